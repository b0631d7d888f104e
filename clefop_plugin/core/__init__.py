"""Pure computation on plain tables: no QGIS, no Qt, no files."""
