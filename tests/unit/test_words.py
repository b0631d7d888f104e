"""Packed columns of texts: the texts come back as they were, and searches find what a loop finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core.words import PackedTexts, WordColumn, words_of

TEXTS = st.lists(st.text(alphabet="abé€ \n0🌍", max_size=6), max_size=12)


@given(TEXTS)
def test_texts_come_back(texts: list[str]) -> None:
    packed = PackedTexts(texts)
    assert list(packed) == texts
    assert [packed[i] for i in range(len(packed))] == texts


@given(TEXTS, st.text(alphabet="abé€ 0🌍", max_size=3))
def test_a_word_is_found_where_it_is(texts: list[str], word: str) -> None:
    assert PackedTexts(texts).containing(word).tolist() == [word in text for text in texts]


def test_a_word_of_two_lines_is_found_nowhere() -> None:
    assert PackedTexts(["a", "b", "a\nb"]).containing("a\nb").tolist() == [False, False, False]


@given(TEXTS, st.booleans())
def test_a_column_tells_its_texts_apart(texts: list[str], distinct: bool) -> None:
    column = WordColumn(distinct)
    column.extend(texts[:5])
    column.extend(texts[5:])
    words = column.words()
    assert [words.text(row) for row in range(len(texts))] == texts
    assert distinct or len(words.values) == len(set(texts))
    some = np.flatnonzero(np.arange(len(texts)) % 2)
    assert [words.only(some).text(row) for row in range(len(some))] == [texts[row] for row in some]
    assert words.among({"a"}).tolist() == [text == "a" for text in texts]


def test_the_alphabet_knows_neither_case_nor_accents() -> None:
    words = words_of(["Zèbre", "école", "Abri", "école", None, 12])
    assert words.text(4) == "" and words.text(5) == "12"
    order = np.argsort(words.rank, kind="stable").tolist()
    assert [words.text(row) for row in order] == ["", "12", "Abri", "école", "école", "Zèbre"]
    assert words.rank[1] == words.rank[3]
    assert list(words.folded().values)[:2] == ["zebre", "ecole"]
    assert words.labelled(str.upper).text(2) == "ABRI"
    assert words.used(np.array([True, True, False, False, False, False])) == ["Zèbre", "école"]


@given(TEXTS, st.text(alphabet="ab\n0", max_size=3))
def test_the_place_of_a_text(texts: list[str], text: str) -> None:
    assert PackedTexts(texts).place(text) == (texts.index(text) if text in texts else -1)
