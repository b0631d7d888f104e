"""Build ``dist/clefop_plugin-<version>.zip`` as the official QGIS repository wants it, then run the gate on it.

    python tools/package.py [--output FOLDER] [--no-gate]

The same sources give the same bytes: entries are sorted, dates and rights are fixed. The gate is ``tools/gate.py``.
"""

from __future__ import annotations

import argparse
import configparser
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import gate
import translations

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "clefop_plugin"
TOP_FILES = ("metadata.txt", "LICENSE", "CHANGELOG.md")
SKIPPED_FOLDERS = {"__pycache__"}
DATE = (2020, 1, 1, 0, 0, 0)
RIGHTS = 0o100644 << 16


def version(metadata: Path = ROOT / "metadata.txt") -> str:
    """The version written in ``metadata.txt``."""
    parser = configparser.ConfigParser()
    parser.read(metadata, encoding="utf-8")
    return parser["general"]["version"]


def files() -> Iterator[tuple[str, Path]]:
    """Each file of the package: its place in the zip, under the plugin's folder, and where it is read."""
    for name in TOP_FILES:
        yield name, ROOT / name
    for path in _below(ROOT / PACKAGE):
        if path.suffix == ".py":
            yield path.relative_to(ROOT / PACKAGE).as_posix(), path
    for path in _below(ROOT / "resources"):
        yield path.relative_to(ROOT).as_posix(), path
    for path in sorted((ROOT / "i18n").glob("*.qm")):
        yield path.relative_to(ROOT).as_posix(), path


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(p in SKIPPED_FOLDERS or p.startswith(".") for p in parts):
            yield path


def build(output: Path = ROOT / "dist") -> Path:
    """Compile the translations and write the zip into ``output``; return its path."""
    translations.compile_qm()
    output.mkdir(parents=True, exist_ok=True)
    target = output / f"{PACKAGE}-{version()}.zip"
    partial = target.with_suffix(f".{os.getpid()}.part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted(files()):
            entry = zipfile.ZipInfo(f"{PACKAGE}/{name}", DATE)
            entry.external_attr = RIGHTS
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, path.read_bytes())
    partial.replace(target)
    return target


def main(arguments: list[str] | None = None) -> int:
    """Build, then check unless ``--no-gate``; 1 when the gate finds anything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--no-gate", action="store_true")
    options = parser.parse_args(arguments)
    target = build(options.output)
    with zipfile.ZipFile(target) as archive:
        count = len(archive.namelist())
    print(f"{os.path.relpath(target)}: {count} files, {target.stat().st_size / 1e6:.2f} MB")
    return 0 if options.no_gate else gate.main([str(target)])


if __name__ == "__main__":
    sys.exit(main())
