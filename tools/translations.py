"""Keep ``i18n/clefop_fr.ts`` in step with the source strings, and compile it.

python tools/translations.py update           collect the strings of the code, report what is missing
python tools/translations.py set FILE.json    add translations, a JSON object {"English": "Français"}
python tools/translations.py check            fail when a string has no French text or lost a field
python tools/translations.py compile          write i18n/clefop_fr.qm
"""

from __future__ import annotations

import ast
import fcntl
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "clefop_plugin"
TS = ROOT / "i18n" / "clefop_fr.ts"
CONTEXT = "clefop"
FIELD = re.compile(r"{(\w*)[^}]*}")


def strings_of(path: Path) -> set[str]:
    """The literal first arguments of every ``tr`` call of one module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name != "tr":
            continue
        argument = node.args[0]
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            if path.name != "text.py":
                sys.exit(f"{path}:{node.lineno}: the text given to tr() must be a literal")
            continue
        found.add(argument.value)
    return found


def source_strings() -> set[str]:
    """The strings of the whole package, and of the catalogues shipped with it."""
    return set().union(*(strings_of(path) for path in sorted(PACKAGE.rglob("*.py"))))


def read() -> dict[str, str]:
    """Translations of the .ts file: source text to French text ("" when missing)."""
    if not TS.exists():
        return {}
    tree = ET.parse(TS)
    return {m.findtext("source", ""): m.findtext("translation", "") or "" for m in tree.iter("message")}


def write(texts: dict[str, str]) -> None:
    """Write the .ts file, sorted so that two branches merge well."""
    root = ET.Element("TS", version="2.1", language="fr", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source in sorted(texts):
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if texts[source]:
            translation.text = texts[source]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, "  ")
    TS.parent.mkdir(exist_ok=True)
    body = ET.tostring(root, encoding="unicode")
    TS.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + body + "\n", encoding="utf-8")


def fields(text: str) -> set[str]:
    """Names of the fields of a sentence."""
    return set(FIELD.findall(text))


def problems(texts: dict[str, str]) -> list[str]:
    """What stops the French text from being complete and correct."""
    found = [f"no French text: {s!r}" for s, t in sorted(texts.items()) if not t]
    found += [f"fields differ: {s!r} / {t!r}" for s, t in sorted(texts.items()) if t and fields(s) != fields(t)]
    return found


def update(keep_unused: bool = False) -> dict[str, str]:
    """Bring the .ts file to the strings of the code."""
    known, wanted = read(), source_strings()
    texts = {s: known.get(s, "") for s in wanted}
    if keep_unused:
        texts |= known
    write(texts)
    return texts


def compile_qm() -> None:
    """Compile the .ts file with Qt's lrelease."""
    tool = shutil.which("lrelease") or shutil.which("lrelease-qt5")
    if tool is None:
        sys.exit("lrelease was not found: run make setup")
    subprocess.run([tool, "-silent", str(TS)], check=True)


def main(arguments: list[str]) -> int:
    """Run one command of the module's docstring."""
    command = arguments[0] if arguments else "update"
    with (ROOT / "tools" / ".translations.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if command == "set":
            added = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
            write(read() | {s: t for s, t in added.items() if t})
        elif command == "update":
            for line in problems(update()):
                print(line)
        elif command == "check":
            known, wanted = read(), source_strings()
            found = problems({s: known.get(s, "") for s in wanted})
            found += [f"no longer in the code: {s!r}" for s in sorted(set(known) - wanted)]
            print("\n".join(found) if found else f"{len(wanted)} strings, all translated.")
            return 1 if found else 0
        elif command == "compile":
            compile_qm()
        else:
            sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
