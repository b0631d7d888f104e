"""Export of the atlas as vector PDF: one file, or one file per territory. Main thread only.

Each page is its own print layout, painted on one QPdfWriter: pages of different sizes, real text with embedded
fonts, vector maps, and a page that fails does not take the others with it. Files appear under their name only when
they are whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QMarginsF, QSizeF
from qgis.PyQt.QtGui import QPageSize, QPainter, QPdfWriter

from clefop_plugin.cartography.context import AtlasContext
from clefop_plugin.cartography.layouts import DPI, MARGIN_X, Sheet
from clefop_plugin.cartography.pages import page_types
from clefop_plugin.cartography.pages.base import PageType, lies
from clefop_plugin.core.errors import Cancelled, ClefopError, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import language, number, tr
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.workspace.store import Workspace

MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Failure:
    """A page that could not be made, and why."""

    page: str
    reason: str


@dataclass
class AtlasResult:
    """The files made, the number of pages in them, and the pages that failed.

    ``cancelled`` is true when the user stopped an export by folder: the files already made are kept.
    """

    paths: list[Path] = field(default_factory=list)
    pages: int = 0
    failures: list[Failure] = field(default_factory=list)
    cancelled: bool = False


@dataclass(frozen=True)
class _Job:
    page: PageType
    code: str
    part: int
    name: str


def export_atlas(
    workspace: Workspace,
    profiles: Profiles,
    output: Path,
    scenario_id: str = "",
    zoning_id: str = "",
    pages: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
    by_territory: bool = False,
    progress: Progress | None = None,
) -> AtlasResult:
    """Export the atlas of a scenario or of a zoning.

    ``output`` is a PDF file, or with ``by_territory`` a folder that gets one file per territory. ``pages`` keeps
    some kinds of pages (ids: couverture, region, territoire, formation, chiffres), ``codes`` some territories.
    Raises InputError when there is nothing to print or the file cannot be written, Cancelled when the user stops
    the export of a single file (nothing is left then).
    """
    progress = progress or Progress()
    project = QgsProject()
    context = _context(profiles, project, scenario_id, zoning_id, codes)
    kinds = _kinds(pages)
    context.pages = [kind.id for kind in kinds]
    progress.update(0.0, tr("Reading the territories"))
    if not context.chosen:
        raise InputError(tr("There is no territory to print. Generate a scenario or choose another zoning."))
    result = AtlasResult()
    if by_territory:
        _export_folder(context, kinds, output, result, progress)
    else:
        jobs = _jobs(context, kinds, [t.code for t in context.chosen], progress.part(0.0, 0.1))
        _export_file(context, jobs, output, result, progress.part(0.1, 1.0))
    progress.update(1.0)
    return result


def page_labels() -> list[tuple[str, str]]:
    """Id and name of every kind of page, in order."""
    return [(page.id, page.label()) for page in page_types()]


def file_name(code: str, name: str) -> str:
    """A file name any system accepts: ``15_la-roche-sur-yon-lucon.pdf``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', code).strip('-')}_{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')}.pdf"


def _context(
    profiles: Profiles, project: QgsProject, scenario_id: str, zoning_id: str, codes: Sequence[str] | None
) -> AtlasContext:
    if bool(scenario_id) == bool(zoning_id):
        raise InputError(tr("Choose either a scenario or a zoning to print."))
    if profiles.is_stale():
        profiles.refresh()
    kind, container = ("territory", scenario_id) if scenario_id else ("zone", zoning_id)
    if zoning_id and zoning_id not in set(profiles.region.zonings["id"]):
        raise InputError(tr("The zoning {zoning} is not in this workspace.", zoning=zoning_id))
    context = AtlasContext(profiles, kind, container, project, long_date(date.today()), codes)  # type: ignore[arg-type]
    project.setCrs(context.crs)
    known = {code for code, _ in profiles.members(context.kind, container)}
    unknown = [code for code in codes or [] if code not in known]
    if unknown:
        raise InputError(tr("There is no territory {code} to print.", code=", ".join(unknown)))
    return context


def long_date(day: date) -> str:
    """A date in words: ``23 novembre 2026``."""
    if language() != "fr":
        return day.isoformat()
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first}\u00a0{MONTHS[day.month - 1]} {day.year}"


