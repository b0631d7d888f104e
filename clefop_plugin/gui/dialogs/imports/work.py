"""What the worker does for the dialog: open and recognise, read and check, write. No widget here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.gui.dialogs.imports import recipes
from clefop_plugin.gui.dialogs.imports.entry import Check, Look
from clefop_plugin.gui.dialogs.imports.layers import GivenLayer, is_layer, layer_document
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.columns import column_roles
from clefop_plugin.services.importing.inspecting import Inspection, inspect
from clefop_plugin.services.importing.preparing import Prepared, prepare_inspected
from clefop_plugin.sources.documents import Content, contents


@dataclass(frozen=True)
class Held:
    """An import that is ready to be written, as long as the workspace is the one it was checked against."""

    prepared: Prepared
    stamp: Any


def look(
    workspace: Any, crs: Any, given: Path | GivenLayer, choices: Choices, progress: Progress
) -> tuple[Look, Inspection, Choices]:
    """Open and recognise; what nothing recognises is tried with the recipes of the user.

    Returns the choices too, with the recipe that was found. Raises InputError when the file cannot be opened.
    """
    inspection, offered = _inspected(crs, given, choices, progress.part(0.0, 0.9))
    if isinstance(given, Path) and not is_layer(given):
        offered = contents(given, progress.part(0.9, 1.0))
    if inspection.chosen is None and not choices.format and choices.recipe is None:
        inspection, choices = _with_recipe(inspection, choices)
    document, chosen = inspection.document, inspection.chosen
    table = document.table
    zonings = workspace.read("zonings")
    found = Look(
        document=document.name,
        candidates=tuple((c.format.id, c.format.label(), c.format.theme) for c in inspection.candidates),
        chosen=chosen.format.id if chosen else "",
        label=chosen.format.label() if chosen else "",
        theme=chosen.format.theme if chosen else "",
        steps=inspection.steps,
        contents=offered,
        columns=tuple(table.columns) if table is not None else (),
        roles=column_roles(inspection, choices),
        sample=tuple(tuple(map(str, row)) for row in inspection.sample.itertuples(index=False)),
        rows=len(table.frame) if table is not None else 0,
        is_table=table is not None,
        is_layer=is_layer(given),
        zonings=tuple(zip(zonings["id"].astype(str), zonings["label"].astype(str), strict=True)),
        recipes=tuple(recipe.name for recipe in recipes.stored_recipes()),
    )
    return found, inspection, choices


def check(workspace: Any, inspection: Inspection, choices: Choices, progress: Progress) -> tuple[Check, Held]:
    """Read everything and count what would change; nothing is written."""
    stamp = workspace.stamp()
    prepared = prepare_inspected(workspace, inspection, choices, progress)
    return Check(prepared.report, prepared.changes, prepared.already), Held(prepared, stamp)


def write(
    workspace: Any, crs: Any, given: Path | GivenLayer, choices: Choices, held: Held | None, progress: Progress
) -> Check:
    """Import, in one transaction; what was checked is read again when the workspace has changed since."""
    if held is None or held.stamp != workspace.stamp():
        inspection, _ = _inspected(crs, given, choices, progress.part(0.0, 0.2))
        prepared = prepare_inspected(workspace, inspection, choices, progress.part(0.2, 0.5))
    else:
        prepared = held.prepared
    done = prepared.write(progress.part(0.5, 1.0))
    return Check(done.report, prepared.changes, prepared.already)


def _inspected(
    crs: Any, given: Path | GivenLayer, choices: Choices, progress: Progress
) -> tuple[Inspection, tuple[Content, ...]]:
    """Opened and recognised, with the layers that the file of a layer offers."""
    if isinstance(given, Path) and not is_layer(given):
        return inspect(given, choices, progress), ()
    document, offered = layer_document(given, crs, choices.read_as().member, progress.part(0.0, 0.7))
    return inspect(document, choices, progress.part(0.7, 1.0)), offered


def _with_recipe(inspection: Inspection, choices: Choices) -> tuple[Inspection, Choices]:
    """The same file read with a recipe that was made for its columns, if there is one."""
    recipe = recipes.made_for(inspection.document)
    if recipe is None:
        return inspection, choices
    chosen = replace(choices, recipe=recipe, format=recipes.format_of(recipe))
    return inspect(inspection.document, chosen), chosen
