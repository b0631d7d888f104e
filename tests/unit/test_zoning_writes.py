"""Zonings through the whole import: polygons, names of zones, and the communes of a layer."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import shapely
from zoning_cases import COMMUNES, EPCI, SQUARES, layer

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.create import Study, communes_of, create_workspace
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import import_given, prepare
from clefop_plugin.sources.commune_layers import commune_fields
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    frame = pd.DataFrame(
        {
            "code": list(COMMUNES),
            "name": list(COMMUNES.values()),
            "population": [100.0] * len(COMMUNES),
            "geom": [shapely.box(1000 * i, 0, 1000 * (i + 1), 1000) for i in range(len(COMMUNES))],
        }
    )
    made = create_workspace(tmp_path / "essai.gpkg", frame, Crs("EPSG:2154"), Study("Essai")).workspace
    text = "CODGEO,EPCI,ZE2020\n" + "".join(f"{code},{epci},52{code[:2]}\n" for code, epci in EPCI.items())
    path = tmp_path / "appartenance_2024.csv"
    path.write_text(text, encoding="utf-8")
    import_given(made, path, Choices(theme="zonings"))
    return made


def test_the_pipeline_writes_polygons_and_keeps_a_zoning_of_another_file(workspace):
    rows = [{"EPCI": "240100001", "NOM_EPCI": "CC Ambre"}, {"EPCI": "244400001", "NOM_EPCI": "Dune Métropole"}]
    shapes = [shapely.box(0, 0, 2000, 1000), shapely.box(3000, 0, 5000, 1000)]
    result = import_given(workspace, layer("epci_2025.gpkg", rows, shapes), Choices())
    assert result.ids == ("epci_2025",)
    assert "another file: this one is named epci_2025" in result.report.as_text()
    zones = workspace.read("zones", "epci_2025", by="zoning_id")
    assert dict(zip(zones["code"], zones["name"], strict=True)) == {
        "240100001": "CC Ambre",
        "244400001": "Dune Métropole",
    }
    members = workspace.read("memberships", "epci_2025", by="zoning_id")
    assert sorted(members["commune_code"]) == ["01004", "01007", "44109", "44143"]
    again = import_given(workspace, layer("epci_2025.gpkg", rows, shapes), Choices(again=True))
    assert (again.ids, len(workspace.read("zonings"))) == (("epci_2025",), 3)
    assert again.report.rows_read == again.report.rows_kept + again.report.skipped == 2


def test_the_pipeline_names_zones_and_touches_nothing_else(workspace, tmp_path):
    path = tmp_path / "libelles_2024.csv"
    path.write_text("NIVGEO,CODGEO,LIBGEO\nEPCI,240100001,CC Ambre\n", encoding="utf-8")
    before = workspace.read("zones", "epci", by="zoning_id")
    prepared = prepare(workspace, path, Choices())
    assert [(change.added, change.replaced) for change in prepared.changes] == [(0, 1)]
    assert prepared.write().ids == ("epci:names",)
    after = workspace.read("zones", "epci", by="zoning_id")
    assert dict(zip(after["code"], after["name"], strict=True))["240100001"] == "CC Ambre"
    assert after.drop(columns="name").equals(before.drop(columns="name"))
    assert prepare(workspace, path, Choices()).already
    assert prepare(workspace, tmp_path / "appartenance_2024.csv", Choices(theme="zonings")).already


LAYERS = {
    "Admin Express 2025": (
        {"cleabs": "A", "code_insee": "44109", "nom_officiel": "Dune", "population": "10", "code_siren": "214401093"},
        ("code_insee", "nom_officiel", "population"),
    ),
    "Admin Express 2024": (
        {
            "ID": "A",
            "NOM": "Dune",
            "NOM_M": "DUNE",
            "INSEE_COM": "44109",
            "POPULATION": "10",
            "SIREN_EPCI": "244400001",
        },
        ("INSEE_COM", "NOM", "POPULATION"),
    ),
    "geo.api.gouv.fr": (
        {"nom": "Dune", "code": "44109", "codeEpci": "244400001", "population": "10"},
        ("code", "nom", "population"),
    ),
    "lost zeros": ({"insee": "1004.0", "libelle": "Ambre"}, ("insee", "libelle", "")),
    "codes under the name of a label": ({"CODGEO": "44109", "nom": "44"}, ("CODGEO", "CODGEO", "")),
    "unknown names": ({"ref": "44109", "x": "12"}, ("ref", "ref", "")),
}


@pytest.mark.parametrize("name", LAYERS)
def test_the_fields_of_a_layer_of_communes(name):
    row, expected = LAYERS[name]
    table = layer("communes.gpkg", [row], SQUARES[:1]).table
    found = commune_fields(table)
    assert found is not None and (found.code, found.name, found.population) == expected


def test_the_communes_of_a_layer_make_a_workspace(tmp_path):
    rows = [
        {"INSEE_COM": "1004", "NOM": "Ambre", "POPULATION": "10"},
        {"INSEE_COM": "44109", "NOM": "Dune", "POPULATION": "s"},
    ]
    frame = communes_of(layer("COMMUNE.shp", rows, [shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)]))
    created = create_workspace(tmp_path / "w.gpkg", frame, Crs("EPSG:2154"), Study("Essai"))
    communes = created.workspace.read("communes")
    assert communes["code"].tolist() == ["01004", "44109"]
    assert communes["population"].fillna(-1).tolist() == [10.0, -1.0]
    for document, sentence in (
        (
            layer("z.shp", [{"secteur": "Nord"}], SQUARES[:1]),
            "No commune code in this file. The fields read are “secteur”",
        ),
        (layer("p.shp", [{"code": "44109"}], [shapely.Point(0, 0)]), "holds no polygons"),
    ):
        with pytest.raises(InputError, match=sentence):
            communes_of(document)
