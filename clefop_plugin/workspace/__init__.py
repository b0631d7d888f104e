"""The workspace: one GeoPackage per study, reached through a small interface (no QGIS)."""
