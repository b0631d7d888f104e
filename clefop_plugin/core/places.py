"""Where a training or a structure is: coordinates, else its commune, else its postcode and town, else its organisation.

The order is the location rule of LHÉO files; the precision reached is kept with each place. What is only known to be
in a département has neither point nor commune: nothing smaller than the département can count it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.codes import departement_of, fold_district, is_commune, repair_commune
from clefop_plugin.core.departements import departement_name
from clefop_plugin.core.names import fold_name
from clefop_plugin.core.text import tr

Floats = npt.NDArray[np.float64]
ToWorkspace = Callable[[Floats, Floats], tuple[Floats, Floats]]

#: A point farther than this (metres) from every commune is outside the region: generalised coasts move by less.
NEAR_METRES = 500.0
_MAX_EXAMPLES = 20
_DEPARTEMENT = re.compile(r"[0-9]{2}|2[AB]|9[78][0-9]")


@dataclass
class PlaceEntry:
    """One line for the import report: kind ("corrected" or "note"), reason, how many places, some of them."""

    kind: str
    reason: str
    count: int = 0
    examples: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Found:
    code: str
    outside: bool
    renamed: bool = False


class Gazetteer:
    """Finds a commune of the workspace by code, or by town name and postcode."""

    def __init__(
        self, codes: Sequence[str], names: Sequence[str], postcodes: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.codes = frozenset(codes)
        self.departements = frozenset(departement_of(code) for code in codes)
        self._postcodes = postcodes or {}
        self._by_name: dict[tuple[str, str], list[str]] = {}
        self._names: dict[str, list[tuple[str, str]]] = {}
        for code, name in zip(codes, names, strict=True):
            departement, key = departement_of(code), fold_name(name)
            self._by_name.setdefault((departement, key), []).append(code)
            self._names.setdefault(departement, []).append((key, code))

    def by_code(self, code: str) -> _Found | None:
        """The commune of an INSEE code; one of another region is found outside."""
        folded = fold_district(repair_commune(code))
        if folded in self.codes:
            return _Found(folded, False)
        if is_commune(folded) and departement_of(folded) not in self.departements:
            return _Found(folded, True)
        return None

    def by_town(self, postcode: str, city: str, departement: str = "") -> _Found | None:
        """The commune of a town and its postcode (or its département, when no postcode is known); a town merged into a
        commune of longer name is recognised."""
        if not postcode and not city:
            return None
        departement = departement_of_postcode(postcode) or departement
        key = fold_name(city)
        if departement and departement not in self.departements:
            return _Found("", True)
        exact = self._by_name.get((departement, key), []) if key else []
        if len(exact) == 1:
            return _Found(exact[0], False)
        known = [code for code in self._postcodes.get(postcode, ()) if code in self.codes]
        if len(known) == 1:
            return _Found(known[0], False)
        return self._renamed(departement, key) if len(key) > 3 and not exact else None

    def _renamed(self, departement: str, key: str) -> _Found | None:
        """A town whose name begins a single commune's name, or is begun by it (mergers add to the name)."""
        longer = [code for name, code in self._names.get(departement, []) if name.startswith(key + " ")]
        if len(longer) == 1:
            return _Found(longer[0], False, renamed=True)
        shorter = [(len(name), code) for name, code in self._names.get(departement, []) if key.startswith(name + " ")]
        if shorter and not longer:
            return _Found(max(shorter)[1], False, renamed=True)
        return None


def departement_of_postcode(postcode: str) -> str:
    """Département of a postcode, or of the département code that stands in its place; "" when it is neither."""
    text = postcode.strip()
    if _DEPARTEMENT.fullmatch(text):
        return text
    if text.isdigit() and len(text) == 4:
        text = "0" + text
    if len(text) != 5 or not text.isdigit():
        return ""
    if text.startswith(("97", "98")):
        return text[:3]
    if text.startswith("20"):
        return "2A" if text < "20200" else "2B"
    return text[:2]


