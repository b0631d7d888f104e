"""Zonings from tables: INSEE membership tables, commune → zone, EPCI → territory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import NO_ZONE, departement_of, is_commune, parse_value, repair_siren
from clefop_plugin.core.departements import DEPARTEMENTS, REGIONS
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import commune_rows, none_kept, report_absent, start_report
from clefop_plugin.sources.formats import Options
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table, read_table
from clefop_plugin.sources.zone_codes import repair_zones
from clefop_plugin.sources.zone_names import Names, names_for, read_names, refuse_names
from clefop_plugin.sources.zoning_columns import choose_roles
from clefop_plugin.sources.zoning_import import ZoningImport, zonings_frame

__all__ = ["EPCI", "ZoningImport", "read_membership", "read_zonings"]

#: The zoning that tables of EPCI go by.
EPCI = "epci"
_CODE, _LINE = "__commune__", "__line__"
_OFFICIAL_NAMES: dict[str, dict[str, str]] = {
    "dep": {code: name for code, (name, _) in DEPARTEMENTS.items()},
    "reg": dict(REGIONS),
}


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
    options = Options(
        communes=None if communes is None else frozenset(communes),
        names=commune_names or {},
        zone_of={} if epci_of is None else {EPCI: epci_of},
        fields=tuple(fields or ()),
        vintage=str(vintage or ""),
        labels=None if labels_path is None else Path(labels_path),
    )
    return read_zonings(source if isinstance(source, Table) else read_table(source), options)


def read_zonings(
    table: Table, options: Options, report: Report | None = None, names: Names | None = None
) -> ZoningImport:
    """The zonings of a table of communes, or of EPCI when the workspace knows the EPCI of its communes.

    ``report`` is that of a reader which has already left rows out; ``names`` those of the zones, by level and code,
    that came with the file. Raises InputError as :func:`read_membership` does.
    """
    refuse_names(table)
    report = report or start_report(table, tr("Membership table"), "")
    key, by_epci = _key(table, options)
    roles, why = choose_roles(table, key, options)
    report.why = report.why or why
    if by_epci:
        table, key = _expand_epci(table, key, options.zone_of.get(EPCI), report), _MEMBER
        report.note(tr("The table goes by EPCI: each row was given to the communes of its EPCI."))
    return _Reader(table, key, roles, report, options).read({**(names or {}), **read_names(options.labels)})


class _Reader:
    def __init__(
        self, table: Table, key: str, roles: list[detect.ZoningRole], report: Report, options: Options
    ) -> None:
        self._roles = roles
        self._report = report
        self._communes = None if options.communes is None else set(options.communes)
        self._names = dict(options.names)
        self._vintage = detect.year_of(options.vintage) or detect.year_of_name(table.path.stem)
        rows = commune_rows(table, key, self._communes, report)
        if not rows.kept.any():
            raise InputError(none_kept(table))
        read = [name for role in roles for name in (role.column, role.label_column, role.share_column) if name]
        whole = table.frame[list(dict.fromkeys(read))].assign(**{_CODE: rows.codes, _LINE: list(table.lines)})
        self._frame = whole[rows.kept]
        # Codes of the same départements are communes of another vintage, not communes beyond the border.
        here = {departement_of(code) for code in self._communes or ()}
        beyond = rows.codes.map(lambda code: is_commune(code) and departement_of(code) not in here)
        self._others = whole[~rows.kept & beyond.to_numpy(dtype=bool)]
        written = table.frame[key].str.strip()
        self._folded = set(self._frame[_CODE]) - set(written)
        self._zeros_lost = bool(written.str.fullmatch(r"\d{4}").any())

    def read(self, labels: Names) -> ZoningImport:
        roles = self._roles
        for role in roles:
            self._frame = self._repaired(self._frame, role, self._report)
            self._others = self._repaired(self._others, role, Report(""))
        self._refuse_conflicts([role for role in roles if role.share_column is None])
        self._count_rows([role.column for role in roles if role.share_column is not None])
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
            zones.append(self._zones(role, members, names_for(role, labels)))
            zonings.append(self._zoning(role, members))
        if not zonings:
            raise InputError(tr("{name} holds no zone for the communes of the workspace.", name=self._report.source))
        return ZoningImport(
            zonings_frame(zonings),
            pd.concat(zones, ignore_index=True),
            pd.concat(memberships, ignore_index=True),
            self._report,
        )

    def _repaired(self, frame: pd.DataFrame, role: detect.ZoningRole, report: Report) -> pd.DataFrame:
        codes = repair_zones(frame[role.column], role, frame[_LINE], frame[_CODE], self._zeros_lost, report)
        return frame.assign(**{role.column: codes})

    def _count_rows(self, shared: list[str]) -> None:
        """Rows kept: one a commune, or one a commune and zone where shares are declared; the others are repetitions."""
        again = self._frame.duplicated([_CODE, *shared]).to_numpy(dtype=bool)
        kept = set(self._frame[_LINE][~again])
        repeated = set(self._frame[_LINE]) - kept
        self._report.skip(tr("rows repeated for the same commune, merged"), count=len(repeated))
        self._report.rows_kept = len(kept)

    def _refuse_conflicts(self, roles: list[detect.ZoningRole]) -> None:
        twice = self._frame[self._frame[_CODE].duplicated(keep=False) & ~self._frame[_CODE].isin(self._folded)]
        if twice.empty:
            return
        for role in roles:
            different = twice.groupby(_CODE)[role.column].nunique()
            for code in different.index[different > 1]:
                first, second = twice[twice[_CODE] == code].drop_duplicates(role.column).head(2).index
                raise InputError(
                    tr(
                        "{code} {name} appears more than once in {file}, with different codes of “{field}”: {first} "
                        "(line {line}) and {second} (line {other}). Nothing was imported: keep one of these lines, or "
                        "declare in a recipe the column of the share of each zone.",
                        code=code,
                        name=self._names.get(str(code), ""),
                        file=self._report.source,
                        field=role.column,
                        first=twice[role.column][first] or "–",
                        line=twice[_LINE][first],
                        second=twice[role.column][second] or "–",
                        other=twice[_LINE][second],
                    )
                )

    def _members(self, role: detect.ZoningRole) -> pd.DataFrame:
        zone = self._frame[role.column]
        absent = zone.isin(NO_ZONE | role.no_zone)
        if role.no_zone_pattern:
            absent |= zone.str.fullmatch(role.no_zone_pattern).fillna(False).astype(bool)
        parts = self._shares(role)
        pairs = pd.DataFrame({"commune_code": self._frame[_CODE], "zone_code": zone, "part": parts})
        pairs = pairs[~absent & (parts > 0)]
        without = self._frame[_CODE].nunique() - pairs["commune_code"].nunique()
        if without and len(pairs):
            self._report.note(
                tr("Communes without a zone in {zoning}: {count}.", count=number(without), zoning=role.label)
            )
        shares = pairs.groupby(["commune_code", "zone_code"], sort=True)["part"].sum().reset_index()
        total = shares.groupby("commune_code")["part"].transform("sum")
        if role.share_column is not None:
            total = total.clip(lower=1.0)  # a declared share says that the rest of the commune is in no zone
        return pd.DataFrame(
            {
                "zoning_id": role.id,
                "commune_code": shares["commune_code"].astype(object),
                "zone_code": shares["zone_code"].astype(object),
                "share": (shares["part"] / total).astype(np.float64),
            }
        )

    def _shares(self, role: detect.ZoningRole) -> pd.Series:
        """The part (n,) of each row: 1, or what the column of shares says (percentages when one is above 1)."""
        if role.share_column is None:
            return pd.Series(1.0, index=self._frame.index)
        found = []
        for text, line in zip(self._frame[role.share_column], self._frame[_LINE], strict=True):
            try:
                value, _ = parse_value(text)
            except ValueError:
                value = -1.0
            if not 0 <= value <= 100:
                raise InputError(
                    tr(
                        "{file}: “{text}” (line {line}) is not the share of a commune in a zone. Write a number from 0 "
                        "to 1, or a percentage.",
                        file=self._report.source,
                        text=text,
                        line=line,
                    )
                )
            found.append(value)
        parts = np.array(found)
        return pd.Series(parts / 100 if parts.max() > 1 else parts, index=self._frame.index)

    def _zones(self, role: detect.ZoningRole, members: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
        names: dict[str, str] = dict(_OFFICIAL_NAMES.get(role.id, {}))
        if role.label_column is not None:
            pairs = zip(self._frame[role.column], self._frame[role.label_column], strict=True)
            names = names | {code: " ".join(name.split()) for code, name in pairs if name.strip()}
        names = names | dict(labels)
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
        elsewhere = self._others[role.column].value_counts()
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
        whole = members["commune_code"].is_unique and bool((members["share"] >= 1.0 - 1e-9).all())
        return {
            "id": role.id,
            "label": role.label,
            "family": role.family,
            "vintage": role.vintage or self._vintage,
            "producer": role.producer,
            "source": self._report.source,
            "licence": role.licence,
            "url": "",
            "complete": bool(whole and covered >= (self._communes or set(self._frame[_CODE]))),
            "unit": "commune",
        }


def _key(table: Table, options: Options) -> tuple[str, bool]:
    """The column of the codes, and whether they are those of EPCI. Raises InputError when there is none."""
    if options.key:
        chosen = detect.need_column(table, options.key)
        narrow = replace(table, frame=table.frame[[chosen]])
        return chosen, detect.commune_column(narrow) is None and detect.is_epci_column(table, chosen)
    column = detect.commune_column(table)
    if column is not None:
        return column, False
    epci = detect.epci_column(table)
    return (epci, True) if epci is not None else (detect.need_commune_column(table), False)


def _expand_epci(table: Table, column: str, epci_of: Mapping[str, str] | None, report: Report) -> Table:
    """The rows of a table of EPCI, each repeated for the communes of its EPCI."""
    if epci_of is None:
        raise InputError(
            tr(
                "{name} goes by EPCI. Import first the zoning of the EPCI, so that their communes are known.",
                name=table.path.name,
            )
        )
    codes = table.frame[column].map(repair_siren)
    for before, after, line in zip(table.frame[column].str.strip(), codes, table.lines, strict=True):
        if before != after:
            report.correct(tr("EPCI codes repaired"), f"{before} → {after}", line)
    of = pd.DataFrame({_MEMBER: list(epci_of), "__epci__": list(epci_of.values())}, dtype=object)
    known = codes.isin(of["__epci__"])
    for code, line in zip(codes[~known], np.asarray(table.lines)[~known.to_numpy(dtype=bool)], strict=True):
        reason = tr("rows of EPCI without a commune of the workspace") if code else tr("rows without an EPCI code")
        report.skip(reason, code or None, int(line))
    if not known.any():
        raise InputError(none_kept(table))
    lines = table.frame.assign(**{column: codes, _LINE: list(table.lines)})[known]
    wide = lines.merge(of, left_on=column, right_on="__epci__", how="inner")
    return replace(
        table,
        frame=wide.drop(columns=[_LINE, "__epci__"]),
        lines=tuple(int(line) for line in wide[_LINE]),
        long_lines=(),
        short_lines=(),
    )


_MEMBER = "__member__"
