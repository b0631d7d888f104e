"""Support structures as every reader fills them: contacts checked, repeated rows merged, branches linked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from clefop_plugin.core import contacts
from clefop_plugin.core.codes import departement_of, fold_district, is_commune, repair_commune
from clefop_plugin.core.names import fold_name, fold_text
from clefop_plugin.core.text import tr
from clefop_plugin.sources.geography import ZoningImport
from clefop_plugin.sources.offers import coordinates
from clefop_plugin.sources.report import Report

TEXT = (
    "id",
    "network",
    "name",
    "address",
    "postcode",
    "city",
    "phone",
    "email",
    "website",
    "opening_hours",
    "commune_code",
    "parent_id",
    "source",
)
NUMBERS = ("lon", "lat", "x", "y")
_MAX_TEXT = 1000


@dataclass(frozen=True)
class StructureImport:
    """``structures`` not yet located (see ``core.places``), the zoning of service areas when there is one, a report."""

    structures: pd.DataFrame
    zoning: ZoningImport | None
    report: Report


class StructureRows:
    """Gathers structures one by one: mends and checks their texts, merges those of one name, place and network.

    A row is a mapping with the names of ``TEXT`` (``id`` and ``parent_id`` as the producer writes them), and ``lat``
    and ``lon`` as text, or ``x`` and ``y`` in metres as text.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._rows: dict[tuple[str, ...], dict[str, Any]] = {}
        self._of_identity: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, given: dict[str, str], line: int) -> str:
        """Keep one structure; the id it has in the workspace, empty when it has no name. Says in the report why."""
        row: dict[str, Any] = {key: _plain(given.get(key, "")) for key in TEXT}
        if not row["name"]:
            self._report.skip(tr("rows without a name"), None, line)
            return ""
        self._mend(row, line)
        self._contacts(row, line)
        row["commune_code"] = repair_commune(row["commune_code"])
        row["x"], row["y"] = _metres(given.get("x", "")), _metres(given.get("y", ""))
        row["lon"], row["lat"] = coordinates(given.get("lat", ""), given.get("lon", ""), row["name"], self._report)
        return self._keep(row, line)

    def frame(self) -> pd.DataFrame:
        """The structures, each id once, with the parent of each branch."""
        rows = list(self._rows.values())
        for row in rows:
            parent = row["parent_id"]
            linked = self._of_identity.get(parent) or (_key(row["network"], parent) if parent else "")
            row["parent_id"] = "" if linked == row["id"] else linked
        columns: dict[str, Any] = {name: pd.Series([row[name] for row in rows], dtype=object) for name in TEXT}
        for name in NUMBERS:
            columns[name] = np.array([row[name] for row in rows], dtype=np.float64)
        frame = pd.DataFrame(columns)
        repeated = frame.groupby("id").cumcount()
        frame["id"] = frame["id"].where(repeated == 0, frame["id"] + "-" + (repeated + 1).astype(str))
        return frame

    def _keep(self, row: dict[str, Any], line: int) -> str:
        place: tuple[str, ...] = (row["postcode"], row["city"] if row["postcode"] else fold_name(row["city"]))
        if not row["address"]:
            place = (*place, row["commune_code"], str(row["lon"]), str(row["lat"]))
        key = (row["network"], fold_text(row["name"]), fold_name(row["address"]), *place)
        identity = row["id"]
        known = self._rows.get(key)
        if known is not None:
            self._report.skip(tr("structures repeated at the same address, merged"), row["name"], line)
            for name, value in row.items():
                if name not in ("id", "network") and (known[name] == "" or known[name] != known[name]):
                    known[name] = value
            row = known
        else:
            text = f"{row['name']}|{row['address']}|{row['city']}|{row['commune_code']}"
            row["id"] = _key(row["network"], identity or hashlib.sha256(text.encode()).hexdigest()[:12])
            self._rows[key] = row
        if identity:
            self._of_identity.setdefault(identity, row["id"])
        return str(row["id"])

    def _mend(self, row: dict[str, Any], line: int) -> None:
        for key in ("name", "address", "city"):
            mended = re.sub(r"(?<=\w)¿(?=\w)", "’", row[key])
            if mended != row[key]:
                self._report.correct(tr("broken apostrophes repaired"), f"{row[key]} → {mended}", line)
                row[key] = mended

    def _contacts(self, row: dict[str, Any], line: int) -> None:
        checks: tuple[tuple[str, Callable[[str], str | None], str], ...] = (
            ("phone", contacts.phone, tr("phone numbers that are not valid, left out")),
            ("email", contacts.email, tr("e-mail addresses that are not valid, left out")),
            ("website", contacts.website, tr("web addresses that are not valid, left out")),
        )
        for key, check, reason in checks:
            if row[key]:
                good = [text for part in _several(key, row[key]) if (text := check(part)) is not None]
                if not good:
                    self._report.correct(reason, f"{row['name']}: {row[key][:80]}", line)
                row[key] = ", ".join(dict.fromkeys(good)) if key != "website" else (good or [""])[0]


def is_near(commune: str, postcode: str, communes: frozenset[str] | None) -> bool:
    """Whether a place of a national file may concern the workspace: its commune, else its département, is there."""
    if communes is None:
        return True
    code = fold_district(repair_commune(commune))
    if code in communes:
        return True
    departements = _departements(communes)
    if is_commune(code):
        return departement_of(code) in departements
    text = postcode.strip().zfill(5)
    if not re.fullmatch(r"[0-9]{5}", text) or text == "00000":
        return True
    return departement_of(text) in departements or (text.startswith("20") and bool({"2A", "2B"} & departements))


@lru_cache(maxsize=4)
def _departements(communes: frozenset[str]) -> frozenset[str]:
    return frozenset(departement_of(code) for code in communes)


def _several(key: str, text: str) -> list[str]:
    """The contacts of a cell that holds several."""
    if key == "website":
        return [text, *(part for part in re.split(r"[\s;]+", text) if part != text)]
    return [
        part for part in re.split(r"[;,|]|\s/\s|(?<=\d)\s+ou\s+(?=\d)" if key == "phone" else r"[;,|\s]+", text) if part
    ]


def _key(network: str, identity: str) -> str:
    """Id of a structure in the workspace: its network, then the producer's id."""
    return identity if ":" in identity else f"{network}:{identity}"


def _plain(text: str) -> str:
    """One line of text without control characters, of a bounded length."""
    start = text[: 4 * _MAX_TEXT]
    return " ".join("".join(c if c.isprintable() else " " for c in start).split())[:_MAX_TEXT]


def _metres(text: str) -> float:
    try:
        value = float(text.replace(",", ".")) if text.strip() else np.nan
    except ValueError:
        return np.nan
    return value if abs(value) < 1e8 else np.nan
