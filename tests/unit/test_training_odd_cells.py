"""Readers of training tables on any cells: what is read is accounted for, and quickly."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import apprenticeship, mapped_trainings, mcf, onisep, parcoursup
from clefop_plugin.sources.formats import Document, Options

sys.path.insert(0, str(Path(__file__).parent))
from training_cases import READERS, accounted, made


def test_a_cancel_is_heard():
    for kind, _ in READERS:
        source = made(names_of(kind.id), [["x"] * len(names_of(kind.id))])
        with pytest.raises(Cancelled):
            kind.read(Document(source.path, source.path.open, source), Options(), Progress(None, lambda: True))


def names_of(identifier: str) -> list[str]:
    fields = {
        "onisep": onisep._COURSES,
        "onisep_initial": onisep._INITIAL,
        "parcoursup": parcoursup._FIELDS,
        "apprenticeship": apprenticeship._CATALOGUE,
        "apprenticeship_api": apprenticeship._ANSWER,
        "mcf": mcf._FIELDS,
    }[identifier]
    return [names[0] for names in fields.values()]


ODD = st.sampled_from(
    [
        "",
        "-1",
        "nan",
        "1e400",
        "[",
        '["a"',
        '{"a": {"b": []}}',
        "[[]]",
        "47.2,-1.5",
        ",",
        "44109",
        "2a004",
        "31/02/2025",
        "<b>x</b>",
        "'; DROP TABLE x",
        "=1+1",
        "٣",
        "\u2028",
        "\x00",
        "9" * 5000,
        '["2025-09-01"]',
        "1,2,3",
        '["\\ud800"]',
        '{"long": "\\ud800"}',
        "null",
        "true",
    ]
)


@pytest.mark.parametrize(("kind", "_name"), READERS, ids=[name for _, name in READERS])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_cells(kind, _name, data):
    columns = names_of(kind.id)
    row = st.lists(st.one_of(ODD, st.text(max_size=20)), min_size=len(columns), max_size=len(columns))
    source = made(columns, data.draw(st.lists(row, max_size=8)))
    accounted(kind.read(Document(source.path, source.path.open, source), Options(), Progress()))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.one_of(ODD, st.text(max_size=12)), min_size=6, max_size=6), max_size=8),
    st.dictionaries(st.sampled_from(mapped_trainings.TARGETS), st.sampled_from(list("abcdef")), max_size=12),
)
@example([["x", "2025", "", "", "", ""], ["x", "2026", "", "", "", ""]], {"title": "a", "start": "b"})
def test_any_mapping(rows, fields):
    try:
        found = mapped_trainings.read_mapped(made(list("abcdef"), rows), fields, Options())
    except InputError as error:
        assert "title" in str(error)
        return
    accounted(found)
    assert len(found.sessions) <= len(rows)


@pytest.mark.parametrize(("kind", "_name"), READERS, ids=[name for _, name in READERS])
def test_a_megabyte_of_noise_takes_no_time(kind, _name):
    columns = names_of(kind.id)
    count = 1_000_000 // (6 * len(columns))
    same = made(columns, [["[1,2]x"] * len(columns)] * count)
    different = made(columns, [[f"{row}"] * (len(columns) - 1) + ["["] for row in range(count)])
    for source in (same, different):
        begin = time.process_time()
        accounted(kind.read(Document(source.path, source.path.open, source), Options(), Progress()))
        assert time.process_time() - begin < 5
