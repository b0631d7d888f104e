"""Create a workspace from the communes of a region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core import codes
from clefop_plugin.core.departements import region_name, region_of
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_name
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.core.zonings import surface
from clefop_plugin.services.journal import record
from clefop_plugin.sources.commune_layers import CommuneFields, commune_fields, no_commune_code
from clefop_plugin.sources.detect import year_of
from clefop_plugin.sources.formats import Document
from clefop_plugin.sources.populations import read_population
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.zone_layers import holds_polygons
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

#: A workspace is refused when fewer than this share of its codes have the form of a commune code.
ENOUGH_CODES = 0.9
#: Coordinates that all lie within these bounds are longitudes and latitudes.
DEGREES = 180.0
#: Two communes that share more than this part of the smaller one lie over one another.
OVERLAP = 0.01


@dataclass(frozen=True)
class CreateResult:
    """The new workspace and the report of what was kept, corrected and left out."""

    workspace: Workspace
    report: Report


@dataclass(frozen=True)
class Study:
    """What the user says of the study. ``region`` keeps the communes of one région (code), empty keeps all.

    ``vintage`` is a year as text, empty to take the one of the population table.
    """

    name: str
    vintage: str = ""
    region: str = ""
    territory_word: str = "Clefop"
    fictional: bool = False
    region_label: str = ""


def create_workspace(
    path: Path,
    communes: pd.DataFrame,
    crs: Crs,
    study: Study,
    population: Path | None = None,
    source: str = "",
    progress: Progress | None = None,
) -> CreateResult:
    """Write a new workspace whose communes are the polygons of ``communes``.

    ``communes`` has code, name, geom (in ``crs``) and may have population. Rows of one code are united; codes that
    are no commune code are left out and reported. Raises InputError when there is no commune to keep.
    """
    progress = progress or Progress()
    report = Report(source=source or tr("layer of communes"), format=tr("Commune polygons"))
    report.rows_read = len(communes)
    progress.update(0.1, tr("Checking the commune codes"))
    frame = _checked(communes, report)
    frame = _of_region(frame, study.region, report)
    progress.update(0.4, tr("Uniting the polygons"))
    frame = _united(frame, report)
    _check_places(frame, report)
    progress.update(0.6, tr("Reading the population"))
    frame, vintage, people = _with_population(frame, population, study.vintage, report)
    report.rows_kept = len(frame)
    progress.update(0.8, tr("Writing the workspace"))

    def fill(workspace: Workspace) -> None:
        with workspace.transaction():
            workspace.append("communes", frame)
            record(workspace, "communes", report)
            if people is not None:
                record(workspace, "population", people)

    workspace = Workspace.create(path, crs, _meta(study, frame, vintage), fill)
    progress.done()
    return CreateResult(workspace, report)


def communes_of(document: Document, fields: CommuneFields | None = None) -> pd.DataFrame:
    """The communes of a layer (code, name, geom, and population when a field has it), for :func:`create_workspace`.

    ``fields`` None: found by their names (Admin Express, geo.api.gouv.fr…) or their content. Raises InputError when the
    layer holds no polygons, or no field holds commune codes.
    """
    table, shapes = document.table, document.geometry
    if table is None or shapes is None or not holds_polygons(shapes):
        raise InputError(tr("{name} holds no polygons. Choose a layer of communes or zones.", name=document.name))
    fields = fields or commune_fields(table)
    if fields is None:
        raise InputError(no_commune_code(table))
    chosen = {"code": fields.code, "name": fields.name, "population": fields.population}
    frame = pd.DataFrame({role: table.frame[column] for role, column in chosen.items() if column})
    return frame.assign(geom=pd.Series(shapes, index=frame.index, dtype=object))


def _checked(communes: pd.DataFrame, report: Report) -> pd.DataFrame:
    fixed, changed = codes.normalise_communes(communes["code"])
    frame = communes.assign(code=fixed.to_numpy(), name=communes["name"].fillna("").astype(str).to_numpy())
    for before, after in changed:
        report.correct(tr("commune code repaired"), f"{before} → {after}")
    valid = frame["code"].map(codes.is_commune)
    if not len(frame) or float(valid.mean()) < ENOUGH_CODES:
        sample = ", ".join(f"« {code} »" for code in frame["code"].head(3))
        raise InputError(
            tr(
                "This field holds no commune codes: its first values are {sample}. A code has five characters, for "
                "example 44109 or 2A004. Choose another field.",
                sample=sample or "–",
            )
        )
    for code in frame["code"][~valid]:
        report.skip(tr("not a commune code"), str(code))
    frame = frame[valid]
    shapes = np.array([surface(shape) for shape in frame["geom"]], dtype=object)
    empty = shapely.is_missing(shapes)
    given = np.asarray(frame["geom"], dtype=object)
    mended = ~shapely.is_valid(given) | (shapely.get_type_id(given) == shapely.GeometryType.GEOMETRYCOLLECTION)
    for name in frame["name"][empty]:
        report.skip(tr("no polygon"), str(name))
    for name in frame["name"][mended & ~empty]:
        report.correct(tr("polygons that cross themselves or hold other shapes, mended"), str(name))
    kept: pd.DataFrame = frame.assign(geom=pd.Series(shapes, index=frame.index, dtype=object))[~empty]
    return kept.reset_index(drop=True)


def _check_places(frame: pd.DataFrame, report: Report) -> None:
    """Refuse degrees, and name the communes that lie over one another: areas and borders would be wrong."""
    shapes = np.asarray(frame["geom"], dtype=object)
    if np.abs(shapely.bounds(shapes)).max() <= DEGREES:
        raise InputError(
            tr("The coordinates of this layer are degrees. Choose a system in metres, for example EPSG:2154.")
        )
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = left < right
    left, right = left[once], right[once]
    shared = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    over = shared > OVERLAP * np.minimum(shapely.area(shapes[left]), shapely.area(shapes[right]))
    names = frame["name"].to_numpy(dtype=object)
    if over.any():
        pairs = [f"{names[a]} / {names[b]}" for a, b in zip(left[over], right[over], strict=True)]
        report.note(
            tr(
                "{count} pairs of communes lie over one another: {names}. Check the layer: areas would count twice.",
                count=len(pairs),
                names=_names(pd.Series(pairs)),
            )
        )


def _of_region(frame: pd.DataFrame, region: str, report: Report) -> pd.DataFrame:
    departement = frame["code"].map(codes.departement_of)
    frame = frame.assign(departement=departement, region=departement.map(region_of))
    if not region:
        return frame
    inside = frame["region"] == region
    if not inside.any():
        raise InputError(
            tr("No commune of this layer is in the region {region}. Check the region code.", region=region)
        )
    if not inside.all():
        report.skip(
            tr("commune outside the region {region}", region=region_name(region) or region),
            "",
            count=int((~inside).sum()),
        )
    return frame[inside].reset_index(drop=True)


def _united(frame: pd.DataFrame, report: Report) -> pd.DataFrame:
    repeated = frame["code"].duplicated(keep=False)
    if not repeated.any():
        return frame.sort_values("code").reset_index(drop=True)
    rows = []
    for code, group in frame.groupby("code", sort=True):
        row = group.iloc[0].copy()
        if len(group) > 1:
            row["geom"] = shapely.union_all(np.asarray(group["geom"], dtype=object))
            report.skip(tr("several polygons with the same code, united"), str(code), count=len(group) - 1)
        rows.append(row)
    return pd.DataFrame(rows).reset_index(drop=True)


def _with_population(
    frame: pd.DataFrame, population: Path | None, vintage: str, report: Report
) -> tuple[pd.DataFrame, str, Report | None]:
    """Communes with their population, the vintage, and the report of the population table when there is one."""
    people = None
    if population is None:
        frame = frame.assign(population=_own_population(frame, report))
    else:
        found = read_population(population, vintage=year_of(vintage), communes=set(frame["code"]))
        people = found.report
        known = pd.Series(found.frame["population"].to_numpy(), index=found.frame["code"].to_numpy())
        frame = frame.assign(population=frame["code"].map(known).to_numpy(dtype=np.float64))
        frame = _with_official_names(frame, found.frame, report)
        report.note(found.report.summary())
        vintage = vintage or (str(found.vintage) if found.vintage else "")
    unknown = frame["population"].isna()
    if unknown.all():
        report.note(tr("No population: territories cannot be generated until a population table is given."))
    elif unknown.any():
        report.note(
            tr(
                "{count} communes have no population: {names}.",
                count=int(unknown.sum()),
                names=_names(frame["name"][unknown]),
            )
        )
    return frame, vintage, people


def _own_population(frame: pd.DataFrame, report: Report) -> npt.NDArray[np.float64]:
    """The population field of the layer; what is no number of residents is reported and left unknown."""
    values = np.full(len(frame), np.nan)
    if "population" not in frame:
        return values
    for position, (name, cell) in enumerate(zip(frame["name"], frame["population"], strict=True)):
        try:
            value, _ = codes.parse_value("" if pd.isna(cell) else str(cell))
        except ValueError:
            value = -1.0
        if value < 0:
            report.correct(tr("populations that are not a number, left unknown"), f"{name}: {cell}")
        else:
            values[position] = value
    return values


def _with_official_names(frame: pd.DataFrame, table: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Names as the population table writes them where they differ only by article, case or accents."""
    if "name" not in table:
        return frame
    official = dict(zip(table["code"], table["name"], strict=True))
    names = []
    for code, name in zip(frame["code"], frame["name"], strict=True):
        better = str(official.get(code) or "")
        same = better != "" and (not name or fold_name(better) == fold_name(name))
        names.append(better if same else name)
        if same and better != name:
            report.correct(tr("name completed from the population table"), f"{name} → {better}")
    return frame.assign(name=names)


def _names(names: pd.Series, most: int = 10) -> str:
    shown = ", ".join(sorted(names)[:most])
    return shown if len(names) <= most else tr("{names} and {count} more", names=shown, count=len(names) - most)


def _meta(study: Study, frame: pd.DataFrame, vintage: str) -> Mapping[str, str]:
    regions = frame["region"].value_counts()
    region = study.region or (str(regions.index[0]) if len(regions) else "")
    return {
        "name": study.name,
        "vintage": vintage,
        "region": region,
        "region_label": study.region_label or region_name(region) or study.name,
        "territory_label": study.territory_word,
        "fictional": "1" if study.fictional else "0",
    }
