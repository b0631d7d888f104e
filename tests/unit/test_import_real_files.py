"""Every real file at hand through the one pipeline, as it was downloaded: imported, or refused in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from clefop_plugin.core.errors import InputError
from clefop_plugin.services.create import Study, create_workspace
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import prepare
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

pytestmark = pytest.mark.real_data

#: The theme as which each file is recognised without any help.
IMPORTED = {
    "agences_france_travail_pdl.csv": "structures",
    "appartenance_communes_2018_france.csv": "zonings",
    "appartenance_communes_2021_france.csv": "zonings",
    "appartenance_communes_2024_france.csv": "zonings",
    "appartenance_communes_2025_france.csv": "zonings",
    "bassins_emploi_france_travail_2021_pdl.csv": "zonings",
    "filosofi_2021_communes_pdl.csv": "indicators",
    "etablissements_par_taille_2014_pdl.csv": "indicators",
    "formations_parcoursup_pdl.csv": "trainings",
    "lheo_2.2_exemple_bts_onisep.xml": "trainings",
    "lheo_2.2_exemple_intercarif_anotea.xml": "trainings",
    "onisep_options_seconde_pdl.csv": "trainings",
    "onisep_specialites_premiere_pdl.csv": "trainings",
    "organismes_formation_apprentissage_pdl.csv": "structures",
    "populations_legales_communes_france_2021.csv": "indicators",
    "salaires_nets_horaires_communes_pdl.csv": "indicators",
    "taux_chomage_ze2020_trimestriel_brut.csv": "indicators",
}


#: What the sentence says of files that hold nothing for this region.
REFUSED = {
    "missions_locales_hors_pdl_echantillon.csv": "no structure in this region",
    "flux_domicile_travail_2014_idf_format_insee.csv": "Nothing of",
    "mouvements_communes_pdl_1943_2024.csv": "how the codes of communes changed",
    "passage_communes_2014_2024.csv": "how the codes of communes changed",
    "population_communes_france_cog2018_2021_2024.csv": "several vintages",
    "formacode_v8.csv": "not recognised",
}


def plane(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Degrees as metres, near enough to a projection to place points."""
    return 76_000 * np.asarray(lon), 111_000 * np.asarray(lat)


@pytest.fixture(scope="module")
def region(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    features = json.loads((real_data / "communes_pdl_2018.geojson").read_text(encoding="utf-8"))["features"]
    shapes = np.array([shapely.geometry.shape(f["geometry"]) for f in features], dtype=object)
    frame = pd.DataFrame(
        {
            "code": [f["properties"]["code"] for f in features],
            "name": [f["properties"]["nom"] for f in features],
            "geom": shapely.transform(shapes, lambda xy: np.column_stack(plane(xy[:, 0], xy[:, 1]))),
        }
    )
    return create_workspace(
        tmp_path_factory.mktemp("real") / "pdl.gpkg",
        frame,
        Crs("EPSG:2154"),
        Study("Pays de la Loire", vintage="2018"),
        population=real_data / "population_communes_france_cog2018_2021_2024.csv",
    ).workspace


def test_every_real_file_is_imported_or_refused_in_one_sentence(region: Workspace, real_data: Path) -> None:
    wrong = []
    for path in sorted(real_data.iterdir()):
        if path.suffix not in (".csv", ".xml"):
            continue
        try:
            prepared = prepare(region, path, Choices(to_workspace=plane))
        except InputError as error:
            sentence = str(error)
            assert "\n" not in sentence, sentence
            assert REFUSED.get(path.name, "") in sentence, sentence
            if path.name in IMPORTED:
                wrong.append(f"{path.name}: {sentence}")
            continue
        assert path.name not in REFUSED, path.name
        report = prepared.report
        assert report.rows_read == report.rows_kept + report.skipped, path.name
        if IMPORTED.get(path.name, prepared.theme) != prepared.theme:
            wrong.append(f"{path.name}: {prepared.theme}, {report.format}")
    assert not wrong, "\n".join(wrong)
