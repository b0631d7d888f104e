"""Names and icons of what imports bring, the same in the dialog, in the journal and on the map."""

from __future__ import annotations

from clefop_plugin.core.text import tr

_ICONS = {
    "communes": "map",
    "population": "people",
    "zonings": "zonings",
    "indicators": "indicators",
    "flows": "flows",
    "travel": "flows",
    "trainings": "training",
    "structures": "structures",
    "recruitment": "recruitment",
    "councils": "councils",
}


def theme_label(theme: str) -> str:
    """What a theme is called; its id when it is not known."""
    names = {
        "communes": tr("Communes"),
        "population": tr("Population"),
        "zonings": tr("Zonings"),
        "indicators": tr("Indicators"),
        "flows": tr("Commuting flows"),
        "travel": tr("Travel times"),
        "trainings": tr("Training offer"),
        "structures": tr("Support structures"),
        "recruitment": tr("Recruitment needs"),
        "councils": tr("Territorial councils"),
    }
    return names.get(theme, theme)


def theme_icon(theme: str) -> str:
    """Name of the icon of a theme; a sheet of paper when it is not known."""
    return _ICONS.get(theme, "file")
