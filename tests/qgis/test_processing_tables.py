"""The tables of territories from the toolbox: spreadsheet, GeoPackage with outlines, CSV files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region

from clefop_plugin.cartography.table_export import export_tables
from clefop_plugin.core.errors import Cancelled
from clefop_plugin.core.progress import Progress
from clefop_plugin.workspace.store import Workspace

CRS = QgsCoordinateReferenceSystem("EPSG:2154")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return Path(small_region.make(tmp_path / "petit.gpkg").path)


def test_a_geopackage_has_the_outlines_and_every_table(
    run: Callable[..., dict[str, Any]], study: Path, tmp_path: Path
) -> None:
    path = tmp_path / "t.gpkg"
    results = run("exportspreadsheet", WORKSPACE=str(study), OUTPUT=str(path), FOLDER=str(tmp_path / "csv"))
    layer = QgsVectorLayer(f"{path}|layername=territoires", "t", "ogr")
    assert layer.isValid() and layer.featureCount() == 2
    assert all(feature.geometry().area() > 0 for feature in layer.getFeatures())
    whole = QgsVectorLayer(str(path), "all", "ogr")
    names = {name.split("!!::!!")[1] for name in whole.dataProvider().subLayers()}
    assert len(names) == results["TABLES"] and "communes_territoires" in names
    kinds = {field.name(): field.typeName() for field in layer.fields()}
    assert (kinds["communes"], kinds["densite"], kinds["code_territoire"]) == ("Integer64", "Real", "String")
    composition = QgsVectorLayer(f"{path}|layername=communes_territoires", "c", "ogr")
    codes = sorted(feature["code_commune"] for feature in composition.getFeatures())
    assert codes[0] == "20000" and all(isinstance(code, str) for code in codes)
    assert (tmp_path / "csv" / "epci_territoires.csv").is_file()
    assert {path.stem for path in (tmp_path / "csv").glob("*.csv")} == names


def test_nothing_to_write_and_a_wrong_ending_are_refused(
    run: Callable[..., dict[str, Any]], study: Path, tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match="spreadsheet"):
        run("exportspreadsheet", WORKSPACE=str(study))
    with pytest.raises(QgsProcessingException, match="xlsx"):
        run("exportspreadsheet", WORKSPACE=str(study), OUTPUT=str(tmp_path / "t.doc"))


def test_a_workspace_is_never_replaced_by_a_result(
    run: Callable[..., dict[str, Any]], study: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.gpkg"
    shutil.copy(study, other)
    before = study.read_bytes(), other.read_bytes()
    for algorithm, name, place in (
        ("exportspreadsheet", "OUTPUT", study),
        ("exportspreadsheet", "OUTPUT", other),
        ("exportatlas", "OUTPUT", study),
        ("overlayzonings", "OUTPUT", study),
    ):
        more = {"ZONINGS": "epci;ze2020"} if algorithm == "overlayzonings" else {}
        with pytest.raises(QgsProcessingException, match="would be lost"):
            run(algorithm, WORKSPACE=str(study), **{name: str(place)}, **more)
    assert (study.read_bytes(), other.read_bytes()) == before


def test_a_template_makes_no_pictures(run: Callable[..., dict[str, Any]], study: Path, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="PDF only"):
        run(
            "exportatlas",
            WORKSPACE=str(study),
            TEMPLATE="territoire-a4-portrait",
            FILE_FORMAT="PNG",
            OUTPUT=str(tmp_path / "a.png"),
        )


def test_a_cancel_while_csv_files_are_made_leaves_none(study: Path, tmp_path: Path) -> None:
    said: list[str] = []
    progress = Progress(lambda share, text: said.append(text) if share > 0.9 else None, lambda: len(said) > 2)
    with pytest.raises(Cancelled):
        export_tables(Workspace.open(study), "s1", "", CRS, folder=tmp_path / "csv", progress=progress)
    assert not (tmp_path / "csv").exists()
    both = tmp_path / "t.xlsx"
    progress = Progress(lambda share, text: None, both.exists)
    export_tables(Workspace.open(study), "s1", "", CRS, both, tmp_path / "csv", progress=progress)
    assert both.exists() and (tmp_path / "csv" / "territoires.csv").exists()
