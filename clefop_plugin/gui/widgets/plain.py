"""Text from data in places where Qt would read HTML: tool tips, message bar, details."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """A tool tip that shows ``text`` as it is, even when it looks like HTML."""
    if "<" not in text:
        return text
    return "<p>" + html.escape(text, quote=False).replace("\n", "<br>") + "</p>"


def plain_html(text: str) -> str:
    """``text`` as it is, in a place that always reads HTML."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def plain_lines(text: str) -> str:
    """Technical details, with their spaces and lines, in a place that always reads HTML."""
    return f"<pre>{html.escape(text, quote=False)}</pre>"
