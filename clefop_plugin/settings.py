"""Every setting of the plugin: its type, its default, its check; kept by QGIS under ``clefop/``.

What an administrator presets comes from a file, JSON or INI, named by the environment variable CLEFOP_SETTINGS or by
the value ``clefop/settings_file`` of QGIS (its global settings file, for instance). A user's own value goes before a
preset one, unless it is locked. JSON: ``{"values": {"charter/primary": "#00529B"}, "locked": ["charter/primary"]}``,
or ``"locked": true`` for all of them. INI: a section ``[clefop]`` with the same names, and ``locked=name, name``.
"""

from __future__ import annotations

import configparser
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings

from clefop_plugin.core.text import install_number_format, tr

PREFIX = "clefop/"
ENVIRONMENT = "CLEFOP_SETTINGS"
FILE_SETTING = "clefop/settings_file"
FARTHEST_KM = 500.0
#: The least contrast of a title on white paper (WCAG 2.1, AA).
LEAST_CONTRAST = 4.5

Check = Callable[[Any], str]


@dataclass(frozen=True)
class Setting:
    """One setting: ``kind`` is text, number, bool, colour, file, folder or choice (among ``choices``)."""

    default: Any
    kind: str = "text"
    choices: tuple[str, ...] = ()
    check: Check | None = None


@dataclass(frozen=True)
class Preset:
    """What an administrator has set: values, those that are locked, and what could not be used, in sentences."""

    values: Mapping[str, Any] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    path: Path | None = None


def _contrast(value: str) -> str:
    from clefop_plugin.cartography.palettes import WHITE, contrast

    if contrast(value, WHITE) >= LEAST_CONTRAST:
        return ""
    return tr("The main colour {colour} is too light to be read on white paper. Choose a darker one.", colour=value)


def _picture(value: str) -> str:
    if Path(value).suffix.lower() in (".svg", ".png", ".jpg", ".jpeg"):
        return ""
    return tr("The logo {file} is not a picture (SVG, PNG or JPEG).", file=value)


def _catalogue(value: str) -> str:
    from clefop_plugin.core.errors import InputError
    from clefop_plugin.sources.web.catalogue import load_catalogue

    try:
        load_catalogue(Path(value))
    except InputError as error:
        return str(error)
    return ""


#: What the options page shows, in its order.
OPTIONS: Mapping[str, Setting] = {
    "territory/label": Setting("Clefop"),
    "default/scenario": Setting(""),
    "default/zoning": Setting(""),
    "distance/km": Setting(15.0, "number"),
    "numbers/format": Setting("language", "choice", ("language", "fr", "en")),
    "charter/logo": Setting("", "file", check=_picture),
    "charter/primary": Setting("#0F5E73", "colour", check=_contrast),
    "charter/secondary": Setting("#44899A", "colour"),
    "charter/font": Setting("Open Sans"),
    "charter/footer": Setting(""),
    "services/cache": Setting("", "folder"),
    "services/catalogue": Setting("", "file", check=_catalogue),
    "exports/personal": Setting(True, "bool"),
}
#: What the plugin remembers by itself.
REMEMBERED: Mapping[str, Setting] = {
    "folder": Setting(""),
    "distance/unit": Setting("km", "choice", ("km", "min")),
    "services/region": Setting(""),
    # Sets of indicators that the user has made, as JSON, and the key of the one shown.
    "indicators/sets": Setting("[]"),
    "indicators/chosen": Setting(""),
    # What the atlas dialog was last asked, as JSON.
    "atlas/choices": Setting("{}"),
    # Panels that nobody needs before asking for them: too many tabs could not be read.
    "docks/council": Setting(False, "bool"),
    "docks/imports": Setting(False, "bool"),
    "docks/recruitment": Setting(False, "bool"),
}
#: Settings of which there is one for each name: panels shown, logins of services.
FAMILIES: Mapping[str, Setting] = {"docks/": Setting(True, "bool"), "services/login/": Setting("")}

_read: dict[tuple[str, int], Preset] = {}


def setting(name: str) -> Setting:
    """The description of a setting. Raises KeyError for an unknown one."""
    known = OPTIONS.get(name) or REMEMBERED.get(name)
    if known is not None:
        return known
    return next(found for prefix, found in FAMILIES.items() if name.startswith(prefix))


def value(name: str) -> Any:
    """The value in force: locked preset, else the user's, else preset, else the default."""
    known, given = setting(name), preset()
    if name in given.locked:
        return given.values[name]
    stored = QgsSettings().value(PREFIX + name)
    usable, found = _typed(known, stored)
    if stored is not None and usable:
        return found
    return given.values.get(name, known.default)


