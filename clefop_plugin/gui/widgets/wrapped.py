"""Texts on several lines, of which the last one is never cut."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel


def wrap(label: QLabel) -> None:
    """Break the text of a label into lines.

    The dark themes of QGIS give labels an invisible border, and Qt then indents their text by another width than the
    one it counts lines with.
    """
    label.setWordWrap(True)
    label.setIndent(0)
