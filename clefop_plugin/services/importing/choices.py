"""What the user may decide of an import. Everything left empty is found in the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from clefop_plugin.core.places import ToWorkspace
from clefop_plugin.services.vintages import VintageFiles
from clefop_plugin.sources.documents import Choice
from clefop_plugin.sources.fingerprints import file_hash
from clefop_plugin.sources.recipes import Recipe


@dataclass(frozen=True)
class Choices:
    """Choices of an import.

    ``theme`` restricts the formats tried, ``format`` names one; ``reading`` says how the bytes are read; ``key`` is
    the column of communes, ``fields`` the columns to import; ``scenario`` is the one that councils go to; ``files``
    convert the vintage; ``to_workspace`` projects longitudes and latitudes of places (None: the file's degrees are not
    used); ``again`` imports a file that was already imported, ``outside`` structures that are all outside the region.
    """

    theme: str = ""
    format: str = ""
    reading: Choice = field(default_factory=Choice)
    key: str = ""
    fields: tuple[str, ...] = ()
    vintage: str = ""
    period: str = ""
    labels: Path | None = None
    catalogue: Path | None = None
    network: str = ""
    basin_zoning: str = ""
    scenario: str = ""
    recipe: Recipe | None = None
    files: VintageFiles = field(default_factory=VintageFiles)
    to_workspace: ToWorkspace | None = None
    again: bool = False
    outside: bool = False

    def read_as(self) -> Choice:
        """How the file is opened: as the user says, else as the recipe does."""
        if self.recipe is None or self.reading != Choice():
            return self.reading
        return self.recipe.reading

    def fingerprint(self, sha256: str) -> str:
        """The same text for the same file, read with the same choices and the same companion files."""
        companions = (self.labels, self.catalogue, self.files.movements, self.files.population)
        said = [
            sha256,
            self.theme,
            self.format,
            str(self.reading),
            self.key,
            list(self.fields),
            self.vintage,
            self.period,
            self.network,
            self.basin_zoning,
            self.scenario,
            repr(self.recipe),
            [file_hash(path) if path is not None and path.is_file() else "" for path in companions],
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
