"""The shipped catalogue: every entry is complete, every formula can be computed, ids that workspaces hold stay."""

from __future__ import annotations

from collections import Counter

import pytest

from clefop_plugin.core import formulas
from clefop_plugin.core.errors import InputError
from clefop_plugin.sources.indicators import kind_of_column
from clefop_plugin.sources.indicators.catalogue import known, shipped

#: Ids that workspaces already hold: they never change.
KEPT = (
    "med tp60 pimp pact ppen pcho ppsoc ppmini ppat rd pben ptsa ppfam pplogt pimpot d1 d9 tp60tol1 tp60tol2 tp60age1 "
    "tp60age2 tp60age3 tp60age4 tp60age5 tp60age6 nbmenfisc nbpersmenfisc pop pop0014 pop1529 pop3044 pop4559 pop6074 "
    "pop75p pop1564 act1564 actocc1564 chom1564 pop1524 act1524 actocc1524 chom1524 pop2554 act2554 actocc2554 "
    "chom2554 pop5564 act5564 actocc5564 chom5564 etud1564 retr1564 inact1564 act1564_cs1 act1564_cs2 act1564_cs3 "
    "act1564_cs4 act1564_cs5 act1564_cs6 emplt actocc15p sal15p nsal15p sal15p_cdi sal15p_cdd sal15p_interim "
    "sal15p_empaid sal15p_appr actocc15p_ilt1 actocc15p_voit actocc15p_tcom actocc15p_c nscol15p nscol15p_diplmin "
    "nscol15p_bepc nscol15p_capbep nscol15p_bac nscol15p_sup2 nscol15p_sup34 nscol15p_sup5 log logvac part_1529 "
    "part_75p taux_activite taux_emploi taux_chomage_rp taux_chomage_rp_1524 concentration_emploi part_cdd "
    "part_sans_diplome part_sup5 part_travail_commune part_voiture part_log_vacants pmun ptot etablissements snhm"
)


def test_entries_are_complete_and_ids_stay():
    entries = shipped()
    assert max(Counter(entry.id for entry in entries).values()) == 1
    assert set(KEPT.split()) <= {entry.id for entry in entries}
    for entry in entries:
        assert entry.label and entry.kind in ("count", "ratio", "given") and entry.source and entry.producer, entry.id
        assert entry.licence and (entry.unit or entry.id == "rd"), entry.id
        assert (entry.kind == "ratio") == bool(entry.numerator and entry.denominator), entry.id
        assert entry.kind != "ratio" or (entry.theme and entry.scale), entry.id


def test_formulas_are_made_of_counts_of_the_catalogue():
    kinds = {entry.id: entry.kind for entry in shipped()}
    for entry in shipped():
        for part in entry.sum.split("+") if entry.sum else ():
            assert kinds[part.strip()] == "count", entry.id
        if entry.kind == "ratio":
            assert {kinds[identifier] for identifier in entry.terms} == {"count"}, entry.id
        asked = formulas.rate(entry.denominator)
        assert (asked is not None) == (entry.unit == "% par an"), entry.id
        assert not entry.weight or kinds[entry.weight] == "count", entry.id


def test_no_column_feeds_two_indicators_of_one_file():
    """But those of the Urssaf, which the sector of the row tells apart."""
    columns = Counter(column for entry in shipped() if not entry.sector for column in entry.columns)
    assert [column for column, times in columns.items() if times > 1] == []


@pytest.mark.parametrize(
    ("column", "identifier", "period"),
    [
        ("P21_POP1564", "pop1564", "2021"),
        ("p99_pop", "pop", "1999"),
        ("C22_ACT1564_STAT_GSEC13_23", "act1564_cs3", "2022"),
        ("NAIS1520", "naissances_periode", "2015-2020"),
        ("NAISD23", "naissances", "2023"),
        ("P22_RP", "rp", "2022"),
        ("P22_RP_VOIT1P", "rp_voit1p", "2022"),
        ("PTOT", "ptot", ""),
        ("effectifs_salaries_2023", "effectifs_prives", "2023"),
    ],
)
def test_columns_are_recognised_with_their_period(column, identifier, period):
    entry, when = next((e, e.match(column)) for e in shipped() if e.match(column) is not None)
    assert (entry.id, when) == (identifier, period)
    assert kind_of_column(column) == "count"


def test_a_catalogue_of_the_user_goes_first_and_borrows(tmp_path):
    path = tmp_path / "c.toml"
    path.write_text(
        '[sources.moi]\nsource = "Mon enquête"\nproducer = "Nous"\n'
        '[[indicator]]\nid = "projets"\nfrom = "moi"\ncolumns = ["Projets {yyyy}"]\nkind = "count"\n'
        '[[indicator]]\nid = "part"\nkind = "ratio"\nnumerator = "projets - pop"\ndenominator = "pop"\n'
        '[[indicator]]\nid = "rsa_foyers"\ncolumn = "Foyers RSA"\n',
        encoding="utf-8",
    )
    own = {entry.id: entry for entry in reversed(known(path))}
    assert own["projets"].match("projets 2024") == "2024"
    assert (own["projets"].source, own["projets"].kind) == ("Mon enquête", "count")
    assert own["part"].terms == {"projets", "pop"}
    assert own["rsa_foyers"].label == "Foyers allocataires du RSA" and own["rsa_foyers"].match("Foyers RSA") == ""
    path.write_text(
        '[[indicator]]\nid = "part"\nkind = "ratio"\nnumerator = "a/b"\ndenominator = "c"\n', encoding="utf-8"
    )
    with pytest.raises(InputError, match="numerator"):
        known(path)
