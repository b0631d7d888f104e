"""Hostile archives and workbooks: bombs, escapes, passwords, damage. Nothing is unpacked, nothing fills the memory."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clefop_plugin.core.errors import InputError, MissingPackageError
from clefop_plugin.sources import archives
from clefop_plugin.sources.documents import Choice, contents, open_document

ROWS = b"code;nom\n01004;A\n"


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def nested(depth: int) -> bytes:
    content = zipped({"base.csv": ROWS})
    for _ in range(depth):
        content = zipped({"a.zip": content})
    return content


def encrypted() -> bytes:
    """A ZIP whose headers say that its member is encrypted."""
    content = bytearray(zipped({"base.csv": ROWS}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(magic) + place
        content[start : start + 2] = struct.pack("<H", 1)
    return bytes(content)


def odd_method() -> bytes:
    content = bytearray(zipped({"base.csv": ROWS}))
    for magic, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = content.index(magic) + place
        content[start : start + 2] = struct.pack("<H", 97)
    return bytes(content)


def claimed(size: int) -> bytes:
    """A ZIP whose directory claims a size that its member does not have."""
    content = bytearray(zipped({"base.csv": ROWS * 10}))
    start = content.index(b"PK\x01\x02") + 24
    content[start : start + 4] = struct.pack("<I", size)
    return bytes(content)


def tar_header(size: int, kind: bytes = b"0") -> bytes:
    info = tarfile.TarInfo("base.csv")
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


def linked() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo("base.csv")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    return held.getvalue()


HOSTILE = {
    "zip_bomb.zip": (lambda: zipped({"base.csv": b"0" * 60_000_000}), "fill the memory"),
    "escape.zip": (lambda: zipped({"../../base.csv": ROWS}), "leads out of the archive"),
    "absolute.zip": (lambda: zipped({"/etc/base.csv": ROWS}), "leads out of the archive"),
    "windows.zip": (lambda: zipped({"C:\\base.csv": ROWS}), "leads out of the archive"),
    "backslash.zip": (lambda: zipped({"a\\..\\..\\base.csv": ROWS}), "leads out of the archive"),
    "nested.zip": (lambda: nested(3), "archives inside archives"),
    "encrypted.zip": (encrypted, "password"),
    "method.zip": (odd_method, "packed in a way"),
    "claimed.zip": (lambda: claimed(3_000_000_000), "fill the memory"),
    "cut.zip": (lambda: zipped({"base.csv": ROWS})[:-10], "damaged"),
    "cut.gz": (lambda: gzip.compress(ROWS * 1000)[:-20], "damaged"),
    "cut.bz2": (lambda: b"BZh91AY&SY" + bytes(30), "damaged"),
    "cut.xz": (lambda: b"\xfd7zXZ\x00" + bytes(30), "damaged"),
    "many.zip": (lambda: zipped({f"{rank}.csv": b"a" for rank in range(10_001)}), "more than 10,000 files"),
    "tar_bomb.tar": (lambda: tar_header(5_000_000_000), "fill the memory"),
    "tar_long_name.tar": (lambda: tar_header(4_000_000_000, b"L") + bytes(2_000), "damaged"),
    "tar_link.tar": (linked, "is empty"),
    "gz_line.csv": (lambda: gzip.compress(b"a" * 50_000_000), "more than 10,000,000 characters"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_in_one_sentence(tmp_path, name):
    make, sentence = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    before = time.process_time()
    tracemalloc.start()
    with pytest.raises(InputError, match=sentence):
        open_document(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - before < 5 and peak < 150_000_000
    assert [found.name for found in tmp_path.iterdir()] == [name], "nothing is unpacked on the disk"


def test_two_levels_of_archives_are_read(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(nested(2))
    assert [content.member for content in contents(path)] == ["a.zip › a.zip › base.csv"]
    table = open_document(path).table
    assert table is not None and table.frame["code"].tolist() == ["01004"]


def test_an_encrypted_member_does_not_hide_the_others(tmp_path):
    path = tmp_path / "a.zip"
    held = io.BytesIO(encrypted())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("libre.csv", ROWS * 5)
    path.write_bytes(held.getvalue())
    table = open_document(path, Choice(member="libre.csv")).table
    assert table is not None and len(table.frame) == 9


XLSX_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        '<sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>'


def workbook(rows: str, dimension: str = "") -> bytes:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{dimension}<sheetData>{rows}</sheetData></worksheet>"
    )
    parts = {**XLSX_PARTS, "xl/worksheets/sheet1.xml": sheet}
    return zipped({name: text.encode() for name, text in parts.items()})


def test_a_workbook_written_by_hand_is_read(tmp_path):
    pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    row = '<row r="3"><c r="A3"><v>1004</v></c><c r="B3" t="str"><f>1+1</f><v>=cmd</v></c></row>'
    path.write_bytes(workbook(HEAD + row, '<dimension ref="A1:XFD1048576"/>'))
    table = open_document(path).table
    assert table is not None and table.frame.to_numpy().tolist() == [["1004", "=cmd"]]
    assert tuple(table.lines) == (3,)


SHEETS = {
    "far row": (HEAD + '<row r="900000000"><c r="A900000000"><v>1</v></c></row>', "too large"),
    "far column": (HEAD + '<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>', "not a readable XLSX|holds|too large"),
    "no reference": (HEAD + "<row><c><v>5</v></c></row>", ""),
    "bad index": (HEAD + '<row r="2"><c r="A2" t="s"><v>99</v></c></row>', "not a readable XLSX"),
    "cut": (HEAD + '<row r="2"><c r="A2">', "not a readable XLSX"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_hostile_sheet_is_refused_or_read(tmp_path, name):
    pytest.importorskip("openpyxl")
    rows, sentence = SHEETS[name]
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(rows))
    before = time.process_time()
    if sentence:
        with pytest.raises(InputError, match=sentence):
            open_document(path)
    else:
        assert open_document(path).table is not None
    assert time.process_time() - before < 5


def test_an_ods_row_of_endless_repeats_is_refused_early(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="2000"><text:p>x</text:p></table:table-cell>'
    text = f'<d xmlns:table="t" xmlns:text="x"><table:table table:name="a"><table:table-row>{cell * 20_000}'
    path = tmp_path / "a.ods"
    path.write_bytes(zipped({"content.xml": text.encode()}))
    tracemalloc.start()
    with pytest.raises(InputError, match="too large"):
        open_document(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_of_many_files_is_listed_in_one_pass(tmp_path, kind):
    path = tmp_path / "a.bin"
    names = [f"{rank}.csv" for rank in range(5_000)]
    if kind == "zip":
        path.write_bytes(zipped(dict.fromkeys(names, ROWS)))
    else:
        with tarfile.open(path, "w:gz", compresslevel=1) as archive:
            for name in names:
                info = tarfile.TarInfo(name)
                info.size = len(ROWS)
                archive.addfile(info, io.BytesIO(ROWS))
    before = time.process_time()
    assert len(contents(path)) == 5_000
    table = open_document(path, Choice(member="4990.csv")).table
    assert table is not None and table.member == "4990.csv"
    assert time.process_time() - before < 15


def mutated(content: bytes, changes: list[tuple[float, int]]) -> bytes:
    changed = bytearray(content)
    for place, byte in changes:
        changed[int(place * (len(changed) - 1))] = byte
    return bytes(changed)


SEEDS = {
    "csv": b'\xef\xbb\xbfcode;"nom";n\r\n01004;"a;b";1,5\r\n44109;"c""d";s\r\n',
    "utf-16": "code;nom\n01004;é\n".encode("utf-16"),
    "zip": nested(1),
    "tar.gz": gzip.compress(tar_header(len(ROWS)) + ROWS + bytes(512 * 20 - len(ROWS))),
    "xlsx": workbook(HEAD + '<row r="2"><c r="A2"><v>1004</v></c><c r="B2"><v>1.5</v></c></row>'),
    "ods": zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b'<d xmlns:table="t" xmlns:text="x"><table:table table:name="a"><table:table-row>'
            b"<table:table-cell><text:p>code</text:p></table:table-cell></table:table-row></table:table></d>",
        }
    ),
    "json": b'{"results": [{"code": "01004", "n": 1.5, "lieu": {"x": [1, null, true]}}]}',
    "xml": b'<?xml version="1.0" encoding="UTF-8"?><lheo xmlns="http://lheo.gouv.fr/2.3"><offres/></lheo>',
    "noise": bytes(range(256)),
}


def opened(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        document = open_document(path)
        assert document.table is None or document.table.frame.map(lambda cell: isinstance(cell, str)).all(axis=None)
        assert sum(content.chosen for content in contents(path)) == 1
    except (InputError, MissingPackageError) as error:
        assert str(error) and "\n" not in str(error)


@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    st.floats(0, 1),
)
def test_damaged_files_give_one_sentence_or_a_table(tmp_path_factory, name, changes, cut):
    pytest.importorskip("openpyxl")
    content = mutated(SEEDS[name], changes)
    opened(
        tmp_path_factory.getbasetemp() / "damaged.csv", content[: int(cut * len(content)) + 1] if cut < 0.5 else content
    )


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"[{", b"<", b"PAR1"]))
def test_random_bytes_give_one_sentence_or_a_table(tmp_path_factory, content, start):
    opened(tmp_path_factory.getbasetemp() / "noise.csv", start + content)


def test_a_megabyte_of_noise_is_quick(tmp_path):
    state, noise = 1, bytearray()
    while len(noise) < 1_000_000:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        noise += state.to_bytes(8, "little").replace(b"\x00", b"\n")
    before = time.process_time()
    opened(tmp_path / "noise.csv", bytes(noise))
    opened(tmp_path / "quotes.csv", b'a;"b\n' * 200_000)
    opened(tmp_path / "json.json", b'[{"a":' * 160_000)
    assert time.process_time() - before < 6


def test_the_names_of_members_are_checked_before_anything_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_chunks", None)
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"base.csv": ROWS, "../x.csv": ROWS}))
    with pytest.raises(InputError, match="leads out"):
        open_document(path)


def test_a_member_without_a_name_is_passed_over(tmp_path):
    """Found by fuzzing: the standard library fails to tell whether it is a folder."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("nom.csv", b"a;b\n1;2\n" * 20)
        archive.writestr("base.csv", ROWS)
    content = held.getvalue()
    end = content.index(b"PK\x01\x02")
    first = content[end : end + 46 + len("nom.csv")]
    unnamed = first[:28] + b"\x00\x00" + first[30:46]
    directory = content[end:].replace(first, unnamed, 1)
    at = directory.index(b"PK\x05\x06") + 12
    directory = directory[:at] + struct.pack("<I", at - 12) + directory[at + 4 :]
    path = tmp_path / "a.zip"
    path.write_bytes(content[:end] + directory)
    assert [found.name for found in archives.members(path)] == ["base.csv"]


def test_a_member_whose_name_has_several_lines_is_told_on_one(tmp_path):
    """Found by fuzzing."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"/x\ny.csv": ROWS}))
    with pytest.raises(InputError, match="“/x·y.csv”"):
        open_document(path)