def xmp_metadata(title: str, author: str) -> str:
    """Title, author and language of a PDF as an XMP packet (ISO 16684-1, Dublin Core), for catalogues and readers."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{language()}</rdf:li></rdf:Bag></dc:language>"
        "<xmp:CreatorTool>CLEFOP</xmp:CreatorTool>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def _kinds(pages: Sequence[str] | None) -> list[PageType]:
    every = page_types()
    if not pages:
        return list(every)
    unknown = [page for page in pages if page not in {kind.id for kind in every}]
    if unknown:
        raise InputError(
            tr(
                "The page {page} does not exist. Choose among {pages}.",
                page=", ".join(unknown),
                pages=", ".join(kind.id for kind in every),
            )
        )
    return [kind for kind in every if kind.id in pages]


def _jobs(context: AtlasContext, kinds: Sequence[PageType], codes: Sequence[str], progress: Progress) -> list[_Job]:
    jobs: list[_Job] = []
    for page in kinds:
        if not page.own:
            jobs += [_Job(page, "", part, page.label()) for part in range(page.count(context, ""))]
    for position, code in enumerate(codes):
        progress.update(position / len(codes), tr("Reading the territories"))
        territory = context.territory(code)
        for page in kinds:
            if page.own:
                name = f"{page.label()} · {territory.number} {territory.name}"
                jobs += [_Job(page, code, part, name) for part in range(page.count(context, code))]
    return jobs


def _export_folder(
    context: AtlasContext, kinds: Sequence[PageType], folder: Path, result: AtlasResult, progress: Progress
) -> None:
    own = [page for page in kinds if page.own]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(_cannot_write(folder)) from error
    for position, territory in enumerate(context.chosen):
        share = progress.part(position / len(context.chosen), (position + 1) / len(context.chosen))
        try:
            jobs = _jobs(context, own, [territory.code], share.part(0.0, 0.1))
            _export_file(
                context, jobs, folder / file_name(territory.code, territory.name), result, share.part(0.1, 1.0)
            )
        except Cancelled:
            result.cancelled = True
            return


def _export_file(
    context: AtlasContext, jobs: Sequence[_Job], output: Path, result: AtlasResult, progress: Progress
) -> None:
    output = Path(output)
    draft = output.with_name(f".{output.name}.part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb"):
            pass
    except OSError as error:
        raise InputError(_cannot_write(output)) from error
    try:
        made = _write(context, jobs, draft, result, progress)
        if made:
            draft.replace(output)
            result.paths.append(output)
            result.pages += made
    except OSError as error:
        raise InputError(_cannot_write(output)) from error
    finally:
        draft.unlink(missing_ok=True)


def _write(context: AtlasContext, jobs: Sequence[_Job], draft: Path, result: AtlasResult, progress: Progress) -> int:
    writer = QPdfWriter(str(draft))
    writer.setResolution(DPI)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    title = f"{context.title} – {context.region}"
    writer.setTitle(title)
    writer.setCreator("CLEFOP")
    writer.setDocumentXmpMetadata(xmp_metadata(title, context.region).encode("utf-8"))
    painter = QPainter()
    made = 0
    try:
        for position, job in enumerate(jobs):
            text = tr(
                "Page {page} of {total}: {name}", page=number(position + 1), total=number(len(jobs)), name=job.name
            )
            progress.update(position / len(jobs), text)
            sheet = _build(context, job, position + 1, len(jobs), result)
            if sheet is None:
                continue
            writer.setPageSize(QPageSize(QSizeF(sheet.width, sheet.height), QPageSize.Unit.Millimeter))
            writer.setPageMargins(QMarginsF(0, 0, 0, 0))
            if not painter.isActive():
                if not painter.begin(writer):
                    raise InputError(_cannot_write(draft))
            elif not writer.newPage():
                raise InputError(_cannot_write(draft))
            sheet.render(painter)
            made += 1
    finally:
        if painter.isActive():
            painter.end()
    return made


def _build(context: AtlasContext, job: _Job, page: int, total: int, result: AtlasResult) -> Sheet | None:
    sheet = Sheet(context.project, lies(job.page, context), job.name)
    try:
        if context.fictional:
            sheet.fictional()
        sources = job.page.build(context, job.code, job.part, sheet)
        sheet.footer(sources, f"{context.title}", page, total)
    except Cancelled:
        raise
    except ClefopError as error:
        result.failures.append(Failure(job.name, str(error)))
        return None
    except Exception as error:  # one page that fails, for whatever reason, must not take the others with it
        result.failures.append(Failure(job.name, f"{type(error).__name__}: {error}"))
        return None
    return sheet


def _cannot_write(path: Path) -> str:
    return tr("{file} cannot be written. It may be open in a reader, or the folder may be read-only.", file=path.name)


__all__ = ["MARGIN_X", "AtlasResult", "Failure", "export_atlas", "file_name", "long_date", "page_labels"]
