"""Training offers in LHÉO XML, versions 2.2 and 2.3, read as a stream whatever their namespace.

Format: LHÉO 2.3.0 (lheo.gouv.fr); formation → action → session; one training per action and place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.parsers import expat

import numpy as np

from clefop_plugin.core import training
from clefop_plugin.core.codes import is_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.offers import TrainingImport, coordinates, read_places, sessions_frame, trainings_frame
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.xml import safe_parser

_MODALITIES = {"0": "presential", "1": "mixed", "2": "distance"}
_STATES = {"1": "open", "2": "closed", "3": "suspended"}
_CHUNK = 1 << 20
#: LHÉO nests about a dozen levels; far more is an attack or another format.
_MAX_DEPTH = 100


@dataclass
class _Node:
    """An element of the formation being read; the tree of one formation is dropped once it is used."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def first(self, *path: str) -> _Node | None:
        node: _Node | None = self
        for name in path:
            node = next((child for child in node.children if child.name == name), None) if node else None
        return node

    def all(self, name: str) -> list[_Node]:
        return [child for child in self.children if child.name == name]

    def find(self, name: str) -> _Node | None:
        """The first descendant of that name."""
        for child in self.children:
            found = child if child.name == name else child.find(name)
            if found is not None:
                return found
        return None

    def value(self, *path: str) -> str:
        node = self.first(*path)
        text = " ".join("".join(node.text).split()) if node is not None else ""
        return "" if text == "-" else text

    def values(self, name: str) -> list[str]:
        return [text for child in self.all(name) if (text := " ".join("".join(child.text).split())) not in ("", "-")]


# Texts that no panel shows and that make most of a file: their content is never kept.
_IGNORED = frozenset(
    {"objectif-formation", "resultats-attendus", "contenu-formation", "potentiel", "contact-formation"}
)
# The producers' private data that tell the stream; the rest of it (thousands of lines) is not kept.
_EXTRAS = frozenset({"formation-initiale", "contrat-apprentissage"})


class _Stream:
    """Builds one formation at a time and hands it over."""

    def __init__(self, name: str, take: Callable[[_Node], None]) -> None:
        self._name = name
        self._take = take
        self._stack: list[_Node] = []
        self._ignored = 0
        self.root = ""
        self.namespace = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self.root:
            self.root = local
            self.namespace = next((v for k, v in attributes.items() if k.startswith("xmlns")), "")
        private = local == "extra" and attributes.get("info") not in _EXTRAS
        if self._ignored or (self._stack and (local in _IGNORED or private)):
            self._ignored += 1
            return
        if not self._stack and local != "formation":
            return
        if len(self._stack) >= _MAX_DEPTH:
            raise InputError(tr("{name} nests its elements too deeply: it is not a LHÉO file.", name=self._name))
        node = _Node(local, attributes)
        if self._stack:
            self._stack[-1].children.append(node)
        self._stack.append(node)

    def end(self, _name: str) -> None:
        if self._ignored:
            self._ignored -= 1
        elif self._stack:
            node = self._stack.pop()
            if not self._stack:
                self._take(node)

    def characters(self, text: str) -> None:
        if self._stack and not self._ignored:
            self._stack[-1].text.append(text)


def read_lheo(path: str | Path, progress: Progress | None = None) -> TrainingImport:
    """Read a LHÉO file. Raises InputError when it is no LHÉO, is damaged, or declares entities; Cancelled on cancel."""
    source = Path(path)
    report = Report(source=source.name, format="LHÉO", encoding="XML")
    collector = _Collector(report)
    stream = _Stream(source.name, collector.take)
    _parse(source, stream, report, progress or Progress())
    if not collector.formations:
        raise InputError(tr("No training in {name}: it is not a LHÉO file, or an empty one.", name=source.name))
    version = re.search(r"(\d+\.\d+)", stream.namespace)
    report.format = f"LHÉO {version.group(1)}" if version else "LHÉO"
    report.why = tr("root element “{root}”, formations: {count}", root=stream.root, count=collector.formations)
    report.rows_kept = len(collector.trainings)
    return TrainingImport(trainings_frame(collector.trainings), sessions_frame(collector.sessions), report)


