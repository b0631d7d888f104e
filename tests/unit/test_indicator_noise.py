"""Noise given to every reader of indicators: a refusal in one sentence, or an import whose rows are accounted for."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.indicators import FORMATS
from clefop_plugin.sources.indicators.catalogue import known

HEADERS = {
    "localised_unemployment": "ZE2020;LIBZE2020;2024-T1;T2_2024;3e trimestre 2024",
    "urssaf": "code_commune;code_ape;grand_secteur_d_activite;effectifs_salaries_2022;nombre_d_etablissements_2022",
    "cnaf_rsa": "dtreffre;numcomdo;rsa_type;indfoy_rsa;indnbp_rsa",
    "melodi": "GEO;GEO_OBJECT;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE;OBS_STATUS",
    "melodi_answer": "dimensions;attributes;measures",
    "indicators": "CODGEO;P21_POP;MED21;taux_chomage;NAIS1521",
    "long": "code;indicateur;periode;valeur",
}
CELLS = [
    *("44001", "44002", "1004", "75101", "75056", "5201", "0051", "44", "52", "2025-COM-44001", "COM", "DEP", "ZE2020"),
    *("GS1 Industrie", "1071C", "PMUN", "2023", "202312", "2024-Q1", "pop", "RSA majoré", "_T", "A", "C"),
    *("s", "nd", "*", "///", "", "N/A", "-999", "1e309", "12,5", "1 234", "=1+1", "<b>x</b>", "';DROP TABLE", "\u202f"),
    *('{"GEO":"44001","TIME_PERIOD":"2023","POPREF_MEASURE":"PMUN"}', '{"V":{"value":3}}', "{", "[1]", '{"GEO":{}}'),
]
OPTIONS = [
    Options(),
    Options(communes=frozenset({"44001", "44002", "75056"}), zone_of={"ze2020": {"44001": "5201", "44002": "0051"}}),
]


def quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ';"\n\r') else cell


def reader(name: str):
    kind = {"melodi_answer": "melodi", "long": "indicators"}.get(name, name)
    return next(one for one in FORMATS if one.id == kind)


def check(path: Path, name: str, options: Options) -> None:
    try:
        document = open_document(path)
        format_ = reader(name)
        assert 0 <= format_.recognise(document).score <= 1
        found = format_.read(document, options, Progress())
    except InputError as error:
        assert str(error)
        return
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert not found.values.duplicated(["indicator_id", "level", "code", "period"]).any()
    assert (found.values["value"].isna() == (found.values["status"] != "ok")).all()


cells = st.one_of(st.sampled_from(CELLS), st.text(max_size=6))


@pytest.mark.parametrize("name", HEADERS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=7), max_size=8), options=st.sampled_from(OPTIONS))
def test_noise_under_the_names_of_a_format(tmp_path, name, rows, options):
    lines = [HEADERS[name], *(";".join(map(quoted, row)) for row in rows)]
    path = tmp_path / "DS_POPULATIONS_REFERENCE_2023_data.csv"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    check(path, name, options)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), name=st.sampled_from(sorted(HEADERS)))
def test_bytes_of_any_kind(tmp_path, content, name):
    path = tmp_path / "bruit.csv"
    path.write_bytes(content)
    check(path, name, OPTIONS[0])


words = st.one_of(
    st.sampled_from(
        ["id", "kind", "count", "ratio", "given", "a + b", "a/b", "pop@5", "P{yy}_X", "1e400", "-1", "[", "="]
    ),
    st.text(max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(words, min_size=1, max_size=7), max_size=5), suffix=st.sampled_from([".csv", ".toml"]))
def test_noise_as_a_catalogue(tmp_path, rows, suffix):
    path = tmp_path / f"catalogue{suffix}"
    if suffix == ".csv":
        lines = ["id;column;kind;numerator;denominator;scale;decimals", *(";".join(map(quoted, row)) for row in rows)]
    else:
        lines = [line for row in rows for line in ("[[indicator]]", *(f'{row[0]} = "{cell}"' for cell in row))]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    try:
        assert known(path)
    except InputError as error:
        assert str(error)


@pytest.mark.parametrize("name", HEADERS)
def test_a_megabyte_of_rows_that_mean_nothing_is_quick(tmp_path, name):
    row = ";".join(CELLS[(3 * i) % len(CELLS)] for i in range(HEADERS[name].count(";") + 1)).replace('"', "'")
    path = tmp_path / "gros.csv"
    path.write_text(HEADERS[name] + "\n" + (row + "\n") * (1_000_000 // (len(row) + 1)), encoding="utf-8")
    start = time.process_time()
    check(path, name, OPTIONS[1])
    assert time.process_time() - start < 5
