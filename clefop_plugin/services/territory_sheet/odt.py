"""A sheet as an OpenDocument text: real headings, tables with header rows, pictures with their text alternative.

Word processors open it as any document: an officer finishes it by hand, comments included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clefop_plugin.core.text import tr
from clefop_plugin.services.opendocument import HEAD, namespaces, package, spaced
from clefop_plugin.services.report_content import software
from clefop_plugin.services.spreadsheets.model import in_xml
from clefop_plugin.services.territory_sheet.content import fictional_text
from clefop_plugin.services.territory_sheet.figures import ANNEX
from clefop_plugin.services.territory_sheet.model import (
    ALERT,
    EMPTY,
    LEAD,
    NOTE,
    Block,
    Bullets,
    Column,
    Comments,
    Document,
    Drawn,
    Facts,
    Paragraph,
    Picture,
    Pictures,
    Subtitle,
    Table,
    parted,
)
from clefop_plugin.services.territory_sheet.odt_styles import CELLS, VERSION, WIDTH, fonts, styles_xml

MIME = "application/vnd.oasis.opendocument.text"
_KINDS = {LEAD: "Lead", NOTE: "Note", EMPTY: "Nothing_20_known", ALERT: "Alert"}
#: Highest picture, centimetres; lines left for a comment.
_HIGHEST, _LINES = 10.5, 3
#: Sections that are annexes as a whole.
ANNEXES = (ANNEX, "sources")
#: Space between two pictures side by side, centimetres.
_BETWEEN = 0.4


def sheet_odt(document: Document, pictures: Pictures) -> bytes:
    """The file of a sheet."""
    writer = _Writer(pictures)
    content = writer.content(document)
    files: dict[str, str | bytes] = {
        "content.xml": content,
        "styles.xml": styles_xml(document.title, document.study, document.language),
        "meta.xml": _meta(document),
    }
    return package(MIME, files | writer.images)


def _meta(document: Document) -> str:
    return (
        f"{HEAD}<office:document-meta {namespaces(('office', 'meta', 'dc'))} {VERSION}><office:meta>"
        f"<meta:generator>{in_xml(software())}</meta:generator><dc:title>{in_xml(document.title)}</dc:title>"
        f"<dc:subject>{in_xml(f'{document.study} · {document.subtitle}')}</dc:subject>"
        f"<dc:description>{in_xml(document.credits)}</dc:description>"
        f"<dc:language>{document.language}</dc:language></office:meta></office:document-meta>"
    )


def _text(text: str) -> str:
    """A text of one line or more: the lines after the first are smaller."""
    first, *others = in_xml(text).split("\n")
    return spaced(first) + "".join(
        f'<text:line-break/><text:span text:style-name="Below">{spaced(other)}</text:span>' for other in others
    )


def _p(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{_text(text)}</text:p>'


def _h(text: str, level: int, style: str = "") -> str:
    name = style or f"Heading_20_{level}"
    return f'<text:h text:style-name="{name}" text:outline-level="{level}">{_text(text)}</text:h>'


class _Writer:
    """Writes the content, and keeps the images and the widths of tables that it needs on its way."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.images: dict[str, bytes] = {}
        self._tables: list[tuple[float, ...]] = []

    def content(self, document: Document) -> str:
        """The file ``content.xml``."""
        body = [
            _p(document.kicker, "Kicker"),
            _p(document.title, "Title"),
            _p(f"{document.study} · {document.subtitle}", "Subtitle"),
            *([_p(fictional_text(), "Alert")] if document.fictional else []),
            self._strip(document.strip),
        ]
        annexes: list[tuple[str, tuple[Block, ...]]] = []
        for section in document.sections:
            first, others = ((), section.blocks) if section.anchor in ANNEXES else parted(section)
            if first:
                body += [_h(section.title, 1), *self._blocks(first)]
            if others:
                annexes.append((section.title, others))
        body.append(_h(tr("Annexes"), 1, "Annexes"))
        for title, blocks in annexes:
            body += [_h(title, 2), *self._blocks(blocks, 3)]
        body.append(_p(document.made, "Note"))
        declared = namespaces(("office", "style", "text", "table", "draw", "fo", "svg", "xlink"))
        return (
            f"{HEAD}<office:document-content {declared} {VERSION}>{fonts()}<office:automatic-styles>{CELLS}"
            f"{self._widths()}</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
            "</office:body></office:document-content>"
        )

    def _widths(self) -> str:
        """A style for each table, and for each of its columns."""
        found = []
        for rank, widths in enumerate(self._tables, 1):
            found.append(
                f'<style:style style:name="t{rank}" style:family="table"><style:table-properties '
                f'style:width="{sum(widths):.3f}cm" table:align="left"/></style:style>'
            )
            found += [
                f'<style:style style:name="t{rank}.{place}" style:family="table-column"><style:table-column-properties '
                f'style:column-width="{width:.3f}cm"/></style:style>'
                for place, width in enumerate(widths, 1)
            ]
        return "".join(found)

    def _blocks(self, blocks: Sequence[Block], level: int = 2) -> Iterable[str]:
        """Blocks one after the other; half-width pictures that follow each other stand side by side.

        ``level`` is that of their subtitles.
        """
        row: list[Picture] = []
        for block in blocks:
            half = isinstance(block, Picture) and block.width <= 0.5
            if row and (not half or len(row) == 2):
                yield self._figures(row)
                row = []
            if isinstance(block, Picture) and half:
                row.append(block)
            else:
                yield self._block(block, level)
        if row:
            yield self._figures(row)

    def _block(self, block: Block, level: int) -> str:
        if isinstance(block, Paragraph):
            return _p(block.text, _KINDS.get(block.kind, "Text_20_body"))
        if isinstance(block, Subtitle):
            return _h(block.text, level)
        if isinstance(block, Bullets):
            items = "".join(f"<text:list-item>{_p(item, 'Text_20_body')}</text:list-item>" for item in block.items)
            return f'<text:list text:style-name="Bullets">{items}</text:list>'
        if isinstance(block, Facts):
            columns = (Column("", width=1), Column("", width=2.2))
            return _p(block.caption, "Caption") + self._grid(block.caption, columns, block.rows)
        if isinstance(block, Table):
            return self._table(block)
        return self._figures([block]) if isinstance(block, Picture) else _comments(block)

    def _strip(self, strip: Sequence[tuple[str, str]]) -> str:
        """The figures of identity: what in the header row, the values below."""
        if not strip:
            return ""
        columns = tuple(Column(what, width=max(len(value), len(what) / 2, 6.0)) for value, what in strip)
        return self._grid("", columns, (tuple(value for value, _ in strip),), "Key_20_value")

    def _table(self, block: Table) -> str:
        grid = self._grid(block.caption, block.columns, block.rows)
        caption = "" if block.quiet else _p(block.caption, "Caption")
        return caption + grid + (_p(block.note, "Note") if block.note else "")

    def _grid(
        self, title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], style: str = "Table_20_Contents"
    ) -> str:
        """A table; its header row, when columns have headings, is printed again on each page."""
        whole = sum(column.width for column in columns)
        self._tables.append(tuple(WIDTH * column.width / whole for column in columns))
        name = f"t{len(self._tables)}"
        declared = "".join(
            f'<table:table-column table:style-name="{name}.{place}"/>' for place in range(1, len(columns) + 1)
        )
        heads = ""
        if any(column.head for column in columns):
            looks = ["Table_20_Heading_20_numbers" if column.numeric else "Table_20_Heading" for column in columns]
            cells = _cells([column.head for column in columns], looks, "head")
            heads = f"<table:table-header-rows>{cells}</table:table-header-rows>"
        looks = ["Table_20_Numbers" if column.numeric else style for column in columns]
        body = "".join(_cells(row, looks, "cell") for row in rows)
        described = f"<table:title>{in_xml(title)}</table:title>" if title else ""
        return (
            f'<table:table table:name="{name}" table:style-name="{name}">{described}{declared}{heads}{body}'
            "</table:table>"
        )

    def _figures(self, row: Sequence[Picture]) -> str:
        """Pictures on one line, then their captions; for one that was not drawn, the text that stands for it."""
        frames, captions, missing = [], [], []
        for picture in row:
            drawn = self._pictures.get(picture.name)
            if drawn is None:
                missing.append(_p(picture.alternative, "Nothing_20_known"))
                continue
            room = WIDTH if len(row) == 1 and picture.width > 0.5 else (WIDTH - _BETWEEN) / 2
            frames.append(self._frame(picture, drawn, room))
            captions.append(picture.caption)
        if not frames:
            return "".join(missing)
        line = f'<text:p text:style-name="Picture">{" <text:s/>".join(frames)}</text:p>'
        return line + _p(" · ".join(captions), "Picture_20_caption") + "".join(missing)

    def _frame(self, picture: Picture, drawn: Drawn, room: float) -> str:
        width = min(room, WIDTH * picture.width, _HIGHEST * drawn.width / drawn.height)
        height = width * drawn.height / drawn.width
        path = f"Pictures/{len(self.images) + 1}.png"
        self.images[path] = drawn.png
        return (
            f'<draw:frame draw:name="{in_xml(picture.name)}" draw:style-name="Graphics" text:anchor-type="as-char" '
            f'svg:width="{width:.3f}cm" svg:height="{height:.3f}cm"><draw:image xlink:href="{path}" '
            'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="image/png"/>'
            f"<svg:title>{in_xml(picture.caption)}</svg:title><svg:desc>{in_xml(picture.alternative)}</svg:desc>"
            "</draw:frame>"
        )


def _cells(texts: Sequence[str], styles: Sequence[str], look: str) -> str:
    cells = "".join(
        f'<table:table-cell table:style-name="{look}" office:value-type="string">{_p(text, style)}</table:table-cell>'
        for text, style in zip(texts, styles, strict=True)
    )
    return f"<table:table-row>{cells}</table:table-row>"


def _comments(block: Comments) -> str:
    """Each question, and an empty frame to write in, on the same page."""
    frame = '<text:p text:style-name="Comment"/>' * _LINES + '<text:p text:style-name="Comment_20_end"/>'
    return "".join(_p(question, "Question") + frame for question in block.questions)
