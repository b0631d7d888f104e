"""Reading of parameters that name things of a workspace: zonings, scenarios, optional numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from clefop_plugin.core.errors import ClefopError, InputError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.workspace.store import Workspace


def split_ids(text: str) -> list[str]:
    """Ids of a list separated by semicolons (or line breaks), without blanks or empty parts."""
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def is_given(parameters: dict[str, Any], name: str) -> bool:
    """Whether the user gave a value; ``qgis_process`` and batch files give empty texts for what is left blank."""
    value = parameters.get(name)
    return value is not None and str(value).strip() not in ("", "NULL")


def find_scenario(workspace: Workspace, wanted: str) -> tuple[str, str]:
    """Id and label of the scenario with this id or label (see ``services.choice``)."""
    from clefop_plugin.services import choice

    return choice.find_scenario(workspace, wanted)


def find_zoning(workspace: Workspace, wanted: str) -> tuple[str, str]:
    """Id and label of the zoning with this id or label (see ``services.choice``)."""
    from clefop_plugin.services import choice

    return choice.find_zoning(workspace, wanted)


def find_region(wanted: str) -> str:
    """Code of the région given by its code or name, empty for none. Raises InputError when it is unknown."""
    from clefop_plugin.core.departements import REGIONS

    if not wanted or wanted in REGIONS:
        return wanted
    for code, name in REGIONS.items():
        if _plain(name) == _plain(wanted):
            return code
    raise InputError(
        tr(
            "The region {region} is unknown. Give its code or name, for example 52 or Pays de la Loire.",
            region=wanted,
        )
    )


def _plain(name: str) -> str:
    """A name without accents, case, hyphens or kind of apostrophe."""
    import unicodedata

    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def workspace_destination(path: Path | None) -> Path:
    """Path of a workspace to create, with its suffix. Raises InputError when none is given."""
    if path is None:
        raise InputError(tr("Choose the file of the workspace to create."))
    return path if path.suffix.lower() == ".gpkg" else path.with_name(path.name + ".gpkg")


def refuse_foreign_file(value: object) -> str:
    """A sentence when the file to create exists and is no workspace, else the empty text: it is never replaced."""
    from clefop_plugin.workspace.store import Workspace

    path = Path(str(value)) if isinstance(value, str) else None
    if path is None or not path.is_file():
        return ""
    try:
        Workspace.open(path)
    except ClefopError:
        return tr(
            "{file} exists and cannot be replaced, because it is not a CLEFOP workspace this version can read. Choose "
            "another name.",
            file=path.name,
        )
    return ""
