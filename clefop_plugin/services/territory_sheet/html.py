"""A sheet as one HTML page: no script, no outside file, pictures as SVG inside the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from clefop_plugin.core.text import tr
from clefop_plugin.services.markup import Html, bullets, element, paragraph, section, together
from clefop_plugin.services.page_style import STYLE
from clefop_plugin.services.territory_sheet.content import fictional_text
from clefop_plugin.services.territory_sheet.model import (
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
    Section,
    Subtitle,
    Table,
)

#: Half the width of a frame, millimetres.
EDGE = 0.15
_OWN = """
body { max-width: 64rem; }
.skip { position: absolute; left: -999em; top: 0; background: #fff; color: var(--accent); padding: .5em 1em; }
.skip:focus { left: 0; z-index: 1; outline: 3px solid var(--accent); }
a { color: var(--accent); } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent);
  outline-offset: 2px; }
.strip { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .8rem 1.2rem;
  margin: 1.2em 0 0; }
.strip div { border-top: 2px solid var(--accent); padding-top: .35em; }
.strip dt { color: var(--second); font-size: .88em; } .strip dd { margin: 0; font-size: 1.45em; font-weight: 600; }
.strip div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3em 1.3em; margin: 0; }
nav { border-bottom: 1px solid var(--rule); padding-bottom: .8em; }
.lead { font-size: 1.1em; font-weight: 600; } .note, .empty { color: var(--muted); } .empty { font-style: italic; }
.scroll { overflow-x: auto; margin: 1em 0 1.6em; } .scroll table { margin: 0; min-width: 34rem; }
.scroll .short { min-width: 0; } figure .scroll svg { min-width: 34rem; } figure .scroll { margin: 0; }
.said, .scroll .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; padding: 0; }
.below { display: block; color: var(--muted); font-weight: normal; font-size: .87em; }
tbody th { font-weight: normal; }
td.mark { width: 14rem; } td.mark svg { display: block; width: 13rem; height: auto; }
.pair { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: 0 2rem; }
figure svg text { font-family: "Open Sans", "Segoe UI", "Noto Sans", Arial, sans-serif; }
.pair figure { margin: .8em 0; } figure.small { max-width: 34rem; }
caption { padding-top: .2em; } td.n + td:not(.n), th.n + th:not(.n) { padding-left: 1.2em; }
.back { font-size: .88em; margin: 0 0 1em; }
@media print { .skip, nav, .back { display: none; } .scroll { overflow: visible; }
  .scroll table, figure .scroll svg { min-width: 0; }
  td.mark { width: 36mm; } td.mark svg { width: 34mm; } .pair { grid-template-columns: 1fr 1fr; }
  h3 { break-after: avoid; } .strip { grid-template-columns: repeat(6, 1fr); } .strip dd { font-size: 1.2em; } }
