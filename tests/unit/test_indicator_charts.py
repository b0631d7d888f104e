"""Charts of an indicator: what they show and say, and that they are drawn in every look and size."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.cartography import chart_content as content
from clefop_plugin.cartography import chart_drawing as drawing
from clefop_plugin.services.profile_types import DepartementValue, Figure, Peer, TerritoryRef
from clefop_plugin.services.profiles import Profiles


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> list[Figure]:
    profiles = Profiles(small_region.make(tmp_path_factory.mktemp("charts") / "small.gpkg"))
    return profiles.figures(TerritoryRef("territory", "s1", "01"))


def chart(kind: str, figures: list[Figure], identifier: str = "rate", **changed: object) -> content.Chart:
    figure = next(f for f in figures if f.id == identifier)
    figure = replace(figure, **changed)
    everything = [figure if f.id == identifier else f for f in figures]
    return content.chart_of(kind, figure, everything, "01", "Alpe")


def test_a_figure_knows_its_formula_and_its_departements(figures: list[Figure]) -> None:
    rate = next(f for f in figures if f.id == "rate")
    assert (rate.numerator, rate.denominator) == ("Chômeurs", "Actifs")
    assert [(d.code, d.share) for d in rate.departements] == [("96", 1.0)]
    assert rate.departements[0].value == rate.departement_value


def test_compare_shows_each_departement_and_the_region(figures: list[Figure]) -> None:
    both = (DepartementValue("96", "Nord", 0.6, 9.0), DepartementValue("20", "Sud", 0.4, 11.0))
    found = chart(content.COMPARE, figures, value=10.0, region_value=9.5, departements=both)
    assert [(m.label, m.value, m.role) for m in found.marks] == [
        ("Alpe", 10.0, content.TERRITORY),
        ("Nord", 9.0, content.DEPARTEMENT),
        ("Sud", 11.0, content.DEPARTEMENT),
        ("Region", 9.5, content.REGION),
    ]
    for said in ("Taux de chômage", "Alpe 10.0%", "Sud 11.0%", "Region 9.5%", "residents covered"):
        assert said in found.spoken
    assert "Source d’essai" in found.caption
    assert "2021" in found.caption


def test_a_count_is_not_drawn_beside_the_evolution_of_the_region(figures: list[Figure]) -> None:
    assert [line.role for line in chart(content.TREND, figures).lines] == [content.TERRITORY, content.REGION]
    assert [line.role for line in chart(content.TREND, figures, "active").lines] == [content.TERRITORY]


def test_the_profile_is_the_gap_in_percent_of_the_region(figures: list[Figure]) -> None:
    other = replace(next(f for f in figures if f.id == "rate"), id="other", value=6.0, region_value=8.0, gap=-2.0)
    found = chart(content.PROFILE, [*figures, other], value=11.0, region_value=10.0, gap=1.0)
    assert [(g.share, g.said, g.chosen) for g in found.gaps] == [
        (pytest.approx(10.0), "+1.0\u202fpt", True),
        (pytest.approx(-25.0), "−2.0\u202fpt", False),
    ]


def test_a_long_profile_keeps_the_chosen_indicator(figures: list[Figure]) -> None:
    rate = next(f for f in figures if f.id == "rate")
    many = [replace(rate, id=f"i{i}", value=6.0, region_value=8.0, gap=-2.0) for i in range(30)]
    found = content.chart_of(content.PROFILE, many[25], many, "01", "Alpe")
    assert len(found.gaps) == content.MOST_GAPS
    assert sum(gap.chosen for gap in found.gaps) == 1


def test_the_distribution_marks_the_territory(figures: list[Figure]) -> None:
    peers = (Peer("02", 12.0), Peer("01", 10.0), Peer("03", 8.0))
    found = chart(content.DISTRIBUTION, figures, peers=peers, value=10.0, rank=2, ranked=3)
    assert found.values == (8.0, 10.0, 12.0)
    assert found.own == 1
    assert "3 territories from 8.0 to 12.0" in found.spoken
    assert "2nd of 3" in found.spoken


def test_what_cannot_be_drawn_is_a_sentence(figures: list[Figure]) -> None:
    nothing = {"value": None, "trend": (), "peers": (), "gap": None, "status": "secret"}
    for kind in content.KINDS:
        assert chart(kind, figures, **nothing).absent
    assert "secrecy" in chart(content.COMPARE, figures, **nothing).absent
    assert "secrecy" not in chart(content.COMPARE, figures, **{**nothing, "status": "missing"}).absent
    assert "one period" in chart(content.TREND, figures, trend=(("2021", 3.0),)).absent


@pytest.mark.parametrize("kind", content.KINDS)
@pytest.mark.parametrize("width", [120.0, 300.0, 900.0])
def test_every_kind_is_drawn_at_every_width(kind: str, width: float, figures: list[Figure]) -> None:
    pytest.importorskip("matplotlib")
    look = replace(drawing.print_look(), families=("No such family",), ground="")
    found = chart(kind, figures)
    height = drawing.height_of(found, look.size)
    picture = drawing.draw(found, look, width, height, 2.0)
    assert abs(picture.width - 2 * width) <= 1
    assert len(picture.pixels) == 4 * picture.width * picture.height
    assert any(picture.pixels)


@pytest.mark.parametrize("kind", content.KINDS)
def test_extreme_values_are_drawn(kind: str, figures: list[Figure]) -> None:
    pytest.importorskip("matplotlib")
    peers = tuple(Peer(f"{i:02d}", v) for i, v in enumerate((-5.0, 0.0, 0.0, 1e9)))
    for value, region in ((0.0, 0.0), (-3.0, 2.0), (1e9, 1e-6)):
        found = chart(kind, figures, value=value, region_value=region, gap=value - region, peers=peers,
                      trend=(("avant", value), ("après", value)), label="$x_1$ " + "très long " * 20)  # fmt: skip
        picture = drawing.draw(found, drawing.print_look(), 300.0, drawing.height_of(found, 12.0))
        assert found.absent or len(set(picture.pixels)) > 1


@pytest.mark.parametrize("kind", content.KINDS)
def test_exports_carry_title_source_and_period(kind: str, tmp_path: Path, figures: list[Figure]) -> None:
    pytest.importorskip("matplotlib")
    found = chart(kind, figures)
    drawing.export(found, tmp_path / "chart.svg")
    drawing.export(found, tmp_path / "chart.PNG")
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "<text" in svg
    for said in ("Source d’essai", "2021", found.title.split(",")[0]):
        assert said in svg
    assert (tmp_path / "chart.PNG").read_bytes().startswith(b"\x89PNG")
    drawing.export(found, tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_bytes() == (tmp_path / "chart.svg").read_bytes()
