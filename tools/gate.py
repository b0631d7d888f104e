"""What the official QGIS repository demands of an uploaded zip, checked on the built file; one finding is a failure.

    python tools/gate.py ZIP

Structure and metadata follow the repository's validator; then Bandit with every rule, detect-secrets with its
findings read (its exit code tells nothing), flake8 with the repository's list, the analysis of file names and rights,
and our own Qt 6 rules (``tools/qt6_rules.py``). Silencing comments and configuration files count as findings: nothing
is skipped.
"""

from __future__ import annotations

import ast
import configparser
import io
import json
import re
import subprocess
import sys
import tempfile
import tokenize
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import qt6_rules

MAXIMUM_BYTES = 25_000_000
REQUIRED_KEYS = (
    "name", "description", "about", "version", "qgisMinimumVersion", "qgisMaximumVersion", "author", "email",
    "homepage", "tracker", "repository", "category", "icon", "hasProcessingProvider",
)  # fmt: skip
CATEGORIES = {"Raster", "Vector", "Database", "Mesh", "Web"}
FORBIDDEN_PARTS = {"__pycache__", "__MACOSX", ".git", ".."}
SILENCERS = {".bandit", ".flake8", ".secrets.baseline", "setup.cfg", "tox.ini", ".pylintrc"}
SUSPICIOUS = {
    ".exe", ".bat", ".cmd", ".com", ".sh", ".ps1", ".vbs", ".msi", ".scr", ".dll", ".so", ".dylib", ".pyd", ".jar",
    ".pyc", ".pyo",
}  # fmt: skip
FLAKE8_CODES = (
    "E9,F63,F7,F82,E711,E712,E713,E714,E721,E722,E731,E741,E742,E743,W605,F402,F403,F404,F405,F811,F901,C901,E501"
)
FORBIDDEN_IMPORTS = {
    "requests", "urllib3", "httpx", "urllib.request", "http.client", "geopandas", "pyproj", "multiprocessing",
    "subprocess",
}  # fmt: skip
SILENCING_COMMENT = re.compile(r"#\s*(nosec\b|pragma:\s*(allowlist|whitelist))", re.IGNORECASE)


@dataclass(frozen=True)
class Finding:
    """One thing the repository would refuse."""

    rule: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.path}: {self.message}"


def check(path: Path) -> list[Finding]:
    """Every finding on the zip ``path``; one whose structure is unsafe is not unpacked, its content stays unread."""
    with zipfile.ZipFile(path) as archive:
        found = [*check_size(path), *check_names(archive)]
        if found:
            return found
        with tempfile.TemporaryDirectory(prefix="gate-") as folder:
            archive.extractall(folder)
            package = Path(folder) / PurePosixPath(archive.namelist()[0]).parts[0]
            for rule in CONTENT_RULES:
                found += rule(package)
    return found


def check_size(path: Path) -> Iterator[Finding]:
    """At most 25 MB."""
    if path.stat().st_size > MAXIMUM_BYTES:
        yield Finding("size", path.name, f"{path.stat().st_size} bytes, the limit is {MAXIMUM_BYTES}")


def check_names(archive: zipfile.ZipFile) -> Iterator[Finding]:
    """One top folder with an identifier for a name, no dangerous or forbidden name, no executable, no link."""
    names = archive.namelist()
    tops = {PurePosixPath(name).parts[0] for name in names}
    if len(tops) != 1 or any("/" not in name for name in names):
        yield Finding("structure", ", ".join(sorted(tops)), "the zip must hold one folder and nothing beside it")
    for top in sorted(tops):
        if not re.fullmatch(r"[a-z_][a-z0-9_]*", top):
            yield Finding("structure", top, "the folder's name must be a PEP 8 module name")
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield Finding("structure", name, "present twice")
    for info in archive.infolist():
        yield from _check_entry(info)


def _check_entry(info: zipfile.ZipInfo) -> Iterator[Finding]:
    name, mode = info.orig_filename, info.external_attr >> 16
    path = PurePosixPath(name)
    if "\\" in name or ":" in name or path.is_absolute():
        yield Finding("structure", name, "backslash, drive letter or absolute path")
    if FORBIDDEN_PARTS & set(path.parts):
        yield Finding("structure", name, "forbidden name")
    if path.name in SILENCERS:
        yield Finding("structure", name, "a configuration file that would relax the scan")
    elif path.name.startswith("."):
        yield Finding("structure", name, "hidden file")
    if path.suffix.lower() in SUSPICIOUS:
        yield Finding("files", name, "suspicious extension")
    if (mode & 0o170000) == 0o120000:
        yield Finding("files", name, "symbolic link")
    elif mode & 0o111 and not info.is_dir():
        yield Finding("files", name, "executable bit set")


def check_files(package: Path) -> Iterator[Finding]:
    """LICENSE, metadata.txt and ``classFactory`` are there; tests are not."""
    for name in ("LICENSE", "metadata.txt", "__init__.py"):
        if not (package / name).is_file():
            yield Finding("structure", name, "missing")
    entry = package / "__init__.py"
    if entry.is_file() and "def classFactory(" not in entry.read_text(encoding="utf-8"):
        yield Finding("structure", "__init__.py", "no classFactory")
    for path in package.rglob("*"):
        if path.name in {"tests", "test"} or path.name.startswith("test_"):
            yield Finding("structure", _relative(path, package), "tests do not belong in the package")


