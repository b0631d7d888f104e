"""What an import read, corrected and left out, in words a user can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from clefop_plugin.core.text import number, tr

MAX_EXAMPLES = 20


@dataclass
class Entry:
    """One reason, met ``count`` times; ``examples`` (codes or names) and ``lines`` hold at most 20 of them."""

    kind: str
    reason: str
    count: int = 0
    examples: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, example: str | None, line: int | None, count: int) -> None:
        """Count one more case."""
        self.count += count
        if example and len(self.examples) < MAX_EXAMPLES and example not in self.examples:
            self.examples.append(example)
        if line is not None and len(self.lines) < MAX_EXAMPLES:
            self.lines.append(int(line))

    def as_text(self) -> str:
        """The entry as one line of a log."""
        if self.kind == "note" and not self.examples:
            return self.reason
        text = tr("{count} × {reason}", count=number(self.count), reason=self.reason)
        if self.examples:
            shown = ", ".join(self.examples)
            more = self.count > len(self.examples)
            text += " " + tr("({examples})", examples=shown + (", …" if more else ""))
        if self.lines:
            text += " " + tr("[lines {lines}]", lines=", ".join(map(str, self.lines[:5])))
        return text


@dataclass
class Report:
    """The record of one import. ``rows_read`` always equals ``rows_kept`` plus the skipped rows."""

    source: str
    sha256: str = ""
    format: str = ""
    why: str = ""
    encoding: str = ""
    separator: str = ""
    rows_read: int = 0
    rows_kept: int = 0
    entries: list[Entry] = field(default_factory=list)

    def _entry(self, kind: str, reason: str) -> Entry:
        for entry in self.entries:
            if entry.kind == kind and entry.reason == reason:
                return entry
        entry = Entry(kind, reason)
        self.entries.append(entry)
        return entry

    def skip(self, reason: str, example: str | None = None, line: int | None = None, count: int = 1) -> None:
        """Record ``count`` rows that were not kept."""
        if count:
            self._entry("skipped", reason).add(example, line, count)

    def skip_all(self, reason: str, examples: Iterable[str], lines: Iterable[int] = ()) -> None:
        """Record one skipped row for each example, with its line when known."""
        numbers = list(lines)
        for rank, example in enumerate(examples):
            self.skip(reason, example, numbers[rank] if rank < len(numbers) else None)

    def correct(self, reason: str, example: str | None = None, line: int | None = None, count: int = 1) -> None:
        """Record ``count`` values that were mended; their rows are kept."""
        if count:
            self._entry("corrected", reason).add(example, line, count)

    def extend(self, entries: Iterable[Any]) -> None:
        """Add entries made elsewhere (``core.places.PlaceEntry``): same attributes as :class:`Entry`."""
        for entry in entries:
            known = self._entry(entry.kind, entry.reason)
            known.count += entry.count
            known.examples = list(dict.fromkeys([*known.examples, *entry.examples]))[:MAX_EXAMPLES]
            known.lines = [*known.lines, *entry.lines][:MAX_EXAMPLES]

    def note(self, text: str) -> None:
        """Record a sentence that counts no row."""
        self._entry("note", text).count = 1

    @property
    def skipped(self) -> int:
        """Number of rows that were not kept."""
        return sum(entry.count for entry in self.entries if entry.kind == "skipped")

    @property
    def corrected(self) -> int:
        """Number of values that were mended."""
        return sum(entry.count for entry in self.entries if entry.kind == "corrected")

    def summary(self) -> str:
        """The import in one sentence."""
        return tr(
            "{source}: {read} rows read, {kept} kept, {skipped} left out, {corrected} values corrected.",
            source=self.source,
            read=number(self.rows_read),
            kept=number(self.rows_kept),
            skipped=number(self.skipped),
            corrected=number(self.corrected),
        )

    def heading(self) -> str:
        """How the file was recognised, in one line; empty when nothing is known."""
        parts = [part for part in (self.format, self.why, self.encoding, _separator_name(self.separator)) if part]
        return " · ".join(parts)

    def as_text(self) -> str:
        """The whole report for the log of Processing."""
        lines = [self.summary()]
        if self.heading():
            lines.append(self.heading())
        for kind, title in _titles():
            chosen = [entry for entry in self.entries if entry.kind == kind]
            if chosen:
                lines.append(title)
                lines += ["  - " + entry.as_text() for entry in chosen]
        return "\n".join(lines)

    def as_html(self) -> str:
        """The whole report as an HTML fragment; everything that comes from the file is escaped."""
        parts = [f"<p><b>{escape(self.summary())}</b></p>"]
        if self.heading():
            parts.append(f"<p>{escape(self.heading())}</p>")
        for kind, title in _titles():
            chosen = [entry for entry in self.entries if entry.kind == kind]
            if chosen:
                items = "".join(f"<li>{escape(entry.as_text())}</li>" for entry in chosen)
                parts.append(f"<p>{escape(title)}</p><ul>{items}</ul>")
        return "".join(parts)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for the workspace (JSON)."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        plain["entries"] = [
            {
                "kind": e.kind,
                "reason": e.reason,
                "count": e.count,
                "examples": list(e.examples),
                "lines": list(e.lines),
            }
            for e in self.entries
        ]
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Report:
        """The report that :meth:`as_dict` wrote."""
        report = cls(**{name: plain[name] for name in _PLAIN if name in plain})
        report.entries = [Entry(**entry) for entry in plain.get("entries", [])]
        return report


_PLAIN = ("source", "sha256", "format", "why", "encoding", "separator", "rows_read", "rows_kept")


def _titles() -> list[tuple[str, str]]:
    return [("skipped", tr("Left out:")), ("corrected", tr("Corrected:")), ("note", tr("Good to know:"))]


def _separator_name(separator: str) -> str:
    if not separator:
        return ""
    shown = {"\t": tr("tab")}.get(separator, separator)
    return tr("separator “{separator}”", separator=shown)
