"""The spreadsheet of councils: made from a scenario with what is known, and brought back into the workspace."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.choice import find_scenario
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import ImportResult, import_given
from clefop_plugin.services.region import Region
from clefop_plugin.services.spreadsheets.model import Book, Column, Sheet
from clefop_plugin.services.spreadsheets.save import save_book
from clefop_plugin.sources.council_template import DASH, TemplateSheet, template
from clefop_plugin.workspace.store import Workspace


def export_councils(
    workspace: Workspace, scenario: str, path: Path, progress: Progress | None = None, persons: bool = True
) -> Path:
    """Write the spreadsheet of a scenario (id or label, "": the latest) as ODS or XLSX, by the suffix of ``path``.

    Without ``persons`` the columns that name people are left out; read again, such a file leaves them as they are.

    Raises WorkspaceError when there is no such scenario, InputError when the file cannot be written.
    """
    progress = progress or Progress()
    progress.update(0.0, tr("Reading the councils"))
    book = council_book(workspace, find_scenario(workspace, scenario)[0], persons)
    progress.update(0.7, tr("Writing {file}", file=path.name))
    saved = save_book(book, path)
    progress.done()
    return saved


def import_councils(
    workspace: Workspace, path: Path, scenario: str = "", progress: Progress | None = None
) -> ImportResult:
    """Bring a spreadsheet back, into the scenario named, else the one it was made from, else the latest."""
    return import_given(workspace, path, Choices(theme="councils", scenario=scenario), progress)


def council_book(workspace: Workspace, scenario: str, persons: bool = True) -> Book:
    """The spreadsheet of a scenario, with one council a territory and everything the workspace knows of them."""
    region = Region(workspace)
    known = template()
    labels = territory_labels(workspace, scenario)
    rows = {
        "councils": _councils(workspace, scenario, labels),
        "members": _told(workspace, "council_members", scenario, labels),
        "meetings": _meetings(workspace, scenario, labels),
        "projects": _projects(workspace, scenario, labels),
        "territories": _territories(region, scenario, labels),
    }
    readme = _readme(region, scenario)
    sheets = tuple(_sheet(sheet, rows[sheet.id], persons) for sheet in known.sheets)
    values = [labels[code] for code in sorted(labels)]
    lists = [values if found.id == "territory" else list(found.values) for found in known.lists]
    height = max(len(column) for column in lists)
    cells = [[column[rank] if rank < len(column) else "" for column in lists] for rank in range(height)]
    return Book((readme, *sheets), Sheet(known.lists_name, tuple(Column(f.title, 7.0) for f in known.lists), cells))


def territory_labels(workspace: Workspace, scenario: str) -> dict[str, str]:
    """How the spreadsheet names each territory of a scenario, by code: its code, then its name."""
    rows = workspace.read("territories", scenario, by="scenario_id", geometry=False)
    return {
        str(code): f"{code}{DASH}{name}" if name else str(code)
        for code, name in zip(rows["code"], rows["name"], strict=True)
    }


def short_number(identifier: str, scenario: str, territory: str) -> str:
    """The number of a project inside its territory, from its id in the workspace."""
    return identifier.removeprefix(f"{scenario}-{territory}-")


def _sheet(sheet: TemplateSheet, frame: pd.DataFrame, persons: bool) -> Sheet:
    titles = {found.id: found.title for found in template().lists}
    kept = [column for column in sheet.columns if persons or not column.personal]
    columns = tuple(Column(column.title, column.width, titles.get(column.list, "")) for column in kept)
    filled = frame.reindex(columns=[column.id for column in kept]).fillna("").astype(str)
    return Sheet(sheet.name, columns, filled.to_numpy(dtype=object).tolist())


def _told(workspace: Workspace, table: str, scenario: str, labels: dict[str, str]) -> pd.DataFrame:
    """Rows of a table for the territories of a scenario, with the label of each."""
    rows = workspace.read(table)
    own = rows[(rows["scenario_id"] == scenario) & rows["territory_code"].isin(list(labels))]
    return own.assign(territory=own["territory_code"].map(labels)).reset_index(drop=True)


def _councils(workspace: Workspace, scenario: str, labels: dict[str, str]) -> pd.DataFrame:
    rows = _told(workspace, "councils", scenario, labels)
    everyone = pd.DataFrame({"territory": [labels[code] for code in sorted(labels)]}, dtype=object)
    return everyone.merge(rows, on="territory", how="left")


def _meetings(workspace: Workspace, scenario: str, labels: dict[str, str]) -> pd.DataFrame:
    rows = _told(workspace, "councils", scenario, labels)
    told = zip(rows["territory"], rows["meetings"], strict=True)
    found = [(where, *_meeting(line)) for where, text in told for line in text.split("\n") if line.strip()]
    return pd.DataFrame(found, columns=["territory", "date", "subject"], dtype=object)


def _meeting(line: str) -> tuple[str, str]:
    date, _, subject = line.partition(DASH)
    return date.strip(), subject.strip()


def _projects(workspace: Workspace, scenario: str, labels: dict[str, str]) -> pd.DataFrame:
    rows = _told(workspace, "projects", scenario, labels)
    places = list(zip(rows["id"], rows["group_id"], rows["territory_code"], strict=True))
    return rows.assign(
        number=[short_number(identifier, scenario, where) for identifier, _, where in places],
        group=[short_number(parent, scenario, where) for _, parent, where in places],
    )


def _territories(region: Region, scenario: str, labels: dict[str, str]) -> pd.DataFrame:
    groups = region.groups("territory", scenario)
    people = dict(zip(groups.grouping.codes, groups.grouping.sums(region.population), strict=True))
    codes = sorted(labels)
    return pd.DataFrame(
        {
            "territory": [labels[code] for code in codes],
            "population": [str(round(people.get(code, 0.0))) for code in codes],
            "scenario": scenario,
        },
        dtype=object,
    )


def _readme(region: Region, scenario: str) -> Sheet:
    words = {
        "study": region.meta.get("name", ""),
        "scenario": f"{region.scenario(scenario)['label']} ({scenario})",
        "date": datetime.now(UTC).date().strftime("%d/%m/%Y"),
    }
    lines = [[_filled(line, words)] for line in template().readme]
    return Sheet(template().readme_name, (Column("", 24.0),), lines, titled=False)


def _filled(line: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        line = line.replace("{" + name + "}", value)
    return line
