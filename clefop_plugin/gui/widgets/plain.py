"""Text from data in places where Qt would read HTML: tool tips, message bar, details."""

from __future__ import annotations


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_tip(text: str) -> str:
    """A tool tip that shows ``text`` as it is, even when it looks like HTML."""
    if "<" not in text:
        return text
    return "<p>" + _escaped(text).replace("\n", "<br>") + "</p>"


def plain_html(text: str) -> str:
    """``text`` as it is, in a place that always reads HTML."""
    return _escaped(text).replace("\n", "<br>")


def plain_lines(text: str) -> str:
    """Technical details, with their spaces and lines, in a place that always reads HTML."""
    return f"<pre>{_escaped(text)}</pre>"
