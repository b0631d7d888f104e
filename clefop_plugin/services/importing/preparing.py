"""Read and check a whole import, say what it would change, then write it in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.core.zonings import main_zone
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.inspecting import BY_COMMUNE, Inspection, inspect, need_chosen
from clefop_plugin.services.importing.writers import Change, Staged, writer_of
from clefop_plugin.services.journal import record, standing_import
from clefop_plugin.services.vintage_words import Match
from clefop_plugin.services.vintages import Brought, bring
from clefop_plugin.sources import detect
from clefop_plugin.sources.formats import Document, Options, Theme, report_of
from clefop_plugin.sources.report import Report, Step
from clefop_plugin.workspace.store import Workspace


@dataclass(frozen=True)
class ImportResult:
    """What an import brought: its report, and the ids of the zonings, indicators or sources it wrote."""

    report: Report
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """An import that is read and checked; nothing is written yet.

    ``changes`` counts what would be added or replaced; ``already`` is the sentence that says that the workspace holds
    this very file, read with the same choices ("" when it does not): :meth:`write` then does nothing.
    """

    workspace: Workspace
    inspection: Inspection
    theme: Theme
    report: Report
    changes: tuple[Change, ...]
    already: str
    staged: Staged

    def write(self, progress: Progress | None = None) -> ImportResult:
        """Write everything in one transaction, with the report. A failure or a cancel leaves the workspace as it was.

        Raises WorkspaceError when the file cannot be written, Cancelled on cancel.
        """
        progress = progress or Progress()
        if self.already:
            self.report.note(self.already)
            progress.done()
            return ImportResult(self.report, tuple(self.report.ids))
        commit = self.staged.draw(progress.part(0.0, 0.8))
        progress.update(0.8, tr("Writing the workspace"))
        with self.workspace.transaction():
            ids = commit()
            self.report.ids = list(ids)
            record(self.workspace, self.theme, self.report)
            progress.check()
        progress.done()
        return ImportResult(self.report, ids)


def prepare(
    workspace: Workspace, given: Path | Document, choices: Choices, progress: Progress | None = None
) -> Prepared:
    """Read a file, or a layer already opened, as an import. Raises InputError in one sentence; writes nothing."""
    progress = progress or Progress()
    inspection = inspect(given, choices, progress.part(0.0, 0.3))
    return prepare_inspected(workspace, inspection, choices, progress.part(0.3, 1.0))


def prepare_inspected(
    workspace: Workspace, inspection: Inspection, choices: Choices, progress: Progress | None = None
) -> Prepared:
    """The same, from a file that was inspected with these choices."""
    progress = progress or Progress()
    chosen = need_chosen(inspection, choices)
    document, brought = _on_our_communes(workspace, inspection.document, chosen.format.theme, choices)
    progress.update(0.2, tr("Reading {file}", file=document.name))
    found = chosen.format.read(document, options(workspace, choices), progress.part(0.2, 0.9))
    report = report_of(found)
    if report.rows_read and not report.rows_kept:
        raise InputError(_nothing_kept(report))
    report.steps = [*inspection.steps, *_vintage_steps(workspace, brought)]
    for match in brought.matches if brought else ():
        report.note(match.sentence(name_missing=not report.names_absent))
    for sentence in brought.notes if brought else ():
        report.note(sentence)
    if not report.sha256 and inspection.document.table is not None:
        report.sha256 = inspection.document.table.sha256
    report.fingerprint = choices.fingerprint(report.sha256)
    staged = writer_of(found).stage(workspace, found, choices, brought)
    already = "" if choices.again else _already(workspace, chosen.format.theme, report, staged)
    progress.update(1.0)
    return Prepared(workspace, inspection, chosen.format.theme, report, staged.changes, already, staged)


def _nothing_kept(report: Report) -> str:
    """The sentence for a file without a single row of use, with the first reason: nothing is replaced by nothing."""
    reasons = [entry.reason for entry in report.entries if entry.kind == "skipped"]
    return tr(
        "Nothing of {file} can be kept: does it cover this region and these communes? Rows left out: {count} "
        "({reason}).",
        file=report.source,
        count=number(report.skipped),
        reason=", ".join(reasons[:2]) or "–",
    )


def import_given(
    workspace: Workspace, given: Path | Document, choices: Choices, progress: Progress | None = None
) -> ImportResult:
    """Prepare and write in one go, as batch runs do."""
    progress = progress or Progress()
    return prepare(workspace, given, choices, progress.part(0.0, 0.5)).write(progress.part(0.5, 1.0))


def options(workspace: Workspace, choices: Choices) -> Options:
    """What readers are told of a workspace and of the user's choices."""
    communes = workspace.read("communes", geometry=False)
    return Options(
        communes=frozenset(communes["code"]),
        names=dict(zip(communes["code"], communes["name"], strict=True)),
        zone_of=_ZoneOf(workspace),
        region=workspace.meta().get("region", ""),
        key=choices.key,
        fields=choices.fields,
        vintage=choices.vintage,
        period=choices.period,
        labels=choices.labels,
        catalogue=choices.catalogue,
        network=choices.network,
        basin_zoning=choices.basin_zoning,
        recipe=choices.recipe,
    )


