"""Names of sources as people read them: the kind of data, without the name of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clefop_plugin.core.names import typographic

#: « Parcoursup (formations.csv) »: what the file is, then its name.
_WITH_FILE = re.compile(r"^(?P<label>.+?)\s*\([^()]*\.\w{2,7}\)$")


def without_files(labels: Iterable[str]) -> list[str]:
    """Sources of imported lists: the kind of data without the name of the file, which is all there is sometimes."""
    return [typographic(found["label"] if (found := _WITH_FILE.match(label)) else label) for label in labels]
