"""Small invented documents for the readers of zonings."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from clefop_plugin.core.progress import Progress
from clefop_plugin.sources import registry
from clefop_plugin.sources.documents import open_document
from clefop_plugin.sources.formats import Document, Options
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zoning_import import ZoningImport

COMMUNES = {"01004": "Ambre", "01007": "Belle", "2A004": "Cime", "44109": "Dune", "44143": "Étang", "75056": "Grand"}
EPCI = {"01004": "240100001", "01007": "240100001", "44109": "244400001", "44143": "244400001", "2A004": "242000001"}
OPTIONS = Options(communes=frozenset(COMMUNES), names=COMMUNES, zone_of={"epci": EPCI})


def opened(tmp_path: Path, name: str, text: str) -> Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return open_document(path)


def layer(name: str, rows: list[dict[str, str]], shapes: list[shapely.Geometry]) -> Document:
    path = Path(name)

    @contextmanager
    def stream():
        yield None

    lines = tuple(range(1, len(rows) + 1))
    table = Table(path, pd.DataFrame(rows, dtype=object), "", "", 1, 1, "", "", lines)
    return Document(path, stream, table, geometry=np.array(shapes, dtype=object))


def read(document: Document, options: Options = OPTIONS) -> tuple[str, ZoningImport]:
    """The id of the format that takes the document, and what it reads."""
    best = registry.best_of(registry.candidates(document, recipe=options.recipe))
    assert best is not None and best.recognition.why
    found = best.format.read(document, options, Progress())
    assert found.report.rows_read == found.report.rows_kept + found.report.skipped, found.report.as_text()
    return best.format.id, found


def zones_of(found: ZoningImport, zoning: str) -> dict[str, str]:
    rows = found.memberships[found.memberships["zoning_id"] == zoning]
    return dict(zip(rows["commune_code"], rows["zone_code"], strict=True))


def names_of(found: ZoningImport, zoning: str) -> dict[str, str]:
    rows = found.zones[found.zones["zoning_id"] == zoning]
    return dict(zip(rows["code"], rows["name"], strict=True))


SQUARES = [shapely.box(i, 0, i + 1, 1) for i in range(3)]
