"""Coverage-guided fuzzing of the readers that take bytes: ``fuzz.py [TARGET…] [--seconds 120]``.

Needs the Python package atheris (``pip install atheris``), which is no dependency of the project. Each target runs in
a process of its own, with a limit of time for one input and a limit of memory. Only ``InputError`` and
``MissingPackageError`` may come out of a reader; anything else stops the run, and the input that did it is kept in
``build/fuzz/TARGET`` with the inputs that reached new code.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

#: Seconds that one input may take, and megabytes that the process may weigh (atheris itself included).
LIMIT_SECONDS, LIMIT_MEGABYTES = 5, 2_000
MOST_BYTES = 20_000

CSV = 'Titre;;\ncode;nom;"part; en %"\n01004;"Ambérieu ""B""";31,5\n44109;Nantes;s\n\n2A004;"Ajaccio\nCorse";1 234\n'
JSON = '{"results": [{"code": "01004", "n": 1.5, "lieu": {"x": [1, null, true]}}, {"code": "é"}]}'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<l:lheo xmlns:l="http://lheo.gouv.fr/2.3"><offres/></l:lheo>'
ODS = (
    '<d xmlns:table="t" xmlns:text="x" xmlns:office="o"><table:table table:name="a"><table:table-row '
    'table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5"><text:p>1</text:p>'
    '</table:table-cell><table:table-cell table:number-columns-repeated="3"><text:p>code<text:s/></text:p>'
    "</table:table-cell></table:table-row></table:table></d>"
)
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="str"><v>n</v></c></row>'
    '<row r="2"><c r="A2" s="1"><v>1004</v></c><c r="B2" t="b"><f>1+1</f><v>1</v></c></row></sheetData></worksheet>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.'
        'main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="F" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A ZIP archive of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def as_is(content: bytes) -> bytes:
    """The bytes of a whole file."""
    return content


def as_ods(content: bytes) -> bytes:
    """A workbook whose content is these bytes."""
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def as_xlsx(content: bytes) -> bytes:
    """A workbook whose sheet is these bytes."""
    return zipped({**WORKBOOK, "xl/worksheets/sheet1.xml": content})


#: What each target starts from, and how its bytes become a file.
TARGETS: dict[str, tuple[list[bytes], Callable[[bytes], bytes]]] = {
    "text": (
        [CSV.encode(), CSV.encode("utf-16"), CSV.encode("cp1252"), CSV.replace("\n", "\r").encode("cp850")],
        as_is,
    ),
    "json": ([JSON.encode(), (JSON + "\n" + JSON).encode(), b"[[1,2],[3,4]]"], as_is),
    "xml": ([XML.encode(), XML.encode("utf-16")], as_is),
    "archive": (
        [zipped({"a.csv": CSV, "b.zip": zipped({"c.csv": CSV})}), zipped(WORKBOOK), as_ods(ODS.encode())],
        as_is,
    ),
    "ods": ([ODS.encode()], as_ods),
    "xlsx": ([SHEET.encode()], as_xlsx),
}


def open_file(path: Path) -> None:
    """What a drop on the plugin does first: list, open, make every cell and figure."""
    from clefop_plugin.core.errors import InputError, MissingPackageError
    from clefop_plugin.sources.documents import contents, open_document

    try:
        contents(path)
        table = open_document(path).table
    except (InputError, MissingPackageError) as error:
        if "\n" in str(error) or not str(error):
            raise ValueError("the sentence of the error is empty or has several lines") from error
        return
    if table is not None:
        figures = [table.figures(column)[0] for column in table.columns]
        if len(table.frame) != table.rows or any(len(values) != table.rows for values in figures):
            raise ValueError("rows are lost")


def run(target: str, folder: Path, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["clefop_plugin.sources", "clefop_plugin.core"]):
        from clefop_plugin.sources import documents  # noqa: F401
    seeds, wrap = TARGETS[target]
    for rank, seed in enumerate(seeds):
        (folder / f"seed{rank}").write_bytes(seed)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "dropped.csv"

        def one(content: bytes) -> None:
            path.write_bytes(wrap(content))
            open_file(path)

        options = [
            f"-max_total_time={seconds}",
            f"-timeout={LIMIT_SECONDS}",
            f"-rss_limit_mb={LIMIT_MEGABYTES}",
            f"-max_len={MOST_BYTES}",
            f"-artifact_prefix={folder}/failed-",
        ]
        atheris.Setup([sys.argv[0], *options, str(folder)], one)
        atheris.Fuzz()


def main() -> int:
    """Fuzz the targets one after the other; the exit code tells whether one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.folder:
        run(asked.targets[0], asked.folder, asked.seconds)
        return 0
    failed = []
    for target in asked.targets or list(TARGETS):
        folder = ROOT / "build" / "fuzz" / target
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, target, "--seconds", str(asked.seconds), "--folder", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = [line for line in done.stderr.splitlines() if not line.startswith(("INFO", "WARNING", "#"))]
        print(f"{target}: {lines[-1] if lines else ''}", flush=True)
        if done.returncode:
            failed.append(target)
            print(done.stdout, *lines, sep="\n", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
