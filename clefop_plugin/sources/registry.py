"""Every format the plugin reads: one line a format module. The one that recognises a document best reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import (
    annuaire,
    apprenticeship,
    banatic,
    bmo,
    cog,
    commune_layers,
    councils,
    data_inclusion,
    detect,
    directories,
    flows,
    indicators,
    lheo,
    mapped_trainings,
    mcf,
    membership,
    onisep,
    parcoursup,
    populations,
    travel_times,
    unml,
    zone_layers,
    zone_names,
)
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Document, Format, Options, Recognition
from clefop_plugin.sources.recipes import Recipe, formats_of

#: Score from which a format is used without being asked for.
ENOUGH = 0.5
#: The same when the user has said of which theme the file is: its reader then says what is missing.
ENOUGH_IN_THEME = 0.3

FORMATS: tuple[Format, ...] = (
    # zonings
    *membership.FORMATS,
    *commune_layers.FORMATS,
    *cog.FORMATS,
    *banatic.FORMATS,
    *zone_names.FORMATS,
    *zone_layers.FORMATS,
    # indicators
    *indicators.FORMATS,
    *populations.FORMATS,
    # flows
    *flows.FORMATS,
    # travel times
    *travel_times.FORMATS,
    # trainings
    *lheo.FORMATS,
    *parcoursup.FORMATS,
    *onisep.FORMATS,
    *apprenticeship.FORMATS,
    *mcf.FORMATS,
    *mapped_trainings.FORMATS,
    # structures
    *unml.FORMATS,
    *annuaire.FORMATS,
    *data_inclusion.FORMATS,
    *directories.FORMATS,
    # recruitment
    *bmo.FORMATS,
    # councils
    *councils.FORMATS,
)


#: The format that reads a recipe of each theme, when the recipe names none.
_USUAL: Mapping[str, str] = {
    "zonings": "membership",
    "indicators": "indicators",
    "flows": "flows",
    "trainings": "mapped_trainings",
    "structures": "mapped_structures",
    "recruitment": "bmo",
}


@dataclass(frozen=True)
class Candidate:
    """A format that recognises a document."""

    format: Format
    recognition: Recognition


def candidates(
    document: Document, theme: str = "", named: str = "", recipe: Recipe | None = None
) -> tuple[Candidate, ...]:
    """The formats that recognise a document, the best first; only those of a theme, or the one named, when asked.

    A format that is named is tried even when it does not recognise the document: it then says what is missing.
    """
    known = [*recipe_formats(recipe), *FORMATS]
    wanted = [kind for kind in known if theme in ("", kind.theme) and named in ("", kind.id)]
    found = [Candidate(kind, kind.recognise(document)) for kind in wanted]
    kept = [candidate for candidate in found if candidate.recognition.score > 0 or named]
    return tuple(sorted(kept, key=lambda candidate: -candidate.recognition.score))


def best_of(found: tuple[Candidate, ...], theme: str = "", named: str = "") -> Candidate | None:
    """The first candidate when it is sure enough, or named by the user; else None."""
    least = ENOUGH_IN_THEME if theme else ENOUGH
    return found[0] if found and (named or found[0].recognition.score >= least) else None


def chosen(document: Document, found: tuple[Candidate, ...], theme: str = "", named: str = "") -> Candidate:
    """The format to use among the candidates. Raises InputError naming those that are known when none will do."""
    if document.table is not None and not document.table.rows:
        raise InputError(
            tr("{name} has column names and no row: give the file that holds the data.", name=document.name)
        )
    best = best_of(found, theme, named)
    if best is not None:
        return best
    if named:
        ids = ", ".join(kind.id for kind in FORMATS if theme in ("", kind.theme))
        raise InputError(tr("There is no format “{format}”. Choose one of: {ids}.", format=named, ids=ids))
    labels = ", ".join(known_labels(theme))
    if document.table is None:
        raise InputError(
            tr(
                "{name} is not a file that can be imported here: its root element is “{root}”. What can be imported: "
                "{formats}.",
                name=document.name,
                root=document.root or "–",
                formats=labels,
            )
        )
    raise InputError(
        tr(
            "{name} is not recognised. What can be imported: {formats}. Choose its format, or describe its columns. "
            "The fields read are {fields}.",
            name=document.name,
            formats=labels,
            fields=detect.quoted(document.table.columns),
        )
    )


def known_labels(theme: str = "") -> list[str]:
    """What can be imported: the themes, or the formats of one theme."""
    if theme:
        return list(dict.fromkeys(kind.label() for kind in FORMATS if kind.theme == theme))
    names = {
        "zonings": tr("zonings"),
        "indicators": tr("indicators"),
        "flows": tr("commuting flows"),
        "travel": tr("travel times"),
        "trainings": tr("training offers"),
        "structures": tr("support structures"),
        "recruitment": tr("recruitment needs"),
        "councils": tr("councils"),
    }
    return [names[known] for known in dict.fromkeys(kind.theme for kind in FORMATS)]


def read_file(path: Path, theme: str, options: Options | None = None, progress: Progress | None = None) -> Any:
    """Read a file as an import of a theme, whatever its format. Raises InputError when none recognises it."""
    document = open_document(path, progress=progress)
    kind = chosen(document, candidates(document, theme), theme).format
    return kind.read(document, options or Options(), progress or Progress())


def recipe_formats(recipe: Recipe | None) -> tuple[Format, ...]:
    """The format that a recipe of the user makes: it is read by the format it names, or the usual one of its theme."""
    if recipe is None:
        return ()
    by_id = {kind.id: kind for kind in FORMATS}
    usual = {theme: by_id[name] for theme, name in _USUAL.items() if name in by_id}
    return formats_of((recipe,), {**by_id, **usual})
