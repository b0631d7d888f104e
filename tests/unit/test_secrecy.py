"""No masked value can be found from what is shown: of territories, départements and the region, at one period."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core import secrecy
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles

NAN = np.nan


def shown(values, groups, totals, whole=NAN):
    flags, every = secrecy.shown_totals(
        np.array(values, dtype=float), np.array(groups), np.array(totals, dtype=float), whole
    )
    return flags.tolist(), every


def test_a_total_that_leaves_one_or_two_masked_communes_is_not_shown():
    assert shown([5, NAN, 3], [0, 0, 0], [20]) == ([False], False)
    assert shown([5, NAN, NAN], [0, 0, 0], [20]) == ([False], False)
    assert shown([5, NAN, NAN, NAN], [0, 0, 0, 0], [20]) == ([True], False)


def test_a_total_that_leaves_nothing_says_that_each_masked_commune_is_zero():
    assert shown([20, NAN, NAN, NAN], [0, 0, 0, 0], [20]) == ([False], False)


def test_the_region_less_its_departements_must_leave_three_masked_communes():
    values, groups = [NAN, NAN, NAN, 1, NAN, 1], [0, 0, 0, 0, 1, 1]
    assert shown(values, groups, [9, NAN], 30) == ([True, False], False)
    assert shown(values, groups, [NAN, NAN], 30) == ([False, False], True)
    assert shown([1, 2, 3, 4], [0, 0, 1, 1], [3, 7], 10) == ([True, True], True)


communes = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([0, 0, 0, 1, 2, 5]), st.booleans()), min_size=1, max_size=14
)


def determined(equations: list[np.ndarray], right: list[float], unknown: int) -> list[int]:
    """Masked values that have one solution only, when counts are at least zero."""
    found = []
    for position in range(unknown if equations else 0):
        goal = np.eye(unknown)[position]
        least, most = (
            linprog(sign * goal, A_eq=np.array(equations), b_eq=np.array(right), bounds=(0, None)) for sign in (1, -1)
        )
        if most.status == 3:  # unbounded: nothing is known of it
            continue
        assert least.success and most.success
        if -most.fun - least.fun <= 1e-6:
            found.append(position)
    return found


@settings(max_examples=300, deadline=None)
@given(communes, st.sets(st.integers(0, 3)), st.booleans())
def test_no_masked_commune_is_determined_by_the_totals_that_are_shown(rows, published, region):
    """Each masked value keeps an interval of its own, as anyone could solve it from all the totals."""
    departement = np.array([row[0] for row in rows])
    true = np.array([row[1] for row in rows], dtype=float)
    masked = np.array([row[2] for row in rows])
    values = np.where(masked, NAN, true)
    totals = np.array([true[departement == d].sum() if d in published else NAN for d in range(4)])
    flags, every = secrecy.shown_totals(values, departement, totals, true.sum() if region else NAN)
    unknown = np.flatnonzero(masked)
    equations = [(departement[unknown] == d).astype(float) for d in np.flatnonzero(flags)]
    right = [totals[d] - np.nansum(values[departement == d]) for d in np.flatnonzero(flags)]
    if every:
        equations.append(np.ones(len(unknown)))
        right.append(true.sum() - np.nansum(values))
    assert determined(equations, right, len(unknown)) == []


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return small_region.make(tmp_path_factory.mktemp("secrecy") / "petit.gpkg")


levels = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=8, max_size=8)
DEPARTEMENT = np.array(["96"] * 4 + ["20"] * 4)


def store(workspace, true, masked, there: dict[str, bool]) -> None:
    """One count: the communes, some masked, and the totals that the producer publishes."""
    status = ["secret" if hidden else "ok" for hidden in masked]
    rows = [("n", "commune", c, "2021", t, s) for c, t, s in zip(small_region.CODES, true, status, strict=True)]
    for code, inside in (("96", DEPARTEMENT == "96"), ("20", DEPARTEMENT == "20"), ("99", np.ones(8, dtype=bool))):
        level = "region" if code == "99" else "departement"
        rows += [("n", level, code, "2021", float(true[inside].sum()), "ok")] if there[code] else []
    values = pd.DataFrame(rows, columns=["indicator_id", "level", "code", "period", "value", "status"])
    values.loc[values["status"] == "secret", "value"] = np.nan
    indicator = {
        "id": "n",
        "label": "N",
        "theme": "T",
        "kind": "count",
        "scale": 1.0,
        "decimals": 0,
        "level": "commune",
    }
    with workspace.transaction():
        workspace.set_meta("region", "99")
        workspace.replace("indicators", pd.DataFrame([indicator]), "n", by="id")
        workspace.replace("indicator_values", values, "n", by="indicator_id")


def totals_shown(profiles: Profiles, known: np.ndarray) -> list[tuple[np.ndarray, float]]:
    """The areas whose figure is not the sum of what their communes publish, and that figure."""
    found = []
    for container in profiles.containers():
        for code, _ in profiles.members(container.kind, container.id):
            ref = TerritoryRef(container.kind, container.id, code)
            (figure,) = profiles.figures(ref, ["n"])
            around = figure.departement_name.removeprefix("Zone ") == DEPARTEMENT
            members = np.isin(small_region.CODES, profiles.communes_of(ref))
            shown_here = [
                (members, figure.value),
                (around, figure.departement_value),
                (np.ones(8, dtype=bool), figure.region_value),
            ]
            found += [(m, v) for m, v in shown_here if v is not None and v != np.nansum(known[m])]
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(levels, st.fixed_dictionaries({"96": st.booleans(), "20": st.booleans(), "99": st.booleans()}))
def test_no_figure_of_a_workspace_gives_a_masked_commune(workspace, figures, there):
    """The same from the figures of every territory, zone, commune, département and the region, as they are shown."""
    true = np.array([7.0 if value is None else float(value) for value in figures])
    masked = np.array([value is None for value in figures])
    known = np.where(masked, NAN, true)
    store(workspace, true, masked, there)
    totals = totals_shown(Profiles(workspace), known)
    equations = [members[masked].astype(float) for members, _ in totals]
    right = [value - np.nansum(known[members]) for members, value in totals]
    assert determined(equations, right, int(masked.sum())) == []


def test_a_total_that_hides_enough_is_shown_as_published(workspace):
    true = np.array([1.0, 2, 3, 4, 5, 6, 7, 8])
    masked = np.array([True, True, True, False, False, False, False, True])
    store(workspace, true, masked, {"96": True, "20": True, "99": True})
    figure = Profiles(workspace).figures(TerritoryRef("zone", "dep", "96"), ["n"])[0]
    assert (figure.value, figure.status, figure.lower_bound) == (10.0, "ok", False)
    alone = Profiles(workspace).figures(TerritoryRef("zone", "dep", "20"), ["n"])[0]
    assert (alone.value, alone.status, alone.lower_bound) == (18.0, "estimated", True)
    assert alone.region_value == 22.0  # the whole, 36, less 10 and 18, would leave the masked commune of the other


def test_a_total_gives_no_masked_zone_by_difference(workspace):
    """A count published by zone, one zone masked: the region would give it, and so would its département."""
    rows = [("n", "ze2020", "Z1", "2021", 5.0, "ok"), ("n", "ze2020", "Z2", "2021", np.nan, "secret")]
    rows += [("n", "region", "99", "2021", 12.0, "ok"), ("n", "departement", "96", "2021", 7.0, "ok")]
    store(workspace, np.zeros(8), np.zeros(8, dtype=bool), {"96": False, "20": False, "99": False})
    values = pd.DataFrame(rows, columns=["indicator_id", "level", "code", "period", "value", "status"])
    workspace.replace("indicator_values", values, "n", by="indicator_id")
    profiles = Profiles(workspace)
    first = profiles.figures(TerritoryRef("zone", "ze2020", "Z1"), ["n"])[0]
    assert (first.value, first.status, first.region_value, first.departement_value) == (5.0, "ok", None, None)
    second = profiles.figures(TerritoryRef("zone", "ze2020", "Z2"), ["n"])[0]
    assert (second.value, second.status) == (None, "secret")
    around = profiles.figures(TerritoryRef("zone", "dep", "96"), ["n"])[0]
    assert (around.value, around.status) == (None, "secret")