def _parse(source: Path, stream: _Stream, report: Report, progress: Progress) -> None:
    if not source.is_file():
        raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=source))
    size = max(1, source.stat().st_size)
    parser = safe_parser(source.name)
    parser.StartElementHandler = stream.start
    parser.EndElementHandler = stream.end
    parser.CharacterDataHandler = stream.characters
    digest = hashlib.sha256()
    done = 0
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                parser.Parse(chunk, False)
                done += len(chunk)
                progress.update(done / size, tr("Reading {file}", file=source.name))
        parser.Parse(b"", True)
    except (LookupError, ValueError) as error:
        raise InputError(
            tr("{name} is in an encoding that cannot be read. Ask its producer for a UTF-8 file.", name=source.name)
        ) from error
    except expat.ExpatError as error:
        raise InputError(
            tr(
                "{name} is not well-formed XML: line {line}. Ask its producer for the file again.",
                name=source.name,
                line=error.lineno,
            )
        ) from error
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=source.name, error=error)) from error
    report.sha256 = digest.hexdigest()


class _Collector:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.trainings: list[dict[str, Any]] = []
        self.sessions: list[dict[str, Any]] = []
        self.formations = 0
        self._ids: dict[str, int] = {}

    def take(self, formation: _Node) -> None:
        self.formations += 1
        base = self._formation(formation)
        actions = formation.all("action")
        if not actions:
            self.report.rows_read += 1
            self.report.skip(tr("formations without an action"), base["title"] or base["formation_id"])
        for rank, action in enumerate(actions, start=1):
            self._action(base, action, rank)

    def _formation(self, node: _Node) -> dict[str, Any]:
        domain = node.first("domaine-formation") or _Node("", {})
        nsf, title = domain.values("code-NSF"), node.value("intitule-formation")
        organisation = node.first("organisme-formation-responsable") or _Node("", {})
        place = organisation.find("coordonnees-organisme")
        address = self._address(place.find("adresse") if place else None, title)
        level = training.level_of_lheo(node.value("code-niveau-sortie")) or training.level_of_title(title)
        return {
            "formation_id": node.attributes.get("numero", f"F{self.formations}"),
            "title": title,
            "organisation": organisation.value("nom-organisme") or organisation.value("raison-sociale"),
            "level": level,
            "formacode": ";".join(domain.values("code-FORMACODE")),
            "nsf": ";".join(nsf),
            "rome": ";".join(domain.values("code-ROME")),
            "rncp": ";".join(c.value("code-RNCP") for c in node.all("certification") if c.value("code-RNCP")),
            "domain": next((d for d in map(training.domain_of_nsf, nsf) if d), "") or training.domain_of_title(title),
            "url": node.value("url-formation", "urlweb"),
            **{f"org_{key}": address[key] for key in ("lon", "lat", "commune_code", "postcode", "city")},
        }

    def _action(self, base: dict[str, Any], action: _Node, rank: int) -> None:
        sessions = action.all("session")
        session_places = [_session_places(session, self.report) for session in sessions]
        places: list[_Node | None] = [*action.all("lieu-de-formation")] or [None]
        row = base | {
            "action_id": action.attributes.get("numero", f"{base['formation_id']}-{rank}"),
            "modality": _MODALITIES.get(action.value("modalites-enseignement"), ""),
            "stream": _stream(action, sessions),
            "url": action.value("url-action", "urlweb") or base["url"],
            "places": _sum(session_places),
        }
        if np.isnan(row["places"]):
            row["places"] = _funded(action, self.report)
        for place in places:
            self.report.rows_read += 1
            training_id = self._unique(f"{row['formation_id']}/{row['action_id']}")
            self.trainings.append(row | self._place(place, row["title"]) | {"id": training_id})
            for session, seats in zip(sessions, session_places, strict=True):
                self._session(session, training_id, seats)

    def _place(self, place: _Node | None, title: str) -> dict[str, Any]:
        address = self._address(place.find("adresse") if place else None, title)
        contact = (place.first("coordonnees") if place else None) or _Node("", {})
        named = contact.value("nom") or next(iter(contact.values("ligne")), "")
        return address | {"place_name": named or address.pop("denomination")}

    def _address(self, node: _Node | None, label: str) -> dict[str, Any]:
        node = node or _Node("", {})
        position = node.first("geolocalisation") or _Node("", {})
        lon, lat = coordinates(position.value("latitude"), position.value("longitude"), label, self.report)
        code, postcode = node.value("code-INSEE-commune"), node.value("codepostal")
        if code and (code == postcode and not _may_be_both(code)):
            self.report.correct(tr("commune codes that hold the postcode, ignored"), f"{code} {node.value('ville')}")
            code = ""
        elif code and not is_commune(code):
            self.report.correct(tr("values that are not a commune code, ignored"), code)
            code = ""
        return {
            "lon": lon,
            "lat": lat,
            "commune_code": code,
            "postcode": postcode,
            "city": node.value("ville"),
            "address": ", ".join(node.values("ligne")),
            "denomination": node.value("denomination"),
        }

    def _session(self, node: _Node, training_id: str, places: float) -> None:
        start = self._date(node.value("periode", "debut"))
        end = self._date(node.value("periode", "fin"))
        if start and end and end[: len(start)] < start[: len(end)]:
            self.report.correct(tr("sessions that end before they start: the end is dropped"), f"{start} → {end}")
            end = ""
        number = node.attributes.get("numero", "")
        self.sessions.append(
            {
                "id": self._unique(f"{training_id}/{number}" if number else f"{training_id}/S"),
                "training_id": training_id,
                "start": start,
                "end": end,
                "state": _STATES.get(node.value("etat-recrutement"), ""),
                "places": places,
            }
        )

    def _date(self, text: str) -> str:
        partial, valid = partial_date(text)
        if not valid:
            self.report.correct(tr("impossible dates, dropped"), text)
        return partial

    def _unique(self, identifier: str) -> str:
        times = self._ids.get(identifier, 0) + 1
        self._ids[identifier] = times
        return identifier if times == 1 else f"{identifier}#{times}"


