"""The agreement of zonings, run as users run it: tables, map, report, sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsGraduatedSymbolRenderer, QgsProcessingException, QgsProject, QgsVectorLayer

Run = Callable[..., dict[str, Any]]


def rows(layer: Any) -> list[dict[str, Any]]:
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def test_pairs_zones_cuts_map_and_report(run: Run, small_workspace: Path, tmp_path: Path, feedback: Any) -> None:
    page = tmp_path / "agreement.html"
    results = run(
        "zoningagreement",
        WORKSPACE=str(small_workspace),
        ZONINGS="epci;ze2020;dep",
        OUTPUT="memory:",
        OUTPUT_ZONES="memory:",
        OUTPUT_CUTS="memory:",
        OUTPUT_MAP="memory:",
        OUTPUT_REPORT=str(page),
    )
    pairs = {(row["zoning_a"], row["zoning_b"]): row for row in rows(results["OUTPUT"])}
    assert results["PAIRS"] == len(pairs) == 3
    row = pairs[("epci", "ze2020")]
    # Each column of three communes is one EPCI (the last two columns are one); the third row is another area.
    assert (row["cut_a"], row["cut_b"], row["weight"]) == (3, 2, "population")
    assert row["v_measure"] == pytest.approx(0, abs=1e-9) and row["adjusted_rand"] < 0
    assert pairs[("epci", "dep")]["a_nests_in_b"] is True
    zones = rows(results["OUTPUT_ZONES"])
    assert len(zones) == 2 * (3 + 2 + 2)
    assert {row["modal_share"] for row in zones if (row["zoning"], row["against"]) == ("epci", "ze2020")} == {0.5}
    cuts = rows(results["OUTPUT_CUTS"])
    assert {
        row["cut_codes"].count(";") + 1 for row in cuts if row["zoning"] == "ze2020" and row["against"] == "epci"
    } == {3}
    assert all(row["sentence"] for row in cuts)
    shapes = list(results["OUTPUT_MAP"].getFeatures())
    assert len(shapes) == 3 and all(not f.geometry().isEmpty() for f in shapes)
    assert page.read_text(encoding="utf-8").count("<svg") == 2
    assert "cuts 3 EPCI" in feedback.text


@pytest.mark.parametrize("weight", ["area", "communes"])
def test_other_weights(run: Run, small_workspace: Path, weight: str) -> None:
    results = run(
        "zoningagreement", WORKSPACE=str(small_workspace), ZONINGS="epci;ze2020", WEIGHT=weight, OUTPUT="memory:"
    )
    assert rows(results["OUTPUT"])[0]["weight"] == weight


def test_the_map_looks_at_the_pair_that_is_named(run: Run, small_workspace: Path) -> None:
    results = run(
        "zoningagreement",
        WORKSPACE=str(small_workspace),
        ZONINGS="epci;ze2020;dep",
        PAIR="ze2020;dep",
        OUTPUT="memory:",
        OUTPUT_MAP="memory:",
    )
    found = rows(results["OUTPUT_MAP"])
    assert {(row["zoning"], row["against"]) for row in found} == {("ze2020", "dep")}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ZONINGS": "epci"}, "at least two"),
        ({"PAIR": "epci"}, "two different zonings"),
        ({"PAIR": "epci;dep"}, "not among the zonings"),
        ({"ZONINGS": "epci;canton"}, "canton"),
        ({"ZONINGS": "epci;scenario:"}, "no scenario yet"),
        ({"WEIGHT": "jobs"}, "P21_EMPLT"),
    ],
)
def test_what_cannot_be_compared_is_told(run: Run, small_workspace: Path, given: dict[str, str], words: str) -> None:
    common = {"WORKSPACE": str(small_workspace), "ZONINGS": "epci;ze2020", "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match=words):
        run("zoningagreement", **(common | given))


def test_the_loaded_map_is_styled_and_labelled(
    provider: Any, small_workspace: Path, feedback: Any, load_results: Callable[..., dict[str, Any]]
) -> None:
    parameters = {
        "WORKSPACE": str(small_workspace),
        "ZONINGS": "epci;ze2020",
        "OUTPUT": "TEMPORARY_OUTPUT",
        "OUTPUT_MAP": "TEMPORARY_OUTPUT",
    }
    results = load_results("clefop:zoningagreement", parameters, feedback=feedback)
    layer = QgsProject.instance().mapLayer(results["OUTPUT_MAP"])
    assert isinstance(layer, QgsVectorLayer)
    assert isinstance(layer.renderer(), QgsGraduatedSymbolRenderer)
    assert layer.labelsEnabled() and "inhomogeneity" in layer.name()
    # Every zone falls in a class of the legend.
    for feature in layer.getFeatures():
        value = feature["inhomogeneity"]
        assert any(r.lowerValue() <= value <= r.upperValue() for r in layer.renderer().ranges())
    QgsProject.instance().clear()
