"""Join the pictures of the panels into one sheet each: both themes and both widths, then the states."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

#: The states of each panel worth a place in the documents: a name, and the theme it is shown in.
STATES = {
    "indicators": ("pick", "loading:dark", "stale", "error:dark", "charts_missing", "package:dark"),
    "training": ("detail", "minutes:dark", "none_left", "loading:dark", "nothing", "stale:dark"),
    "recruitment": ("unmet", "minutes:dark", "partial_needs", "partial_offer:dark", "nothing", "stale:dark"),
    "structures": ("minutes", "loading:dark", "nothing", "stale_error:dark", "pick", "package:dark"),
    "links": ("epci", "loading:dark", "nothing", "stale:dark", "pick", "error:dark"),
    "council": ("members", "overview:dark", "elsewhere", "no_scenario:dark", "nothing", "loading:dark"),
    "zonings": ("agreement", "borders:dark", "nothing", "no_workspace:dark", "package", "agreement:dark"),
    "imports": ("nothing", "no_workspace:dark", "package", "nothing:dark"),
}
GAP = 14
GROUND = "#8B949C"


def make_sheets(pictures: Path, documents: Path) -> None:
    """Write ``<panel>.png`` in ``documents`` for each panel."""
    documents.mkdir(parents=True, exist_ok=True)
    for panel, states in STATES.items():
        first = [f"{panel}_filled_{theme}_{width}" for width in ("300", "480") for theme in ("light", "dark")]
        second = []
        for state in states:
            name, _, theme = state.partition(":")
            second.append(f"{panel}_{name}_{theme or 'light'}_short")
        sheet = _sheet(pictures, (first, second))
        # 256 colours chosen for the sheet: a third of the size, and nothing that is seen.
        few = sheet.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(documents / f"{panel}.png", optimize=True)
        print(documents / f"{panel}.png", (documents / f"{panel}.png").stat().st_size // 1024, "KiB")


def _sheet(pictures: Path, rows: Sequence[Sequence[str]]) -> Image.Image:
    """The pictures side by side, line by line."""
    images = [[Image.open(pictures / f"{name}.png").convert("RGB") for name in row] for row in rows]
    width = max(sum(image.width + GAP for image in row) for row in images) + GAP
    height = sum(max(image.height for image in row) + GAP for row in images) + GAP
    sheet = Image.new("RGB", (width, height), GROUND)
    y = GAP
    for row in images:
        x = GAP
        for image in row:
            sheet.paste(image, (x, y))
            x += image.width + GAP
        y += max(image.height for image in row) + GAP
    return sheet
