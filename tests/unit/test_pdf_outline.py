"""What is appended to a PDF laid out as Qt does: bookmarks, links, places, language; and files that are left alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from clefop_plugin.cartography.pdf_outline import Additions, Bookmark, Link, UnknownPdf, complete


def write_pdf(path: Path, pages: int = 3, catalogue: str = "", annotations: str = "[ ]", trailer: str = "") -> bytes:
    """A PDF of empty pages, with the objects and the spaces that QPdfWriter writes."""
    bodies = {1: "<<\n/Title (Essai)\n>>", 3: f"<<\n/Type /Catalog\n/Pages 4 0 R\n{catalogue}>>"}
    kids = []
    for page in range(pages):
        number = 5 + 3 * page
        kids.append(f"{number} 0 R")
        parts = f"/Contents {number + 1} 0 R\n/Resources << >>\n/Annots {number + 2} 0 R\n"
        bodies[number] = f"<<\n/Type /Page\n/Parent 4 0 R\n{parts}/MediaBox [0 0 600.000000 800.000000]\n>>"
        bodies[number + 1] = "<<\n/Length 0\n>>\nstream\n\nendstream"
        bodies[number + 2] = annotations
    bodies[2] = "<<\n/Type /Metadata /Subtype /XML\n/Length 0\n>>\nstream\n\nendstream"
    kid_lines = "\n".join(kids)
    bodies[4] = f"<<\n/Type /Pages\n/Kids \n[\n{kid_lines}\n]\n/Count {pages}\n>>"
    content, offsets = b"%PDF-1.4\n", {}
    for number in [*sorted(bodies)[:3], *sorted(bodies)[4:], 4]:
        offsets[number] = len(content)
        content += f"{number} 0 obj\n{bodies[number]}\nendobj\n".encode()
    at = len(content)
    content += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(offsets))
    tail = f"trailer\n<<\n/Size {len(bodies) + 1} \n/Info 1 0 R\n/Root 3 0 R\n{trailer}>>\nstartxref\n{at} \n%%EOF\n"
    path.write_bytes(content + tail.encode())
    return path.read_bytes()


ADDITIONS = Additions(
    bookmarks=[
        Bookmark("Région", 0),
        Bookmark("1 · Épernoux (l’Est)", 1),
        Bookmark("Carte", 1, 1),
        Bookmark("Chiffres", 2, 1),
        Bookmark("Fin", 2),
    ],
    links=[
        Link(0, (0.5, 0.25, 0.1, 0.05), 1),
        Link(1, (0.0, 0.9, 1.0, 0.1), 0),
        Link(1, (0.1, 0.1, 0.2, 0.02), "mailto:accueil(a)@exemple.fr"),
        Link(1, (0.1, 0.2, 0.2, 0.02), "https://exemple.fr/où?a=1&b=deux mots"),
    ],
    places={"territoire-01": 1, "region": 0},
    language="fr",
)


def objects(content: bytes) -> dict[int, bytes]:
    """The last version of each object, found by the offsets of the tables, newest first."""
    found: dict[int, bytes] = {}
    at: int | None = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    while at is not None:
        table, _, rest = content[at:].partition(b"trailer")
        for first, count, lines in re.findall(rb"(\d+) (\d+) ?\n((?:\d{10} \d{5} [nf] \n)+)", table):
            entries = [lines[20 * i : 20 * i + 20] for i in range(int(count))]
            for number, entry in enumerate(entries, int(first)):
                offset = int(entry[:10])
                if entry[17:18] == b"n" and number not in found:
                    head = b"%d 0 obj\n" % number
                    assert content[offset : offset + len(head)] == head
                    found[number] = content[offset + len(head) : content.index(b"\nendobj", offset)]
        previous = re.search(rb"/Prev (\d+)", rest.partition(b"startxref")[0])
        at = int(previous[1]) if previous else None
    return found


def test_everything_is_appended_and_nothing_is_moved(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    before = write_pdf(pdf)
    complete(pdf, ADDITIONS)
    after = pdf.read_bytes()
    assert after.startswith(before)
    found = objects(after)
    catalogue = found[3].decode()
    for part in ("/Lang <FEFF00660072>", "/DisplayDocTitle true", "/PageMode /UseOutlines", "/Pages 4 0 R"):
        assert part in catalogue
    outline = found[int(re.search(r"/Outlines (\d+)", catalogue)[1])].decode()  # type: ignore[index]
    assert "/Count 3" in outline
    first = found[int(re.search(r"/First (\d+)", outline)[1])].decode()  # type: ignore[index]
    assert "Région".encode("utf-16-be").hex().upper() in first and "/Prev" not in first
    second = found[int(re.search(r"/Next (\d+)", first)[1])].decode()  # type: ignore[index]
    assert "/Dest [8 0 R /XYZ 0 800 null]" in second and "/Count -2" in second
    child = found[int(re.search(r"/First (\d+)", second)[1])].decode()  # type: ignore[index]
    assert "Carte".encode("utf-16-be").hex().upper() in child and "/Next" in child
    (link,) = (found[int(number)].decode() for number in re.findall(rb"(\d+) 0 R", found[7]))
    assert "/Rect [300 560 360 600]" in link and "/Dest [8 0 R /XYZ 0 800 null]" in link
    addresses = [found[int(number)].decode() for number in re.findall(rb"(\d+) 0 R", found[10])]
    assert r"(mailto:accueil\(a\)@exemple.fr)" in addresses[1]
    assert "(https://exemple.fr/o%C3%B9?a=1&b=deux%20mots)" in addresses[2]
    names = found[int(re.search(r"/Dests (\d+)", catalogue)[1])].decode()  # type: ignore[index]
    assert names.index("(region) [5 0 R") < names.index("(territoire-01) [8 0 R")


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_poppler_reads_it(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    write_pdf(pdf)
    complete(pdf, ADDITIONS)

    def info(option: str) -> str:
        done = subprocess.run(["pdfinfo", option, str(pdf)], capture_output=True, text=True, check=True)
        assert "Error" not in done.stderr
        return done.stdout

    assert re.search(r"Pages:\s+3\n", info("-box"))
    assert re.search(r"1 \[ XYZ +0 +800 null +\] \"region\"", info("-dests"))
    assert "mailto:accueil(a)@exemple.fr" in info("-url")


def test_links_that_are_there_stay(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    write_pdf(pdf, annotations="[\n1 0 R\n]")
    complete(pdf, ADDITIONS)
    assert re.fullmatch(rb"\[1 0 R \d+ 0 R\]", objects(pdf.read_bytes())[7])


def test_what_is_read_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    write_pdf(pdf, pages=1200)
    bookmarks = [Bookmark(f"Page {page}", page, int(page % 4 > 0)) for page in range(1200)]
    before = pdf.stat().st_size
    complete(pdf, Additions(bookmarks, [Link(page, (0, 0, 1, 0.1), 0) for page in range(1200)]))
    found = objects(pdf.read_bytes())
    assert len(found) == 4 + 3 * 1200 + 1 + 2 * 1200
    assert pdf.stat().st_size - before < 1200 * 500


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-40],
        lambda content: content.replace(b"%%EOF", b"%%EOF\nmore"),
        lambda content: content.replace(b"/Type /Pages", b"/Type /Piles"),
        lambda content: content.replace(b"/Count 3", b"/Count 4"),
        lambda content: content.replace(b"xref\n0 14", b"xref\n1 14"),
        lambda content: content.replace(b"xref\n0 14", b"xref\n0 99"),
        lambda content: content.replace(b"/Size 14", b"/Size 13"),
        lambda content: content.replace(b"/Root 3 0 R", b"/Root 4 0 R"),
        lambda content: content.replace(b"/Root 3 0 R", b"/Root 99 0 R"),
        lambda content: content.replace(b"/Annots 7 0 R", b"/Annots [   ]"),
        lambda content: content.replace(b"7 0 obj\n[ ]", b"7 0 obj\n[x]"),
        lambda content: content.replace(b"5 0 obj", b"6 0 obj"),
        lambda content: b"",
        lambda content: b"%PDF-1.4\n" + os.urandom(4000),
    ],
)
def test_another_layout_is_left_as_it_is(tmp_path: Path, damage: object) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(damage(write_pdf(pdf)))  # type: ignore[operator]
    before = pdf.read_bytes()
    with pytest.raises(UnknownPdf):
        complete(pdf, ADDITIONS)
    assert pdf.read_bytes() == before


@pytest.mark.parametrize(
    "given", [{"catalogue": "/Lang (fr)\n"}, {"trailer": "/Encrypt 2 0 R\n"}, {"trailer": "/Prev 12\n"}]
)
def test_what_is_already_said_is_not_said_again(tmp_path: Path, given: dict[str, str]) -> None:
    pdf = tmp_path / "a.pdf"
    before = write_pdf(pdf, **given)  # type: ignore[arg-type]
    with pytest.raises(UnknownPdf):
        complete(pdf, ADDITIONS)
    assert pdf.read_bytes() == before


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    write_pdf(pdf)
    complete(pdf, ADDITIONS)
    once = pdf.read_bytes()
    with pytest.raises(UnknownPdf):
        complete(pdf, ADDITIONS)
    assert pdf.read_bytes() == once


def test_places_that_are_not_in_the_file_are_refused(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    before = write_pdf(pdf)
    for wrong in (
        Additions(bookmarks=[Bookmark("a", 3)]),
        Additions(bookmarks=[Bookmark("a", 0, 1)]),
        Additions(links=[Link(3, (0, 0, 1, 1), 0)]),
        Additions(links=[Link(0, (0, 0, 1, 1), -1)]),
        Additions(places={"a": 12}),
    ):
        with pytest.raises(ValueError, match=r"page|parent"):
            complete(pdf, wrong)
    assert pdf.read_bytes() == before


def test_title_and_metadata_take_the_place_of_those_there(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    write_pdf(pdf, catalogue="/Metadata 2 0 R\n")
    complete(pdf, Additions(title="Atlas – Épernoux", metadata="<x>é</x>", language="fr"))
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Title: +Atlas – Épernoux\n", said)
    packet = subprocess.run(["pdfinfo", "-meta", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert packet.strip() == "<x>é</x>"
