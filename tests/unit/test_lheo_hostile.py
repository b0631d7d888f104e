"""Hostile and damaged LHÉO files: one sentence, quickly, and never a traceback."""

from __future__ import annotations

import copy
import random
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clefop_plugin.core.errors import InputError
from clefop_plugin.sources.lheo_stream import MAX_DEPTH

sys.path.insert(0, str(Path(__file__).parent))
from lheo_cases import HEAD, TAIL, formation, offer, read, sample_in


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> bytes:
    return sample_in(tmp_path_factory.mktemp("lheo"))


BOMB = "".join(
    f'<!ENTITY e{i} "{"&e" + str(i - 1) + ";" if i else "ha"}{"&e" + str(i - 1) + ";" if i else ""}">'
    for i in range(40)
)
HOSTILE = {
    "bomb": (f"<?xml version='1.0'?><!DOCTYPE a [{BOMB}]><lheo>&e39;</lheo>", "document type or entities"),
    "external": ("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><lheo/>", "document type or entities"),
    "outside deep": ("<a>" * 400_000, "too deeply"),
    "inside deep": (HEAD + "<formation>" + "<a>" * 400_000, "too deeply"),
    "leaf deep": (HEAD + "<formation><intitule-formation>" + "<a>" * 400_000, "too deeply"),
    "cut": (HEAD + "<formation><intitule-form", "not well-formed"),
    "cut text": (HEAD + "<formation><intitule-formation>CAP", "not well-formed"),
    "empty": ("", "not well-formed"),
    "no training": (HEAD + TAIL, "No training"),
    "undefined entity": (offer(formation("&inconnue;")), "not well-formed"),
    "wrong declaration": (HEAD.encode() + "<formation>été</formation>".encode("latin-1"), "characters of another"),
    "unknown encoding": ("<?xml version='1.0' encoding='klingon'?><lheo/>", "encoding that cannot be read"),
    "multi-byte encoding": ("<?xml version='1.0' encoding='shift_jis'?><lheo/>", "encoding that cannot be read"),
    "huge attribute": (HEAD + '<formation numero="' + "a" * 12_000_000, "of a size"),
    "huge formation": (HEAD + "<formation>" + "<certifiante>1</certifiante>" * 2_500_000, "of a size"),
    "many names": (HEAD + "".join(f"<n{i}/>" for i in range(30_000)), "of a size"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_one_sentence_quickly(name):
    content, sentence = HOSTILE[name]
    begin = time.process_time()
    with pytest.raises(InputError, match=sentence) as caught:
        read(content)
    assert time.process_time() - begin < 5
    assert "\n" not in str(caught.value) and "essai.xml" in str(caught.value)


def test_ninety_levels_that_are_ignored_are_no_attack():
    deep = "<a>" * (MAX_DEPTH - 5) + "</a>" * (MAX_DEPTH - 5)
    assert len(read(offer(formation(after=deep))).trainings) == 1


def accounted(data: bytes) -> None:
    """Only InputError may come out; what is read is consistent."""
    try:
        found = read(data)
    except InputError as error:
        assert str(error)
        return
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped
    assert found.trainings["id"].is_unique and found.sessions["id"].is_unique
    assert found.sessions["training_id"].isin(found.trainings["id"]).all()
    places = found.trainings["places"].dropna()
    assert (places >= 0).all() and np.isfinite(places).all()


ELEMENTS = (
    *("formation", "action", "session", "lieu-de-formation", "coordonnees", "adresse", "geolocalisation", "latitude"),
    *(
        "longitude",
        "periode",
        "debut",
        "fin",
        "intitule-formation",
        "extras",
        "extra",
        "cycle",
        "type-cycle",
        "nb-places",
    ),
    *(
        "capacite-simultanee",
        "recrutement",
        "domaine-formation",
        "code-NSF",
        "code-INSEE-commune",
        "inconnu",
        "l:action",
    ),
)
VALUES = st.sampled_from(
    ["", "-", "44109", "44000", "47.2", "-1.5", "1e400", "nan", "20250230", "0", "1", "é&amp;", "٣", "12 "]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(st.sampled_from(ELEMENTS))
    number = draw(st.sampled_from(["", ' numero="1"', ' numero="2"', ' info="formation-initiale"']))
    leaf = depth > 5 or draw(st.booleans())
    inside = draw(VALUES) if leaf else "".join(draw(st.lists(trees(depth + 1), max_size=4)))
    return f"<{name}{number}>{inside}</{name}>"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(trees(), max_size=6))
def test_any_tree_of_elements(inside):
    accounted(offer(*inside).encode())
    accounted(offer(f"<formation>{''.join(inside)}</formation>").encode())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes(data):
    accounted(data)
    accounted(HEAD.encode() + data)


def test_mutations_of_a_sample(sample):
    """Damaged copies of a file: bytes changed, removed, repeated; elements removed, moved, emptied, filled."""
    chance = random.Random(5)
    begin = time.process_time()
    for _ in range(60):
        accounted(mutated_bytes(sample, chance))
        accounted(mutated_tree(sample, chance))
    assert time.process_time() - begin < 60


ODD = (
    "",
    "-",
    "0",
    "-1",
    "1e308",
    "9" * 400,
    "nan",
    "٣",
    "44109",
    "44000",
    "2A004",
    "20250230",
    "00000000",
    "\u2028",
    "x" * 3000,
)


def mutated_bytes(data: bytes, chance: random.Random) -> bytes:
    """The data with a few faults of the kinds that files suffer on their way."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, length = chance.randrange(len(found)), chance.choice((1, 3, 40, 500))
        kind = chance.randrange(5)
        if kind == 0:
            found[at] = chance.randrange(256)
        elif kind == 1:
            del found[at : at + length]
        elif kind == 2:
            found[at:at] = found[at : at + length]
        elif kind == 3:
            for i in [i for i in range(at, min(at + 300, len(found))) if chr(found[i]).isdigit()][:8]:
                found[i] = ord(chance.choice("0123456789-.e"))
        else:
            source = chance.randrange(len(found))
            found[at : at + length] = found[source : source + length]
    return bytes(found)


def mutated_tree(data: bytes, chance: random.Random) -> bytes:
    """The file with well-formed faults: elements removed, repeated, moved, renamed, and odd values."""
    root = ElementTree.fromstring(data)
    for _ in range(chance.choice((1, 5, 40))):
        parents = [element for element in root.iter() if len(element)]
        parent = chance.choice(parents)
        child = chance.choice(list(parent))
        kind = chance.randrange(6)
        if kind == 0:
            parent.remove(child)
        elif kind == 1:
            parent.append(copy.deepcopy(child))
        elif kind == 2:
            chance.choice(parents).append(copy.deepcopy(child))
        elif kind == 3:
            child.tag = chance.choice(list(root.iter())).tag
        elif kind == 4:
            child.set(chance.choice(("numero", "info")), chance.choice(ODD))
        else:
            child.text = chance.choice(ODD)
        if len(root) == 0:
            break
    return ElementTree.tostring(root)
