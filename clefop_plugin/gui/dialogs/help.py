"""First steps with the plugin, on one page."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from clefop_plugin import environment
from clefop_plugin.core.text import tr


class HelpDialog(QDialog):
    """Five steps, what the marks of the panels mean, and the packages that are missing."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("First steps with CLEFOP"))
        self.page = QTextBrowser()
        self.page.setHtml(help_html())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.page)
        box.addWidget(buttons)
        line = self.fontMetrics().height()
        self.resize(line * 34, line * 34)


def help_html() -> str:
    """The page as HTML; every text is escaped."""
    steps = [
        tr("“New workspace…” gathers the files of your region in one file: communes, population, zonings, indicators."),
        tr("“Import data…” reads files as they were downloaded: look at what it recognised, correct it, then import."),
        tr("“Overlay zonings…” shows where the limits of several zonings meet and where they part."),
        tr("“Generate territories…” groups whole EPCI into territories that follow the zonings you choose."),
        tr("“Choose a territory”, then a click on the map, fills the three panels."),
        tr("“Export the atlas…” prints one page for each territory."),
    ]
    marks = [
        tr("Grey bar: the range of the territories; each tick is one of them."),
        tr("Disc: the chosen territory. Diamond: its département. Black bar: the region."),
        tr("Hatching: the value is secret or missing. It is never zero."),
        tr("Sign ≥: communes are masked, the sum is a minimum."),
    ]
    parts = [_list(tr("From the files to the atlas"), steps, "ol"), _list(tr("Reading the panels"), marks, "ul")]
    parts.append(f"<p>{escape(tr('No file at hand? “Load the fictional region” makes an invented one.'))}</p>")
    absent = [environment.sentence(name) for name in environment.missing()]
    if absent:
        parts.append(_list(tr("Missing packages"), [*absent, environment.how_to_install()], "ul"))
    return "".join(parts)


def _list(title: str, lines: list[str], kind: str) -> str:
    items = "".join(f"<li style='margin-bottom:6px'>{escape(line)}</li>" for line in lines)
    return f"<h3>{escape(title)}</h3><{kind}>{items}</{kind}>"