def text(name: str) -> str:
    """The value of a setting that is a text."""
    return str(value(name))


def set_value(name: str, given: Any) -> None:
    """Keep a value of the user; what is locked, or equal to what would be in force without it, is not kept."""
    usable, found = _typed(setting(name), given)
    if locked(name) or not usable:
        return
    if found == preset().values.get(name, setting(name).default):
        QgsSettings().remove(PREFIX + name)
    else:
        QgsSettings().setValue(PREFIX + name, found)


def apply() -> None:
    """Put in force what is not read each time it is needed: how numbers are written."""
    chosen = text("numbers/format")
    install_number_format("" if chosen == "language" else chosen)


def reset() -> None:
    """Forget every value of the options page that the user has set."""
    for name in OPTIONS:
        QgsSettings().remove(PREFIX + name)


def locked(name: str) -> bool:
    """Whether an administrator has locked a setting."""
    return name in preset().locked


def personal_data(wanted: bool) -> bool:
    """Whether an export names persons: what is asked, unless an administrator has locked the answer."""
    return bool(value("exports/personal")) if locked("exports/personal") else wanted


def problem(name: str, given: Any) -> str:
    """Why a value cannot be that of a setting, in one sentence; nothing when it can."""
    known = setting(name)
    usable, found = _typed(known, given)
    if not usable:
        return tr("{value} is not a value of the setting {name}.", value=given, name=name)
    if known.kind == "file" and found and not Path(found).is_file():
        return tr("The file {path} was not found. Check its name and its folder.", path=found)
    return known.check(found) if known.check is not None and found else ""


def preset() -> Preset:
    """What an administrator has set; read again when the file changes."""
    name = os.environ.get(ENVIRONMENT, "") or str(QgsSettings().value(FILE_SETTING, "") or "")
    if not name:
        return Preset()
    path = Path(name)
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return Preset(problems=(tr("The preset settings {path} were not found.", path=path),), path=path)
    key = (str(path), stamp)
    if key not in _read:
        _read.clear()
        _read[key] = _load(path)
    return _read[key]


def _load(path: Path) -> Preset:
    try:
        raw = path.read_text(encoding="utf-8-sig")
        values, closed = _from_json(raw) if path.suffix.lower() == ".json" else _from_ini(raw)
    except (OSError, ValueError, configparser.Error) as error:
        return Preset(
            problems=(tr("The preset settings {path} cannot be read: {error}", path=path, error=error),), path=path
        )
    kept, problems = {}, []
    for name, given in values.items():
        if name not in OPTIONS:
            problems.append(tr("{name} is not a setting of the plugin.", name=name))
            continue
        wrong = problem(name, given)
        if wrong:
            problems.append(wrong)
        else:
            kept[name] = _typed(OPTIONS[name], given)[1]
    names = set(kept) if closed is True else {str(name) for name in closed}
    return Preset(kept, frozenset(names & kept.keys()), tuple(problems), path)


def _from_json(raw: str) -> tuple[dict[str, Any], Any]:
    content = json.loads(raw)
    values, closed = content["values"] if isinstance(content, dict) and "values" in content else None, []
    if not isinstance(values, dict):
        raise ValueError("“values”")
    closed = content.get("locked", [])
    if closed is not True and not isinstance(closed, list):
        raise ValueError("“locked”")
    return values, closed


def _from_ini(raw: str) -> tuple[dict[str, Any], Any]:
    parser = configparser.RawConfigParser()
    parser.read_string(raw)
    if not parser.has_section("clefop"):
        raise ValueError("[clefop]")
    values: dict[str, Any] = dict(parser.items("clefop"))
    closed = str(values.pop("locked", ""))
    if closed.strip().lower() == "true":
        return values, True
    return values, [name.strip() for name in closed.split(",") if name.strip()]


def _typed(known: Setting, given: Any) -> tuple[bool, Any]:
    """Whether a value is of the type of a setting, and the value in that type."""
    if known.kind == "bool":
        return _yes_or_no(given)
    if known.kind == "number":
        try:
            number = float(str(given).replace(",", "."))
        except ValueError:
            return False, None
        return 0 < number <= FARTHEST_KM, number
    if not isinstance(given, str):
        return False, None
    if known.kind == "choice":
        return given in known.choices, given
    if known.kind == "colour":
        return re.fullmatch(r"#[0-9A-Fa-f]{6}", given) is not None, given.upper()
    return True, given.strip()


def _yes_or_no(given: Any) -> tuple[bool, Any]:
    if isinstance(given, bool):
        return True, given
    word = str(given).strip().lower()
    return word in ("true", "false", "1", "0"), word in ("true", "1")
