"""Training offers in LHÉO XML, versions 2.2 and 2.3: one training per action and place, one session per training.

Format: LHÉO 2.3.0 (lheo.gouv.fr); formation → action → session. Contacts are personal data: they are not kept.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from clefop_plugin.core import training
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.lheo_stream import NUMBER, PLACE_IN_FILE, Lines, Record, read_formations
from clefop_plugin.sources.offers import (
    SESSION_COLUMNS,
    TRAINING_NUMBERS,
    TRAINING_TEXT,
    Here,
    TrainingImport,
    coordinates,
    frame_of,
    numbered,
    read_commune,
    read_period,
    read_places,
)
from clefop_plugin.sources.report import Report

_MODALITIES = {"0": "presential", "1": "mixed", "2": "distance"}
_STATES = {"1": "open", "2": "closed", "3": "suspended"}
_NOTHING: Record = {}
#: How much larger than its ZIP an XML file is, for the progress bar only.
_USUAL_RATIO = 12


def recognise(document: Document) -> Recognition:
    """Sure of a root element ``lheo`` or of a namespace of LHÉO; less of its offers alone."""
    if document.root == "lheo" or "lheo" in document.namespace.lower():
        return Recognition(0.95, tr("root element “{root}”", root=document.root))
    return Recognition(0.6, tr("root element “{root}”", root=document.root)) if document.root == "offres" else NOT_MINE


def read_lheo(path: str | Path, progress: Progress | None = None) -> TrainingImport:
    """Read a LHÉO file. Raises InputError when it is no LHÉO, is damaged, or declares entities; Cancelled on cancel."""
    source = Path(path)
    if not source.is_file():
        raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=source))
    try:
        with source.open("rb") as file:
            return read_stream(file, source.name, os.fstat(file.fileno()).st_size, progress)
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=source.name, error=error)) from error


def read_stream(file: BinaryIO, name: str, size: int, progress: Progress | None = None) -> TrainingImport:
    """Read LHÉO from the bytes of a file, or of the member of an archive; ``size`` (bytes) may be a guess."""
    progress = progress or Progress()
    report = Report(source=name, format="LHÉO", encoding="XML")
    lines = Lines()
    collector = _Collector(report, lines)
    digest = hashlib.sha256()
    done = 0

    def read(chunk: bytes) -> None:
        nonlocal done
        digest.update(chunk)
        progress.update(min(0.99, done / max(1, size)), tr("Reading {file}", file=name))
        done += len(chunk)

    root = read_formations(file, name, collector.take, lines, read)
    if not collector.formations:
        raise InputError(tr("No training in {name}: it is not a LHÉO file, or an empty one.", name=name))
    report.sha256 = digest.hexdigest()
    version = re.search(r"(\d+\.\d+)", root.namespace)
    report.format = f"LHÉO {version.group(1)}" if version else "LHÉO"
    report.why = tr("root element “{root}”, formations: {count}", root=root.name, count=collector.formations)
    if root.cut:
        report.correct(tr("texts too long for LHÉO, cut"), count=root.cut)
    return collector.result()


def _read_document(document: Document, _options: Options, progress: Progress) -> TrainingImport:
    with document.stream() as file:
        try:
            size = os.fstat(file.fileno()).st_size
        except OSError:  # the member of an archive has no descriptor
            size = document.path.stat().st_size * _USUAL_RATIO
        return read_stream(file, document.name, size, progress)


class _Collector:
    """Turns formations into the columns of the trainings and of the sessions."""

    def __init__(self, report: Report, lines: Lines) -> None:
        self.formations = 0
        self._report = report
        self._here = Here(report, lines.at)
        self._trainings: dict[str, list[Any]] = {name: [] for name in (*TRAINING_TEXT, *TRAINING_NUMBERS)}
        self._sessions: dict[str, list[Any]] = {name: [] for name in SESSION_COLUMNS}
        self._session_of: list[int] = []
        self._actions: set[str] = set()
        self._known: dict[str, str] = {}
        self._funders: Counter[str] = Counter()
        self._shared_places = 0

    def take(self, formation: Record) -> None:
        self.formations += 1
        self._here.position = formation[PLACE_IN_FILE]
        base = self._formation(formation)
        actions = formation.get("action", ())
        if not actions:
            self._report.rows_read += 1
            self._here.skip(tr("formations without an action"), base["title"] or base["formation_id"])
        for rank, action in enumerate(actions, start=1):
            self._here.position = action[PLACE_IN_FILE]
            self._action(base, action, rank)

    def result(self) -> TrainingImport:
        """The two frames; identifiers met before get a number."""
        columns, sessions = self._trainings, self._sessions
        columns["id"] = numbered(columns["id"])
        sessions["training_id"] = [columns["id"][row] for row in self._session_of]
        pairs = zip(sessions["training_id"], sessions["id"], strict=True)
        sessions["id"] = numbered([f"{training_id}/{number}" for training_id, number in pairs])
        self._report.rows_kept = len(columns["id"])
        if self._shared_places:
            self._report.note(
                tr(
                    "Actions held at several places, whose places are counted at each: {count}.",
                    count=self._shared_places,
                )
            )
        if self._funders:
            shown = ", ".join(f"{training.funder_label(code)} ({n})" for code, n in self._funders.most_common())
            self._report.note(tr("Funders of the actions: {funders}.", funders=shown))
        return TrainingImport(
            frame_of(columns, TRAINING_TEXT, TRAINING_NUMBERS),
            frame_of(sessions, SESSION_COLUMNS[:-1], SESSION_COLUMNS[-1:]),
            self._report,
        )

    def _formation(self, formation: Record) -> dict[str, Any]:
        domain = _first(formation, "domaine-formation")
        nsf, rome = _texts(domain, "code-NSF"), _texts(domain, "code-ROME")
        title = _text(formation, "intitule-formation")
        organisation = _first(formation, "organisme-formation-responsable")
        place = _first(organisation, "coordonnees-organisme")
        address = self._address(_address_of(place), title)
        level = training.level_of_lheo(_text(formation, "code-niveau-sortie")) or training.level_of_title(title)
        base = {
            "formation_id": formation[NUMBER] or f"F{self.formations}",
            "title": title,
            "organisation": _text(organisation, "nom-organisme") or _text(organisation, "raison-sociale"),
            "level": level,
            "formacode": ";".join(_texts(domain, "code-FORMACODE")),
            "nsf": ";".join(nsf),
            "rome": ";".join(rome),
            "rncp": ";".join(_certifications(formation)),
            "domain": training.domain_of(nsf, title, rome),
            "url": _text(_first(formation, "url-formation"), "urlweb"),
            "source": "",
            "departement": "",
            "org_commune_code": address["commune_code"],
            "org_postcode": address["postcode"],
            "org_city": address["city"],
        }
        shared = {key: self._known.setdefault(value, value) for key, value in base.items()}
        return {**shared, "org_lon": address["lon"], "org_lat": address["lat"], "x": np.nan, "y": np.nan}

    def _action(self, base: dict[str, Any], action: Record, rank: int) -> None:
        sessions = action.get("session", ())
        seats = [self._seats(session) for session in sessions]
        number = action[NUMBER] or f"{base['formation_id']}-{rank}"
        funded = self._funded(action)
        total = _sum(seats)
        row = {
            **base,
            "id": f"{base['formation_id']}/{number}",
            "action_id": number,
            "modality": _MODALITIES.get(_text(action, "modalites-enseignement"), ""),
            "stream": _stream(action),
            "url": _text(_first(action, "url-action"), "urlweb") or base["url"],
            "places": funded if total != total else total,
        }
        if row["id"] in self._actions:
            self._here.correct(tr("actions that bear the number of another: a number is added"), row["id"])
        self._actions.add(row["id"])
        places = action.get("lieu-de-formation") or (_NOTHING,)
        self._shared_places += len(places) > 1 and row["places"] == row["places"]
        for place in places:
            self._report.rows_read += 1
            row.update(self._place(place, row["title"]))
            for name, column in self._trainings.items():
                column.append(row[name])
            for session, count in zip(sessions, seats, strict=True):
                self._session(session, count)

    def _place(self, place: Record, title: str) -> dict[str, Any]:
        address = self._address(_address_of(place), title)
        name = _place_name(_first(place, "coordonnees")) or address["denomination"]
        address["place_name"] = self._known.setdefault(name, name)
        return address

    def _address(self, node: Record, label: str) -> dict[str, Any]:
        position = _first(node, "geolocalisation")
        lat, lon = _text(position, "latitude"), _text(position, "longitude")
        x, y = coordinates(lat, lon, label, self._here) if lat or lon else (np.nan, np.nan)
        code, postcode, city = _text(node, "code-INSEE-commune"), _text(node, "codepostal"), _text(node, "ville")
        code = read_commune(code, postcode, city, self._here)
        share = self._known.setdefault
        street = ", ".join(_texts(node, "ligne"))
        return {
            "lon": x,
            "lat": y,
            "commune_code": share(code, code),
            "postcode": share(postcode, postcode),
            "city": share(city, city),
            "address": share(street, street),
            "denomination": _text(node, "denomination"),
        }

    def _session(self, node: Record, seats: float) -> None:
        """One session of the training added last."""
        period, columns = _first(node, "periode"), self._sessions
        start, end = read_period(_text(period, "debut"), _text(period, "fin"), self._here)
        columns["id"].append(node[NUMBER] or "S")
        columns["start"].append(start)
        columns["end"].append(end)
        columns["state"].append(_STATES.get(_text(node, "etat-recrutement"), ""))
        columns["places"].append(seats)
        self._session_of.append(len(self._trainings["id"]) - 1)

    def _seats(self, session: Record) -> float:
        """Places of a session: what its cycles can hold at a time, else in all, else what is recruited."""
        held = [
            _text(cycle, "capacite-simultanee") or _text(cycle, "capacite-cumulee")
            for cycle in session.get("cycle", ())
        ]
        if not any(held):
            held = [_text(node, "nb-places") for node in session.get("recrutement", ())]
        return _sum([read_places(text, "", self._here) for text in held if text])

    def _funded(self, action: Record) -> float:
        funders = action.get("organisme-financeur", ())
        self._funders.update({_text(funder, "code-financeur") for funder in funders} - {""})
        counts = [_text(funder, "nb-places-financees") for funder in funders]
        return _sum([read_places(text, "", self._here) for text in counts if text])


def _first(record: Record, name: str) -> Record:
    found = record.get(name)
    return found[0] if found else _NOTHING


def _text(record: Record, name: str) -> str:
    """The first text of that name; a lone hyphen is how producers fill what the schema demands."""
    found = record.get(name)
    if not found:
        return ""
    text: str = found[0]
    if not text.isalnum():
        text = " ".join(text.split())
    return "" if text == "-" else text


def _texts(record: Record, name: str) -> list[str]:
    found = record.get(name)
    return [text for raw in found if (text := " ".join(raw.split())) not in ("", "-")] if found else []


def _address_of(node: Record) -> Record:
    return _first(_first(node, "coordonnees"), "adresse") or _first(node, "adresse")


def _place_name(contact: Record) -> str:
    """Name of a place; one that comes with a title or a first name is a person's, and is not kept."""
    person = _text(contact, "civilite") or _text(contact, "prenom")
    return ("" if person else _text(contact, "nom")) or next(iter(_texts(contact, "ligne")), "")


def _certifications(formation: Record) -> list[str]:
    """RNCP codes, and codes of the répertoire spécifique with their prefix ``RS``."""
    codes = []
    for certification in formation.get("certification", ()):
        rncp, specific = _text(certification, "code-RNCP"), _text(certification, "code-RS")
        if rncp:
            codes.append(rncp.upper().removeprefix("RNCP"))
        if specific:
            codes.append("RS" + specific.upper().removeprefix("RS"))
    return list(dict.fromkeys(codes))


def _stream(action: Record) -> str:
    cycles = {_text(cycle, "type-cycle") for session in action.get("session", ()) for cycle in session.get("cycle", ())}
    if "1" in cycles:
        return "apprenticeship"
    if "0" in cycles:
        return "school"
    told = {name: _text(extras, name) for extras in action.get("extras", ()) for name in extras}
    if told.get("contrat-apprentissage") == "1":
        return "apprenticeship"
    return {"1": "school", "0": "adult"}.get(told.get("formation-initiale", ""), "")


def _sum(values: list[float]) -> float:
    known = [value for value in values if value == value]
    return float(sum(known)) if known else np.nan


FORMATS = (Format("lheo", "trainings", lambda: "LHÉO", recognise, _read_document),)