def resolve_places(
    frame: pd.DataFrame,
    communes: pd.DataFrame,
    to_workspace: ToWorkspace,
    postcode_index: Mapping[str, Sequence[str]] | None = None,
) -> tuple[pd.DataFrame, list[PlaceEntry]]:
    """Give each row of ``frame`` its point, its commune and the precision reached.

    ``frame`` may have lon and lat (WGS 84 degrees, NaN unknown) or x and y (workspace CRS, metres), commune_code,
    postcode, city and the same with the prefix ``org_``, and departement; ``communes`` has code, name, geom (workspace
    CRS); ``to_workspace`` projects arrays of lon, lat. Returns the frame with x, y, commune_code, postcode, city,
    precision, outside and geom, and entries for the report. Rows outside the region are kept, flagged. A row that is
    only known by its département has the precision "departement", no point, no commune, and the code and name of the
    département as postcode and city when it has none.
    """
    resolver = _Resolver(frame.reset_index(drop=True), communes.reset_index(drop=True), postcode_index)
    resolver.by_coordinates(to_workspace, "", "coordinates")
    resolver.by_text("", "commune", "postcode")
    resolver.by_coordinates(to_workspace, "org_", "organisation")
    resolver.by_text("org_", "organisation", "organisation")
    resolver.by_departement()
    return resolver.result(), resolver.entries()


