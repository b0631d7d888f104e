"""One thing to import: where it comes from, what the user chose, what is known of it, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.dialogs.imports.layers import GivenLayer
from clefop_plugin.gui.tasks import Failure
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.writers import Change
from clefop_plugin.sources.documents import Content
from clefop_plugin.sources.report import Report, Step


class State(Enum):
    """Where an import stands."""

    WAITING = "waiting"
    READING = "reading"
    CHECKING = "checking"
    READY = "ready"
    EMPTY = "empty"
    ALREADY = "already"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    WRITING = "writing"
    DONE = "done"


#: States in which nothing more happens by itself.
SETTLED = (State.READY, State.EMPTY, State.ALREADY, State.UNKNOWN, State.REFUSED, State.DONE)


@dataclass(frozen=True)
class Look:
    """What is known of a file once it is opened: plain values only, the file itself is not kept.

    ``candidates`` are the formats that recognise it (id, label, theme), the best first; ``chosen`` the id of the one
    used ("" when none is); ``roles`` the part of each column; ``sample`` the first rows; ``zonings`` those of the
    workspace (id, label); ``recipes`` the names of those that are kept.
    """

    document: str
    candidates: tuple[tuple[str, str, str], ...]
    chosen: str
    label: str
    theme: str
    steps: tuple[Step, ...]
    contents: tuple[Content, ...]
    columns: tuple[str, ...]
    roles: Mapping[str, str]
    sample: tuple[tuple[str, ...], ...]
    rows: int
    is_table: bool
    is_layer: bool
    zonings: tuple[tuple[str, str], ...]
    recipes: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """What reading the whole file said; nothing is written."""

    report: Report
    changes: tuple[Change, ...]
    already: str


@dataclass(eq=False)
class Entry:
    """One file or layer of the list. ``turn`` grows with each correction: answers to earlier ones are not heard."""

    given: Path | GivenLayer
    choices: Choices = field(default_factory=Choices)
    state: State = State.WAITING
    look: Look | None = None
    check: Check | None = None
    failure: Failure | None = None
    stopped: bool = False
    turn: int = 0

    @property
    def name(self) -> str:
        """How the list names it."""
        return self.given.name

    @property
    def theme(self) -> str:
        """What it feeds; empty while nobody knows."""
        return self.look.theme if self.look is not None else ""

    def importable(self) -> bool:
        """Whether the main button imports it."""
        return self.state is State.READY

    def busy(self) -> bool:
        """Whether it is being read, or waits for it."""
        return self.state not in SETTLED


def state_words(entry: Entry) -> str:
    """Where an import stands, in a few words."""
    if entry.stopped and entry.state is State.READY:
        return tr("Stopped: nothing was written")
    kept = entry.check.report.rows_kept if entry.check is not None else 0
    ready = tr("Ready: 1 row kept") if kept == 1 else tr("Ready: {count} rows kept", count=number(kept))
    done = tr("Imported: 1 row") if kept == 1 else tr("Imported: {count} rows", count=number(kept))
    words = {
        State.WAITING: tr("Waiting"),
        State.READING: tr("Opening…"),
        State.CHECKING: tr("Reading and checking…"),
        State.READY: ready,
        State.EMPTY: tr("Nothing of this region in it"),
        State.ALREADY: tr("Already imported"),
        State.UNKNOWN: tr("Not recognised"),
        State.REFUSED: tr("Cannot be imported"),
        State.WRITING: tr("Importing…"),
        State.DONE: done,
    }
    return words[entry.state]


def state_icon(entry: Entry) -> tuple[str, str]:
    """Icon of a state and the name of its colour in the palette of the panels."""
    if entry.state is State.DONE or (entry.state is State.READY and not entry.stopped):
        return "check", "success"
    if entry.state in (State.UNKNOWN, State.REFUSED, State.EMPTY):
        return "warning", "alert"
    return ("info", "secondary") if entry.state in (State.ALREADY, State.READY) else ("", "secondary")


def change_words(changes: tuple[Change, ...]) -> str:
    """What an import would do to the workspace, in one sentence."""
    added = [_counted(change.label, change.added) for change in changes if change.added]
    replaced = [_counted(change.label, change.replaced) for change in changes if change.replaced]
    parts = []
    if added:
        parts.append(tr("Adds: {what}.", what=", ".join(added)))
    if replaced:
        parts.append(tr("Replaces: {what}.", what=", ".join(replaced)))
    return " ".join(parts) or tr("Changes nothing in the workspace.")


def _counted(label: str, count: int) -> str:
    return f"{label} ({number(count)})"


def step_value(steps: tuple[Step, ...], name: str) -> Step | None:
    """The step of a name, when it was made."""
    return next((step for step in steps if step.name == name), None)


def plain_failure(failure: Failure | None) -> tuple[str, Any]:
    """The sentence of a failure, and its technical details when it is a defect."""
    if failure is None:
        return "", ""
    return failure.sentence, "" if failure.expected else failure.details
