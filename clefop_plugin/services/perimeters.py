"""Territories made for the moment: a perimeter drawn by hand, or several territories taken as one.

Plain values: the panels import it at once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clefop_plugin.core.errors import WorkspaceError
from clefop_plugin.core.text import tr
from clefop_plugin.services.profile_types import TerritoryRef

#: Code of a perimeter: it is alone in its container, which is its own definition.
PERIMETER = "perimeter"
#: Names of parts that a union is named after.
_NAMED = 3


@dataclass(frozen=True)
class Perimeter:
    """A set of communes: those of a drawing (``communes``, by code), or those of other territories (``parts``).

    ``cut`` is the number of communes that the drawing only takes or leaves in part.
    """

    name: str = ""
    communes: tuple[str, ...] = ()
    parts: tuple[TerritoryRef, ...] = ()
    cut: int = 0

    @property
    def ref(self) -> TerritoryRef:
        """How every panel names this territory."""
        return TerritoryRef("perimeter", self.to_text(), PERIMETER)

    def to_text(self) -> str:
        """The definition as JSON, which :func:`read_perimeter` reads."""
        parts = [[part.kind, part.container, part.code] for part in self.parts]
        return json.dumps([self.name, list(self.communes), parts, self.cut], ensure_ascii=False)

    def union_name(self, names: Sequence[str]) -> str:
        """The name given, or one made of the names of the parts."""
        if self.name:
            return self.name
        shown = " + ".join(names[:_NAMED])
        more = len(names) - _NAMED
        return tr("{names} and {count} more", names=shown, count=more) if more > 0 else shown


def united(refs: Sequence[TerritoryRef]) -> TerritoryRef:
    """Several territories as one; a single one as it is."""
    return refs[0] if len(refs) == 1 else Perimeter(parts=tuple(refs)).ref


def read_perimeter(text: str) -> Perimeter:
    """A perimeter from its definition. Raises WorkspaceError when it is not one."""
    try:
        name, communes, parts, cut = json.loads(text)
        refs = tuple(_part(part) for part in parts)
        return Perimeter(str(name), tuple(str(code) for code in communes), refs, int(cut))
    except (ValueError, TypeError):
        raise WorkspaceError(tr("This perimeter cannot be read. Draw it again.")) from None


def _part(values: Any) -> TerritoryRef:
    kind, container, code = values
    if kind not in ("commune", "zone", "territory", "perimeter"):
        raise ValueError(kind)
    return TerritoryRef(kind, str(container), str(code))
