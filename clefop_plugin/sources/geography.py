"""Zonings from tables: INSEE membership tables, commune → zone, EPCI → territory, with the files of labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import NO_ZONE, departement_of, is_commune
from clefop_plugin.core.departements import DEPARTEMENTS, REGIONS
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table

#: A table this narrow was made for one zoning; its département and région only place the communes.
_FEW_COLUMNS = 6


@dataclass(frozen=True)
class ZoningImport:
    """Zonings of a file as frames: ``zonings``, ``zones`` (zoning_id, code, name), ``memberships``, and the report."""

    zonings: pd.DataFrame
    zones: pd.DataFrame
    memberships: pd.DataFrame
    report: Report


def read_membership(
    source: str | Path | Table,
    fields: list[str] | None = None,
    labels_path: str | Path | None = None,
    vintage: int | None = None,
    communes: set[str] | None = None,
    commune_names: dict[str, str] | None = None,
    epci_of: Mapping[str, str] | None = None,
) -> ZoningImport:
    """Read the zonings of a table of communes, or of EPCI when ``epci_of`` (commune → EPCI) is given.

    ``fields`` names the columns to take (default: those the catalogue knows); ``communes`` are the communes to keep.
    Raises InputError when the table has no commune code, no zoning, or a commune in two zones of one zoning.
    """
    table = source if isinstance(source, Table) else read_table(source)
    _refuse_labels(table)
    key = detect.commune_column(table)
    by_epci = key is None and detect.epci_column(table) is not None
    if by_epci:
        key, table = _expand_epci(table, epci_of)
    if key is None:
        key = detect.need_commune_column(table)
    roles, why = _choose(table, key, fields)
    report = start_report(table, tr("Membership table"), why)
    reader = _Reader(table, key, report, communes, commune_names, vintage or detect.year_of_name(table.path.stem))
    if by_epci:
        report.note(tr("The table goes by EPCI: each row was given to the communes of its EPCI."))
    return reader.read(roles, _labels(labels_path))


class _Reader:
    def __init__(
        self,
        table: Table,
        key: str,
        report: Report,
        communes: set[str] | None,
        names: dict[str, str] | None,
        vintage: int | None,
    ) -> None:
        self._table = table
        self._report = report
        self._communes = communes
        self._names = names
        self._vintage = vintage
        rows = commune_rows(table, key, communes, report)
        if not rows.kept.any():
            raise InputError(none_kept(table))
        self._frame = table.frame[rows.kept].assign(**{_CODE: rows.codes[rows.kept]})
        # Codes of the same départements are communes of another vintage, not communes beyond the border.
        here = {departement_of(code) for code in communes or ()}
        beyond = rows.codes.map(lambda code: is_commune(code) and departement_of(code) not in here)
        self._others = table.frame[~rows.kept & beyond.to_numpy(dtype=bool)]
        self._folded = set(self._frame[_CODE]) - set(table.frame[key].str.strip())

    def read(self, roles: list[detect.ZoningRole], labels: Mapping[str, Mapping[str, str]]) -> ZoningImport:
        self._refuse_conflicts(roles)
        repeated = int(self._frame[_CODE].duplicated().sum())
        self._report.skip(tr("rows repeated for the same commune, merged"), count=repeated)
        self._report.rows_kept = len(self._frame) - repeated
        report_absent(set(self._frame[_CODE]), self._communes, self._names, self._report)
        zonings, zones, memberships = [], [], []
        for role in roles:
            members = self._members(role)
            if members.empty:
                self._report.note(
                    tr("The column {field} holds no zone for these communes: left out.", field=role.column)
                )
                continue
            memberships.append(members)
            zones.append(self._zones(role, members, labels))
            zonings.append(self._zoning(role, members))
        if not zonings:
            raise InputError(tr("{name} holds no zone for the communes of the workspace.", name=self._report.source))
        return ZoningImport(
            _zonings_frame(zonings),
            pd.concat(zones, ignore_index=True),
            pd.concat(memberships, ignore_index=True),
            self._report,
        )

    def _refuse_conflicts(self, roles: list[detect.ZoningRole]) -> None:
        twice = self._frame[self._frame[_CODE].duplicated(keep=False) & ~self._frame[_CODE].isin(self._folded)]
        if twice.empty:
            return
        for role in roles:
            different = twice.groupby(_CODE)[role.column].agg(lambda cells: cells.str.strip().nunique())
            for code in different.index[different > 1]:
                raise InputError(
                    tr(
                        "{code} {name} appears more than once in {file}, with different codes of “{field}”. "
                        "Nothing was imported.",
                        code=code,
                        name=(self._names or {}).get(str(code), ""),
                        file=self._report.source,
                        field=role.column,
                    )
                )

    def _members(self, role: detect.ZoningRole) -> pd.DataFrame:
        zone = self._frame[role.column].str.strip()
        absent = zone.isin(NO_ZONE | role.no_zone)
        if role.no_zone_pattern:
            absent |= zone.str.fullmatch(role.no_zone_pattern).fillna(False).astype(bool)
        pairs = pd.DataFrame({"commune_code": self._frame[_CODE][~absent], "zone_code": zone[~absent]})
        without = self._frame[_CODE].nunique() - pairs["commune_code"].nunique()
        if without and len(pairs):
            self._report.note(
                tr("Communes without a zone in {zoning}: {count}.", count=number(without), zoning=role.label)
            )
        shares = pairs.groupby(["commune_code", "zone_code"], sort=True).size().rename("rows").reset_index()
        total = shares.groupby("commune_code")["rows"].transform("sum")
        return pd.DataFrame(
            {
                "zoning_id": role.id,
                "commune_code": shares["commune_code"].astype(object),
                "zone_code": shares["zone_code"].astype(object),
                "share": (shares["rows"] / total).astype(np.float64),
            }
        )

    def _zones(
        self, role: detect.ZoningRole, members: pd.DataFrame, labels: Mapping[str, Mapping[str, str]]
    ) -> pd.DataFrame:
        names: dict[str, str] = {}
        if role.id in _OFFICIAL_NAMES:
            names = _OFFICIAL_NAMES[role.id]
        if role.label_column is not None:
            pairs = zip(self._frame[role.column].str.strip(), self._frame[role.label_column], strict=True)
            names = names | {code: " ".join(name.split()) for code, name in pairs if name.strip()}
        names = names | dict(labels.get(role.column.upper(), {}))
        codes = sorted(members["zone_code"].unique())
        unnamed = [code for code in codes if not names.get(code)]
        if unnamed and role.id not in _OFFICIAL_NAMES:
            self._report.note(
                tr(
                    "Zones of {zoning} without a name in this file: {count}. Their code is shown. "
                    "Give the file of labels to name them.",
                    count=number(len(unnamed)),
                    zoning=role.label,
                )
            )
        zones = pd.DataFrame(
            {"zoning_id": role.id, "code": codes, "name": [names.get(code) or code for code in codes]}, dtype=object
        )
        return zones.assign(communes_outside=self._outside(role, zones))

    def _outside(self, role: detect.ZoningRole, zones: pd.DataFrame) -> list[int]:
        """Communes of each zone that the table gives outside the workspace; the zones that have some are named."""
        elsewhere = self._others[role.column].str.strip().value_counts()
        counts = [int(elsewhere.get(code, 0)) if self._communes else 0 for code in zones["code"]]
        crossing = [str(name) for name, count in zip(zones["name"], counts, strict=True) if count]
        if crossing:
            self._report.note(
                tr(
                    "Zones of {zoning} cut at the border of the workspace: {count} ({names}).",
                    zoning=role.label,
                    count=number(len(crossing)),
                    names=detect.quoted(crossing),
                )
            )
        return counts

    def _zoning(self, role: detect.ZoningRole, members: pd.DataFrame) -> dict[str, object]:
        covered = set(members["commune_code"])
        whole = members["commune_code"].is_unique
        return {
            "id": role.id,
            "label": role.label,
            "family": role.family,
            "vintage": role.vintage or self._vintage,
            "producer": role.producer,
            "source": self._report.source,
            "licence": "",
            "url": "",
            "complete": bool(whole and covered >= (self._communes or set(self._frame[_CODE]))),
            "unit": "commune",
        }


_CODE = "__commune__"
_OFFICIAL_NAMES: dict[str, dict[str, str]] = {
    "dep": {code: name for code, (name, _) in DEPARTEMENTS.items()},
    "reg": dict(REGIONS),
}


def _zonings_frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    frame["vintage"] = pd.array(frame["vintage"].tolist(), dtype="Int64")
    return frame


def _choose(table: Table, key: str, fields: list[str] | None) -> tuple[list[detect.ZoningRole], str]:
    """The columns to read as zonings, and the sentence that says why."""
    if fields:
        roles = []
        for name in fields:
            column = table.find(name)
            if column is None:
                raise InputError(
                    tr(
                        "{file} has no field “{field}”. The fields read are {fields}.",
                        file=table.path.name,
                        field=name,
                        fields=detect.quoted(table.columns),
                    )
                )
            roles.append(detect.zoning_role(table, column) or detect.plain_role(table, column))
        roles = list({role.column: role for role in roles}.values())
        _refuse_same_id(table, roles)
        return roles, tr("commune code in “{key}”, fields chosen", key=key)
    roles = [role for role in detect.zoning_roles(table) if role.automatic and role.column != key]
    if _is_correspondence(table, roles):
        roles = _pairs(table, key) or roles
    if len(table.columns) <= _FEW_COLUMNS and {role.id for role in roles} - {"dep", "reg"}:
        roles = [role for role in roles if role.id not in ("dep", "reg")]
    _refuse_same_id(table, roles)
    if not roles:
        raise InputError(
            tr(
                "No known zoning in {name}. Choose the fields to import among {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    return roles, tr(
        "commune code in “{key}”, zonings {fields}", key=key, fields=detect.quoted(role.column for role in roles)
    )


def _refuse_same_id(table: Table, roles: list[detect.ZoningRole]) -> None:
    for rank, role in enumerate(roles):
        other = next((known for known in roles[:rank] if known.id == role.id), None)
        if other is not None:
            raise InputError(
                tr(
                    "The fields “{first}” and “{second}” of {name} are the same zoning ({zoning}). Choose one of them.",
                    first=other.column,
                    second=role.column,
                    name=table.path.name,
                    zoning=role.id,
                )
            )


def _is_correspondence(table: Table, roles: list[detect.ZoningRole]) -> bool:
    """A small table whose known columns only place the communes (département, EPCI) brings another zoning."""
    return len(table.columns) <= _FEW_COLUMNS and {role.id for role in roles} <= {"dep", "reg", "epci"}


def _pairs(table: Table, key: str) -> list[detect.ZoningRole]:
    """Columns unknown to the catalogue that have a column of names beside them."""
    found = []
    for column in table.columns:
        known = column == key or detect.is_no_zoning(column) or detect.zoning_role(table, column) is not None
        role = None if known else detect.plain_role(table, column)
        if role is not None and role.label_column not in (None, column):
            found.append(role)
    return found


def _expand_epci(table: Table, epci_of: Mapping[str, str] | None) -> tuple[str, Table]:
    column = detect.epci_column(table)
    if epci_of is None or column is None:
        raise InputError(
            tr(
                "{name} goes by EPCI. Import first the zoning of the EPCI, so that their communes are known.",
                name=table.path.name,
            )
        )
    of = pd.DataFrame({_MEMBER: list(epci_of), "__epci__": list(epci_of.values())})
    lines = table.frame.assign(__line__=list(table.lines))
    wide = lines.merge(of, left_on=column, right_on="__epci__", how="left").fillna("")
    numbers = tuple(int(line) for line in wide["__line__"])
    frame = wide.drop(columns=["__line__", "__epci__"])
    return _MEMBER, Table(
        table.path,
        frame,
        table.encoding,
        table.separator,
        table.header_row,
        table.first_data_line,
        table.sheet,
        table.sha256,
        numbers,
    )


_MEMBER = "__member__"


def _refuse_labels(table: Table) -> None:
    if table.find("NIVGEO") is not None and table.find("CODGEO") is not None and table.find("LIBGEO") is not None:
        raise InputError(
            tr(
                "{name} is a file of zone names, not a membership table. Give it as the file of labels.",
                name=table.path.name,
            )
        )


def _labels(path: str | Path | None) -> dict[str, dict[str, str]]:
    """Names by level and code of an INSEE file of labels (NIVGEO, CODGEO, LIBGEO)."""
    if path is None:
        return {}
    table = read_table(path)
    level, code, name = table.find("NIVGEO"), table.find("CODGEO"), table.find("LIBGEO")
    if level is None or code is None or name is None:
        raise InputError(
            tr(
                "{name} is not a file of zone names: it needs the columns NIVGEO, CODGEO and LIBGEO.",
                name=table.path.name,
            )
        )
    found: dict[str, dict[str, str]] = {}
    for row in table.frame[[level, code, name]].itertuples(index=False, name=None):
        found.setdefault(re.sub(r"\s", "", row[0]).upper(), {})[row[1].strip()] = " ".join(row[2].split())
    return found


def _recognise(document: Document) -> Recognition:
    table = document.table
    if table is None or document.geometry is not None:
        return NOT_MINE
    roles = detect.zoning_roles(table)
    keyed = detect.commune_column(table) is not None or detect.epci_column(table) is not None
    if not keyed:
        return NOT_MINE
    known = [role.column for role in roles if role.automatic]
    return Recognition(0.6 if known else 0.3, tr("columns {fields}", fields=detect.quoted(known or table.columns)))


def _read(document: Document, options: Options, progress: Progress) -> ZoningImport:
    return read_membership(
        document.table or document.path,
        fields=list(options.fields) or None,
        labels_path=options.labels,
        vintage=detect.year_of(options.vintage),
        communes=None if options.communes is None else set(options.communes),
        commune_names=dict(options.names),
        epci_of=options.zone_of.get("epci"),
    )


FORMATS = (Format("membership", "zonings", lambda: tr("Membership table"), _recognise, _read),)
