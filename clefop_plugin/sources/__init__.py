"""Official file formats: read, recognise, check, normalise, and report what was skipped (no QGIS)."""
