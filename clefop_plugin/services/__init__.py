"""One module per user action: workspace, parameters and progress in, results out (no QGIS)."""
