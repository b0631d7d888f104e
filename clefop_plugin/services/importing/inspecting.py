"""Open a file and say what it is: its format and why, how it is encoded, where its columns begin, its key, its vintage.

Nothing is read whole into the workspace here: the preview of an import shows this first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.sources import detect, registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Document, Theme
from clefop_plugin.sources.registry import Candidate
from clefop_plugin.sources.report import Step
from clefop_plugin.sources.tables import Table

#: Themes whose rows are communes or zones, told by their codes.
BY_COMMUNE: tuple[Theme, ...] = ("zonings", "indicators", "flows")
#: Rows shown in the preview.
SAMPLE = 12


@dataclass(frozen=True)
class Inspection:
    """What is known of a file before it is read.

    ``candidates`` are the formats that recognise it, the best first; ``chosen`` is the one used, None when nothing
    does; ``steps`` what was found, with reasons; ``sample`` the first rows as text.
    """

    document: Document
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    steps: tuple[Step, ...]
    sample: pd.DataFrame


def inspect(given: Path | Document, choices: Choices, progress: Progress | None = None) -> Inspection:
    """Open and recognise a file, or a layer already opened. Raises InputError when it cannot be opened."""
    progress = progress or Progress()
    progress.update(0.0, tr("Reading {file}", file=_name(given)))
    document = (
        given if isinstance(given, Document) else open_document(given, choices.read_as(), progress.part(0.0, 0.9))
    )
    candidates = registry.candidates(document, choices.theme, choices.format, choices.recipe)
    chosen = registry.best_of(candidates, choices.theme, choices.format)
    progress.update(1.0)
    steps = tuple(_steps(document, chosen, choices))
    return Inspection(document, candidates, chosen, steps, _sample(document.table))


def need_chosen(inspection: Inspection, choices: Choices) -> Candidate:
    """The format used; InputError naming those that are known when none recognises the file."""
    return registry.chosen(inspection.document, inspection.candidates, choices.theme, choices.format)


def _steps(document: Document, chosen: Candidate | None, choices: Choices) -> list[Step]:
    label = chosen.format.label() if chosen else tr("not recognised")
    why = chosen.recognition.why if chosen else tr("no known format has these columns")
    if choices.format:
        why = tr("chosen by you")
    steps = [Step("format", tr("Format"), label, why)]
    if document.table is None:
        return steps
    table = document.table
    found = (
        ("member", tr("File of the archive"), table.member),
        ("sheet", tr("Sheet"), table.sheet),
        ("encoding", tr("Encoding"), table.encoding),
        ("separator", tr("Separator"), tr("tab") if table.separator == "\t" else table.separator),
        ("decimal", tr("Decimal mark"), {",": tr("comma"), ".": tr("point")}.get(table.decimal, "")),
        ("header", tr("Column names"), tr("line {line}", line=number(table.header_row))),
    )
    steps += [Step(name, label, value, table.why.get(name, "")) for name, label, value in found if value]
    by_commune = chosen is None or chosen.format.theme in BY_COMMUNE
    return [*steps, *(_key_steps(document, table, choices) if by_commune else ())]


def _key_steps(document: Document, table: Table, choices: Choices) -> list[Step]:
    """The key column and the level of the rows."""
    key = table.find(choices.key) if choices.key else detect.commune_column(table)
    if key:
        value = table.column(key).iloc[0] if table.rows else ""
        why = tr("chosen by you") if choices.key else tr("codes of communes such as {code}", code=value)
        return [Step("key", tr("Key column"), key, why), Step("level", tr("Level"), tr("commune"))]
    epci = detect.epci_column(table)
    if epci is not None:
        return [Step("key", tr("Key column"), epci, tr("codes of nine digits")), Step("level", tr("Level"), "EPCI")]
    if document.geometry is not None:
        return [Step("level", tr("Level"), tr("shapes on the map"))]
    return []


def _sample(table: Table | None) -> pd.DataFrame:
    return table.head(SAMPLE) if table is not None else pd.DataFrame()


def _name(given: Path | Document) -> str:
    return given.name
