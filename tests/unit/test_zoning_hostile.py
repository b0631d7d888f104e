"""Hostile and random tables for the readers of zonings: one sentence, or a report that accounts for every row."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import banatic, cog, commune_layers, membership, registry, zone_layers, zone_names
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.recipes import Recipe, ZoningColumn
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zone_codes import first_epci

FORMATS = (
    *membership.FORMATS,
    *commune_layers.FORMATS,
    *cog.FORMATS,
    *banatic.FORMATS,
    *zone_names.FORMATS,
    *zone_layers.FORMATS,
)
COMMUNES = ("01004", "2A004", "44109", "44143", "75056")
EPCI = {"01004": "240100001", "44109": "244400001", "44143": "244400001"}
OPTIONS = Options(communes=frozenset(COMMUNES), names={"44109": "Dune"}, zone_of={"epci": EPCI})
COLUMNS = (
    *("CODGEO", "DEPCOM", "COM", "insee", "code", "INSEE_COM", "code_insee", "LIBGEO", "nom", "NOM_EPCI", "EPCI"),
    *("siren", "SIREN_EPCI", "raison_sociale", "nature_juridique", "DEP", "REG", "ARR", "CV", "CAN", "ZE2020"),
    *("AAV2020", "UU2020", "BV2022", "LIB_ZE2020", "TYPECOM", "LIBELLE", "COMPARENT", "MOD", "DATE_EFF", "COM_AV"),
    *("COM_AP", "TYPECOM_AV", "TYPECOM_AP", "NIVGEO", "codes_siren_des_epci", "nom_officiel", "epci", "codeEpci"),
    *("codeDepartement", "departement", "region", "code_qp", "lib_qp", "secteur", "libsecteur", "CHEFLIEU", "EPT"),
)
CELLS = st.one_of(
    st.sampled_from(["", "44109", "1004", "01004.0", "2a004", "75101", "244400001", "244400001.0", "NR", "COM", "ARM"]),
    st.sampled_from(["ZZZZZZZZZ", "2,44400001E+08", "240100001/244400001", '{"code": "244400001", "nom": "D"}', "s"]),
    st.sampled_from(["=cmd|' /C calc'!A0", "<b>x</b>", "'; DROP TABLE zones; --", "{", "[" * 50, "1e400", "44", "001"]),
    st.text(max_size=6),
)
SHAPES = st.sampled_from(
    [None, shapely.box(0, 0, 1, 1), shapely.Point(0, 0), shapely.MultiPolygon(), shapely.LineString([(0, 0), (1, 1)])]
)


def document(columns: list[str], rows: list[list[str]], shapes: list[object] | None = None) -> Document:
    @contextmanager
    def stream():
        yield io.BytesIO()

    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    table = Table(Path("essai_2024.csv"), frame, "", "", 1, 2, "", "", tuple(range(2, len(rows) + 2)))
    geometry = None if shapes is None else np.array([*shapes, None], dtype=object)[:-1]
    return Document(table.path, stream, table, geometry=geometry)


DIFFERENT = ["44109", "44143", "1004", "2a004", "75056", "35001", "44999", "01007.0"]
CODES = st.sampled_from([*DIFFERENT, "75101", "01004.0"])
SIRENS = st.sampled_from([*["244400001", "240100001.0", "2,44400001E+08"] * 3, "NR", "200054781/200057867"])
WORDS = st.sampled_from(["Dune", "Étang", "CC Ambre", "x y"])
#: Columns that make each format recognise a table, with cells of its own.
TEMPLATES: tuple[dict[str, st.SearchStrategy[str]], ...] = (
    {"CODGEO": CODES, "LIBGEO": WORDS, "EPCI": SIRENS, "ZE2020": st.sampled_from(["5216", "94", "0094"])},
    {"code_insee": CODES, "nom_officiel": WORDS, "codes_siren_des_epci": SIRENS},
    {"INSEE_COM": CODES, "NOM": WORDS, "INSEE_DEP": st.sampled_from(["44", "1"]), "INSEE_ARR": st.sampled_from("123")},
    {"code": CODES, "nom": WORDS, "codeEpci": SIRENS, "epci": st.sampled_from(['{"code": "244400001"}', "{", "[1]"])},
    {
        **{"TYPECOM": st.sampled_from(["COM", "COM", "COM", "ARM", "COMD", "?"]), "COM": CODES, "LIBELLE": WORDS},
        **{"DEP": st.sampled_from(["44", "01", "2A"]), "REG": st.sampled_from(["52", "84"]), "CAN": CODES},
    },
    {"siren": SIRENS, "raison_sociale": WORDS, "insee": CODES, "nature_juridique": st.sampled_from(["CC", "SIVU"])},
    {"NIVGEO": st.sampled_from(["EPCI", "ZE2020"]), "CODGEO": SIRENS, "LIBGEO": WORDS},
    {"siren_epci": SIRENS, "code_efop": st.sampled_from(["T1", "T2", ""]), "nom_efop": WORDS},
    {"secteur": st.sampled_from("AB"), "libsecteur": WORDS, "CODGEO": CODES, "DEP": st.sampled_from(["50", "0,5"])},
    {},
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    template = draw(st.sampled_from(TEMPLATES))
    more = draw(st.lists(st.sampled_from(COLUMNS), min_size=0 if template else 1, max_size=3, unique=True))
    columns = [*template, *(name for name in more if name.lower() not in {key.lower() for key in template})]
    noisy = draw(st.integers(0, 9)) == 0
    once = draw(st.integers(0, 3)) > 0
    order = draw(st.permutations(DIFFERENT))
    rows = []
    for rank in range(draw(st.integers(0, len(order)))):
        kinds = [CELLS if noisy else template.get(column, CELLS) for column in columns]
        cells = [order[rank] if once and kind is CODES else draw(kind) for kind in kinds]
        rows.append(cells)
    spatial = draw(st.integers(0, 3)) == 0
    shapes = [draw(SHAPES) for _ in rows] if spatial else None
    return document(columns, rows, shapes)


OPTION = st.builds(
    Options,
    communes=st.sampled_from([None, frozenset(COMMUNES), frozenset()]),
    names=st.just({"44109": "Dune"}),
    zone_of=st.sampled_from([{}, {"epci": EPCI}]),
    key=st.sampled_from(["", "", "", "", "CODGEO", "siren"]),
    fields=st.sampled_from([(), (), (), ("EPCI",), ("secteur", "libsecteur")]),
    vintage=st.sampled_from(["", "2024", "x"]),
    recipe=st.sampled_from(
        [None, None, None, Recipe("R", "zonings", ("secteur",), zonings=(ZoningColumn("secteur", share="DEP"),))]
    ),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), OPTION)
def test_random_tables_give_a_sentence_or_a_whole_account(given_document, options):
    for kind in FORMATS:
        score = kind.recognise(given_document).score
        assert 0.0 <= score <= 1.0
        if score == 0.0:
            continue
        try:
            found = kind.read(given_document, options, Progress())
        except InputError as error:
            assert str(error)
            continue
        report = found.report
        assert report.rows_read == report.rows_kept + report.skipped, (kind.id, report.as_text())
        if len(found.memberships):
            assert found.memberships["share"].between(0, 1 + 1e-9).all()
            assert not found.memberships.duplicated(["zoning_id", "commune_code", "zone_code"]).any()
            assert set(found.memberships["zone_code"]) <= set(found.zones["code"])


def test_the_epci_with_taxation_is_taken_wherever_it_stands():
    assert first_epci("200057867/200054781") == first_epci("200054781 / 200057867") == ("200054781", "200057867")
    assert first_epci("NR/240100001") == ("240100001", "")
    assert first_epci("240100001/240100002") == ("240100001", "")
    assert first_epci("NR") == first_epci("") == ("", "")


@given(st.text(max_size=40))
def test_several_epci_never_fail(text):
    chosen, body = first_epci(text)
    assert isinstance(chosen, str) and isinstance(body, str)


HEAD = "CODGEO,LIBGEO,EPCI,ZE2020\n"
REFUSED = {
    "header.csv": (HEAD, "no row"),
    "elsewhere.csv": (HEAD + "35001,A,243500001,5301\n", "None of the 1 rows"),
    "unknown.csv": (HEAD + "99999,A,1,2\n98765,A,1,2\n", "None of the 2 rows"),
    "two_zones.csv": (
        HEAD + "44109,Dune,244400001,5216\n44109,Dune,244400001,5217\n",
        "5216 .line 2. and 5217 .line 3.",
    ),
    "wrong.csv": ("a,b\n1,2\n", "not recognised"),
    "rounded.csv": ('CODGEO,EPCI\n44109,"2,44E+08"\n', "“2,44E.08” .line 2. is a code that a spreadsheet has rounded"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_tables(tmp_path, name):
    text, sentence = REFUSED[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        registry.read_file(path, "zonings", OPTIONS)


def test_hostile_names_stay_text_and_are_escaped_in_the_report(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "CODGEO,secteur,libsecteur\n44109,S1,<script>alert(1)</script>\n44143,'; DROP TABLE zones; --,=1+1\n",
        encoding="utf-8",
    )
    found = registry.read_file(path, "zonings", OPTIONS)
    assert found.zones["name"].tolist() == ["=1+1", "<script>alert(1)</script>"]
    assert "<script>" not in found.report.as_html()


def test_a_cancel_is_heard(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(HEAD + "44109,Dune,244400001,5216\n", encoding="utf-8")
    opened = open_document(path)
    for kind in FORMATS:
        if kind.recognise(opened).score:
            with pytest.raises(Cancelled):
                kind.read(opened, OPTIONS, Progress(is_cancelled=lambda: True))


def test_a_megabyte_of_noise_takes_no_more_than_a_few_seconds(tmp_path):
    generator = np.random.default_rng(5)
    noise = ["".join(map(chr, row)) for row in generator.integers(33, 127, size=(60_000, 8))]
    rows = [[f"{i % 99999:05d}", cell, noise[-1 - i], "2444" + cell[:5]] for i, cell in enumerate(noise)]
    for columns in (
        ["CODGEO", "EPCI", "ARR", "ZE2020"],
        ["TYPECOM", "COM", "LIBELLE", "CAN"],
        ["siren", "a", "b", "c"],
    ):
        given_document = document(columns, rows)
        start = time.process_time()
        for kind in FORMATS:
            if kind.recognise(given_document).score:
                try:
                    kind.read(given_document, OPTIONS, Progress())
                except InputError:
                    continue
        assert time.process_time() - start < 8


def test_the_names_in_the_other_sheet_of_a_workbook_in_an_archive(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    page.title = "COM"
    for row in (["CODGEO", "LIBGEO", "EPCI"], ["44109", "Dune", "244400001"], ["44143", "Étang", "244400001"]):
        page.append(row)
    other = book.create_sheet("Zones_supra_communales")
    for row in (["NIVGEO", "CODGEO", "LIBGEO", "NB_COM"], ["EPCI", "244400001", "Dune Métropole", 2]):
        other.append(row)
    content = io.BytesIO()
    book.save(content)
    path = tmp_path / "table-appartenance-geo-communes-2025.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("table-appartenance-geo-communes-2025.xlsx", content.getvalue())
    found = registry.read_file(path, "zonings", OPTIONS)
    assert found.zones["name"].tolist() == ["Dune Métropole"]
    assert found.zonings["vintage"].tolist() == [2025]
