"""The charter of printed pages: the two colours, the font, the logo and the footer that the options choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clefop_plugin.cartography import palettes

FAMILY = "Open Sans"


@dataclass(frozen=True)
class Charter:
    """``primary`` takes the place of the accent of the pages, ``secondary`` that of the second one."""

    primary: str = palettes.ACCENT
    secondary: str = palettes.ACCENT_SECOND
    family: str = FAMILY
    logo: str = ""
    footer: str = ""

    def ink(self, colour: str) -> str:
        """The colour a page is drawn with where its design has ``colour``."""
        return {palettes.ACCENT: self.primary, palettes.ACCENT_SECOND: self.secondary}.get(colour, colour)


class _InForce:
    """The charter of the pages that are drawn now."""

    charter = Charter()


def current() -> Charter:
    """The charter in force: that of the last page begun."""
    return _InForce.charter


def use(charter: Charter) -> None:
    """Draw with this charter from now on."""
    _InForce.charter = charter


def from_settings() -> Charter:
    """The charter that the options choose; a logo that is no longer there is left out."""
    from clefop_plugin import settings

    logo = settings.text("charter/logo")
    return Charter(
        primary=settings.text("charter/primary"),
        secondary=settings.text("charter/secondary"),
        family=settings.text("charter/font") or FAMILY,
        logo=logo if logo and Path(logo).is_file() else "",
        footer=settings.text("charter/footer"),
    )
