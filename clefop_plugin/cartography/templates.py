"""Pages from layout templates (.qpt): those of the plugin, or a copy that an officer has changed. Main thread only.

A template may use every expression function of the plugin, the fields of the coverage layer (code, name, label,
population, communes, area_km2, density) and the item « Élément CLEFOP ». Its maps follow the themes of
``print_layers``; a map that follows none of them shows the territory of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeedback,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from clefop_plugin.cartography import charter, expressions, layout_item, studies
from clefop_plugin.cartography.asked import CONTAINER_VARIABLE
from clefop_plugin.cartography.atlas import AtlasResult, Failure
from clefop_plugin.cartography.atlas_files import file_name, xmp_metadata
from clefop_plugin.cartography.layouts import frame_extent
from clefop_plugin.cartography.pdf_outline import Additions, Bookmark, UnknownPdf, complete
from clefop_plugin.cartography.print_layers import (
    REGION_THEME,
    TERRITORY_THEME,
    PrintLayers,
    add_print_layers,
    container_name,
)
from clefop_plugin.cartography.speech import spoken
from clefop_plugin.cartography.template_items import TEMPLATES, bundled
from clefop_plugin.core.errors import Cancelled, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import language, tr
from clefop_plugin.services.choice import SCENARIO_PREFIX
from clefop_plugin.services.whole_file import cannot_write
from clefop_plugin.sources.drafts import drafted

if TYPE_CHECKING:
    from clefop_plugin.cartography.context import AtlasContext
    from clefop_plugin.cartography.studies import Study
    from clefop_plugin.services.profiles import Profiles

MARGIN = 0.05


def template_path(wanted: str | Path) -> Path:
    """File of a template given by its path, or by its name when it comes with the plugin.

    Raises InputError when there is no such template.
    """
    path = bundled(str(wanted)) or Path(wanted)
    if not path.is_file():
        raise InputError(
            tr(
                "There is no template {file}. Give a file, or one of {names}.",
                file=str(wanted),
                names=", ".join(TEMPLATES),
            )
        )
    return path


def export_template(
    profiles: Profiles,
    template: Path | str,
    output: Path,
    by_territory: bool = False,
    scenario_id: str = "",
    zoning_id: str = "",
    codes: Sequence[str] | None = None,
    progress: Progress | None = None,
    spoken_language: str = "",
) -> AtlasResult:
    """Print every territory with a template, into the PDF file ``output`` or one file each in that folder.

    A template of the region (its maps follow none but the theme of the region) gives one page, in one file.
    Raises InputError when the template cannot be read or has no map, when there is nothing to print, or when a file
    cannot be written; Cancelled when the user stops.
    """
    with studies.lent(profiles), spoken(spoken_language):
        return _export(
            profiles, template, output, by_territory, (scenario_id, zoning_id), codes, progress or Progress()
        )


def _export(
    profiles: Profiles,
    template: Path | str,
    output: Path,
    by_territory: bool,
    container: tuple[str, str],
    codes: Sequence[str] | None,
    progress: Progress,
) -> AtlasResult:
    expressions.register_once()
    layout_item.register()
    project = QgsProject()
    study, context = _study(profiles, *container)
    if not context.territories:
        raise InputError(tr("There is no territory to print. Generate a scenario or choose another zoning."))
    progress.update(0.0, tr("Reading the territories"))
    layout = load_template(project, template_path(template))
    prepare(layout, study, context)
    if is_of_region(layout):
        path = output / "region.pdf" if by_territory else output
        return _export_one(layout, path, _said(context))
    known = {territory.code for territory in context.territories}
    unknown = [code for code in codes or [] if code not in known]
    if unknown:
        raise InputError(tr("There is no territory {code} to print.", code=", ".join(unknown)))
    _keep_only(layout, codes)
    if by_territory:
        return _export_folder(layout, output, progress, _said(context))
    return _export_atlas(layout, output, progress, _said(context))


def add_to_project(
    profiles: Profiles, project: QgsProject, template: str, scenario_id: str = "", zoning_id: str = ""
) -> QgsPrintLayout:
    """Put a copy of a template into a project, with the layers it shows: it is then the user's to change.

    Raises InputError when the template cannot be read.
    """
    expressions.register_once()
    layout_item.register()
    studies.keep(profiles)
    study, context = _study(profiles, scenario_id, zoning_id)
    layout = load_template(project, template_path(template))
    title = TEMPLATES[template]() if template in TEMPLATES else Path(template).stem
    prepare(layout, study, context)
    taken = {other.name() for other in project.layoutManager().layouts()}
    names = (title if number == 1 else f"{title} {number}" for number in count(1))
    layout.setName(next(name for name in names if name not in taken))
    project.layoutManager().addLayout(layout)
    return layout


def load_template(project: QgsProject, path: Path) -> QgsPrintLayout:
    """A layout made of a template. Raises InputError when the file cannot be read or has no map."""
    document = QDomDocument()
    try:
        read = document.setContent(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_unreadable(path)) from error
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    good = bool(read[0] if isinstance(read, tuple) else read)
    if not good or not layout.loadFromTemplate(document, QgsReadWriteContext())[1]:
        raise InputError(_unreadable(path))
    if not _maps(layout):
        raise InputError(tr("The template {file} has no map. Add one in QGIS.", file=path.name))
    return layout


def prepare(layout: QgsPrintLayout, study: Study, context: AtlasContext) -> PrintLayers:
    """Give a layout its layers, its variables, its atlas and the charter."""
    project = layout.project()
    if not project.crs().isValid():
        project.setCrs(context.crs)
    with studies.LOCK:
        printed = add_print_layers(study, context, project)
    QgsExpressionContextUtils.setLayoutVariable(layout, CONTAINER_VARIABLE, container_name(context))
    maps = _maps(layout)
    of_region = is_of_region(layout)
    if not of_region and not any(item.atlasDriven() for item in maps):
        maps[0].setAtlasDriven(True)
        maps[0].setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
        maps[0].setAtlasMargin(MARGIN)
    for item in maps:
        _prepare_map(item, context)
    _apply_charter(layout)
    atlas = layout.atlas()
    atlas.setEnabled(not of_region)
    if not of_region:
        atlas.setCoverageLayer(printed.coverage)
        atlas.setPageNameExpression('"name"')
        atlas.setSortFeatures(True)
        atlas.setSortExpression('"code"')
        atlas.updateFeatures()
    return printed


def is_of_region(layout: QgsPrintLayout) -> bool:
    """Whether a layout is about the whole region: a map of its theme, and none that follows an atlas."""
    maps = _maps(layout)
    themes = {item.followVisibilityPresetName() for item in maps if item.followVisibilityPreset()}
    return REGION_THEME in themes and not any(item.atlasDriven() for item in maps)


def _study(profiles: Profiles, scenario_id: str, zoning_id: str) -> tuple[Study, AtlasContext]:
    with studies.LOCK:
        study = studies.study(profiles.workspace.path)
        return study, study.context(f"{SCENARIO_PREFIX}{scenario_id}" if scenario_id else zoning_id)


def _prepare_map(item: QgsLayoutItemMap, context: AtlasContext) -> None:
    item.setCrs(context.crs)
    theme = item.followVisibilityPresetName() if item.followVisibilityPreset() else ""
    if theme not in (TERRITORY_THEME, REGION_THEME):
        theme = TERRITORY_THEME
        item.setKeepLayerSet(False)
        item.setFollowVisibilityPreset(True)
        item.setFollowVisibilityPresetName(theme)
    if not item.atlasDriven() and theme == REGION_THEME:
        size = item.rect()
        needed, _ = frame_extent(context.bounds, size.width(), size.height(), (), 0.02)
        item.setExtent(QgsRectangle(needed))


def _apply_charter(layout: QgsPrintLayout) -> None:
    """The font of the charter where a template has that of the plugin; its colours are given by expressions."""
    own = charter.from_settings()
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLabel) and item.textFormat().font().family() == charter.FAMILY:
            text = item.textFormat()
            face = text.font()
            face.setFamily(own.family)
            face.setFamilies([own.family])  # what was read of a template goes before the family
            text.setFont(face)
            text.setColor(QColor(own.ink(text.color().name().upper())))
            item.setTextFormat(text)


def _keep_only(layout: QgsPrintLayout, codes: Sequence[str] | None) -> None:
    atlas = layout.atlas()
    if codes is not None:
        quoted = ", ".join(QgsExpression.quotedValue(code) for code in codes)
        atlas.setFilterFeatures(True)
        atlas.setFilterExpression(f'"code" IN ({quoted})')
    atlas.updateFeatures()


def _said(context: AtlasContext) -> Additions:
    """What a PDF says of itself: title, author, language."""
    title = f"{context.title} – {context.region}"
    return Additions(language=language(), title=title, metadata=xmp_metadata(title, context.region))


def _complete(path: Path, additions: Additions) -> None:
    """Add what QGIS cannot write; a PDF that another version of Qt writes in another way stays as it is."""
    with suppress(UnknownPdf):
        complete(path, additions)


def _export_one(layout: QgsPrintLayout, path: Path, said: Additions) -> AtlasResult:
    _make_folder(path.parent)
    return AtlasResult([_export_page(layout, path, said)], layout.pageCollection().pageCount())


def _export_page(layout: QgsPrintLayout, path: Path, said: Additions) -> Path:
    """Print the page of one territory, whole or not at all. Raises InputError when the file cannot be written."""
    try:
        with drafted(path) as draft:
            _check(QgsLayoutExporter(layout).exportToPdf(str(draft), _settings()), path)
            _complete(draft, said)
    except OSError as error:
        raise InputError(cannot_write(path)) from error
    return path


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(cannot_write(folder)) from error


def _export_atlas(layout: QgsPrintLayout, output: Path, progress: Progress, said: Additions) -> AtlasResult:
    _make_folder(output.parent)
    atlas, feedback = layout.atlas(), QgsFeedback()
    territories, pages = atlas.count(), layout.pageCollection().pageCount()
    share = progress.part(0.1, 1.0)
    names = [Bookmark(atlas.nameForPage(i), i * pages) for i in range(territories)]

    def follow(percent: float) -> None:
        page = min(territories, round(percent * territories / 100) + 1)
        try:
            share.update(percent / 100, tr("Page {page} of {total}", page=page, total=territories))
        except Cancelled:  # nothing may be raised through QGIS: it stops between two pages
            feedback.cancel()

    feedback.progressChanged.connect(follow)
    try:
        with drafted(output) as draft:
            done, _ = QgsLayoutExporter.exportToPdf(atlas, str(draft), _settings(), feedback)
            if feedback.isCanceled():
                raise Cancelled
            _check(done, output)
            _complete(draft, replace(said, bookmarks=names))
    except OSError as error:
        raise InputError(cannot_write(output)) from error
    return AtlasResult([output], territories * pages)


def _export_folder(layout: QgsPrintLayout, folder: Path, progress: Progress, said: Additions) -> AtlasResult:
    _make_folder(folder)
    result = AtlasResult()
    atlas = layout.atlas()
    atlas.beginRender()
    atlas.first()
    try:
        for position in range(atlas.count()):
            feature = layout.reportContext().feature()
            progress.update(0.1 + 0.9 * position / atlas.count(), str(feature["name"]))
            path = folder / file_name(str(feature["code"]), str(feature["name"]))
            try:
                result.paths.append(_export_page(layout, path, said))
                result.pages += layout.pageCollection().pageCount()
            except InputError as error:  # open in a reader, perhaps: the files of the others come out
                result.failures.append(Failure(str(feature["name"]), str(error)))
            atlas.next()
    except Cancelled:
        result.cancelled = True
    finally:
        atlas.endRender()
    return result


def _maps(layout: QgsPrintLayout) -> list[QgsLayoutItemMap]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]


def _settings() -> QgsLayoutExporter.PdfExportSettings:
    """Text that can be searched and copied, and vectors, as in the plugin's own pages."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.forceVectorOutput = True
    return settings


def _unreadable(template: Path) -> str:
    return tr("The template {file} cannot be read. Save it again from the layout window of QGIS.", file=template.name)


def _check(error: QgsLayoutExporter.ExportResult, path: Path) -> None:
    if error != QgsLayoutExporter.ExportResult.Success:
        raise InputError(cannot_write(path))
