"""Join the pictures of the panels into one sheet each: both themes and both widths, then the states."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication, QImage, QPainter

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
GROUND = QColor("#8B949C")


def make_sheets(pictures: Path, documents: Path) -> None:
    """Write ``<panel>.png`` in ``documents`` for each panel."""
    application = QGuiApplication.instance() or QGuiApplication([])
    documents.mkdir(parents=True, exist_ok=True)
    for panel, states in STATES.items():
        first = [f"{panel}_filled_{theme}_{width}" for width in ("300", "480") for theme in ("light", "dark")]
        second = []
        for state in states:
            name, _, theme = state.partition(":")
            second.append(f"{panel}_{name}_{theme or 'light'}_short")
        sheet = _sheet(pictures, (first, second))
        # 256 colours: a tenth of the size, and nothing that is seen.
        few = sheet.convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.ThresholdDither)
        few.save(str(documents / f"{panel}.png"), "PNG", 0)
        print(documents / f"{panel}.png", (documents / f"{panel}.png").stat().st_size // 1024, "KiB")
    del application


def _sheet(pictures: Path, rows: Sequence[Sequence[str]]) -> QImage:
    """The pictures side by side, line by line."""
    images = [[QImage(str(pictures / f"{name}.png")) for name in row] for row in rows]
    width = max(sum(image.width() + GAP for image in row) for row in images) + GAP
    height = sum(max(image.height() for image in row) + GAP for row in images) + GAP
    sheet = QImage(width, height, QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    y = GAP
    for row in images:
        x = GAP
        for image in row:
            painter.drawImage(x, y, image)
            x += image.width() + GAP
        y += max(image.height() for image in row) + GAP
    painter.end()
    return sheet
