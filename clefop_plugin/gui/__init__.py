"""The desktop door: docks, map tools, wizard."""