def partial_date(text: str) -> tuple[str, bool]:
    """A LHÉO date as partial ISO text, and whether it was valid.

    >>> partial_date("20240301"), partial_date("20240300"), partial_date("00000000"), partial_date("20241301")
    (('2024-03-01', True), ('2024-03', True), ('', True), ('', False))
    """
    digits = text.strip().replace("-", "")
    if digits in ("", "00000000", "99999999"):
        return "", True
    if not re.fullmatch(r"\d{4}(\d{2}(\d{2})?)?", digits):
        return "", False
    year, month, day = int(digits[:4]), int(digits[4:6] or 0), int(digits[6:8] or 0)
    if not 1950 <= year <= 2100 or month > 12:
        return "", False
    if month == 0:
        return f"{year}", day == 0
    if day == 0:
        return f"{year}-{month:02d}", True
    try:
        return date(year, month, day).isoformat(), True
    except ValueError:
        return f"{year}-{month:02d}", False


def _may_be_both(code: str) -> bool:
    """A few communes have a postcode equal to their INSEE code; a code ending in 00 is never one of them."""
    return is_commune(code) and not code.endswith("00") and not code.startswith(("751", "750"))


def _stream(action: _Node, sessions: list[_Node]) -> str:
    cycles = {cycle.value("type-cycle") for session in sessions for cycle in session.all("cycle")}
    if "1" in cycles:
        return "apprenticeship"
    if "0" in cycles:
        return "school"
    told = {
        extra.attributes.get("info", ""): extra.value()
        for extras in action.all("extras")
        for extra in extras.all("extra")
    }
    if told.get("contrat-apprentissage") == "1":
        return "apprenticeship"
    return {"1": "school", "0": "adult"}.get(told.get("formation-initiale", ""), "")


def _session_places(session: _Node, report: Report) -> float:
    places = [read_places(node.value("nb-places"), "", report) for node in session.all("recrutement")]
    places += [read_places(node.value("capacite-simultanee"), "", report) for node in session.all("cycle")]
    return _sum(places)


def _funded(action: _Node, report: Report) -> float:
    funders = action.all("organisme-financeur")
    return _sum([read_places(node.value("nb-places-financees"), "", report) for node in funders])


def _sum(values: list[float]) -> float:
    known = [value for value in values if not np.isnan(value)]
    return float(sum(known)) if known else np.nan


def _recognise(document: Document) -> Recognition:
    if document.root != "lheo":
        return NOT_MINE
    return Recognition(0.95, tr("root element “{root}”", root=document.root))


def _read(document: Document, options: Options, progress: Progress) -> TrainingImport:
    return read_lheo(document.path, progress)


FORMATS = (Format("lheo", "trainings", lambda: "LHÉO", _recognise, _read),)
