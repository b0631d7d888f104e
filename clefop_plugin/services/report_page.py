"""A report as a page of its own: what is exported, opened in a browser or kept beside a study."""

from __future__ import annotations

from html import escape

from clefop_plugin.core.text import language

_STYLE = (
    "body{font-family:'Open Sans',sans-serif;color:#1b2733;background:#fff;max-width:52em;margin:2em auto;"
    "padding:0 1em;line-height:1.45}h1{font-size:1.35em;color:#0f5e73}li{margin:.2em 0}"
    "table{border-collapse:collapse;margin:1em 0}th,td{text-align:left;vertical-align:top;padding:.3em .9em .3em 0;"
    "border-bottom:1px solid #e6eaed}th{font-weight:600}td:last-child{color:#4a5866}"
)


def report_page(title: str, body: str) -> str:
    """The HTML page around a fragment made by the plugin; ``title`` is escaped here."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>{body}</body></html>\n"
    )
