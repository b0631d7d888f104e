"""The page of a territory's council: its own, or the territories whose council it depends on, and the overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.departements import departement_name
from clefop_plugin.services.council_store import read_council
from clefop_plugin.services.council_types import Area, CouncilPage, Elsewhere, Late, Project
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.region import DEPARTEMENTS_ZONING, Region
from clefop_plugin.sources.council_template import template

#: A territory that holds less than this share of the residents of a zone is not offered.
_SMALLEST = 0.0005
#: Tables that tell something of a council: who sits there, then what it leads.
COUNCIL_TABLES = ("councils", "council_members", "projects")


def council_page(
    region: Region, ref: TerritoryRef, members: npt.NDArray[np.int64], region_name: str, today: date | None = None
) -> CouncilPage:
    """The page of a territory; ``members`` are the positions of its communes."""
    today = today or datetime.now(UTC).date()
    scenarios = region.scenarios
    own = ref.kind == "territory"
    scenario = ref.container if own else (str(scenarios["id"].iloc[-1]) if len(scenarios) else "")
    main = _main_departements(region, scenario) if scenario else {}
    return CouncilPage(
        ref=ref,
        name=region.groups(ref.kind, ref.container).names.get(ref.code, ref.code),
        scenario=str(region.scenario(scenario)["label"]) if scenario else "",
        council=read_council(region.workspace, scenario, ref.code) if own else None,
        elsewhere=() if own else _elsewhere(region, scenario, members),
        areas=_areas(region, scenario, main, region_name, today) if own else (),
        home=main.get(ref.code, "") if own else "",
        indicators=tuple(dict.fromkeys(str(label) for label in region.indicators["label"] if label)),
        today=today,
    )


def recorded(region: Region, scenario: str) -> frozenset[str]:
    """Codes of the territories of a scenario whose council, members or projects are recorded."""
    return frozenset(code for table in COUNCIL_TABLES for code in _with(region, scenario, table))


def _elsewhere(region: Region, scenario: str, members: npt.NDArray[np.int64]) -> tuple[Elsewhere, ...]:
    """The territories of a scenario that hold the residents of some communes, the first holds most."""
    if not scenario:
        return ()
    groups = region.groups("territory", scenario)
    index = groups.grouping.index[members]
    people = np.nan_to_num(region.population[members])
    if not people.sum():
        people = np.ones(len(members))
    sums = np.bincount(index[index >= 0], people[index >= 0], minlength=len(groups.grouping.codes))
    shares = sums / people.sum()
    label = str(region.scenario(scenario)["label"])
    found = []
    for i in np.argsort(-shares, kind="stable"):
        if shares[i] < _SMALLEST:
            break
        code = groups.grouping.codes[int(i)]
        ref = TerritoryRef("territory", scenario, code)
        found.append(Elsewhere(ref, groups.names.get(code, code), label, float(shares[i])))
    return tuple(found)


def _main_departements(region: Region, scenario: str) -> dict[str, str]:
    """The département where most residents of each territory live."""
    groups = region.groups("territory", scenario)
    index = groups.grouping.index
    table = pd.DataFrame(
        {
            "territory": index,
            "departement": region.plain_communes["departement"].to_numpy(dtype=object),
            # A territory without known population goes where it has most communes.
            "people": np.nan_to_num(region.population) + 1e-6,
        }
    )[index >= 0]
    sums = table.groupby(["territory", "departement"], sort=True)["people"].sum().reset_index()
    first = sums.sort_values("people", ascending=False, kind="stable").drop_duplicates("territory")
    codes = groups.grouping.codes
    return {codes[int(t)]: str(d) for t, d in zip(first["territory"], first["departement"], strict=True)}


def _areas(region: Region, scenario: str, main: dict[str, str], region_name: str, today: date) -> tuple[Area, ...]:
    """The région, then the départements by code."""
    rows = region.workspace.read("projects")
    rows = rows[(rows["scenario_id"] == scenario) & rows["territory_code"].isin(list(main))]
    columns = ["theme", "title", "pilot", "state", "start", "end", "note"]
    projects = [
        (str(code), Project(*values))
        for code, values in zip(rows["territory_code"], rows[columns].itertuples(index=False, name=None), strict=True)
    ]
    councils = {code for table in COUNCIL_TABLES[:2] for code in _with(region, scenario, table)}
    names = region.groups("territory", scenario).names
    known = region.zone_names.get(DEPARTEMENTS_ZONING, {})
    places = [("", region_name, list(main))]
    for departement in sorted(set(main.values())):
        inside = [code for code, where in main.items() if where == departement]
        places.append((departement, known.get(departement) or departement_name(departement), inside))
    return tuple(
        _area(code, name, inside, [pair for pair in projects if pair[0] in set(inside)], councils, names, today)
        for code, name, inside in places
    )


def _with(region: Region, scenario: str, table: str) -> set[str]:
    rows = region.workspace.read(table)
    return set(rows.loc[rows["scenario_id"] == scenario, "territory_code"])


def _area(
    code: str,
    name: str,
    territories: Sequence[str],
    projects: Sequence[tuple[str, Project]],
    councils: set[str],
    names: Mapping[str, str],
    today: date,
) -> Area:
    themes = Counter(project.theme for _, project in projects)
    late = [(where, project) for where, project in projects if project.overdue(today)]
    late_themes = Counter(project.theme for _, project in late)
    states = Counter(project.state for _, project in projects)
    return Area(
        code=code,
        name=name,
        territories=len(territories),
        with_council=len(councils & set(territories)),
        projects=len(projects),
        themes=tuple((theme, themes[theme], late_themes[theme]) for theme in _ordered("theme", themes)),
        states=tuple((state, states[state]) for state in _ordered("state", states)),
        late=tuple(
            Late(names.get(where, where), project.title, project.pilot, project.end)
            for where, project in sorted(late, key=lambda pair: pair[1].end)
        ),
    )


def _ordered(which: str, found: Iterable[str]) -> list[str]:
    """Words in the order of their list of the catalogue, the others after."""
    values = template().list(which).values
    return [v for v in values if v in found] + sorted(word for word in found if word not in values)
