"""Help of the algorithms: Markdown files, one per algorithm and language, shown as HTML.

Only what the help files use is understood: headings, paragraphs, lists, **bold**, *italic*, `code` and fenced blocks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clefop_plugin import paths

LANGUAGES = ("fr", "en")

_PARAMETER = re.compile(r"^- \*\*(?P<label>.+?)\*\* \(`(?P<name>[A-Z][A-Z0-9_]*)`\)\s*(?P<text>.*)$")
_INLINE = (
    (r"`([^`]+)`", r"<code>\1</code>"),
    (r"\*\*([^*]+)\*\*", r"<b>\1</b>"),
    (r"\*([^*]+)\*", r"<i>\1</i>"),
)


@lru_cache(maxsize=64)
def help_text(algorithm: str, language: str) -> str:
    """Markdown help of an algorithm, in English when the language has none; empty when there is no file."""
    for code in (language, "en"):
        path = paths.resource("help", f"{algorithm}.{code}.md")
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def parameter_help(algorithm: str, language: str) -> dict[str, str]:
    """What the help says of each parameter and output, by name: the ends of lines ``- **Label** (`NAME`) text``."""
    found: dict[str, str] = {}
    for block in _blocks(help_text(algorithm, language)):
        match = _PARAMETER.match(block)
        if match:
            text = match["text"].lstrip(" :\u00a0\u202f—–-")
            found[match["name"]] = re.sub(r"[*`]", "", text)
    return found


def summary(algorithm: str, language: str) -> str:
    """First paragraph of the help, without markup: the tooltip of the toolbox."""
    for block in _blocks(help_text(algorithm, language)):
        if not block.startswith(("#", "- ", "```")):
            return re.sub(r"[*`]", "", block)
    return ""


def as_html(markdown: str) -> str:
    """HTML on one line (QGIS makes a paragraph of every line); the title of the first level is left to QGIS."""
    parts: list[str] = []
    items: list[str] = []
    for block in [*_blocks(markdown), ""]:
        if block.startswith("- "):
            items.append(f"<li>{_inline(block[2:])}</li>")
            continue
        if items:
            parts.append("<ul>" + "".join(items) + "</ul>")
            items = []
        parts.append(_block_html(block))
    return "".join(parts)


def _block_html(block: str) -> str:
    from html import escape  # a list of 2 000 entities: not at the start of QGIS

    if block.startswith("```"):
        lines = block.splitlines()[1:]
        return "<p><code>" + "<br>".join(escape(line, quote=False) for line in lines) + "</code></p>"
    if block.startswith("## "):
        return f"<h3>{_inline(block[3:])}</h3>"
    if block.startswith("# ") or not block:
        return ""
    return f"<p>{_inline(block)}</p>"


def _inline(text: str) -> str:
    from html import escape

    html = escape(text, quote=False)
    for pattern, replacement in _INLINE:
        html = re.sub(pattern, replacement, html)
    return html


def _blocks(markdown: str) -> list[str]:
    """Headings, paragraphs, list items and fenced blocks, each as one text; wrapped lines are joined."""
    blocks: list[str] = []
    fence: list[str] | None = None
    joined = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            if fence is not None:
                blocks.append("\n".join(fence))
            fence = [line] if fence is None else None
            joined = False
        elif fence is not None:
            fence.append(line)
        elif not line.strip():
            joined = False
        elif joined and not line.startswith(("- ", "#")):
            blocks[-1] += " " + line.strip()
        else:
            blocks.append(line.strip())
            joined = not line.startswith("#")
    return blocks
