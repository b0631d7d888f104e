"""The spreadsheet of councils as ``resources/catalogues/councils.toml`` defines it: sheets, columns, lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clefop_plugin import paths
from clefop_plugin.core.names import fold_text
from clefop_plugin.sources.tables import Table, simplify

_NEUTRAL = re.compile(r"^'+\s*[=+\-@\t\r]")
#: Between the code of a territory and its name.
DASH = " – "


@dataclass(frozen=True)
class TemplateColumn:
    """A column: its id, its title, other titles understood, what it holds (text, date, email), its list and width.

    ``personal`` is true of what names a person.
    """

    id: str
    title: str
    names: tuple[str, ...]
    kind: str
    list: str
    width: float
    personal: bool = False


@dataclass(frozen=True)
class TemplateSheet:
    """A sheet: its id, its name, its columns."""

    id: str
    name: str
    columns: tuple[TemplateColumn, ...]


@dataclass(frozen=True)
class TemplateList:
    """A list of choices: its id, its title, its values; ``closed`` are those that end an action, ``signs`` how panels
    draw each (open, half, done, pause, cross)."""

    id: str
    title: str
    values: tuple[str, ...]
    closed: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def known(self, text: str) -> str | None:
        """The value a text means, whatever its case and accents; None when the list does not have it."""
        folded = fold_text(text)
        return next((value for value in self.values if fold_text(value) == folded), None)

    def sign(self, value: str) -> str:
        """How a value is drawn; ``open`` for one that is not in the list."""
        return dict(zip(self.values, self.signs, strict=False)).get(value, "open")


@dataclass(frozen=True)
class Template:
    """The whole book."""

    readme_name: str
    readme: tuple[str, ...]
    sheets: tuple[TemplateSheet, ...]
    lists_name: str
    lists: tuple[TemplateList, ...]

    def sheet(self, wanted: str) -> TemplateSheet:
        """The sheet of an id."""
        return next(sheet for sheet in self.sheets if sheet.id == wanted)

    def list(self, wanted: str) -> TemplateList:
        """The list of an id."""
        return next(known for known in self.lists if known.id == wanted)


@cache
def template() -> Template:
    """The book, from its catalogue."""
    content = tomllib.loads(paths.resource("catalogues", "councils.toml").read_text(encoding="utf-8"))
    return Template(
        readme_name=content["readme_sheet"],
        readme=tuple(content["readme"]),
        sheets=tuple(
            TemplateSheet(sheet["id"], sheet["name"], tuple(_column(column) for column in sheet["column"]))
            for sheet in content["sheet"]
        ),
        lists_name=content["lists"]["name"],
        lists=tuple(
            TemplateList(
                found["id"],
                found["title"],
                *(tuple(found.get(name, ())) for name in ("values", "closed", "signs")),
            )
            for found in content["lists"]["list"]
        ),
    )


def columns_of(sheet: TemplateSheet, table: Table) -> Mapping[str, str]:
    """The column of the table for each column of the sheet that it has, by its title or another one."""
    known = {simplify(column): column for column in reversed(table.columns)}
    found = {}
    for column in sheet.columns:
        names = (simplify(name) for name in (column.title, *column.names))
        title = next((known[name] for name in names if name in known), None)
        if title is not None:
            found[column.id] = title
    return found


def sheet_of(table: Table) -> tuple[TemplateSheet | None, float]:
    """The sheet that a table is, and the share of its columns that it has: the territory among them, three at least.

    None for another table.
    """
    best, most = None, 0.0
    for sheet in template().sheets:
        found = columns_of(sheet, table)
        share = len(found) / len(sheet.columns)
        if "territory" in found and len(found) > 2 and share > most:
            best, most = sheet, share
    return best, most


def is_lists(table: Table) -> bool:
    """Whether a table is the sheet of lists."""
    titles = [found.title for found in template().lists]
    return all(table.find(title) is not None for title in titles)


def spoken(text: str) -> str:
    """A text of a cell as it was before a spreadsheet was kept from taking it for a formula."""
    return text[1:] if _NEUTRAL.match(text) else text


def _column(entry: Mapping[str, object]) -> TemplateColumn:
    names = entry.get("names", ())
    width = entry.get("width", 4.0)
    return TemplateColumn(
        id=str(entry["id"]),
        title=str(entry["title"]),
        names=tuple(str(name) for name in names) if isinstance(names, list | tuple) else (),
        kind=str(entry.get("kind", "text")),
        list=str(entry.get("list", "")),
        width=float(width) if isinstance(width, int | float) else 4.0,
        personal=bool(entry.get("personal", False)),
    )
