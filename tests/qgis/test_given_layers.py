"""Files and project layers read as documents: every kind, chosen layers, leading zeros, and what cannot be read."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
import shapely
from osgeo import ogr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorFileWriter, QgsVectorLayer

from clefop_plugin.cartography.given_layers import is_layer_file, layers_of, read_given_layer
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.zone_layers import NOTES

LAMBERT = "EPSG:2154"
RINGS = (
    [[0, 46], [0.1, 46], [0.1, 46.1], [0, 46.1], [0, 46]],
    [[0.1, 46], [0.2, 46], [0.2, 46.1], [0.1, 46.1], [0.1, 46]],
)
BOW = [[0, 47], [0.1, 47.1], [0.1, 47], [0, 47.1], [0, 47]]


def collection(path: Path, rows: list[dict[str, object]], rings: tuple[object, ...] = RINGS) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": None if ring is None else {"type": "Polygon", "coordinates": [ring]},
        }
        for row, ring in zip(rows, rings, strict=True)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def memory(kind: str, fields: str, rows: list[list[object]], name: str = "zones") -> QgsVectorLayer:
    source = f"{kind}?crs={LAMBERT}&{fields}" if kind != "None" else f"None?{fields}"
    layer = QgsVectorLayer(source, name, "memory")
    for i, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        if kind != "None":
            wkt = f"POINT({i} 1)" if kind == "Point" else shapely.box(i, 0, i + 1, 1).wkt
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    return layer


def save(layer: QgsVectorLayer, path: Path, driver: str, first: bool = True) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, layer.name()
    if not first:
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error


def test_attributes_are_text_and_shapes_are_in_the_crs_of_the_workspace(tmp_path: Path) -> None:
    rows = [{"code": "01004", "n": 3, "x": 1.5, "epci": {"code": "244", "nom": "É"}}, {"code": "2A004", "n": None}]
    path = collection(tmp_path / "communes_2024.geojson", rows)
    found = read_given_layer(path, LAMBERT)
    assert found.table is not None and found.geometry is not None
    assert found.table.frame["code"].tolist() == ["01004", "2A004"]
    assert found.table.frame["n"].tolist() == ["3", ""]
    assert json.loads(found.table.frame["epci"][0]) == {"code": "244", "nom": "É"}
    assert (found.table.lines, len(found.table.sha256)) == ((1, 2), 64)
    assert 400_000 < shapely.bounds(found.geometry[0])[0] < 500_000
    with found.stream() as stream:
        assert stream.read(1) == b"{"


def test_a_row_without_shape_is_kept_and_a_mended_one_is_told(tmp_path: Path) -> None:
    path = collection(tmp_path / "z.geojson", [{"code": "a"}, {"code": "b"}], (None, BOW))
    found = read_given_layer(path, LAMBERT)
    assert found.geometry is not None and found.table is not None
    assert found.geometry[0] is None and found.geometry[1].is_valid
    assert len(found.table.frame.attrs[NOTES]) == 1 and "mended" in found.table.frame.attrs[NOTES][0]


@pytest.mark.parametrize(("driver", "suffix"), [("ESRI Shapefile", ".shp"), ("GPKG", ".gpkg"), ("KML", ".kml")])
def test_every_kind_of_file_gives_the_same_zones(tmp_path: Path, driver: str, suffix: str) -> None:
    path = tmp_path / f"zones{suffix}"
    save(memory("Polygon", "field=code:string(10)&field=nom:string(20)", [["01", "A"], ["02", "É"]]), path, driver)
    assert is_layer_file(path)
    if driver == "KML" and ogr.GetDriverByName("LIBKML") is None:
        with pytest.raises(InputError, match=r"zones\.kml.*LIBKML"):
            read_given_layer(path, LAMBERT)
        return
    found = read_given_layer(path, LAMBERT)
    assert found.table is not None and found.geometry is not None
    assert found.table.text("code").tolist() == ["01", "02"] and found.table.text("nom").tolist() == ["A", "É"]
    assert len(found.geometry) == 2 and found.path == path


def test_a_shapefile_in_an_archive(tmp_path: Path) -> None:
    save(memory("Polygon", "field=code:string(10)", [["01"]]), tmp_path / "zones.shp", "ESRI Shapefile")
    path = tmp_path / "zones.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in tmp_path.glob("zones.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    assert is_layer_file(path)
    found = read_given_layer(path, LAMBERT)
    assert found.table is not None and found.table.text("code").tolist() == ["01"]


def test_the_layers_of_a_geopackage_are_listed_and_chosen(tmp_path: Path) -> None:
    path = tmp_path / "many.gpkg"
    save(memory("Point", "field=code:string", [["p"]] * 5, "places"), path, "GPKG")
    save(memory("Polygon", "field=code:string", [["a"]], "small"), path, "GPKG", first=False)
    save(memory("Polygon", "field=code:string", [["b"], ["c"]], "large"), path, "GPKG", first=False)
    save(memory("None", "field=code:string", [["d"]] * 9, "list"), path, "GPKG", first=False)
    offered = [(layer.name, layer.kind, layer.features) for layer in layers_of(path)]
    assert offered == [
        ("large", "polygons", 2),
        ("small", "polygons", 1),
        ("places", "points", 5),
        ("list", "table", 9),
    ]
    assert read_given_layer(path, LAMBERT).name == "many.gpkg › large"
    table = read_given_layer(path, LAMBERT, layer="list")
    assert table.geometry is None and table.table is not None and len(table.table.frame) == 9
    with pytest.raises(InputError, match="no layer “absent”. Its layers are: large, small"):
        read_given_layer(path, LAMBERT, layer="absent")


def test_a_geopackage_without_polygons_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "attributes.gpkg"
    save(memory("None", "field=CODGEO:string&field=EPCI:string", [["01004", "240100001"]], "list"), path, "GPKG")
    found = read_given_layer(path, LAMBERT)
    assert found.geometry is None and found.table is not None
    assert found.table.frame[["CODGEO", "EPCI"]].values.tolist() == [["01004", "240100001"]]


def test_a_layer_of_the_project_has_the_fingerprint_of_what_was_read() -> None:
    layer = memory("Polygon", "field=code:string", [["01"], ["02"]], "Secteurs / 2024")
    first = read_given_layer(layer, LAMBERT)
    assert first.name == "Secteurs - 2024"
    again = read_given_layer(layer, LAMBERT)
    assert first.table is not None and again.table is not None and first.table.sha256 == again.table.sha256
    layer.startEditing()
    layer.changeAttributeValue(1, 0, "03")
    edited = read_given_layer(layer, LAMBERT)
    assert edited.table is not None and edited.table.sha256 != first.table.sha256
    layer.rollBack()
    with pytest.raises(Cancelled):
        read_given_layer(layer, LAMBERT, Progress(is_cancelled=lambda: True))


def test_what_is_not_a_layer_is_refused_in_one_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_bytes(b"not a database" * 100)
    empty = collection(tmp_path / "empty.geojson", [], ())
    cut = tmp_path / "cut.geojson"
    cut.write_text('{"type": "FeatureCollection", "features": [{"type": "Fea', encoding="utf-8")
    for path, sentence in (
        (wrong, "QGIS cannot read wrong.gpkg"),
        (cut, "QGIS cannot read cut.geojson"),
        (empty, "is empty"),
        (tmp_path / "absent.shp", "was not found"),
    ):
        with pytest.raises(InputError, match=sentence):
            read_given_layer(path, LAMBERT)
    other = tmp_path / "other.gpkg"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t (a text)")
        connection.execute("insert into t values ('1')")
    connection.close()
    with pytest.raises(InputError, match="QGIS cannot read other.gpkg|is empty"):
        read_given_layer(other, LAMBERT)


def test_a_geopackage_that_another_program_is_writing_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "locked.gpkg"
    save(memory("Polygon", "field=code:string", [["01"]]), path, "GPKG")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("begin exclusive")
    connection.execute("create table other (a text)")
    try:
        found = read_given_layer(path, LAMBERT)
    finally:
        connection.close()
    assert found.table is not None and found.table.text("code").tolist() == ["01"]


def test_a_workspace_is_opened_not_imported(small_workspace: Path) -> None:
    with pytest.raises(InputError, match="is a workspace of this plugin: open it"):
        read_given_layer(small_workspace, LAMBERT)


def test_json_is_a_layer_only_when_it_is_geojson(tmp_path: Path) -> None:
    records = tmp_path / "records.json"
    records.write_text('[{"code": "44109"}]', encoding="utf-8")
    assert not is_layer_file(records)
    assert is_layer_file(collection(tmp_path / "zones.json", [{"code": "a"}, {"code": "b"}]))
    assert not is_layer_file(tmp_path / "table.csv")


@pytest.mark.real_data
def test_real_layers(real_data: Path) -> None:
    for name, rows in (
        ("communes_pdl_2018.geojson", 1272),
        ("epci_pdl_2025.gpkg", 71),
        ("region_pdl_2018.geojson", 1),
        ("qpv_2024_points_pdl.geojson", 17),
    ):
        found = read_given_layer(real_data / name, LAMBERT)
        assert found.geometry is not None and len(found.geometry) == rows, name