def check_metadata(package: Path) -> Iterator[Finding]:
    """``metadata.txt`` is UTF-8, parses with interpolation, and each key has a value the repository accepts."""
    path = package / "metadata.txt"
    if not path.is_file():
        return
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[method-assign, assignment]
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
        values = dict(parser.items("general"))
    except (configparser.Error, UnicodeDecodeError) as error:
        yield Finding("metadata", "metadata.txt", f"does not parse: {error}")
        return
    for key in REQUIRED_KEYS:
        if not values.get(key, "").strip():
            yield Finding("metadata", key, "missing or empty")
    for key, message in _wrong_values(values):
        yield Finding("metadata", key, message)
    icon = values.get("icon", "")
    if icon and not (package / icon).is_file():
        yield Finding("metadata", "icon", f"{icon} is not in the package")


def _wrong_values(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    expected = {
        "version": r"\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?",
        "qgisMinimumVersion": r"\d+\.\d+(\.\d+)?",
        "qgisMaximumVersion": r"\d+\.\d+(\.\d+)?",
        "email": r"[^@\s]+@[^@\s]+\.[^@\s]+",
        "homepage": r"https?://\S+",
        "tracker": r"https?://\S+",
        "repository": r"https?://\S+",
        "author": r"[^/]*",
        "category": "|".join(sorted(CATEGORIES)),
        "hasProcessingProvider": "yes|no",
        "name": r"(?i:(?!.*plugin).*)",
    }
    for key, pattern in expected.items():
        if values.get(key) and not re.fullmatch(pattern, values[key]):
            yield key, f"not acceptable: {values[key]!r}"
    for key in ("description", "about", "description[fr]", "about[fr]"):
        if re.search(r"<[a-zA-Z/]", values.get(key, "")):
            yield key, "HTML is not allowed"
    if "supportsQt6" in values:
        yield "supportsQt6", "given up by QGIS: qgisMaximumVersion=4.99 says it"
    yield from _wrong_range(values)


def _wrong_range(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    low, high = values.get("qgisMinimumVersion", ""), values.get("qgisMaximumVersion", "")
    if re.fullmatch(r"[\d.]+", low) and re.fullmatch(r"[\d.]+", high):
        numbers = [tuple(int(part) for part in text.split(".") if part) for text in (low, high)]
        if numbers[0] > numbers[1]:
            yield "qgisMaximumVersion", f"{high} is below the minimum {low}"


def check_bandit(package: Path) -> Iterator[Finding]:
    """Bandit with every rule on, whatever the severity and in spite of silencing comments."""
    result = _run(["bandit", "-q", "-r", "-f", "json", "--ignore-nosec", str(package)])
    report = json.loads(result.stdout)
    for error in report["errors"]:
        yield Finding("bandit", error["filename"], error["reason"])
    for item in report["results"]:
        where = f"{_relative(Path(item['filename']), package)}:{item['line_number']}"
        yield Finding("bandit", where, f"{item['test_id']} {item['issue_text']}")


def check_secrets(package: Path) -> Iterator[Finding]:
    """detect-secrets with all its detectors, on every file but metadata.txt (as the repository does)."""
    command = ["detect_secrets", "scan", "--all-files", "--no-verify", "--exclude-files", r"(^|/)metadata\.txt$", "."]
    report = json.loads(_run(command, package).stdout)
    for name, items in sorted(report["results"].items()):
        for item in items:
            yield Finding("detect-secrets", f"{name}:{item['line_number']}", item["type"])


def check_flake8(package: Path) -> Iterator[Finding]:
    """The repository's flake8 list, lines of at most 120 characters, functions of complexity 10 at most."""
    command = ["flake8", "--isolated", "--disable-noqa", "--max-line-length=120", "--max-complexity=10",
               f"--select={FLAKE8_CODES}", "--format=%(path)s:%(row)d|%(code)s %(text)s", "."]  # fmt: skip
    result = _run(command, package)
    if result.returncode not in (0, 1) or result.stderr:
        raise RuntimeError(f"flake8 failed: {result.stderr}")
    for line in result.stdout.splitlines():
        where, _, message = line.partition("|")
        yield Finding("flake8", where.removeprefix("./"), message)


def check_code(package: Path) -> Iterator[Finding]:
    """No silencing comment, no import that QGIS offers another way, and the Qt 6 rules."""
    for path in sorted(package.rglob("*.py")):
        source, name = path.read_text(encoding="utf-8"), _relative(path, package)
        try:
            tree = ast.parse(source, name)
        except SyntaxError as error:
            yield Finding("code", f"{name}:{error.lineno}", "syntax error")
            continue
        for line, text in _silencing_comments(source):
            yield Finding("silenced", f"{name}:{line}", text)
        for line, module in qt6_rules.imported_modules(tree):
            if module in FORBIDDEN_IMPORTS or module.partition(".")[0] in FORBIDDEN_IMPORTS:
                yield Finding("imports", f"{name}:{line}", f"{module} must not be used")
        for line, text in qt6_rules.findings(tree):
            yield Finding("qt6", f"{name}:{line}", text)


def _silencing_comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and SILENCING_COMMENT.search(token.string):
            yield token.start[0], token.string


def _relative(path: Path, package: Path) -> str:
    return path.relative_to(package).as_posix() if path.is_relative_to(package) else str(path)


def _run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a tool of this environment as a module, so that no PATH is needed."""
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)


CONTENT_RULES: tuple[Callable[[Path], Iterator[Finding]], ...] = (
    check_files, check_metadata, check_code, check_bandit, check_secrets, check_flake8,
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Check one zip and print what was found."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    found = check(Path(arguments[0]))
    for finding in found:
        print(finding)
    print(f"Gate: {len(found)} finding{'s' if len(found) != 1 else ''}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
