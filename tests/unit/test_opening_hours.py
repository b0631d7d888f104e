"""Contacts and opening hours: checked, put in one form, and read aloud."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core import contacts, opening_hours
from clefop_plugin.core.text import install_language


def test_examples_of_the_modules():
    for module in (contacts, opening_hours):
        found = doctest.testmod(module)
        assert found.attempted and not found.failed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo,Tu,Th 09:00-12:00,13:30-17:30", "Monday, Tuesday, Thursday: 9:00 – 12:00, 13:30 – 17:30"),
        ("Mo-Fr 09:00-12:00; Sa off", "from Monday to Friday: 9:00 – 12:00; Saturday: closed"),
        ('Mo-Fr "sur rendez-vous; le matin"', "from Monday to Friday: sur rendez-vous; le matin"),
        ('Mo 09:00-12:00 "RDV"', "Monday: 9:00 – 12:00 (RDV)"),
        ("24/7", "all day, every day"),
        ("Tu[1] 10:00-12:00", "Tu[1] 10:00-12:00"),
        ("tous les matins", "tous les matins"),
        ("", ""),
    ],
)
def test_opening_hours_are_said_or_shown_as_written(text, said):
    assert opening_hours.readable(text) == said


def test_hours_in_french():
    install_language("fr", None)
    try:
        assert opening_hours.readable("Mo 09:00-12:30") == "lundi: 9\u00a0h – 12\u00a0h\u00a030"
    finally:
        install_language("en", None)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,a",
        "file:///etc/passwd",
        "https://a b.fr",
        "a",
        "ftp://a.fr",
        'https://a.fr/"><script>',
        "https://me:pw@a.fr",
        "https://[::1",
        "https://a.fr:99999/",
        "//",
        "https://-a.fr",
    ],
)
def test_only_addresses_of_the_web_are_kept(text):
    assert contacts.website(text) is None


@given(st.text(max_size=200))
def test_nothing_breaks_and_what_is_kept_is_safe(text):
    opening_hours.readable(text)
    contacts.phone(text)
    contacts.email(text)
    kept = contacts.website(text)
    assert kept is None or kept.lower().startswith(("http://", "https://"))


@given(st.lists(st.dictionaries(st.sampled_from(["nom_jour_debut", "valeur_heure_debut_1", "commentaire"]), st.text())))
def test_any_week_gives_text(ranges):
    written = opening_hours.from_week(ranges)
    said = opening_hours.readable(written)
    assert bool(said) == bool(written)
