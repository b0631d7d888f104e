"""Write councils, members and projects: the territories that the file has are replaced, the others stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from clefop_plugin.core.names import fold_name
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.choice import find_scenario
from clefop_plugin.services.importing.writers.base import Change, Commit, Staged
from clefop_plugin.services.vintages import Brought
from clefop_plugin.sources.council_template import DASH
from clefop_plugin.sources.councils import SHEETS, CouncilImport
from clefop_plugin.sources.report import Report
from clefop_plugin.workspace.schema import TABLES
from clefop_plugin.workspace.store import Workspace

if TYPE_CHECKING:
    from clefop_plugin.services.importing.choices import Choices

_TABLES = ("councils", "council_members", "projects")
#: What tells that a row of a file without personal data is one that is known.
_SAME = {
    "councils": ["territory_code"],
    "council_members": ["territory_code", "college", "organisation", "role"],
}


#: The sheets that fill each table: when they all say nothing, the table stays as it is.
_SHEETS_OF: Mapping[str, tuple[str, ...]] = {
    "councils": ("councils", "meetings"),
    "council_members": ("members",),
    "projects": ("projects",),
}


def stage(workspace: Workspace, found: CouncilImport, choices: Choices, brought: Brought | None) -> Staged:
    """Everything of the territories of the file, in one scenario: the one named, else that of the file, else the
    latest. Rows of a territory that the scenario does not have are left out, with their line."""
    scenario = _scenario(workspace, found, choices)
    frames = _on_territories(workspace, scenario, found)
    rows = {
        "councils": _councils(frames["councils"], frames["meetings"]),
        "council_members": frames["members"],
        "projects": _numbered(frames["projects"], scenario, found.report),
    }
    concerned = sorted({code for frame in frames.values() for code in frame["territory_code"]})
    mixed, before = {}, {}
    for table in _TABLES:
        known = workspace.read(table)
        own = known["scenario_id"] == scenario
        if set(_SHEETS_OF[table]) <= set(found.silent):
            mixed[table] = known[own]
            before[table] = rows[table] = known[own & False]
            continue
        here = own & known["territory_code"].isin(concerned)
        before[table] = known[here].reset_index(drop=True)
        fresh = rows[table].assign(scenario_id=scenario).reindex(columns=list(TABLES[table].columns)).fillna("")
        sheet = "members" if table == "council_members" else table
        fresh = _keep_persons(fresh, before[table], found.absent.get(sheet, ()), _SAME.get(table, []))
        rows[table] = fresh.reset_index(drop=True)
        mixed[table] = pd.concat([known[own & ~here], fresh], ignore_index=True)
    labels = {"councils": tr("councils"), "council_members": tr("members"), "projects": tr("projects and actions")}
    changes = tuple(Change(labels[table], len(rows[table]), len(before[table])) for table in _TABLES)

    def draw(progress: Progress) -> Commit:
        def commit() -> tuple[str, ...]:
            for table in _TABLES:
                workspace.replace(table, mixed[table], scenario, by="scenario_id")
            return tuple(f"{scenario}:{code}" for code in concerned)

        progress.update(1.0)
        return commit

    def stands(written: tuple[str, ...]) -> bool:
        return bool(written) and all(_same(before[table], rows[table]) for table in _TABLES)

    return Staged(changes, draw, stands)


def _keep_persons(fresh: pd.DataFrame, known: pd.DataFrame, columns: Sequence[str], same: list[str]) -> pd.DataFrame:
    """The rows with the names already known, when the file says nothing of persons; alike rows in their order."""
    if not columns or fresh.empty or known.empty:
        return fresh
    keys = [*same, "rank"]
    left, right = (frame.assign(rank=frame.groupby(same).cumcount()) for frame in (fresh, known))
    told = left.drop(columns=list(columns)).merge(right[[*keys, *columns]], on=keys, how="left").fillna("")
    return told[list(fresh.columns)]


def _scenario(workspace: Workspace, found: CouncilImport, choices: Choices) -> str:
    scenarios = set(workspace.read("scenarios")["id"])
    wanted = choices.scenario or (found.scenario if found.scenario in scenarios else "")
    identifier, label = find_scenario(workspace, wanted)
    found.report.note(tr("Scenario: {scenario}.", scenario=label))
    if not choices.scenario and found.scenario and found.scenario not in scenarios:
        found.report.note(
            tr(
                "The file was made from a scenario that this workspace does not have ({scenario}): its rows go to the "
                "latest one, by the codes of the territories.",
                scenario=found.scenario,
            )
        )
    return identifier


def _on_territories(workspace: Workspace, scenario: str, found: CouncilImport) -> dict[str, pd.DataFrame]:
    """The frames with ``territory_code``, without the rows of unknown territories, which are reported."""
    territories = workspace.read("territories", scenario, by="scenario_id", geometry=False)
    names = {str(code): str(name) for code, name in zip(territories["code"], territories["name"], strict=True)}
    frames = {}
    for sheet, frame in found.frames().items():
        written = {text: _code(text, names) for text in frame["territory"].unique()}
        codes = frame["territory"].map(written)
        lost = (codes == "").to_numpy(dtype=bool)
        found.report.skip_all(
            tr("rows of a territory that the scenario does not have"),
            frame["territory"][lost],
            [int(line) for line in frame["line"][lost]],
        )
        found.report.rows_kept -= int(lost.sum())
        frames[sheet] = frame.assign(territory_code=codes)[~lost].reset_index(drop=True)
    return {sheet: frames[sheet] for sheet in SHEETS}


def _code(text: str, names: Mapping[str, str]) -> str:
    """The code of a territory written as its code, its name, or both; a zero lost by a spreadsheet is put back.

    A code beside the name of another territory is that of another scenario: the name decides, or nothing does.
    """
    start, _, said = (part.strip() for part in text.partition(DASH))
    code = next((candidate for candidate in (text.strip(), start) if candidate in names), "")
    if not code and start.isdecimal():
        same = [known for known in names if known.isdecimal() and int(known) == int(start)]
        code = same[0] if len(same) == 1 else ""
    if code and (not said or code == text.strip() or fold_name(names[code]) == fold_name(said)):
        return code
    folded = {fold_name(text), fold_name(said)} - {""}
    found = [known for known, name in names.items() if fold_name(name) in folded]
    return found[0] if len(found) == 1 else ""


def _councils(councils: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """One council a territory, with its meetings one a line; a row that says nothing makes no council."""
    told: dict[str, list[str]] = {}
    for row in meetings.to_dict("records"):
        told.setdefault(str(row["territory_code"]), []).append(
            f"{row['date']}{DASH}{row['subject']}".removesuffix(DASH)
        )
    lines = {code: "\n".join(sorted(texts)) for code, texts in told.items()}
    own = councils.drop_duplicates("territory_code", keep="last")
    alone = pd.DataFrame({"territory_code": sorted(set(lines) - set(own["territory_code"]))}, dtype=object)
    whole = pd.concat([own, alone], ignore_index=True)
    whole = whole.where(whole.notna(), "")
    whole["meetings"] = whole["territory_code"].map(lines).fillna("")
    said = whole[["label", "state_chair", "region_chair", "next_meeting", "note", "meetings"]]
    return whole[(said != "").any(axis=1)].reset_index(drop=True)


def _numbered(projects: pd.DataFrame, scenario: str, report: Report) -> pd.DataFrame:
    """Projects with their ids: scenario, territory and number, given where there is none; links to groups checked."""
    taken: set[tuple[str, str]] = set()
    of_row: list[str] = []
    rows = projects.to_dict("records")
    written = {(str(row["territory_code"]), str(row["number"])) for row in rows if row["number"]}
    for row in rows:
        where, wanted = str(row["territory_code"]), str(row["number"])
        if wanted and (where, wanted) in taken:
            report.correct(tr("numbers of projects repeated, given another one"), wanted, int(row["line"]))
            wanted = ""
        if not wanted:
            free = (str(i) for i in range(1, len(rows) + len(written) + 2))
            wanted = next(text for text in free if (where, text) not in taken and (where, text) not in written)
        taken.add((where, wanted))
        of_row.append(wanted)
    groups = []
    for row, own in zip(rows, of_row, strict=True):
        where, parent = str(row["territory_code"]), str(row["group"])
        known = bool(parent) and (where, parent) in taken and parent != own
        if parent and not known:
            report.correct(tr("actions of an unknown project group, kept on their own"), parent, int(row["line"]))
        groups.append(f"{scenario}-{where}-{parent}" if known else "")
    identifiers = [f"{scenario}-{row['territory_code']}-{own}" for row, own in zip(rows, of_row, strict=True)]
    return projects.assign(id=pd.Series(identifiers, dtype=object), group_id=pd.Series(groups, dtype=object))


def _same(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    columns = list(after.columns)
    first, second = (sorted(frame[columns].astype(str).itertuples(index=False, name=None)) for frame in (before, after))
    return first == second
