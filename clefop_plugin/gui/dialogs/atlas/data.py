"""What the atlas dialog offers: sets of territories, their members, indicators. Worker thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import Kind, TerritoryRef

Pair = tuple[str, str]
#: Territories that are known before the first page is drawn: all those of a region.
KNOWN = 60
#: Kind and id of a set of territories.
Key = tuple[str, str]


@dataclass(frozen=True)
class Coverage:
    """A set of territories one may print: a scenario (kind ``territory``) or a zoning (``zone``)."""

    kind: Kind
    id: str
    label: str
    members: tuple[Pair, ...]

    @property
    def key(self) -> Key:
        """Kind and id."""
        return self.kind, self.id


@dataclass(frozen=True)
class AtlasData:
    """``profiles`` are the dialog's own: they are used on the main thread once this is read."""

    profiles: Any
    coverages: Mapping[Key, Coverage]
    indicators: tuple[Pair, ...]


def read(workspace: Any, first: Key, progress: Progress) -> AtlasData:
    """Read what the form offers; the answers that the pages of ``first`` (or of the first set) ask for are ready."""
    from clefop_plugin.services.profiles import Profiles

    progress.update(0.1, tr("Reading the territories"))
    profiles = Profiles(workspace)
    coverages: dict[Key, Coverage] = {}
    for found in profiles.containers():
        if found.kind in ("territory", "zone") and found.count:
            members = tuple(profiles.members(found.kind, found.id))
            coverages[(found.kind, found.id)] = Coverage(found.kind, found.id, found.label, members)
    shown = coverages.get(first) or next(iter(coverages.values()), None)
    if shown is not None:
        refs = [TerritoryRef(shown.kind, shown.id, code) for code, _ in shown.members[:KNOWN]]
        for position, ref in enumerate(refs):
            progress.update(0.3 + 0.5 * position / len(refs))
            profiles.identity(ref)
        for answer in (profiles.figures, profiles.training_offer, profiles.support):
            progress.update(0.8)
            answer(refs[0])
        profiles.region.coverage  # noqa: B018 (kept by the region)
    rows = profiles.region.indicators
    return AtlasData(profiles, coverages, tuple(zip(rows["id"], rows["label"], strict=True)))
