"""Records of large JSON files decoded one by one: the same as when the file is read whole, whatever the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import json_stream, tables
from clefop_plugin.sources.tables import read_table

RECORDS = [
    {"code": "01004", "nom": "Ambérieu « en » Bugey", "n": 12, "part": 1.5, "vide": None, "vrai": True},
    {"code": "44109", "nom": "Nantes\nville", "n": -3e-7, "liste": [1, {"a": "]}"}], "objet": {"b": [2]}},
    {"code": "é" * 40, "grand": 10**20, "part": float("nan")},
]
FORMS = {
    "list": json.dumps(RECORDS, ensure_ascii=False),
    "spaced": "\n\n  " + json.dumps(RECORDS, ensure_ascii=False, indent=4) + "\n\n",
    "service": json.dumps({"meta": {"x": [1]}, "codes": ["a", "b"], "service": RECORDS, "z": 3}),
    "known before longest": json.dumps({"other": RECORDS, "results": RECORDS[:2]}),
    "longest": json.dumps({"short": RECORDS[:1], "long": RECORDS}),
    "features": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": r, "geometry": None} for r in RECORDS],
        }
    ),
    "lines": "\n".join(json.dumps(record) for record in RECORDS),
    "one feature": json.dumps({"type": "Feature", "properties": RECORDS[0], "geometry": None}),
    "mark": "\ufeff" + json.dumps(RECORDS),
}


@pytest.fixture
def streamed(monkeypatch):
    monkeypatch.setattr(tables, "STREAMED_FROM", 0)


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "f.json"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("window", [3, 64, 1 << 20])
@pytest.mark.parametrize("form", FORMS)
def test_a_streamed_file_is_read_as_a_whole_one(tmp_path, monkeypatch, form, window):
    path = write(tmp_path, FORMS[form])
    whole = read_table(path)
    monkeypatch.setattr(tables, "STREAMED_FROM", 0)
    monkeypatch.setattr(json_stream, "_WINDOW", window)
    monkeypatch.setattr(json_stream, "BLOCK", 2)
    found = read_table(path)
    assert found.columns == whole.columns and found.rows == whole.rows
    assert [found.column(name).tolist() for name in found.columns] == [whole.column(n).tolist() for n in whole.columns]
    assert found.frame.equals(whole.frame)
    assert (found.sha256, found.encoding, dict(found.why)) == (whole.sha256, whole.encoding, dict(whole.why))
    assert tuple(found.lines) == tuple(whole.lines)


def test_blocks_give_some_columns_in_order(tmp_path, streamed, monkeypatch):
    monkeypatch.setattr(json_stream, "BLOCK", 2)
    table = read_table(write(tmp_path, FORMS["service"]))
    blocks = list(table.blocks(["nom", "code"]))
    assert [(first, list(cells)) for first, cells in blocks] == [(0, ["nom", "code"]), (2, ["nom", "code"])]
    assert [code for _, cells in blocks for code in cells["code"]] == [r["code"] for r in RECORDS]
    assert table.distinct("code")[0].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1},\n{"a": }]',
        '[{"a": 1},\n{"a": 2}',
        '{"service": [{"a": 1},\n {"a" 2}]}',
        '[{"a": 1}]\n[2]',
        '[{"a": 1},',
    ],
)
def test_what_is_not_json_is_refused_with_its_line(tmp_path, streamed, text):
    with pytest.raises(InputError, match=r"not valid JSON \(line [12]\)"):
        read_table(write(tmp_path, text))


def test_a_list_of_other_things_and_another_encoding_take_the_usual_way(tmp_path, streamed):
    with pytest.raises(InputError, match="no list of records"):
        read_table(write(tmp_path, '{"a": [1, 2], "b": [{"c": 1}, 2]}'))
    table = read_table(write(tmp_path, '[{"nom": "Étré"}]', "latin-1"))
    assert (table.encoding, table.column("nom").tolist()) == ("Windows-1252", ["Étré"])


def test_a_record_without_end_or_too_deep_is_refused(tmp_path, streamed, monkeypatch):
    monkeypatch.setattr(json_stream, "MAX_RECORD", 1000)
    monkeypatch.setattr(json_stream, "_WINDOW", 100)
    with pytest.raises(InputError, match="not valid JSON"):
        read_table(write(tmp_path, '[{"a": "' + "x" * 10_000 + '"}]'))
    monkeypatch.setattr(json_stream, "MAX_RECORD", 10_000_000)
    with pytest.raises(InputError, match="too deeply"):
        read_table(write(tmp_path, '[{"a": ' + "[" * 200_000 + "]" * 200_000 + "}]"))


def test_a_cancel_is_heard(tmp_path, monkeypatch):
    path = write(tmp_path, json.dumps([{"a": 1}] * 5))
    monkeypatch.setattr(json_stream, "_LOOK", 2)
    with pytest.raises(Cancelled):
        json_stream.stream_json("f", lambda: path.open("rb"), Progress(None, lambda: True))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), min_size=1, max_size=5), st.integers(1, 40))
def test_any_records_come_back_whatever_the_window(tmp_path, records, window):
    path = write(tmp_path, json.dumps(records, ensure_ascii=True))
    before = json_stream._WINDOW
    json_stream._WINDOW = window
    try:
        columns, cells, _ = json_stream.stream_json("f", lambda: path.open("rb"))
        texts = cells.whole()
    finally:
        json_stream._WINDOW = before
    from clefop_plugin.sources.json_tables import read_json

    names, rows, _ = read_json("f", path.read_text(encoding="utf-8"))
    assert columns == names and texts.tolist() == rows
