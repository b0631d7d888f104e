"""Cubes of Melodi, the data service of INSEE: bulk CSV (one observation a row) and answers of the API (JSON).

The catalogue says which modalities of which cube make an indicator; the other dimensions of the cube must be totals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from clefop_plugin.core.codes import is_commune
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import report_absent, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.indicators.areas import COMMUNE, DEPARTEMENT, REGION, known_areas
from clefop_plugin.sources.indicators.catalogue import Definition, known
from clefop_plugin.sources.indicators.melodi_names import definitions_of, labels_of
from clefop_plugin.sources.indicators.values import Block, IndicatorImport, Objects, drop_negative, figures, finished
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

_TOTALS = frozenset({"_T", "_Z", ""})
_BULK = ("GEO", "GEO_OBJECT", "TIME_PERIOD", "OBS_VALUE")
#: Columns that are no dimension of the figures.
_ATTRIBUTE = re.compile(r"GEO|GEO_OBJECT|TIME_PERIOD|FREQ|(?:OBS|CONF|UNIT|DECIMAL).*", re.IGNORECASE)
#: SDMX marks of a value that is withheld: confidential, or not for publication (list CL_CONF_STATUS).
_WITHHELD = frozenset({"C", "D", "N", "S", "Q"})
#: Dimensions that say where and when.
_PLACES = ("GEO", "GEO_OBJECT", "TIME_PERIOD")
_LEVELS = {"COM": COMMUNE, "DEP": DEPARTEMENT, "REG": REGION}
_GEO = re.compile(r"(?:(?P<year>\d{4})-)?(?P<object>[A-Z]+\d*)-(?P<code>[0-9A-Z]+)")
_CUBE = re.compile(r"\b(?:DS|DD)_[A-Z0-9_]+")
#: Places among the texts of a dimension: a cube has many dimensions, and millions of observations.
Ranks = npt.NDArray[np.int32]


@dataclass(frozen=True)
class _Cube:
    """Observations (n,): their table, the cube they are of ("": unknown), and each dimension as places among texts.

    ``withheld`` says of each column of flags which places are those of a secret value.
    """

    table: Table
    name: str
    dimensions: Mapping[str, tuple[Ranks, Objects]]
    value: str
    withheld: tuple[tuple[Ranks, npt.NDArray[np.bool_]], ...] = field(default=())


def recognise(document: Document) -> Recognition:
    """The columns of a bulk file, or those of the observations of an answer."""
    table = document.table
    if table is None or document.geometry is not None:
        return NOT_MINE
    if all(table.find(name) is not None for name in _BULK):
        return Recognition(0.95, tr("columns {fields}", fields=detect.quoted(_BULK)))
    if table.find("dimensions") is not None and table.find("measures") is not None:
        return Recognition(0.95, tr("observations of an answer of Melodi"))
    return NOT_MINE


def read(table: Table, options: Options, cube: str = "", progress: Progress | None = None) -> IndicatorImport:
    """Read the observations that the catalogue knows. Raises InputError when there is none in the study."""
    progress = progress or Progress()
    if table.find("dimensions") is not None and table.find("OBS_VALUE") is None:
        table = _flat(table)
    definitions = known(options.catalogue, options.recipe)
    report = start_report(table, tr("INSEE Melodi"), "")
    observations = _observations(table, cube or cube_of(table.member or table.path.name))
    chosen = _asked(observations, definitions)
    if not chosen:
        chosen = _own(observations, table)
        definitions = [*definitions, *(entry for entry, _ in chosen)]
    report.why = tr("cube {cube}, {count} indicators known", cube=observations.name or "–", count=number(len(chosen)))
    levels, codes, kept = _areas(observations, options, report)
    used = np.zeros(len(kept), dtype=bool)
    blocks: list[Block] = []
    for rank, (entry, modalities) in enumerate(chosen):
        progress.update(rank / len(chosen))
        rows = np.flatnonzero(kept & _matching(observations, modalities))
        used[rows] = True
        blocks += _blocks(observations, entry, rows, levels, codes, report)
    report.skip(tr("observations that no indicator of the catalogue describes"), count=int((kept & ~used).sum()))
    report.rows_kept = int(used.sum())
    if not blocks:
        raise InputError(_nothing(table, observations))
    if options.communes is not None and any(block.level == COMMUNE for block in blocks):
        present = {str(code) for code in codes[used & (levels == COMMUNE)]}
        report_absent(present, set(options.communes), dict(options.names), report)
    return finished(blocks, definitions, report)


def cube_of(name: str) -> str:
    """The cube that the name of a file tells, its year and the word data aside; "" when it tells none."""
    match = _CUBE.search(name.upper())
    return re.sub(r"_(?:DATA|(?:19|20)\d\d|CSV|FR)(?=_|$)", "", match.group()) if match else ""


def period_of(text: str) -> str:
    """A period of Melodi as the plugin writes it: quarters are ``2024-T1``."""
    return re.sub(r"^(\d{4})-Q([1-4])$", r"\1-T\2", text.strip())


def _observations(table: Table, cube: str) -> _Cube:
    columns = {column: table.find(column) or column for column in table.columns}
    dimensions = {
        column.strip().upper(): _factors(table, column)
        for column in columns
        if not _ATTRIBUTE.fullmatch(column.strip())
    }
    dimensions |= {name: _factors(table, detect.need_column(table, name)) for name in ("GEO", "TIME_PERIOD")}
    kind = table.find("GEO_OBJECT")
    if kind is not None:
        dimensions["GEO_OBJECT"] = _factors(table, kind)
    flags = tuple(c for c in table.columns if c.strip().upper() in ("OBS_STATUS", "CONF_STATUS"))
    withheld = tuple(_withheld(table, column) for column in flags)
    return _Cube(table, cube, dimensions, detect.need_column(table, "OBS_VALUE"), withheld)


def _factors(table: Table, column: str) -> tuple[Ranks, Objects]:
    places, texts = table.distinct(column)
    return places.astype(np.int32), np.array([str(text).strip() for text in texts], dtype=object)


def _asked(cube: _Cube, definitions: Sequence[Definition]) -> list[tuple[Definition, dict[str, str]]]:
    """The indicators of this cube, with the modality of each dimension; the first entry of an id counts."""
    found: dict[str, tuple[Definition, dict[str, str]]] = {}
    for entry in definitions:
        for spec in entry.melodi:
            modalities = {name: value for name, value in spec.items() if name != "cube"}
            absent = [name for name in modalities if name not in cube.dimensions]
            other = cube.name and spec.get("cube", cube.name) != cube.name
            if not other and all(name.endswith("_MEASURE") for name in absent) and len(absent) < len(modalities):
                here = {name: value for name, value in modalities.items() if name not in absent}
                found.setdefault(entry.id, (entry, here))
    return list(found.values())


def _own(cube: _Cube, table: Table) -> list[tuple[Definition, dict[str, str]]]:
    """Indicators of a cube that the catalogue does not know."""
    places = {name: found for name, found in cube.dimensions.items() if name not in _PLACES}
    met = {name: tuple(sorted({str(text) for text in texts})) for name, (_, texts) in places.items()}
    return definitions_of(cube.name, met, labels_of(table))


def _areas(cube: _Cube, options: Options, report: Report) -> tuple[Objects, Objects, npt.NDArray[np.bool_]]:
    """Level and code of the area of each observation, and which are of the study."""
    places, texts = cube.dimensions["GEO"]
    objects, names = cube.dimensions.get("GEO_OBJECT", (np.zeros(len(places), dtype=np.int32), np.array([""])))
    where, once = pd.factorize(places.astype(np.int64) * len(names) + objects)
    areas = [_area(str(texts[pair // len(names)]), str(names[pair % len(names)])) for pair in once]
    wanted = {level: known_areas(level, options) for level in {level for level, _ in areas}}
    kinds = np.array([_kept(level, code, wanted[level], options) for level, code in areas], dtype=object)
    of_row = kinds[where]
    for kind, sentence in (
        ("district", tr("districts of a commune that the table also gives whole")),
        ("level", tr("rows of levels that are not read")),
        ("outside", tr("rows of areas outside the study")),
    ):
        report.skip(sentence, count=int((of_row == kind).sum()))
    levels = np.array([level for level, _ in areas], dtype=object)[where]
    codes = np.array([code for _, code in areas], dtype=object)[where]
    return levels, codes, np.asarray(of_row == "kept", dtype=bool)


def _area(geo: str, kind: str) -> tuple[str, str]:
    """Level and code of an area, written ``2025-COM-44109`` or ``44109`` with its kind beside."""
    match = _GEO.fullmatch(geo)
    kind, code = (match["object"], match["code"]) if match else (kind, geo)
    return _LEVELS.get(kind, kind.lower()), code


def _kept(level: str, code: str, wanted: frozenset[str], options: Options) -> str:
    if level == "arm":
        return "district"
    if level == COMMUNE:
        inside = is_commune(code) if options.communes is None else code in options.communes
        return "kept" if inside else "outside"
    plain = options.communes is None and re.fullmatch(r"departement|region|epci|(?:ze|bv|aav|uu)\d{4}", level)
    if not wanted and not plain:
        return "level"
    return "kept" if not wanted or code in wanted else "outside"


def _matching(cube: _Cube, modalities: Mapping[str, str]) -> npt.NDArray[np.bool_]:
    """Observations of these modalities, whose other dimensions are totals or have one modality only."""
    places, _ = cube.dimensions["GEO"]
    good = np.ones(len(places), dtype=bool)
    for name, (where, texts) in cube.dimensions.items():
        if name in _PLACES:
            continue
        if name in modalities:
            wanted = texts == modalities[name]
        elif len(texts) > 1:
            wanted = np.array([text in _TOTALS for text in texts], dtype=bool)
        else:
            continue
        good &= np.asarray(wanted, dtype=bool)[where]
    return good


def _blocks(
    cube: _Cube, entry: Definition, rows: npt.NDArray[np.intp], levels: Objects, codes: Objects, report: Report
) -> list[Block]:
    if not len(rows):
        return []
    when, texts = cube.dimensions["TIME_PERIOD"]
    periods = np.array([period_of(str(text)) for text in texts], dtype=object)[when[rows]]
    keys = pd.MultiIndex.from_arrays([levels[rows], periods, codes[rows]])
    twice = np.asarray(keys.duplicated())
    report.correct(tr("values given twice, the first is kept"), entry.label, None, count=int(twice.sum()))
    rows, periods = rows[~twice], periods[~twice]
    values, status = figures(cube.table, cube.value, rows, report)
    withheld = np.zeros(len(rows), dtype=bool)
    for where, marked in cube.withheld:
        withheld |= marked[where[rows]]
    status[(status == "missing") & withheld] = "secret"
    if entry.kind == "count":
        drop_negative(values, status, cube.value, cube.table, rows, report)
    found = []
    for level, period in sorted({(str(a), str(b)) for a, b in zip(levels[rows], periods, strict=True)}):
        there = (levels[rows] == level) & (periods == period)
        found.append(Block(entry.id, period, level, codes[rows][there], values[there], status[there]))
    return found


def _withheld(table: Table, column: str) -> tuple[Ranks, npt.NDArray[np.bool_]]:
    """The flags of a column, as places among its texts, and which of these texts mean a secret value."""
    marks = _WITHHELD if column.strip().upper() == "CONF_STATUS" else frozenset({"C", "Q"})
    places, texts = _factors(table, column)
    return places, np.array([text.upper() in marks for text in texts], dtype=bool)


def _flat(table: Table) -> Table:
    """The observations of an answer of the API as the columns of a bulk file."""
    parts = {name: table.find(name) for name in ("dimensions", "attributes", "measures")}
    rows = []
    for record in range(table.rows):
        cells = {name: _object(table, column, record) for name, column in parts.items()}
        measures = cells["measures"]
        first = next(iter(measures.values()), None)
        value = first.get("value") if isinstance(first, dict) else first
        plain = {str(k): _plain(v) for k, v in {**cells["attributes"], **cells["dimensions"]}.items()}
        rows.append({**plain, "OBS_VALUE": _plain(value)})
    frame = pd.DataFrame(rows, dtype=object).fillna("")
    if "GEO" not in frame or "TIME_PERIOD" not in frame:
        raise InputError(tr("{name} holds no observation of Melodi.", name=table.path.name))
    return replace(table, frame=frame)


def _object(table: Table, column: str | None, row: int) -> dict[str, object]:
    text = str(table.column(column).iat[row]) if column else ""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError) as error:
        raise InputError(
            tr(
                "{name}: the observation of line {line} cannot be read.",
                name=table.path.name,
                line=table.lines[row],
            )
        ) from error
    return found if isinstance(found, dict) else {}


def _plain(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _nothing(table: Table, cube: _Cube) -> str:
    names = [name for name in cube.dimensions if name not in _PLACES]
    return tr(
        "No indicator of the catalogue is in {name} for this study (cube {cube}, dimensions {fields}). Check the "
        "region and the level, or give a catalogue whose entries have “melodi”.",
        name=table.path.name,
        cube=cube.name or "–",
        fields=detect.quoted(names),
    )


def _read(document: Document, options: Options, progress: Progress) -> IndicatorImport:
    return read(need_table(document), options, _identifier(document), progress)


def _identifier(document: Document) -> str:
    """The cube that an answer of the API names at its start."""
    with document.stream() as stream:
        start = stream.read(4096)
    match = re.search(rb'"identifier"\s*:\s*"((?:DS|DD)_[A-Z0-9_]+)"', start)
    return match.group(1).decode() if match else ""


FORMATS = (Format("melodi", "indicators", lambda: tr("INSEE Melodi"), recognise, _read),)
