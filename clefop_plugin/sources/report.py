"""What an import read, corrected and left out, in words a user can check."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from html import escape
from itertools import zip_longest
from typing import Any

from clefop_plugin.core.text import neutral, number, tr

#: Examples and lines that a sentence quotes.
MAX_EXAMPLES = 20
#: Cases kept of one reason, for the list that can be exported; beyond, they are only counted.
MAX_CASES = 1000


@dataclass
class Entry:
    """One reason, met ``count`` times; ``cases`` holds the first of them: line (0 when unknown) and value or name."""

    kind: str
    reason: str
    count: int = 0
    cases: list[tuple[int, str]] = field(default_factory=list)

    @property
    def examples(self) -> list[str]:
        """Values or names of the first cases, each once."""
        return list(dict.fromkeys(example for _, example in self.cases if example))[:MAX_EXAMPLES]

    @property
    def lines(self) -> list[int]:
        """Lines of the first cases."""
        return [line for line, _ in self.cases if line][:MAX_EXAMPLES]

    def add(self, example: str | None, line: int | None, count: int) -> None:
        """Count one more case."""
        self.count += count
        if (example or line) and len(self.cases) < MAX_CASES:
            self.cases.append((int(line or 0), example or ""))

    def as_text(self) -> str:
        """The entry as one line of a log."""
        examples, lines = self.examples, self.lines
        if self.kind == "note" and not examples:
            return self.reason
        text = tr("{count} × {reason}", count=number(self.count), reason=self.reason)
        if examples:
            shown = ", ".join(examples)
            text += " " + tr(
                "({examples})",
                examples=shown + (", …" if self.count > len(self.cases) or len(self.cases) > MAX_EXAMPLES else ""),
            )
        if len(lines) == 1:
            text += " " + tr("[line {line}]", line=lines[0])
        elif lines:
            text += " " + tr("[lines {lines}]", lines=", ".join(map(str, dict.fromkeys(lines[:5]))))
        return text


@dataclass(frozen=True)
class Step:
    """One thing found out before reading (format, encoding, key column…): what it is, its value, and why."""

    name: str
    label: str
    value: str
    why: str = ""


@dataclass
class Report:
    """The record of one import. ``rows_read`` always equals ``rows_kept`` plus the skipped rows.

    ``steps`` tells what was found out before reading; ``ids`` what was written (zonings, indicators, sources);
    ``fingerprint`` is the same for the same file read with the same choices. ``names_absent``: whether a note names the
    communes of the workspace that the file does not have.
    """

    source: str
    sha256: str = ""
    format: str = ""
    why: str = ""
    encoding: str = ""
    separator: str = ""
    rows_read: int = 0
    rows_kept: int = 0
    entries: list[Entry] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    fingerprint: str = ""
    names_absent: bool = field(default=False, compare=False)

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
            known.cases = [*known.cases, *_cases(entry.examples, entry.lines)][:MAX_CASES]

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
        if self.heading() and not self.steps:
            parts.append(f"<p>{escape(self.heading())}</p>")
        if self.steps:
            rows = "".join(
                f"<tr><th>{escape(step.label)}</th><td>{escape(step.value)}</td><td>{escape(step.why)}</td></tr>"
                for step in self.steps
            )
            parts.append(f"<table>{rows}</table>")
        for kind, title in _titles():
            chosen = [entry for entry in self.entries if entry.kind == kind]
            if chosen:
                items = "".join(f"<li>{escape(entry.as_text())}</li>" for entry in chosen)
                parts.append(f"<p>{escape(title)}</p><ul>{items}</ul>")
        return "".join(parts)

    def as_csv(self) -> str:
        """Every reason and every case kept, one a row, for a spreadsheet: no cell can be taken for a formula."""
        rows = [(tr("kind"), tr("reason"), tr("count"), tr("line"), tr("value"))]
        for label, count in (
            (tr("rows read"), self.rows_read),
            (tr("rows kept"), self.rows_kept),
            (tr("rows left out"), self.skipped),
        ):
            rows.append((tr("total"), f"{self.source}, {label}", str(count), "", ""))
        rows += [(tr("reading"), f"{step.label}, {step.why}".rstrip(", "), "", "", step.value) for step in self.steps]
        kinds = {"skipped": tr("left out"), "corrected": tr("corrected"), "note": tr("note")}
        for entry in self.entries:
            first = (kinds[entry.kind], entry.reason, str(entry.count))
            rows += [(*first, str(line) if line else "", example) for line, example in entry.cases or [(0, "")]]
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerows([[neutral(cell) for cell in row] for row in rows])
        return text.getvalue()

    def as_dict(self) -> dict[str, Any]:
        """Plain values for the workspace (JSON)."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        plain["entries"] = [asdict(entry) for entry in self.entries]
        plain["steps"] = [asdict(step) for step in self.steps]
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Report:
        """The report that :meth:`as_dict` wrote, now or in an earlier version of the plugin."""
        report = cls(**{name: plain[name] for name in _PLAIN if name in plain})
        report.entries = [_stored_entry(entry) for entry in plain.get("entries", [])]
        report.steps = [Step(**step) for step in plain.get("steps", [])]
        return report


_PLAIN = (
    "source",
    "sha256",
    "format",
    "why",
    "encoding",
    "separator",
    "rows_read",
    "rows_kept",
    "ids",
    "fingerprint",
)


def _cases(examples: Iterable[str], lines: Iterable[int]) -> list[tuple[int, str]]:
    """Cases of two lists made apart: as many as the longer one."""
    return [(int(line or 0), example or "") for line, example in zip_longest(lines, examples)]


def _stored_entry(plain: dict[str, Any]) -> Entry:
    if "cases" in plain:
        cases = [(int(line), str(example)) for line, example in plain["cases"]]
    else:
        cases = _cases(plain.get("examples", []), plain.get("lines", []))
    return Entry(str(plain["kind"]), str(plain["reason"]), int(plain["count"]), cases)


def _titles() -> list[tuple[str, str]]:
    return [("skipped", tr("Left out:")), ("corrected", tr("Corrected:")), ("note", tr("Good to know:"))]


def _separator_name(separator: str) -> str:
    if not separator:
        return ""
    shown = {"\t": tr("tab")}.get(separator, separator)
    return tr("separator “{separator}”", separator=shown)