class _ZoneOf(Mapping[str, Mapping[str, str]]):
    """Zone of each commune, by zoning: read when it is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, zoning: str) -> Mapping[str, str]:
        if zoning not in self._kept:
            rows = self._workspace.read("memberships", zoning, by="zoning_id")
            if rows.empty:
                raise KeyError(zoning)
            self._kept[zoning] = {str(k): str(v) for k, v in main_zone(rows).items()}
        return self._kept[zoning]

    def __iter__(self) -> Iterator[str]:
        return iter(str(zoning) for zoning in self._workspace.read("zonings")["id"])

    def __len__(self) -> int:
        return self._workspace.count("zonings")


def _on_our_communes(
    workspace: Workspace, document: Document, theme: Theme, choices: Choices
) -> tuple[Document, Brought | None]:
    """The document with its table on the communes of the workspace, when it goes by commune."""
    if document.table is None or document.geometry is not None or theme not in BY_COMMUNE:
        return document, None
    ends = detect.flow_ends(document.table) if theme == "flows" else ()
    keys = ends or tuple(filter(None, [choices.key or detect.commune_column(document.table)]))
    table, estimated, notes, year = document.table, frozenset[str](), list[str](), 0
    matches: list[Match] = []
    for key in keys:
        if ends and choices.files.movements is None:
            continue
        brought = bring(workspace, table, key, choices.files, detect.year_of(choices.vintage))
        table, year = brought.table, brought.year
        estimated, notes = estimated | brought.estimated, [*notes, *brought.notes]
        matches += brought.matches
    whole = Brought(table, estimated, tuple(dict.fromkeys(notes)), year, tuple(dict.fromkeys(matches)))
    return replace(document, table=table), whole


def _vintage_steps(workspace: Workspace, brought: Brought | None) -> list[Step]:
    if brought is None or not brought.year:
        return []
    said = workspace.meta().get("vintage", "") or "–"
    return [
        Step(
            "vintage",
            tr("Vintage"),
            str(brought.year),
            tr("communes of {year}; the workspace has those of {said}", year=brought.year, said=said),
        )
    ]


def _already(workspace: Workspace, theme: Theme, report: Report, staged: Staged) -> str:
    """The sentence for a file that the workspace already holds, or the empty text."""
    earlier = standing_import(workspace, theme, report.source, report.fingerprint)
    if earlier is None or not staged.stands(tuple(earlier.report.ids)):
        return ""
    report.ids = earlier.report.ids
    return tr(
        "{file} is already in the workspace, unchanged since {date}: nothing was written.",
        file=report.source,
        date=earlier.imported[:10],
    )
