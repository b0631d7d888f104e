"""Export of the atlas: one file, or one file per territory, in PDF or as pictures. Main thread only.

Each page is its own print layout: pages of different sizes, real text with embedded fonts, vector maps, and a page
that fails does not take the others with it. Layouts belong to the main thread, so that an export is a chain of small
steps: a door that has a screen takes them one by one and stays alive between them.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsProject

from clefop_plugin.cartography.atlas_files import AtlasFile, file_name, open_file, xmp_metadata
from clefop_plugin.cartography.atlas_options import AtlasOptions
from clefop_plugin.cartography.atlas_pages import Atlas, PageJob, long_date
from clefop_plugin.cartography.layouts import MARGIN_X, Sheet
from clefop_plugin.cartography.pages import page_types
from clefop_plugin.core.errors import Cancelled, ClefopError, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.profiles import Profiles
from clefop_plugin.services.whole_file import cannot_write
from clefop_plugin.workspace.store import Workspace

#: What a step says before it is done: how far the work is (0 to 1), and what comes now.
Step = tuple[float, str]
Steps = Generator[Step, None, None]


@dataclass(frozen=True)
class Failure:
    """A page that could not be made, and why."""

    page: str
    reason: str


@dataclass
class AtlasResult:
    """The files made, the number of pages in them, and the pages that failed.

    ``cancelled`` is true when the user stopped: what was finished is kept. The finished pages of a single PDF are then
    in ``incomplete``, beside the file that was asked for, which stays as it was. ``notes``: what else is to be known.
    """

    paths: list[Path] = field(default_factory=list)
    pages: int = 0
    failures: list[Failure] = field(default_factory=list)
    cancelled: bool = False
    incomplete: Path | None = None
    notes: list[str] = field(default_factory=list)


def export_atlas(
    workspace: Workspace,
    profiles: Profiles,
    output: Path,
    progress: Progress | None = None,
    options: AtlasOptions = AtlasOptions(),  # noqa: B008 (frozen)
    host: QgsProject | None = None,
    **changes: Any,
) -> AtlasResult:
    """Export the atlas of a scenario or of a zoning; ``changes`` are answers of ``options`` by name.

    ``output`` is a PDF file (for pictures: where they go and how their names begin), or with ``by_territory`` a folder
    that gets one file per territory. ``host`` is the project of the user, for the themes of its map. Raises InputError
    when there is nothing to print or a file cannot be written, Cancelled when the user stops before a page is done.
    """
    progress = progress or Progress()
    progress.update(0.0, tr("Reading the territories"))
    atlas = Atlas(profiles, options.changed(changes), host)
    result = AtlasResult()
    steps = export_steps(atlas, Path(output), result)
    for fraction, text in steps:
        try:
            progress.update(fraction, text)
        except Cancelled:
            stop(steps, result)
            if not result.paths:
                raise
            return result
    progress.done()
    return result


def export_steps(atlas: Atlas, output: Path, result: AtlasResult) -> Steps:
    """The export, page by page; each step says what comes next. ``result`` is filled on the way.

    Throw Cancelled into it to stop (see :func:`stop`). Raises InputError when a file cannot be written.
    """
    result.notes = atlas.notes
    if atlas.options.by_territory:
        yield from _export_folder(atlas, output, result)
    else:
        jobs: list[PageJob] = []
        for position, found in enumerate(atlas.listing()):
            jobs += found
            yield 0.1 * position / (len(atlas.context.chosen) + 1), tr("Reading the territories")
        atlas.know(jobs)
        yield from _export_file(atlas, jobs, output, result, (0.1, 1.0))


def reason_of(error: Exception) -> str:
    """Why a page was not made, as the user reads it."""
    if isinstance(error, ClefopError):
        return str(error)
    text = f"{type(error).__name__}: {error}"
    return tr("This is a defect of the plugin; report it with these words: {error}", error=text)


def stop(steps: Steps, result: AtlasResult) -> None:
    """End an export where it is; what is finished stays."""
    result.cancelled = True
    try:
        steps.throw(Cancelled())
    except (Cancelled, StopIteration):
        return
    finally:
        steps.close()


def page_labels() -> list[tuple[str, str]]:
    """Id and name of every kind of page, in order."""
    return [(page.id, page.label()) for page in page_types()]


def _export_folder(atlas: Atlas, folder: Path, result: AtlasResult) -> Steps:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(cannot_write(folder)) from error
    chosen = atlas.context.chosen
    for position, territory in enumerate(chosen):
        share = (position / len(chosen), (position + 1) / len(chosen))
        yield share[0], tr("Reading the territories")
        jobs = atlas.territory_jobs(territory.code)
        output = folder / file_name(territory.code, territory.name, atlas.options.file_format.lower())
        try:
            yield from _export_file(atlas, jobs, output, result, share)
        except InputError as error:  # open in a reader, perhaps: the files of the others come out
            result.failures.append(Failure(f"{territory.number} {territory.name}", str(error)))


def _export_file(
    atlas: Atlas, jobs: Sequence[PageJob], output: Path, result: AtlasResult, share: tuple[float, float]
) -> Steps:
    file = open_file(atlas, output)
    start, end = share
    try:
        for position, job in enumerate(jobs):
            yield start + (end - start) * position / len(jobs), _page_text(position + 1, len(jobs), job.name)
            sheet = _build(atlas, job, position + 1, len(jobs), result)
            if sheet is not None:
                file.add(job, sheet)
        _keep(file, output, result)
    except Cancelled:
        if not atlas.options.by_territory:
            _keep(file, incomplete(output), result)
            result.incomplete = result.paths[0] if result.paths else None
        raise
    except OSError as error:
        raise InputError(cannot_write(output)) from error
    finally:
        file.drop()


def incomplete(output: Path) -> Path:
    """Where the finished pages of an export that was stopped are kept: the former atlas is not replaced by a part."""
    return output.with_name(f"{output.stem} ({tr('incomplete')}){output.suffix}")


def _keep(file: AtlasFile, output: Path, result: AtlasResult) -> None:
    made = file.keep(output)
    if made:
        result.paths += made
        result.pages += file.pages


def _page_text(page: int, total: int, name: str) -> str:
    return tr("Page {page} of {total}: {name}", page=number(page), total=number(total), name=name)


def _build(atlas: Atlas, job: PageJob, page: int, total: int, result: AtlasResult) -> Sheet | None:
    try:
        return atlas.sheet(job, page, total, linked=not atlas.options.by_territory)
    except Exception as error:  # one page that fails, for whatever reason, must not take the others with it
        result.failures.append(Failure(job.name, reason_of(error)))
    return None


__all__ = [
    "MARGIN_X",
    "AtlasOptions",
    "AtlasResult",
    "Failure",
    "export_atlas",
    "export_steps",
    "file_name",
    "long_date",
    "page_labels",
    "stop",
    "xmp_metadata",
]
