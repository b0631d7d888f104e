"""Any table of trainings, read by the mapping of columns that a user has made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from clefop_plugin.core import training
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.detect import quoted
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Objects, Options, Recognition, need_table
from clefop_plugin.sources.offers import Here, TrainingImport, coordinates, read_commune, read_period, read_places
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.training_rows import Gathering, cells, joined, listed

Floats = npt.NDArray[np.float64]

#: What a column can be; "coordinates" is "latitude,longitude" in one cell.
TARGETS = (
    *("title", "id", "organisation", "level", "domain", "formacode", "nsf", "rome", "rncp", "modality", "stream"),
    *("places", "url", "place_name", "address", "postcode", "city", "commune_code", "departement"),
    *("lat", "lon", "coordinates", "start", "end", "state"),
)
_MODALITIES = (
    ("mixed", ("mixte", "hybride", "mixed", "1")),
    ("distance", ("distance", "distanciel", "2")),
    ("presential", ("presentiel", "presential", "face", "0")),
)
_STREAMS = (
    ("apprenticeship", ("apprenti", "alternance", "cfa")),
    ("school", ("scolaire", "initiale", "etudiant", "school")),
    ("adult", ("continue", "adult", "demandeur", "salarie")),
)
_STATES = (
    ("suspended", ("suspend", "3")),
    ("closed", ("ferme", "clos", "complet", "2")),
    ("open", ("ouvert", "open", "1")),
)


def read_mapped(
    table: Table,
    fields: Mapping[str, str],
    _options: Options,
    progress: Progress | None = None,
    geometry: Objects | None = None,
) -> TrainingImport:
    """Read a table by its mapping ``fields`` (target → column; see TARGETS; a title is needed).

    Rows that say the same of a training are its sessions. ``geometry`` (n,) are the shapes of a layer, in the CRS of
    the workspace: a training stands at the middle of its own. Raises InputError when the mapping names an unknown
    target, or a column that the table does not have.
    """
    _check(table, fields)
    gathering = Gathering(table, tr("Trainings, by columns"), tr("columns {fields}", fields=quoted(fields.values())))
    names = {target: (fields.get(target, ""),) for target in TARGETS}
    dated = any(target in fields for target in ("start", "end", "state"))
    xs, ys = _middles(geometry, len(table.lines))
    for rank, (line, row) in enumerate(cells(table, names, progress or Progress())):
        gathering.here.position = line
        if not row["title"]:
            gathering.here.skip(tr("rows without a title"), row["organisation"])
            continue
        sessions = [_session(row, gathering.here)] if dated and (row["start"] or row["end"] or row["state"]) else []
        made = _training(row, table, gathering.here) | {"x": xs[rank], "y": ys[rank]}
        gathering.add(made, sessions, merge=True, named=bool(row["id"]))
    return gathering.result()


def _middles(geometry: Objects | None, count: int) -> tuple[Floats, Floats]:
    """Coordinates (n,) of the centroids of shapes, NaN for one that is empty or missing."""
    if geometry is None:
        return np.full(count, np.nan), np.full(count, np.nan)
    points = shapely.centroid(geometry)
    return shapely.get_x(points), shapely.get_y(points)


def _check(table: Table, fields: Mapping[str, str]) -> None:
    unknown = [target for target in fields if target not in TARGETS]
    if unknown:
        raise InputError(
            tr(
                "“{target}” is no field of a training. The fields are {names}.",
                target=unknown[0],
                names=quoted(TARGETS),
            )
        )
    if not fields.get("title"):
        raise InputError(tr("Say which column of {name} holds the titles of the trainings.", name=table.path.name))
    for column in fields.values():
        if column and table.find(column) is None:
            raise InputError(
                tr(
                    "{name} has no column “{column}”. Its columns are {names}.",
                    name=table.path.name,
                    column=column,
                    names=quoted(table.columns),
                )
            )


def _training(row: dict[str, str], table: Table, here: Here) -> dict[str, Any]:
    nsf, rome, title = listed(row["nsf"]), listed(row["rome"]), row["title"]
    domain = row["domain"] if row["domain"] in training.DOMAINS else ""
    lat, lon = row["lat"], row["lon"]
    if not lat and not lon and row["coordinates"]:
        lat, _, lon = row["coordinates"].partition(",")
    x, y = coordinates(lat, lon, title, here) if lat or lon else (np.nan, np.nan)
    parts = [row[name] for name in TARGETS if name not in ("start", "end", "state", "places")]
    key = row["id"] or hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
    identifier = f"{table.path.stem}:{key}"
    return {
        "id": identifier,
        "formation_id": identifier,
        "action_id": identifier,
        "title": title,
        "organisation": row["organisation"],
        "level": training.level_of_words(row["level"]) or training.level_of_title(title),
        "domain": domain or training.domain_of(nsf, f"{title} {row['domain']}", rome),
        "formacode": joined(listed(row["formacode"])),
        "nsf": joined(nsf),
        "rome": joined(rome),
        "rncp": joined([code.upper().removeprefix("RNCP") for code in listed(row["rncp"])]),
        "modality": _word(row["modality"], _MODALITIES),
        "stream": _word(row["stream"], _STREAMS),
        "places": read_places(row["places"], title, here),
        "url": row["url"],
        "place_name": row["place_name"] or row["organisation"],
        "address": row["address"],
        "postcode": row["postcode"],
        "city": row["city"],
        "commune_code": read_commune(row["commune_code"], row["postcode"], row["city"], here),
        "departement": row["departement"].zfill(2) if row["departement"].isdigit() else row["departement"].upper(),
        "lon": x,
        "lat": y,
    }


def _session(row: dict[str, str], here: Here) -> dict[str, Any]:
    start, end = read_period(row["start"], row["end"], here)
    return {"start": start, "end": end, "state": _word(row["state"], _STATES)}


def _word(text: str, known: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """The value whose words are in a text, or that is one of them; "" when none is."""
    folded = fold_text(text)
    for value, words in known:
        if any(folded == word or (len(word) > 2 and word in folded) for word in words):
            return value
    return ""


def _recognise(_document: Document) -> Recognition:
    """Only by a recipe: no column is unmistakable."""
    return NOT_MINE


def _read(document: Document, options: Options, progress: Progress) -> TrainingImport:
    fields = getattr(options.recipe, "fields", {})
    return read_mapped(need_table(document), fields, options, progress, document.geometry)


FORMATS = (Format("mapped_trainings", "trainings", lambda: tr("Trainings, by columns"), _recognise, _read),)
