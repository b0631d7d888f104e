"""Reading layers into plain tables: text, reprojection, repairs, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsVectorLayer

from clefop_plugin.cartography.features import (
    crs_of,
    read_polygons,
    to_workspace,
)
from clefop_plugin.core.errors import InputError


def polygons(qgis_app: object, *wkts: str, crs: str = "EPSG:2154") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=code:string&field=n:double&field=geom:string", "zones", "memory")
    features = []
    for i, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"0{i}", float(i), None])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


SQUARE = "Polygon((0 0, 10 0, 10 10, 0 10, 0 0))"
BOW_TIE = "Polygon((0 0, 10 10, 10 0, 0 10, 0 0))"


def test_attributes_are_text_and_broken_polygons_are_mended(qgis_app: object) -> None:
    frame = read_polygons(polygons(qgis_app, SQUARE, BOW_TIE, ""), "EPSG:2154")
    assert list(frame.columns) == ["code", "n", "geom_", "geom"]
    assert list(frame["code"]) == ["00", "01"]
    assert list(frame["n"]) == ["0", "1"]
    assert [g.area for g in frame["geom"]] == [100.0, 50.0]
    assert len(frame.attrs["repaired"]) == 1
    assert len(frame.attrs["without_geometry"]) == 1


def test_geometry_is_reprojected(qgis_app: object, tmp_path: Path) -> None:
    ring = [[-1.6, 47.2], [-1.5, 47.2], [-1.5, 47.3], [-1.6, 47.2]]
    feature = {
        "type": "Feature",
        "properties": {"nom": "Nantes"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "z.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    shape = read_polygons(str(path), "EPSG:2154")["geom"].iloc[0]
    x, y = to_workspace("EPSG:2154")(np.array([-1.6, np.nan, 999.0]), np.array([47.2, 47.2, 47.2]))
    assert shape.exterior.coords[0][0] == pytest.approx(x[0], abs=0.01)
    assert (x[0], y[0]) == (pytest.approx(351_953, abs=1), pytest.approx(6_687_886, abs=1))
    assert np.isnan(x[1:]).all()


def test_refusals_say_what_to_do(qgis_app: object, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"does not exist"):
        read_polygons(tmp_path / "absent.gpkg", "EPSG:2154")
    (tmp_path / "notes.gpkg").write_text("no layer", encoding="utf-8")
    with pytest.raises(InputError, match=r"notes\.gpkg"):
        read_polygons(tmp_path / "notes.gpkg", "EPSG:2154")
    with pytest.raises(InputError, match=r"no polygons"):
        read_polygons(QgsVectorLayer("Point?crs=EPSG:2154", "points", "memory"), "EPSG:2154")
    nowhere = polygons(qgis_app, SQUARE)
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(InputError, match=r"no coordinate system"):
        read_polygons(nowhere, "EPSG:2154")
    with pytest.raises(InputError, match=r"not in metres"):
        crs_of(QgsCoordinateReferenceSystem("EPSG:4326"))


def test_crs(qgis_app: object) -> None:
    crs = crs_of(QgsCoordinateReferenceSystem("EPSG:2154"))
    assert crs.authority == "EPSG:2154"
    assert "Lambert" in crs.wkt
