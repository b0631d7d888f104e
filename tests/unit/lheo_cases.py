"""Small invented LHÉO files that the tests share."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import lheo

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from _lheo_files import write_lheo

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>\n'
TAIL = "</offres></lheo>"


def read(content: str | bytes, progress: Progress | None = None):
    data = content.encode() if isinstance(content, str) else content
    return lheo.read_stream(io.BytesIO(data), "essai.xml", len(data), progress)


def formation(action: str = "", before: str = "", after: str = "", number: str = "F1") -> str:
    return (
        f'<formation numero="{number}"><intitule-formation>CAP Cuisine</intitule-formation>{before}'
        f'<action numero="A1">{action}</action>{after}</formation>\n'
    )


def offer(*formations: str) -> str:
    return HEAD + "".join(formations) + TAIL


def place(inside: str) -> str:
    return f"<lieu-de-formation><coordonnees>{inside}</coordonnees></lieu-de-formation>"


def sample_in(folder: Path) -> bytes:
    """A valid file of about 60 kB."""
    path = folder / "offre.xml"
    write_lheo(path, 0.06, long_texts=False)
    return path.read_bytes()
