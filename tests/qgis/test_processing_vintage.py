"""The conversion of vintages, run as users run it: files, layers, report, refusals, imports that convert."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from clefop_plugin.workspace.store import Workspace

Run = Callable[..., dict[str, Any]]

PASSAGE = """COG_DE;COG_VERS;CODE_DE;CODE_VERS
2015;2016;01002;01001
2015;2016;01001;01001
2023;2024;01005;01005
2023;2024;01005;01006
"""
TABLE = """CODGEO;LIBGEO;ZE;EFFECTIF;actifs;chomeurs;taux
01001;Un;8401;3;20;2;10,0
01002;Deux;8402;s;30;6;20,0
01005;Cinq;8401;10;7;1;14,3
"""
PEOPLE = "COG;CODGEO;POP\n2015;01001;100\n2015;01002;300\n2024;01005;75\n2024;01006;25\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    texts = {"passage.csv": PASSAGE, "effectifs_2015.csv": TABLE, "population.csv": PEOPLE}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="latin-1")
    return {
        "INPUT": str(tmp_path / "effectifs_2015.csv"),
        "MOVEMENTS": str(tmp_path / "passage.csv"),
        "POPULATION": str(tmp_path / "population.csv"),
        "TO": "2024",
        "RATES": "taux=chomeurs/actifs",
        "OUTPUT": "memory:",
    }


def rows(layer: Any) -> dict[str, dict[str, Any]]:
    names = [field.name() for field in layer.fields()]
    return {f["CODGEO"]: dict(zip(names, f.attributes(), strict=True)) for f in layer.getFeatures()}


def test_a_file_is_converted_with_its_rates_and_its_report(
    run: Run, files: dict[str, str], tmp_path: Path, feedback: Any
) -> None:
    page = tmp_path / "report.html"
    results = run("convertvintage", **files, CODE_FIELD="CODGEO", REPORT=str(page))
    found = rows(results["OUTPUT"])
    assert list(next(iter(found.values()))) == [
        "CODGEO", "LIBGEO", "ZE", "EFFECTIF", "actifs", "chomeurs", "taux", "estimated",
    ]  # fmt: skip
    assert set(found) == {"01001", "01005", "01006"}
    assert (found["01001"]["actifs"], found["01001"]["chomeurs"], found["01001"]["taux"]) == (50, 8, 16)
    # A withheld part withholds the sum, and the column stays text so that the mark is not lost.
    assert (found["01001"]["EFFECTIF"], found["01001"]["ZE"]) == ("s", "8402")
    assert (found["01005"]["actifs"], found["01006"]["actifs"]) == (5, 2)
    assert [found[c]["estimated"] for c in ("01001", "01005", "01006")] == [False, True, True]
    assert (results["VINTAGE_FROM"], results["ESTIMATED_ROWS"], results["ROWS_READ"]) == (2015, 2, 3)
    text = page.read_text(encoding="utf-8")
    assert "01001" in text and "300 residents" in text and "57 before, 57 after" in text
    assert "from its codes" in feedback.text


def test_a_layer_is_converted_too(run: Run, files: dict[str, str]) -> None:
    layer = QgsVectorLayer("NoGeometry?field=CODGEO:string(5)&field=n:integer", "effectifs", "memory")
    from qgis.core import QgsFeature

    for code, value in (("01001", 3), ("01002", 4)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, value])
        layer.dataProvider().addFeature(feature)
    results = run("convertvintage", **(files | {"INPUT": layer, "RATES": "", "FROM": "2015", "TO": "2018"}))
    assert rows(results["OUTPUT"]) == {"01001": {"CODGEO": "01001", "n": 7, "estimated": False}}


def test_an_existing_file_can_be_read_again(run: Run, files: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "converted.csv"
    run("convertvintage", **(files | {"OUTPUT": str(target)}))
    again = run("convertvintage", **(files | {"INPUT": str(target), "FROM": "2024", "TO": "2023"}))
    assert rows(again["OUTPUT"])["01005"]["actifs"] == 7


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"TO": "demain"}, "not a year"),
        ({"TO": "2030"}, "do not lead"),
        ({"POPULATION": ""}, "never shared in equal parts"),
        ({"CODE_FIELD": "commune"}, "no field"),
        ({"RATES": "taux=chomeurs"}, "cannot be read"),
        ({"MOVEMENTS": "/nowhere/m.csv"}, "does not exist"),
        ({"INPUT": "/nowhere/t.csv"}, "(?i)could not|cannot|unable"),
    ],
)
def test_what_cannot_be_converted_is_told(run: Run, files: dict[str, str], given: dict[str, str], words: str) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("convertvintage", **(files | given))


def test_imports_convert_with_the_same_files(run: Run, small_workspace: Path, tmp_path: Path, feedback: Any) -> None:
    codes = sorted(Workspace.open(small_workspace).read("communes", geometry=False)["code"])
    movements = tmp_path / "passage.csv"
    rows_of = [f"2017;2018;44999;{codes[0]}", f"2017;2018;{codes[0]};{codes[0]}", f"2023;2024;{codes[1]};{codes[1]}"]
    movements.write_text("COG_DE;COG_VERS;CODE_DE;CODE_VERS\n" + "\n".join(rows_of) + "\n", encoding="utf-8")
    table = tmp_path / "zones_2017.csv"
    lines = [f"{code};AA" for code in codes[1:]] + [f"{codes[0]};BB", "44999;AA"]
    table.write_text("CODGEO;ZONE\n" + "\n".join(lines) + "\n", encoding="utf-8")
    results = run(
        "importzonings", WORKSPACE=str(small_workspace), INPUT=str(table), FIELDS="ZONE", MOVEMENTS=str(movements)
    )
    assert (results["ZONINGS"], results["ROWS_SKIPPED"]) == ("zone", 0)
    assert f"{codes[0]}: its parts differ in “ZONE”" in feedback.text
    memberships = Workspace.open(small_workspace).read("memberships", "zone", by="zoning_id")
    assert dict(zip(memberships["commune_code"], memberships["zone_code"], strict=True))[codes[0]] == "BB"
    assert len(memberships) == len(codes)
