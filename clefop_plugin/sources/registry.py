"""Which reader takes which file: one line a format; the one that recognises the file best reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect, lheo, onisep, parcoursup, structures
from clefop_plugin.sources.indicators import IndicatorImport
from clefop_plugin.sources.indicators import read_indicators as _read_indicators
from clefop_plugin.sources.offers import TrainingImport
from clefop_plugin.sources.structures import StructureImport
from clefop_plugin.sources.tables import Table, read_table

_ENOUGH = 0.5


@dataclass(frozen=True)
class TrainingFormat:
    """A table format of training offer: its recogniser and its reader."""

    label: str
    recognise: Callable[[Table], tuple[float, str]]
    read: Callable[[Table, str], TrainingImport]


@dataclass(frozen=True)
class StructureFormat:
    """A table format of structures: its recogniser and its reader."""

    label: str
    recognise: Callable[[Table], tuple[float, str]]
    read: Callable[[Table, str, set[str] | None, str], StructureImport]


TRAININGS = (
    TrainingFormat("Parcoursup", parcoursup.recognise, parcoursup.read_parcoursup),
    TrainingFormat("Onisep", onisep.recognise, onisep.read_onisep),
)
STRUCTURES = (
    StructureFormat("UNML", structures.recognise_coverage, structures.read_coverage),
    StructureFormat("CSV", structures.recognise_directory, structures.read_directory),
)


def read_trainings(path: str | Path, progress: Progress | None = None) -> TrainingImport:
    """Read a training offer of any known format. Raises InputError naming the formats when none recognises it."""
    source = Path(path)
    if _is_xml(source):
        return lheo.read_lheo(source, progress)
    table = read_table(source)
    scored = [(*known.recognise(table), known) for known in TRAININGS]
    score, why, best = max(scored, key=lambda item: item[0])
    if score < _ENOUGH:
        raise InputError(
            tr(
                "{name} is not a known training offer. Give a LHÉO, Parcoursup or Onisep file. "
                "The fields read are {fields}.",
                name=source.name,
                fields=detect.quoted(table.columns),
            )
        )
    return best.read(table, why)


def read_structures(path: str | Path, communes: set[str] | None = None, network: str = "") -> StructureImport:
    """Read support structures of any known format. Raises InputError when none recognises the file."""
    table = read_table(path)
    scored = [(*known.recognise(table), known) for known in STRUCTURES]
    score, why, best = max(scored, key=lambda item: item[0])
    if score < 0.4:
        raise InputError(
            tr(
                "{name} is not a known directory: it needs at least a name and an address. "
                "The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    return best.read(table, why, communes, network)


def read_indicators(
    source: str | Path | Table,
    catalogue: str | Path | None = None,
    communes: set[str] | None = None,
    period: str = "",
    columns: list[str] | None = None,
) -> IndicatorImport:
    """Read the indicators of a table of communes (see ``sources.indicators``)."""
    return _read_indicators(source, catalogue=catalogue, communes=communes, period=period, columns=columns)


def _is_xml(source: Path) -> bool:
    try:
        if not source.is_file():
            raise InputError(tr("The file {path} was not found. Check its name and its folder.", path=source))
        with source.open("rb") as file:
            start = file.read(200).lstrip(b"\xef\xbb\xbf\xff\xfe\xfe \r\n\t").replace(b"\x00", b"")
    except OSError as error:
        raise InputError(tr("The file {name} cannot be read: {error}", name=source.name, error=error)) from error
    return start.startswith(b"<")
