"""Colours of what the plugin draws over the map; they do not follow the theme of the windows."""

from __future__ import annotations

MAP_ACCENT, MAP_CASING, MAP_ALERT = "#0F5E73", "#FFFFFF", "#A8431C"
