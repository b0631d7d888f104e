"""LHÉO files, versions 2.2 and 2.3: what is read of them."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from clefop_plugin.core import training
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import lheo
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.lheo_stream import MAX_TEXT

sys.path.insert(0, str(Path(__file__).parent))
from lheo_cases import formation, offer, place, read, sample_in, write_lheo


def counted(report) -> dict[str, int]:
    return {entry.reason: entry.count for entry in report.entries if entry.kind != "note"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> bytes:
    return sample_in(tmp_path_factory.mktemp("lheo"))


@pytest.mark.parametrize(
    ("namespace", "prefix", "shown"),
    [
        (' xmlns="http://www.lheo.org/2.2"', "", "LHÉO 2.2"),
        (' xmlns:l="http://lheo.gouv.fr/2.3"', "l:", "LHÉO 2.3"),
        ("", "", "LHÉO"),
    ],
)
def test_the_namespace_only_tells_the_version(namespace, prefix, shown):
    title = "<P:intitule-formation>BTS Vente</P:intitule-formation>"
    body = f"<P:offres><P:formation numero='F'>{title}<P:action/></P:formation></P:offres>"
    found = read(f"<{prefix}lheo{namespace}>{body.replace('P:', prefix)}</{prefix}lheo>")
    assert found.report.format == shown
    assert found.trainings["id"].tolist() == ["F/F-1"]
    assert found.trainings[["title", "level"]].values.tolist() == [["BTS Vente", "5"]]


def test_codes_and_certifications_are_joined():
    found = read(
        offer(
            formation(
                before="<domaine-formation><code-FORMACODE ref='V14' tag='principal'>42752</code-FORMACODE>"
                "<code-FORMACODE>42757</code-FORMACODE><code-NSF>221</code-NSF><code-NSF>334</code-NSF>"
                "<code-ROME>G1602</code-ROME><code-ROME>D1106</code-ROME></domaine-formation>"
                "<certification><code-RNCP>RNCP26650</code-RNCP></certification>"
                "<certification><code-RS>5764</code-RS><code-CERTIFINFO>1</code-CERTIFINFO></certification>"
                "<code-niveau-sortie>13</code-niveau-sortie>"
            )
        )
    )
    row = found.trainings.iloc[0]
    assert (row["formacode"], row["nsf"], row["rome"]) == ("42752;42757", "221;334", "G1602;D1106")
    assert (row["rncp"], row["level"], row["domain"]) == ("26650;RS5764", "3", "industrie")


def test_every_level_of_the_dictionary():
    codes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", *map(str, range(11, 19)), "9", "", "x"]
    levels = [training.level_of_lheo(code) for code in codes]
    assert levels == [
        *["", "none", "none", "none", "3", "4", "5", "6", "7"],
        *["none", "none", "3", "4", "5", "6", "7", "8"],
        *["", "", ""],
    ]


@pytest.mark.parametrize(
    ("session", "extras", "places", "stream"),
    [
        (
            "<cycle><type-cycle>1</type-cycle><capacite-simultanee>12</capacite-simultanee></cycle>",
            "",
            12,
            "apprenticeship",
        ),
        ("<cycle><type-cycle>0</type-cycle><capacite-cumulee>30</capacite-cumulee></cycle>", "", 30, "school"),
        (
            "<recrutement><nb-places>8</nb-places></recrutement><recrutement><nb-places>4</nb-places></recrutement>",
            "",
            12,
            "",
        ),
        (
            "<recrutement><nb-places>8</nb-places></recrutement><cycle><type-cycle>0</type-cycle>"
            "<capacite-simultanee>15</capacite-simultanee></cycle>",
            "",
            15,
            "school",
        ),
        ("", "<extras info='t'><extra info='formation-initiale'>0</extra></extras>", 7, "adult"),
        ("", "<extras info='t'><extra info='contrat-apprentissage'>1</extra></extras>", 7, "apprenticeship"),
        ("<recrutement><nb-places>douze</nb-places></recrutement>", "", 7, ""),
    ],
)
def test_places_and_stream(session, extras, places, stream):
    funded = "<code-financeur>2</code-financeur><nb-places-financees>7</nb-places-financees>"
    funder = f"<organisme-financeur>{funded}</organisme-financeur>"
    found = read(offer(formation(f"<session numero='S'>{session}</session>{funder}{extras}")))
    assert (found.trainings["places"][0], found.trainings["stream"][0]) == (places, stream)
    assert "the region (1)" in found.report.as_text()


def test_states_dates_and_sessions():
    sessions = "".join(
        f"<session numero='{n}'><periode><debut>{a}</debut><fin>{b}</fin></periode>"
        f"<etat-recrutement>{state}</etat-recrutement></session>"
        for n, a, b, state in (
            ("1", "20250900", "20260000", "1"),
            ("2", "00000000", "99999999", "2"),
            ("2", "20250230", "20250101", "3"),
            ("", "2025-09-01", "demain", "9"),
        )
    )
    found = read(offer(formation(sessions)))
    assert found.sessions["start"].tolist() == ["2025-09", "", "2025-02", "2025-09-01"]
    assert found.sessions["end"].tolist() == ["2026", "", "", ""]
    assert found.sessions["state"].tolist() == ["open", "closed", "suspended", ""]
    assert found.sessions["id"].tolist() == ["F1/A1/1", "F1/A1/2", "F1/A1/2#2", "F1/A1/S"]
    assert counted(found.report) == {
        "impossible dates, dropped": 2,
        "sessions that end before they start: the end is dropped": 1,
    }


def test_a_person_is_not_the_name_of_a_place_and_contacts_are_not_kept():
    found = read(
        offer(
            formation(
                place("<civilite>Madame</civilite><nom>Secrète</nom><prenom>Anne</prenom><ligne>Campus</ligne>")
                + place("<nom>Centre</nom><courriel>anne.secrete@example.org</courriel>"),
                before="<contact-formation><coordonnees><nom>Secrète</nom></coordonnees></contact-formation>",
                after="<organisme-formation-responsable><raison-sociale>O</raison-sociale><contact-organisme>"
                "<coordonnees><nom>Secrète</nom></coordonnees></contact-organisme></organisme-formation-responsable>",
            )
        )
    )
    assert found.trainings["place_name"].tolist() == ["Campus", "Centre"]
    assert found.trainings["organisation"].tolist() == ["O", "O"]
    assert not found.trainings.astype(str).map(lambda text: "ecr" in text.lower()).any().any()


def test_lines_examples_and_counts_are_told():
    bad = place(
        "<adresse><geolocalisation><latitude>999</latitude><longitude>1</longitude></geolocalisation></adresse>"
    )
    found = read(offer(formation(), formation(bad, number="F2"), "<formation numero='F3'/>\n"))
    report = found.report
    assert (report.rows_read, report.rows_kept, report.skipped) == (3, 2, 1)
    lines = {entry.reason: entry.lines for entry in report.entries}
    assert lines["impossible coordinates, dropped"] == [4]
    assert lines["formations without an action"] == [5]


def test_numbers_met_twice_stay_unique():
    found = read(offer(formation("<session/><session/>"), formation("<session/>"), formation(number="F1/A1#2")))
    assert found.trainings["id"].is_unique and found.sessions["id"].is_unique
    assert counted(found.report) == {"actions that bear the number of another: a number is added": 1}
    assert found.sessions["training_id"].isin(found.trainings["id"]).all()


def test_markup_inside_a_title_and_long_titles():
    found = read(
        offer("<formation><intitule-formation>CAP <b>gras</b>Cuisine</intitule-formation><action/></formation>")
    )
    assert found.trainings["title"][0] == "CAP Cuisine"
    found = read(offer(f"<formation><intitule-formation>{'a' * 5000}</intitule-formation><action/></formation>"))
    assert len(found.trainings["title"][0]) == MAX_TEXT
    assert counted(found.report) == {"texts too long for LHÉO, cut": 1}


def test_a_member_of_a_zip_is_read(tmp_path, sample):
    path = tmp_path / "offre.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dossier/offre.xml", sample)
    with zipfile.ZipFile(path) as archive:
        document = Document(path, lambda: archive.open("dossier/offre.xml"), root="lheo")
        assert lheo.recognise(document).score > 0.9
        found = lheo.FORMATS[0].read(document, Options(), Progress())
    assert found.trainings.equals(read(sample).trainings)
    assert len(found.trainings) > 5 and found.report.source == "offre.zip"


def test_other_documents_are_not_recognised(tmp_path):
    assert (
        lheo.recognise(Document(tmp_path, tmp_path.open, root="kml", namespace="http://www.opengis.net/kml")).score == 0
    )


def test_a_cancel_is_heard(sample):
    with pytest.raises(Cancelled):
        read(sample, Progress(None, lambda: True))


def test_text_in_pieces_is_whole(sample):
    """The same rows come out however the bytes are cut, and in other encodings."""
    whole = read(sample).trainings
    other = sample.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert read(other).trainings.equals(whole)
    latin = sample.decode().replace("’", "'").replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
    assert read(latin).trainings["organisation"].tolist() == whole["organisation"].tolist()


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "formations", "sessions"),
    [("lheo_2.2_exemple_bts_onisep.xml", 1, 1), ("lheo_2.2_exemple_intercarif_anotea.xml", 1, 1)],
)
def test_real_samples(real_data, name, formations, sessions):
    found = lheo.read_lheo(real_data / name)
    assert (len(found.trainings), len(found.sessions)) == (formations, sessions)
    assert found.report.format == "LHÉO 2.2"


@pytest.mark.real_data
def test_every_element_read_is_in_the_schema_and_the_invented_files_follow_it(real_data, tmp_path):
    etree = pytest.importorskip("lxml.etree")
    path = tmp_path / "offre.xml"
    write_lheo(path, 0.1, long_texts=True)
    schema = etree.XMLSchema(etree.parse(str(real_data / "lheo_2.3.xsd")))
    assert schema.validate(etree.parse(str(path))), schema.error_log
    known = {
        node.get("name")
        for node in etree.parse(str(real_data / "lheo_2.3.xsd")).iter("{http://www.w3.org/2001/XMLSchema}element")
    }
    assert wanted_names(lheo_elements()) <= known


def lheo_elements() -> dict:
    from clefop_plugin.sources import lheo_stream

    return lheo_stream._FORMATION


def wanted_names(children: dict) -> set[str]:
    return set(children) | {name for below in children.values() if below for name in wanted_names(below)}


def test_a_member_of_an_archive_that_proves_damaged_is_told(tmp_path):
    """The fault shows only while the member is unpacked: a wrong checksum."""
    from clefop_plugin.sources.registry import read_file

    path = tmp_path / "offre.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("offre.xml", "<lheo><offres><formation><intitule-formation>Vigne</intitule-formation>" * 2)
    content = bytearray(path.read_bytes())
    content[content.index(b"Vigne")] = ord("v")
    path.write_bytes(bytes(content))
    with pytest.raises(InputError, match="offre"):
        read_file(path, "trainings")
