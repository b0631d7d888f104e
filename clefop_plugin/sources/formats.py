"""What a file format is to the plugin: how it is recognised, how it is read, and what a reader is told.

A new format is one module with a :class:`Format`, and one line in ``sources.registry``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
import numpy.typing as npt

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.tables import Table

#: What an import brings, by the tables of the workspace that it fills.
Theme = Literal["zonings", "indicators", "flows", "travel", "trainings", "structures", "recruitment", "councils"]
Objects = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Document:
    """A file, or a layer of the project, opened far enough to be recognised.

    ``table`` holds its rows as text (the attributes of a layer), None for XML; ``root`` is the local name of the root
    element of XML, with ``namespace``; ``geometry`` (n,) the shapes of a layer in the CRS of the workspace, one a row
    of ``table``. ``stream`` opens the bytes of the file, or of the member of an archive that was chosen.
    """

    path: Path
    stream: Callable[[], AbstractContextManager[BinaryIO]]
    table: Table | None = None
    root: str = ""
    namespace: str = ""
    geometry: Objects | None = None

    @property
    def name(self) -> str:
        """How reports name the document: the file's name, and the member of an archive."""
        member = self.table.member if self.table is not None else ""
        return f"{self.path.name} › {member}" if member else self.path.name


@dataclass(frozen=True)
class Recognition:
    """How sure a format is that a document is its own (0 to 1), and why, in words."""

    score: float
    why: str


NOT_MINE = Recognition(0.0, "")


@dataclass(frozen=True)
class Options:
    """What a reader is told: the communes of the workspace, and what the user chose ("" or empty: detect).

    ``communes`` None keeps every commune; ``names`` are those of the communes; ``zone_of`` gives, by zoning id, the
    zone of each commune in the zonings the workspace already has; ``region`` is the code of the region; ``fields`` the
    columns to read; ``recipe`` a mapping of columns made by the user.
    """

    communes: frozenset[str] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    zone_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    region: str = ""
    key: str = ""
    fields: tuple[str, ...] = ()
    vintage: str = ""
    period: str = ""
    labels: Path | None = None
    catalogue: Path | None = None
    network: str = ""
    basin_zoning: str = ""
    recipe: Any = None


@dataclass(frozen=True)
class Format:
    """A format: its stable id, the theme it feeds, its label in the user's language, and its two functions.

    ``recognise`` looks at names and a few rows only. ``read`` returns the import of its theme (``ZoningImport``,
    ``IndicatorImport``, ``FlowImport``, ``TravelImport``, ``TrainingImport``, ``StructureImport``,
    ``RecruitmentImport``, ``CouncilImport``), each with a ``report``; it raises InputError in one sentence, and writes
    nothing.
    """

    id: str
    theme: Theme
    label: Callable[[], str]
    recognise: Callable[[Document], Recognition]
    read: Callable[[Document, Options, Progress], Any]


def report_of(found: Any) -> Report:
    """The report of any import."""
    report = found.report
    if not isinstance(report, Report):
        raise TypeError(type(report))
    return report


def need_table(document: Document) -> Table:
    """The table of a document. Raises InputError when it is not one (XML)."""
    if document.table is None:
        raise InputError(tr("{name} is not a table: it is XML.", name=document.name))
    return document.table
