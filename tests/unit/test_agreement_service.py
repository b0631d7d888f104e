"""Agreement of the zonings of a workspace: weights, scenarios standing as zonings, sentences, report."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from small_region import CODES, make

from clefop_plugin.cartography.agreement_charts import class_breaks, flow_chart, heat_map
from clefop_plugin.cartography.agreement_report import agreement_html
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import of_place
from clefop_plugin.services.agreement import measure_agreement, misfit_map
from clefop_plugin.services.choice import choose
from clefop_plugin.services.region import Region
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make(tmp_path / "small.gpkg")


def test_pairs_zones_and_coverage(workspace: Workspace) -> None:
    found = measure_agreement(workspace, ["epci", "Zones d’emploi 2020"])
    row = found.pairs.iloc[0]
    assert (row["zoning_a"], row["zoning_b"], row["weight"]) == ("epci", "ze2020", "population")
    # E2 lies over Z1 (Côte, 300) and Z2 (Dune, 400); the commune without EPCI has no known population.
    assert (row["cut_a"], row["people_cut_a"]) == (1, 700)
    assert row["coverage"] == 1
    zones = found.zones.set_index(["zoning", "code", "against"])
    assert zones.loc[("epci", "E2", "ze2020"), ["modal_code", "pieces"]].tolist() == ["Z2", 2]
    assert zones.loc[("epci", "E2", "ze2020"), "modal_share"] == pytest.approx(400 / 700)
    assert zones.loc[("epci", "E1", "ze2020"), "inhomogeneity"] == 0
    assert len(found.zones) == 4 + 2
    assert any("no known population" in note for note in found.weight.notes)


def test_the_weight_changes_what_is_counted(workspace: Workspace) -> None:
    by_area = measure_agreement(workspace, ["epci", "ze2020"], "area").zones.set_index(["zoning", "code"])
    assert by_area.loc[("epci", "E2"), "modal_share"] == 0.5
    by_communes = measure_agreement(workspace, ["epci", "ze2020"], "communes")
    assert by_communes.zones.set_index(["zoning", "code"]).loc[("ze2020", "Z1"), "modal_share"] == pytest.approx(2 / 3)
    assert by_communes.pairs["weight"].tolist() == ["communes"]


def test_jobs_need_an_indicator_and_use_the_latest_period(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="P21_EMPLT"):
        measure_agreement(workspace, ["epci", "ze2020"], "jobs")
    workspace.append(
        "indicators",
        pd.DataFrame(
            [{"id": "emplt", "label": "Emplois au lieu de travail", "kind": "count", "scale": 1.0, "decimals": 0}]
        ),
    )
    rows = [("emplt", "commune", code, "2015", 1.0, "ok") for code in CODES]
    rows += [("emplt", "commune", code, "2021", 30.0 if code == CODES[2] else 10.0, "ok") for code in CODES]
    columns = ["indicator_id", "level", "code", "period", "value", "status"]
    workspace.append("indicator_values", pd.DataFrame(rows, columns=columns))
    found = measure_agreement(workspace, ["epci", "ze2020"], "jobs")
    zones = found.zones.set_index(["zoning", "code"])
    assert zones.loc[("epci", "E2"), ["modal_code", "modal_share"]].tolist() == ["Z1", 0.75]
    assert found.weight.label == "Emplois au lieu de travail, 2021"


def test_a_scenario_stands_as_a_zoning(workspace: Workspace) -> None:
    for name in ("scenario:s1", "scenario:Scénario 1", "scenario:"):
        found = measure_agreement(workspace, ["epci", name, "dep"])
        assert [zoning.id for zoning in found.chosen] == ["epci", "scenario:s1", "dep"]
    pair = found.pairs.set_index(["zoning_a", "zoning_b"]).loc[("epci", "scenario:s1")]
    assert pair["a_nests_in_b"] and not pair["b_nests_in_a"]
    shapes = misfit_map(workspace, found, "scenario:s1", "dep")
    assert shapes["geom"].notna().all() and len(shapes) == 2
    with pytest.raises(InputError, match="s1"):
        measure_agreement(workspace, ["epci", "scenario:s9"])


def test_sentences_say_who_cuts_what(workspace: Workspace) -> None:
    found = measure_agreement(workspace, ["epci", "ze2020", "scenario:"])
    assert "1 of the 4 EPCI lies over several zones d’emploi; 700 residents live there." in found.sentences
    assert "“Intercommunalités” nests in “Scénario 1”: no zone is cut." in found.sentences
    assert "La zone d’emploi de Zone Z1 cuts 1 EPCI; 20% of its residents live there." in found.sentences
    assert any(s.startswith("The territory “Alpe – Côte” lies over 2 zones d’emploi") for s in found.sentences)
    people = found.cutters["people"].tolist()
    assert people == sorted(people, reverse=True)


def test_wrong_names_are_refused_with_a_sentence(workspace: Workspace) -> None:
    for names, words in (
        (["epci"], "at least two"),
        (["epci", "epci"], "at least two"),
        (["epci", "x"], "epci, ze2020"),
    ):
        with pytest.raises(InputError, match=words):
            measure_agreement(workspace, names)
    with pytest.raises(InputError, match="unknown"):
        measure_agreement(workspace, ["epci", "dep"], "money")
    with pytest.raises(InputError, match="between 0 and 1"):
        measure_agreement(workspace, ["epci", "dep"], min_share=1.5)
    with pytest.raises(InputError, match="at least one"):
        choose(Region(workspace), [], least=1)


def test_report_holds_charts_and_escapes_names(tmp_path: Path) -> None:
    workspace = make(tmp_path / "small.gpkg")
    zones = workspace.read("zones", "epci", by="zoning_id")
    workspace.replace("zones", zones.assign(name="<b>A & B</b>"), "epci", by="zoning_id")
    found = measure_agreement(workspace, ["epci", "ze2020", "scenario:"])
    html = agreement_html("Essai <1>", found, ("epci", "ze2020"))
    assert html.count("<svg") == 2 and "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "<b>A" not in html and "&lt;b&gt;A &amp; B&lt;/b&gt;" in html
    assert "Essai &lt;1&gt;" in html
    assert "<script" not in html and "src=" not in html


def test_heat_map_is_a_lower_triangle_with_numbers(workspace: Workspace) -> None:
    found = measure_agreement(workspace, ["epci", "ze2020", "dep", "scenario:"])
    svg = heat_map(found).to_svg()
    texts = [f"{v:.2f}<" for v in found.pairs["v_measure"]]
    assert all(text in svg for text in texts)
    assert svg.count("polygon") >= 6 + 4
    assert class_breaks(np.array([0.51, 0.86])) == [0.6, 0.65, 0.7, 0.75, 0.8, 0.85]
    assert class_breaks(np.array([])) == [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]


def test_flow_chart_ribbons_hold_every_pair(workspace: Workspace) -> None:
    found = measure_agreement(workspace, ["epci", "ze2020"])
    drawing = flow_chart(found, "epci", "ze2020")
    ribbons = [item for item in drawing.items if len(getattr(item, "points", ())) > 10]
    weight = found.table("epci", "ze2020").weight
    assert len(ribbons) == int((weight > 0).sum()) == 5
    turned = flow_chart(found, "ze2020", "epci")
    assert len([item for item in turned.items if len(getattr(item, "points", ())) > 10]) == 5


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("Cholet", "de Cholet"),
        ("Ancenis", "d’Ancenis"),
        ("Évron", "d’Évron"),
        ("Le Mans", "du Mans"),
        ("La Flèche", "de La Flèche"),
        ("Les Sables-d’Olonne", "des Sables-d’Olonne"),
        ("L’Île-d’Yeu", "de L’Île-d’Yeu"),
        ("Hirson", "d’Hirson"),
        ("Haguenau", "de Haguenau"),
        ("", "de "),
    ],
)
def test_a_place_after_de(name: str, phrase: str) -> None:
    assert of_place(name) == phrase
