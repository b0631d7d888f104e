"""The files an atlas is written to: one PDF, or a picture a page (PNG, SVG). Main thread only.

A file is written under a provisional name and takes its own when it is whole, so that what was there before stays
until then.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from qgis.PyQt.QtCore import QMarginsF, QRect, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from qgis.PyQt.QtSvg import QSvgGenerator

from clefop_plugin.cartography.atlas_links import Printed, additions
from clefop_plugin.cartography.atlas_options import AtlasOptions
from clefop_plugin.cartography.atlas_pages import Atlas, PageJob
from clefop_plugin.cartography.layouts import DPI, Sheet
from clefop_plugin.cartography.pdf_outline import UnknownPdf, complete
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import slug
from clefop_plugin.core.text import language, tr
from clefop_plugin.services.spreadsheets.model import in_xml
from clefop_plugin.services.whole_file import cannot_write
from clefop_plugin.sources.drafts import draft_of, drafted

MILLIMETRE = 25.4
#: Dots of an SVG, which only fix the size it is shown at.
SVG_DPI = 96
#: Letters of the name of a territory in that of its file: a whole path is 260 at most on many desktops.
LONGEST_NAME = 80


class AtlasFile(Protocol):
    """Where pages go. ``keep`` gives the files their names and returns them, ``drop`` forgets what is not whole."""

    @property
    def pages(self) -> int:
        """Pages written so far."""

    def add(self, job: PageJob, sheet: Sheet) -> None:
        """Write a page. Raises InputError when it cannot be written."""

    def keep(self, output: Path) -> list[Path]:
        """The files, in place; ``output`` is the name of a PDF."""

    def drop(self) -> None:
        """Leave nothing unfinished behind; may be called after ``keep``."""


def open_file(atlas: Atlas, output: Path) -> AtlasFile:
    """The file or files of an atlas at ``output``. Raises InputError when the place cannot be written."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        if atlas.options.file_format == "PDF":
            return _Pdf(atlas, output)
        return _Pictures(atlas.options, output, atlas.enlarged)
    except OSError as error:
        raise InputError(cannot_write(output)) from error


class _Pdf:
    """One PDF with bookmarks, links, language and title."""

    def __init__(self, atlas: Atlas, output: Path) -> None:
        self._atlas, self._output = atlas, output
        self._draft = draft_of(output)
        with self._draft.open("wb"):
            pass
        if output.is_dir():
            self._draft.unlink()
            raise InputError(cannot_write(output))
        self._printed: list[Printed] = []
        self._painter = QPainter()
        self._writer = QPdfWriter(str(self._draft))
        self._writer.setResolution(DPI)
        self._writer.setTitle(atlas.title)
        self._writer.setCreator("CLEFOP")
        packet = xmp_metadata(atlas.title, atlas.context.region, atlas.language)
        self._writer.setDocumentXmpMetadata(packet.encode("utf-8"))

    @property
    def pages(self) -> int:
        """Pages written so far."""
        return len(self._printed)

    def add(self, job: PageJob, sheet: Sheet) -> None:
        """Paint a page; the pages of a file may have different sizes."""
        size = QSizeF(sheet.width, sheet.height) * self._atlas.enlarged
        self._writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        active = self._painter.isActive()
        if not (self._writer.newPage() if active else self._painter.begin(self._writer)):
            raise InputError(cannot_write(self._output))
        sheet.render(self._painter)
        self._printed.append(Printed(job, sheet.width, sheet.height, tuple(sheet.links)))

    def keep(self, output: Path) -> list[Path]:
        """End the file, add what Qt cannot write, and put it in place; no file without a page."""
        if not self._printed:
            return []
        self._painter.end()
        try:
            complete(self._draft, additions(self._printed, self._atlas.language))
        except UnknownPdf:
            self._atlas.notes.append(
                tr("This version of Qt writes PDF files in another way: bookmarks and links are missing.")
            )
        self._draft.replace(output)
        return [output]

    def drop(self) -> None:
        """Forget a file that was not kept."""
        if self._painter.isActive():
            self._painter.end()
        self._draft.unlink(missing_ok=True)


class _Pictures:
    """A picture a page: ``atlas-003-territoire-05.png``."""

    def __init__(self, options: AtlasOptions, output: Path, enlarged: float) -> None:
        self._options, self._output, self._enlarged = options, output, enlarged
        self._paths: list[Path] = []

    @property
    def pages(self) -> int:
        """Pages written so far."""
        return len(self._paths)

    def add(self, job: PageJob, sheet: Sheet) -> None:
        """Write the picture of a page."""
        suffix = self._options.file_format.lower()
        parts = [self._output.stem, f"{self.pages + 1:03d}", job.page.id, *([plain(job.code)] if job.code else [])]
        path = self._output.with_name(f"{'-'.join(parts)}.{suffix}")
        try:
            with drafted(path) as draft:
                if not (self._svg(sheet, draft) if suffix == "svg" else self._png(sheet, draft)):
                    raise InputError(cannot_write(path))
        except OSError as error:
            raise InputError(cannot_write(path)) from error
        self._paths.append(path)

    def keep(self, output: Path) -> list[Path]:
        """The pictures are in place already."""
        return list(self._paths)

    def drop(self) -> None:
        """Pictures are whole as soon as they are there."""

    def _png(self, sheet: Sheet, draft: Path) -> bool:
        return page_image(sheet, self._options.dpi * self._enlarged).save(str(draft), "PNG")

    def _svg(self, sheet: Sheet, draft: Path) -> bool:
        dots = SVG_DPI * self._enlarged / MILLIMETRE
        generator = QSvgGenerator()
        generator.setFileName(str(draft))
        generator.setTitle(sheet.layout.name())
        generator.setResolution(SVG_DPI)
        size = QSize(round(sheet.width * dots), round(sheet.height * dots))
        generator.setSize(size)
        generator.setViewBox(QRect(0, 0, size.width(), size.height()))
        painter = QPainter()
        if not painter.begin(generator):
            return False
        sheet.render(painter)
        return bool(painter.end()) and draft.is_file()


def page_image(sheet: Sheet, dpi: float) -> QImage:
    """A page as a picture of ``dpi`` dots an inch of an A4 page."""
    width, height = (round(side * dpi / MILLIMETRE) for side in (sheet.width, sheet.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / MILLIMETRE * 1000))
    image.setDotsPerMeterY(round(dpi / MILLIMETRE * 1000))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    sheet.render(painter)
    painter.end()
    return image


def file_name(code: str, name: str, suffix: str = "pdf") -> str:
    """A file name any system accepts, however long the name: ``15_la-roche-sur-yon-lucon.pdf``."""
    return f"{plain(code)}_{slug(name.replace('’', ''))[:LONGEST_NAME].strip('-')}.{suffix}"


def plain(code: str) -> str:
    """A code as part of a file name."""
    return re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-")


def xmp_metadata(title: str, author: str, code: str = "") -> str:
    """Title, author and language of a PDF as an XMP packet (ISO 16684-1, Dublin Core), for catalogues and readers."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{in_xml(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{in_xml(author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{code or language()}</rdf:li></rdf:Bag></dc:language>"
        "<xmp:CreatorTool>CLEFOP</xmp:CreatorTool>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
