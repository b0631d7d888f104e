"""HTML in small pieces, for every page that the plugin writes: whatever is not already :class:`Html` is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


class Html(str):
    """Text that is HTML already: made by this module or by the drawings, never taken from data."""

    __slots__ = ()


def safe(content: object) -> str:
    """HTML as it is, anything else escaped."""
    return str(content) if isinstance(content, Html) else escape(str(content))


def element(tag: str, *content: object, **attributes: object) -> Html:
    """``<tag …>content</tag>``; a trailing underscore of an attribute is dropped, others become hyphens."""
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Html(f"<{tag}{given}>{''.join(safe(part) for part in content)}</{tag}>")


def together(parts: Iterable[object]) -> Html:
    """Pieces one after the other."""
    return Html("".join(safe(part) for part in parts))


def paragraph(*content: object, kind: str | None = None) -> Html:
    """A paragraph; ``kind`` is its class."""
    return element("p", *content, class_=kind)


def bullets(items: Iterable[object]) -> Html:
    """A list; nothing when it is empty."""
    rows = [element("li", item) for item in items]
    return element("ul", *rows) if rows else Html("")


def section(title: str, *content: object, anchor: str) -> Html:
    """A section with its heading of second level."""
    return element("section", element("h2", title, id=anchor), *content, aria_labelledby=anchor)


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and whether it holds numbers, aligned on the right."""

    head: str
    numeric: bool = False


def table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[object]], kind: str | None = None) -> Html:
    """A table with its caption; the first cell of a row is the heading of the row."""

    def cell(place: int, content: object) -> Html:
        look = "n" if columns[place].numeric else None
        if place == 0:
            return element("th", content, scope="row", class_=look)
        return element("td", content, class_=look)

    heads = [element("th", c.head, scope="col", class_="n" if c.numeric else None) for c in columns]
    body = [element("tr", *(cell(place, content) for place, content in enumerate(row))) for row in rows]
    return element(
        "table",
        element("caption", caption),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
        class_=kind,
    )


def facts(caption: str, rows: Iterable[tuple[str, object]]) -> Html:
    """A table of two columns without headings: what, and its value."""
    body = [element("tr", element("th", name, scope="row"), element("td", value)) for name, value in rows]
    return element("table", element("caption", caption), element("tbody", *body), class_="facts")