"""


def sheet_html(document: Document, pictures: Pictures, index: str = "") -> str:
    """The page of a sheet; ``index`` is the name of the page that lists all sheets, empty for none."""
    back = element("p", element("a", tr("All the territories"), href=index), class_="back") if index else Html("")
    contents = [element("a", part.title, href=f"#{part.anchor}") for part in _sections(document)]
    body = [
        element("a", tr("Skip to the content"), href="#content", class_="skip"),
        _heading(document, back),
        element("nav", bullets(contents), aria_label=tr("Contents")),
        element("main", *_parts(document, pictures), id="content"),
        element("footer", paragraph(document.made)),
    ]
    return page(f"{document.title} – {document.study}", document.language, body)


def page(title: str, language: str, body: Iterable[object]) -> str:
    """A whole page around its body, with the style of the sheets."""
    head = element(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", title),
        element("style", Html(STYLE + _OWN)),
    )
    return "<!DOCTYPE html>\n" + element("html", head, element("body", *body), lang=language) + "\n"


def table_name(caption: str) -> str:
    """What the frame that a table scrolls in is called, among the parts of a page."""
    return tr("Table: {caption}", caption=caption)


def warning() -> Html:
    """What a page about the fictional region says first."""
    return paragraph(fictional_text(), kind="alert")


def _sections(document: Document) -> list[Section]:
    """The sections that a page to read has: room for comments is for documents."""
    return [part for part in document.sections if not any(isinstance(block, Comments) for block in part.blocks)]


def _heading(document: Document, back: Html) -> Html:
    facts = [element("div", element("dt", what), element("dd", value)) for value, what in document.strip]
    return element(
        "header",
        back,
        paragraph(document.kicker, kind="kicker"),
        element("h1", document.title),
        paragraph(f"{document.study} · {document.subtitle}", kind="subtitle"),
        warning() if document.fictional else Html(""),
        element("dl", *facts, class_="strip") if facts else Html(""),
    )


def _parts(document: Document, pictures: Pictures) -> list[Html]:
    numbers = count(1)
    return [
        section(part.title, *_blocks(part.blocks, pictures, numbers), anchor=part.anchor)
        for part in _sections(document)
    ]


def _blocks(blocks: Sequence[Block], pictures: Pictures, numbers: count[int]) -> list[Html]:
    """Blocks one after the other; half-width pictures that follow each other stand side by side."""
    found: list[Html] = []
    row: list[Html] = []
    for block in blocks:
        if isinstance(block, Picture) and block.width <= 0.5:
            row.append(_figure(block, pictures, next(numbers)))
            continue
        if row:
            found.append(element("div", *row, class_="pair"))
            row = []
        found.append(_block(block, pictures, next(numbers)))
    if row:
        found.append(element("div", *row, class_="pair"))
    return found


def _block(block: Block, pictures: Pictures, number: int) -> Html:
    if isinstance(block, Paragraph):
        return paragraph(block.text, kind=block.kind or None)
    if isinstance(block, Subtitle):
        return element("h3", block.text)
    if isinstance(block, Bullets):
        return bullets(block.items)
    if isinstance(block, Facts):
        return _facts(block)
    if isinstance(block, Table):
        return _table(block, pictures)
    return _figure(block, pictures, number) if isinstance(block, Picture) else Html("")


def _figure(picture: Picture, pictures: Pictures, number: int) -> Html:
    """The drawing with its text alternative inside; that text alone when it could not be drawn."""
    drawn = pictures.get(picture.name)
    if drawn is None:
        return paragraph(picture.alternative, kind="empty")
    kind = "small" if 0.5 < picture.width < 1 else None
    svg = _svg(drawn, picture.alternative, number)
    if picture.width >= 1:  # small letters: in a narrow window the map keeps its size and scrolls
        svg = element("div", svg, class_="scroll", tabindex=0, role="region", aria_label=picture.caption)
    return element("figure", svg, element("figcaption", picture.caption), class_=kind)


def _svg(drawn: Drawn, alternative: str, number: int) -> Html:
    """The drawing, made by the plugin, with a title that assistive tools read; it takes the width it is given."""
    label = f"picture-{number}"
    title = element("title", alternative, id=label)
    _, _, rest = drawn.svg.partition(">")
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {_box(drawn)} role="img" aria-labelledby="{label}">'
    return Html(f"{opening}{title}{rest}")


def _box(drawn: Drawn) -> str:
    """What is seen of a drawing: with the outer half of its frame."""
    return f'viewBox="{-EDGE} {-EDGE} {drawn.width + 2 * EDGE:g} {drawn.height + 2 * EDGE:g}"'


def _facts(block: Facts) -> Html:
    body = [element("tr", element("th", what, scope="row"), element("td", _lines(value))) for what, value in block.rows]
    return element("table", element("caption", block.caption), element("tbody", *body), class_="facts")


def _table(block: Table, pictures: Pictures) -> Html:
    """A table that scrolls on its own when the window is narrow, with its remark below."""
    marks = block.marks if any(name in pictures for name in block.marks) else ()
    columns = [*block.columns, *([Column(block.marks_head)] if marks else [])]
    heads = [element("th", c.head, scope="col", class_="n" if c.numeric else None) for c in columns]
    rows = [
        element("tr", *_cells(row, block.columns), *([_mark(marks[place], pictures)] if marks else []))
        for place, row in enumerate(block.rows)
    ]
    table = element(
        "table",
        element("caption", block.caption, class_="said" if block.quiet else None),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_="short" if len(columns) < 4 else None,
    )
    wrapped = element("div", table, class_="scroll", tabindex=0, role="region", aria_label=table_name(block.caption))
    notes = [block.note, block.marks_note if marks else ""]
    return together([wrapped, *(paragraph(note, kind="small") for note in notes if note)])


def _cells(row: Sequence[str], columns: Sequence[Column]) -> list[Html]:
    found = []
    for place, (text, column) in enumerate(zip(row, columns, strict=True)):
        look = "n" if column.numeric else None
        if place == 0:
            found.append(element("th", _lines(text), scope="row", class_=look))
        else:
            found.append(element("td", _lines(text), class_=look))
    return found


def _mark(name: str, pictures: Pictures) -> Html:
    """A small drawing that says what the row says: hidden from assistive tools."""
    drawn = pictures.get(name)
    if drawn is None:
        return element("td", class_="mark")
    _, _, rest = drawn.svg.partition(">")
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {_box(drawn)} aria-hidden="true" focusable="false">'
    return element("td", Html(opening + rest), class_="mark")


def _lines(text: str) -> Html:
    """The first line, then the others below it in small."""
    first, *others = text.split("\n")
    return together([first, *(element("span", other, class_="below") for other in others)])
