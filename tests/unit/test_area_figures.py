"""Figures of territories from values published for larger areas, and rates of change computed from counts."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core import formulas, indicators
from clefop_plugin.core.indicators import Column
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles

FIRST = TerritoryRef("territory", "s1", "01")


def add(workspace, definition: dict[str, object], rows: list[tuple[str, str, str, float | None]]) -> None:
    base = {"theme": "T", "scale": 1.0, "decimals": 1, "level": "commune", "unit": "%"}
    workspace.append("indicators", pd.DataFrame([{**base, **definition}]))
    values = pd.DataFrame(rows, columns=["level", "code", "period", "value"]).assign(indicator_id=definition["id"])
    values["status"] = np.where(values["value"].isna(), "secret", "ok")
    workspace.append("indicator_values", values)


@pytest.fixture
def workspace(tmp_path):
    made = small_region.make(tmp_path / "petit.gpkg")
    quarters = [("2024-T4", 6.0, 9.0), ("2025-T1", 6.5, 9.5)]
    rate = [("ze2020", zone, when, v) for when, *pair in quarters for zone, v in zip(("Z1", "Z2"), pair, strict=True)]
    add(made, {"id": "rate_ze", "label": "Chômage", "kind": "given", "level": "ze2020"}, rate)
    add(
        made,
        {"id": "jobs_ze", "label": "Emplois", "kind": "count", "level": "ze2020", "unit": ""},
        [("ze2020", "Z1", "2021", 700.0), ("ze2020", "Z2", "2021", 900.0)],
    )
    return made


def test_a_rate_of_zones_is_weighted_by_the_residents_of_the_overlap(workspace):
    figure = Profiles(workspace).figures(FIRST, ["rate_ze"])[0]
    assert figure.value == pytest.approx((1500 * 6.5 + 400 * 9.5) / 1900)
    assert (figure.status, figure.period, figure.coverage) == ("estimated", "2025-T1", 1.0)
    assert [(part.code, part.value) for part in figure.parts] == [("Z1", 6.5), ("Z2", 9.5)]
    assert figure.parts[0].share == pytest.approx(1500 / 1900)
    assert "Zone Z1 6.5%" in figure.note and "79%" in figure.note
    assert figure.trend == (
        ("2024-T4", pytest.approx((1500 * 6 + 400 * 9) / 1900)),
        ("2025-T1", pytest.approx((1500 * 6.5 + 400 * 9.5) / 1900)),
    )


def test_the_zone_itself_has_its_published_rate_and_a_commune_only_an_estimate(workspace):
    profiles = Profiles(workspace)
    zone = profiles.figures(TerritoryRef("zone", "ze2020", "Z2"), ["rate_ze"])[0]
    assert (zone.value, zone.status) == (9.5, "ok")
    commune = profiles.figures(TerritoryRef("commune", "", "96000"), ["rate_ze"])[0]
    assert (commune.value, commune.status) == (6.5, "estimated")


def test_a_count_of_zones_is_summed_over_whole_zones_and_never_shared_out(workspace):
    profiles = Profiles(workspace)
    assert profiles.figures(TerritoryRef("zone", "ze2020", "Z1"), ["jobs_ze"])[0].value == 700
    part = profiles.figures(FIRST, ["jobs_ze"])[0]
    assert (part.value, part.status, part.region_value) == (None, "missing", 1600.0)


def test_zones_cut_by_the_region_have_counts_that_are_not_its_own(workspace):
    zones = workspace.read("zones", "ze2020", by="zoning_id").assign(communes_outside=[0, 3])
    workspace.replace("zones", zones, "ze2020", by="zoning_id")
    assert Profiles(workspace).figures(FIRST, ["jobs_ze"])[0].region_value is None


def test_a_rate_of_change_comes_from_sums_and_its_parts_add_up(workspace):
    start, end = [100.0, 200, 300, 400, 500, 600, 700, 800], [110.0, 190, 330, 400, 550, 600, 0, 900]
    for identifier, periods in (
        ("p", {"2015": start, "2021": end}),
        ("b", {"2015-2021": [9.0] * 8}),
        ("d", {"2015-2021": [4.0] * 8}),
    ):
        rows = [
            ("commune", c, when, v)
            for when, values in periods.items()
            for c, v in zip(small_region.CODES, values, strict=True)
        ]
        add(workspace, {"id": identifier, "label": identifier, "kind": "count", "unit": ""}, rows)
    for identifier, numerator in (("all", "p"), ("natural", "b - d"), ("moves", "p - b + d")):
        add(
            workspace,
            {
                "id": identifier,
                "label": identifier,
                "kind": "ratio",
                "numerator": numerator,
                "denominator": "p@5",
                "scale": 100.0,
                "unit": "% par an",
            },
            [],
        )
    figures = {f.id: f for f in Profiles(workspace).figures(FIRST, ["all", "natural", "moves"])}
    whole = 100 * ((sum(end[:4]) / sum(start[:4])) ** (1 / 6) - 1)
    assert figures["all"].period == "2015-2021"
    assert figures["all"].value == pytest.approx(whole)
    assert figures["natural"].value == pytest.approx(whole * 20 / (sum(end[:4]) - sum(start[:4])))
    assert figures["natural"].value + figures["moves"].value == pytest.approx(whole)
    assert figures["all"].gap_unit == "pt"


def test_annual_rates_at_their_limits():
    groups, people = np.array([0, 1, 2]), np.ones(3)
    flags = np.zeros(3, dtype=bool)
    start, end = Column(np.array([100.0, 50.0, 0.0]), flags), Column(np.array([100.0, 0.0, 5.0]), flags)
    part = Column(np.array([6.0, -50.0, 5.0]), flags)
    found = indicators.annual_rate(part, start, end, 6.0, 100.0, groups, 3, people)
    assert found.value[0] == pytest.approx(1.0)  # no change: the part over the stock and the years
    assert found.value[1] == pytest.approx(-100.0)
    assert np.isnan(found.value[2])


def test_periods_of_rates_of_change():
    known = {"p": ["2010", "2015", "2019", "2021"], "b": ["2010-2015", "2015-2021", "2016-2022"]}
    asked = formulas.rate("p@5")
    assert asked == formulas.Rate("p", 5)
    assert formulas.rate_periods(known, formulas.terms("p"), asked) == ["2010-2015", "2010-2019", "2015-2021"]
    assert formulas.rate_periods(known, formulas.terms("p - b"), asked) == ["2010-2015", "2015-2021"]


@pytest.mark.parametrize("text", ["", "a b", "a + * b", "a/b", "a@5", "(a)"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(ValueError):
        formulas.terms(text)
