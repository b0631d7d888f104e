"""The dialog “Import data”: files and layers, what was recognised and why, a preview, then the import itself."""
