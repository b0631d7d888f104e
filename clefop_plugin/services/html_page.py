"""Reports as HTML pages that need no other file: one style, tables, everything from data escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from clefop_plugin.core.text import language

STYLE = """
body { font-family: "Open Sans", sans-serif; color: #1B2733; max-width: 60em; margin: 2em auto; line-height: 1.45; }
h1 { font-size: 1.5em; } h2 { font-size: 1.1em; color: #0F5E73; margin-top: 1.8em; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; color: #5F6B78; font-weight: normal; }
th, td { padding: 0.3em 0.6em; border-bottom: 1px solid #E6EAED; } td.n, th.n { text-align: right; }
p.proof { background: #E6F2EB; padding: 0.7em 1em; } p.note { background: #FBEDE6; padding: 0.7em 1em; }
svg { max-width: 100%; height: auto; }
"""


def page(title: str, parts: Iterable[str]) -> str:
    """A whole page around HTML fragments."""
    return (
        f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def heading(text: str) -> str:
    """The title of a section."""
    return f"<h2>{escape(text)}</h2>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph; ``kind`` "note" or "proof" frames it."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    """A table; the columns ``numeric`` are aligned to the right."""

    def cell(tag: str, position: int, text: str) -> str:
        kind = ' class="n"' if position in numeric else ""
        return f"<{tag}{kind}>{escape(text)}</{tag}>"

    head = "".join(cell("th", i, text) for i, text in enumerate(heads))
    body = "".join("<tr>" + "".join(cell("td", i, text) for i, text in enumerate(row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
