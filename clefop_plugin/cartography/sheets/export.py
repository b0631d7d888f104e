"""Export of territory sheets into a folder: PDF, OpenDocument and HTML, an index, and a comparison. Main thread only.

Every file appears under its name when it is whole; what is done stays when the user stops or a sheet fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from clefop_plugin.cartography.atlas import Failure, reason_of
from clefop_plugin.cartography.atlas_files import file_name, open_file
from clefop_plugin.cartography.atlas_options import LANGUAGES, AtlasOptions
from clefop_plugin.cartography.atlas_pages import Atlas
from clefop_plugin.cartography.context import Territory
from clefop_plugin.cartography.credits import of_figures, page_sources
from clefop_plugin.cartography.pages.base import PageType
from clefop_plugin.cartography.pages.territory import TerritoryPage
from clefop_plugin.cartography.reach import reach_km
from clefop_plugin.cartography.sheets.pages import ComparisonPage, SecondPage
from clefop_plugin.cartography.sheets.pictures import pair_picture, territory_pictures
from clefop_plugin.cartography.speech import spoken
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.names import typographic
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import TerritoryRef
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.territory_sheet.compared import comparison_document
from clefop_plugin.services.territory_sheet.content import Wishes, made_by, territory_document
from clefop_plugin.services.territory_sheet.html import sheet_html
from clefop_plugin.services.territory_sheet.index import INDEX, Listed, index_html
from clefop_plugin.services.territory_sheet.known import Known, read
from clefop_plugin.services.territory_sheet.model import Document, Drawn
from clefop_plugin.services.territory_sheet.odt import sheet_odt
from clefop_plugin.services.whole_file import cannot_write, write_whole

#: Formats, in the order in which they are made.
FORMATS = ("PDF", "ODT", "HTML")


@dataclass(frozen=True)
class SheetOptions:
    """What to make.

    ``scenario_id`` or ``zoning_id``: whose sheets. ``codes``: some territories (None: all), ``compare``: two codes or
    none. ``personal``: whether persons are named. ``language``: "" (that of QGIS), fr or en.
    """

    scenario_id: str = ""
    zoning_id: str = ""
    codes: tuple[str, ...] | None = None
    formats: tuple[str, ...] = FORMATS
    compare: tuple[str, ...] = ()
    personal: bool = False
    language: str = ""

    def check(self) -> None:
        """Raise InputError when an answer is not one of those possible."""
        unknown = [name for name in self.formats if name not in FORMATS]
        if unknown or not self.formats:
            raise InputError(
                tr(
                    "The format {format} does not exist. Choose among {formats}.",
                    format=", ".join(unknown) or "–",
                    formats=", ".join(FORMATS),
                )
            )
        if self.compare and len(set(self.compare)) != 2:
            raise InputError(tr("Give the codes of two different territories to compare, separated by ;"))
        if self.language not in LANGUAGES:
            raise InputError(tr("The plugin has no texts in the language “{language}”.", language=self.language))


@dataclass
class SheetsResult:
    """The files made, the sheets that could not be, and whether the user stopped: what is made is kept."""

    paths: list[Path] = field(default_factory=list)
    sheets: int = 0
    failures: list[Failure] = field(default_factory=list)
    cancelled: bool = False
    index: Path | None = None


def export_sheets(
    profiles: Profiles, folder: Path, options: SheetOptions, progress: Progress | None = None
) -> SheetsResult:
    """Make the sheets in a folder. Raises InputError when there is nothing to make or nothing can be written there."""
    options.check()
    with spoken(options.language):
        return _Export(profiles, folder, options).run(progress or Progress())


class _Export:
    """One export: what its sheets share, and what it has made so far."""

    def __init__(self, profiles: Profiles, folder: Path, options: SheetOptions) -> None:
        self._profiles, self._folder, self._options = profiles, folder, options
        wanted = None if options.codes is None else tuple(dict.fromkeys((*options.codes, *options.compare)))
        self._atlas = Atlas(
            profiles,
            AtlasOptions(
                scenario_id=options.scenario_id,
                zoning_id=options.zoning_id,
                codes=wanted,
                personal=options.personal,
                language=options.language,
            ),
        )
        self._context = self._atlas.context
        self._known: dict[str, Known] = {}
        self._listed: list[Listed] = []
        self._result = SheetsResult()

    def run(self, progress: Progress) -> SheetsResult:
        """Each sheet, the comparison, then the index of what was made."""
        options = self._options
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(cannot_write(self._folder)) from error
        chosen = [t for t in self._context.chosen if options.codes is None or t.code in options.codes]
        works: list[tuple[str, Callable[[Progress], None]]] = [
            (f"{territory.number} {territory.name}", partial(self._territory, territory)) for territory in chosen
        ]
        more: list[tuple[str, str]] = []
        if options.compare:
            works.append((tr("Comparison"), lambda part: more.extend(self._comparison(part))))
        for position, (name, work) in enumerate(works):
            share = progress.part(position / len(works), (position + 1) / len(works))
            try:
                share.update(
                    0.0, tr("Sheet {number} of {total}: {name}", number=position + 1, total=len(works), name=name)
                )
                work(share)
            except Cancelled:
                self._result.cancelled = True
                break
            except Exception as error:  # one sheet that fails, for whatever reason, must not take the others with it
                self._result.failures.append(Failure(name, reason_of(error)))
        if "HTML" in options.formats and (self._listed or more):
            self._index(more)
        return self._result

    def _read(self, code: str, progress: Progress) -> Known:
        if code not in self._known:
            ref = TerritoryRef(self._context.kind, self._context.container, code)
            self._known[code] = read(self._profiles, ref, progress, reach_km())
        return self._known[code]

    def _wishes(self, *known: Known) -> Wishes:
        figures = [figure for one in known for figure in one.figures]
        return Wishes(self._options.personal, page_sources(self._context, of_figures(figures)), self._context.date)

    def _territory(self, territory: Territory, progress: Progress) -> None:
        code = territory.code
        known = self._read(code, progress.part(0.0, 0.3))
        document = territory_document(self._profiles.region, known, territory.number, self._wishes(known))
        if code not in self._options.compare:
            del self._known[code]  # an atlas of hundreds of territories stays in memory
        pictures: dict[str, Drawn] = {}
        if set(self._options.formats) & {"ODT", "HTML"}:
            for name, drawn in territory_pictures(self._context, code, document, "ODT" in self._options.formats):
                progress.update(0.5)
                if drawn is not None:
                    pictures[name] = drawn
        kinds: list[PageType] = [TerritoryPage(), SecondPage({code: document})]
        files = self._write(
            document,
            pictures,
            kinds,
            code,
            lambda suffix: file_name(code, territory.name, suffix),
            progress.part(0.6, 1.0),
        )
        identity = known.identity
        places = ", ".join(typographic(name) for _, name in identity.departements)
        self._listed.append(Listed(territory.number, territory.name, places, identity.population, tuple(files)))
        self._result.sheets += 1

    def _comparison(self, progress: Progress) -> list[tuple[str, str]]:
        """The sheet of two territories; returns its files (what, name)."""
        codes = self._options.compare
        pair = (self._read(codes[0], progress.part(0.0, 0.3)), self._read(codes[1], progress.part(0.3, 0.5)))
        compared = self._profiles.comparison([known.ref for known in pair], progress.part(0.5, 0.6))
        document = comparison_document(self._profiles.region, pair, compared, self._wishes(*pair))
        pictures: dict[str, Drawn] = {}
        if set(self._options.formats) & {"ODT", "HTML"}:
            pictures["map"] = pair_picture(self._context, codes, "ODT" in self._options.formats)
        names = [self._context.territory(code).name for code in codes]
        stem = "-".join((tr("comparison"), *codes))
        kinds: list[PageType] = [ComparisonPage(codes, document)]
        files = self._write(
            document,
            pictures,
            kinds,
            "",
            lambda suffix: file_name(stem, "-".join(names), suffix),
            progress.part(0.7, 1.0),
        )
        self._result.sheets += 1
        return [(tr("Comparison: {names} ({format})", names=document.title, format=kind), name) for kind, name in files]

    def _write(
        self,
        document: Document,
        pictures: dict[str, Drawn],
        kinds: Sequence[PageType],
        code: str,
        name: Callable[[str], str],
        progress: Progress,
    ) -> list[tuple[str, str]]:
        """The files of a sheet in every format asked for; returns (format, name of the file)."""
        made = []
        for place, kind in enumerate(FORMATS):
            if kind not in self._options.formats:
                continue
            progress.update(place / len(FORMATS))
            path = self._folder / name(kind.lower())
            if kind == "PDF":
                self._pdf(path, document.title, kinds, code)
            elif kind == "ODT":
                write_whole(path, sheet_odt(document, pictures))
            else:
                write_whole(path, sheet_html(document, pictures, INDEX).encode("utf-8"))
            self._result.paths.append(path)
            made.append((kind, path.name))
        return made

    def _pdf(self, path: Path, title: str, kinds: Sequence[PageType], code: str) -> None:
        """Print the pages of a sheet, with bookmarks and the name of the territory as title of the file."""
        atlas, context = self._atlas, self._context
        atlas.kinds = list(kinds)
        context.title = title
        file = open_file(atlas, path)
        context.title = tr("Territory sheet")
        try:
            jobs = atlas.territory_jobs(code) if code else atlas.region_jobs()
            for number, job in enumerate(jobs, 1):
                file.add(job, atlas.sheet(job, number, len(jobs), linked=False))
            file.keep(path)
        finally:
            file.drop()

    def _index(self, more: Sequence[tuple[str, str]]) -> None:
        context = self._context
        rows = [(t.number, t.name, t.colour, t.shape) for t in context.territories]
        territories = pd.DataFrame(rows, columns=["code", "name", "colour", "geom"])
        text = index_html(
            typographic(context.region),
            typographic(context.label),
            self._listed,
            territories,
            more,
            made_by(context.date),
            context.fictional,
        )
        self._result.index = write_whole(self._folder / INDEX, text.encode("utf-8"))
        self._result.paths.append(self._result.index)
