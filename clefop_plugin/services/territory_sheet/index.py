"""The page that lists the sheets of a folder: a map, a table with the territories and their files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from clefop_plugin.core.text import language, number, tr
from clefop_plugin.services.markup import Html, element, paragraph
from clefop_plugin.services.scenario_report.drawing import territories_map
from clefop_plugin.services.territory_sheet.html import page, table_name, warning

#: Name of the page.
INDEX = "index.html"


@dataclass(frozen=True)
class Listed:
    """One sheet of the folder: the territory, and its files (name of the format, name of the file)."""

    number: str
    name: str
    departements: str
    population: float
    files: tuple[tuple[str, str], ...]


def index_html(
    study: str,
    label: str,
    sheets: Sequence[Listed],
    territories: pd.DataFrame,
    more: Sequence[tuple[str, str]],
    made: str,
    fictional: bool,
) -> str:
    """The page. ``label`` names the scenario or zoning, ``territories`` (code, name, colour, geom) are those of the
    map, numbered by ``code``; ``more`` holds other files of the folder (what, file name)."""
    title = tr("Territory sheets")
    links = [element("li", element("a", what, href=name)) for what, name in more]
    body = [
        element("a", tr("Skip to the content"), href="#content", class_="skip"),
        element(
            "header",
            paragraph(study, kind="kicker"),
            element("h1", title),
            paragraph(label, kind="subtitle"),
            warning() if fictional else Html(""),
        ),
        element(
            "main",
            element("figure", territories_map(territories), class_="small") if len(territories) else Html(""),
            _table(sheets),
            element("ul", *links) if links else Html(""),
            id="content",
        ),
        element("footer", paragraph(made)),
    ]
    return page(f"{title} – {study}", language(), body)


def _table(sheets: Sequence[Listed]) -> Html:
    heads = [
        element("th", head, scope="col", class_=look)
        for head, look in (
            (tr("Number"), None),
            (tr("Territory"), None),
            (tr("Départements"), None),
            (tr("Inhabitants"), "n"),
            (tr("Other formats"), None),
        )
    ]
    rows = [element("tr", *_row(sheet)) for sheet in sheets]
    table = element(
        "table",
        element("caption", tr("{count} sheets", count=number(len(sheets)))),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
    )
    return element(
        "div", table, class_="scroll", tabindex=0, role="region", aria_label=table_name(tr("Territory sheets"))
    )


def _row(sheet: Listed) -> list[Html]:
    pages = [name for kind, name in sheet.files if kind == "HTML"]
    others = [(kind, name) for kind, name in sheet.files if kind != "HTML"]
    links: list[object] = []
    for kind, name in others:
        spoken = tr("{kind} sheet of {name}", kind=kind, name=sheet.name)
        links += [", " if links else "", element("a", kind, href=name, aria_label=spoken)]
    return [
        element("td", sheet.number),
        element("th", element("a", sheet.name, href=pages[0]) if pages else sheet.name, scope="row"),
        element("td", sheet.departements),
        element("td", number(sheet.population), class_="n"),
        element("td", *(links or ["–"])),
    ]