class _Resolver:
    def __init__(
        self,
        frame: pd.DataFrame,
        communes: pd.DataFrame,
        postcodes: Mapping[str, Sequence[str]] | None,
    ) -> None:
        self._frame = frame
        self._codes = [str(code) for code in communes["code"]]
        self._names = [str(name) for name in communes["name"]]
        self._shapes = np.asarray(communes["geom"], dtype=object)
        self._gazetteer = Gazetteer(self._codes, self._names, postcodes)
        self._rank = {code: rank for rank, code in enumerate(self._codes)}
        count = len(frame)
        self._x = np.full(count, np.nan)
        self._y = np.full(count, np.nan)
        self._code = [""] * count
        self._precision = ["none"] * count
        self._outside = np.zeros(count, dtype=bool)
        self._postcode = self._cells("postcode")
        self._city = self._cells("city")
        self._entries: dict[tuple[str, str], PlaceEntry] = {}
        self._known_cells: dict[str, list[str]] = {}

    def by_coordinates(self, to_workspace: ToWorkspace, prefix: str, precision: str) -> None:
        x, y = self._column(prefix + "x"), self._column(prefix + "y")
        lon, lat = self._column(prefix + "lon"), self._column(prefix + "lat")
        degrees = np.isnan(x) & ~np.isnan(lon) & ~np.isnan(lat)
        if degrees.any():
            x[degrees], y[degrees] = to_workspace(lon[degrees], lat[degrees])
        wanted = np.array([known == "none" for known in self._precision], dtype=bool)
        rows = np.flatnonzero(np.isfinite(x) & np.isfinite(y) & wanted)
        if not len(rows):
            return
        tree = shapely.STRtree(self._shapes)
        points = shapely.points(x[rows], y[rows])
        hit, commune = tree.query(points, predicate="intersects")
        inside: dict[int, int] = {}
        for point, rank in zip(hit, commune, strict=True):
            inside.setdefault(int(point), int(rank))
        lost = np.array([i for i in range(len(rows)) if i not in inside], dtype=int)
        if len(lost):
            near, rank_near = tree.query_nearest(points[lost], max_distance=NEAR_METRES, all_matches=False)
            for point, rank in zip(near, rank_near, strict=True):
                inside[int(lost[point])] = int(rank)
        for position, row in enumerate(rows):
            self._x[row], self._y[row] = x[row], y[row]
            self._precision[row] = precision
            self._take_point(int(row), inside.get(position), prefix)

    def _take_point(self, row: int, rank: int | None, prefix: str) -> None:
        declared = fold_district(repair_commune(self._text(prefix + "commune_code", row)))
        if rank is None:
            self._code[row] = declared if is_commune(declared) else ""
            self._outside[row] = True
            return
        self._code[row] = self._codes[rank]
        if declared in self._rank and declared != self._codes[rank]:
            self._add(
                "note",
                tr("places whose coordinates lie in another commune than the one they declare: coordinates are kept"),
                f"{self._label(row)} ({declared} → {self._codes[rank]})",
            )

    def by_text(self, prefix: str, code_precision: str, town_precision: str) -> None:
        for row in range(len(self._frame)):
            if self._precision[row] != "none":
                continue
            found = self._gazetteer.by_code(self._text(prefix + "commune_code", row))
            precision = code_precision
            if found is None:
                city = self._text(prefix + "city", row)
                departement = "" if prefix else self._text("departement", row)
                found = self._gazetteer.by_town(self._text(prefix + "postcode", row), city, departement)
                precision = town_precision
                if found is not None and found.renamed:
                    name = self._names[self._rank[found.code]]
                    self._add(
                        "corrected",
                        tr("towns found under another name of the same département"),
                        f"{city} → {name}",
                    )
            if found is not None:
                self._take_commune(row, found, precision)

    def by_departement(self) -> None:
        """What is left and has a département."""
        for row, code in enumerate(self._cells("departement")):
            if self._precision[row] == "none" and _DEPARTEMENT.fullmatch(code):
                self._precision[row] = "departement"
                self._postcode[row] = self._postcode[row] or code
                self._city[row] = self._city[row] or departement_name(code)
                self._outside[row] = code not in self._gazetteer.departements

    def _take_commune(self, row: int, found: _Found, precision: str) -> None:
        self._code[row], self._outside[row], self._precision[row] = found.code, found.outside, precision
        if not found.outside:
            point = _inner_point(self._shapes[self._rank[found.code]])
            self._x[row], self._y[row] = point.x, point.y

    def result(self) -> pd.DataFrame:
        located = np.isfinite(self._x)
        geom = np.full(len(self._frame), None, dtype=object)
        geom[located] = shapely.points(self._x[located], self._y[located])
        return self._frame.assign(
            x=self._x,
            y=self._y,
            commune_code=self._code,
            postcode=self._postcode,
            city=self._city,
            precision=self._precision,
            outside=self._outside,
            geom=pd.Series(geom, dtype=object),
        )

    def entries(self) -> list[PlaceEntry]:
        if self._outside.any():
            sentence = tr("Places outside the region, kept and flagged: {count}.", count=int(self._outside.sum()))
            self._entries[("note", sentence)] = PlaceEntry("note", sentence, 1)
        broad = self._precision.count("departement")
        if broad:
            sentence = tr(
                "Places known by their département only, never put on a point nor counted in a territory: {count}.",
                count=broad,
            )
            self._entries[("note", sentence)] = PlaceEntry("note", sentence, 1)
        lost = [row for row, precision in enumerate(self._precision) if precision == "none"]
        if lost:
            shown = ", ".join(dict.fromkeys(self._label(row) for row in lost[:10]))
            sentence = tr("Places that could not be located: {count} ({names}).", count=len(lost), names=shown)
            self._entries[("note", sentence)] = PlaceEntry("note", sentence, 1)
        return list(self._entries.values())

    def _add(self, kind: str, reason: str, example: str) -> None:
        entry = self._entries.setdefault((kind, reason), PlaceEntry(kind, reason))
        entry.count += 1
        if len(entry.examples) < _MAX_EXAMPLES and example not in entry.examples:
            entry.examples.append(example)

    def _column(self, name: str) -> Floats:
        if name not in self._frame:
            return np.full(len(self._frame), np.nan)
        return np.array(pd.to_numeric(self._frame[name], errors="coerce"), dtype=np.float64)

    def _cells(self, name: str) -> list[str]:
        if name not in self._frame:
            return [""] * len(self._frame)
        return [value if isinstance(value, str) else "" for value in self._frame[name]]

    def _text(self, name: str, row: int) -> str:
        if name not in self._known_cells:
            self._known_cells[name] = self._cells(name)
        return self._known_cells[name][row]

    def _label(self, row: int) -> str:
        for name in ("title", "name", "id"):
            text = self._text(name, row)
            if text:
                place = self._text("city", row) or self._text("place_name", row) or self._text("organisation", row)
                return f"{text} ({place})" if place else text
        return str(row + 1)


def _inner_point(shape: shapely.Geometry) -> shapely.Point:
    centre = shapely.centroid(shape)
    return centre if shapely.intersects(shape, centre) else shapely.point_on_surface(shape)
