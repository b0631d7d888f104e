"""Fixtures of the tests that need QGIS."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsSettings

#: A region of 4 × 3 square communes of 5 km, two départements, three EPCI, in Lambert-93.
SIDE = 5000.0
COMMUNES = [
    (f"{44 if column < 2 else 49}{row + 1:01d}{column + 1:02d}", row, column) for row in range(3) for column in range(4)
]


class RecordingFeedback(QgsProcessingFeedback):
    """Keeps everything an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []
        self.errors: list[str] = []
        self.fractions: list[float] = []
        self.progressChanged.connect(self.fractions.append)

    def pushInfo(self, info: str | None) -> None:
        self.lines.append(info or "")

    def pushWarning(self, warning: str | None) -> None:
        self.lines.append(warning or "")

    def setProgressText(self, text: str | None) -> None:
        self.lines.append(text or "")

    def reportError(self, error: str | None, fatalError: bool = False) -> None:  # noqa: N803
        self.errors.append(error or "")

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@pytest.fixture
def feedback() -> RecordingFeedback:
    return RecordingFeedback()


@pytest.fixture
def provider(qgis_processing: None) -> Iterator[Any]:
    """The provider, registered for the time of one test."""
    from clefop_plugin.processing.provider import ClefopProvider

    registry = QgsApplication.processingRegistry()
    for stale in [p for p in registry.providers() if p.id() == "clefop"]:
        registry.removeProvider(stale)
    provider = ClefopProvider()
    registry.addProvider(provider)
    yield provider
    registry.removeProvider(provider)


@pytest.fixture
def run(provider: Any, feedback: RecordingFeedback) -> Callable[..., dict[str, Any]]:
    """Run an algorithm of the provider by its short name."""
    import processing

    def call(name: str, **parameters: Any) -> dict[str, Any]:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        results = processing.run(f"clefop:{name}", parameters, context=context, feedback=feedback)
        assert isinstance(results, dict)
        return results

    return call


@pytest.fixture
def french() -> Iterator[None]:
    """The French translation installed, from the sources of the translations."""
    import sys

    from clefop_plugin.core import text

    root = Path(__file__).resolve().parents[2]
    sys.path.insert(0, str(root / "tools"))
    try:
        import translations
    finally:
        sys.path.pop(0)
    texts = translations.read()
    text.install_language("fr", lambda source: texts.get(source) or source)
    yield
    text.install_language("en", None)


@pytest.fixture
def window(qgis_new_project: None) -> Iterator[Any]:
    """The plugin in a window, in English, with no setting kept from before nor for after."""
    from gui_fixtures import FakeIface

    from clefop_plugin.core import text
    from clefop_plugin.gui.window import Window

    QgsSettings().remove("clefop")
    iface = FakeIface()
    iface.window.resize(1200, 900)
    iface.window.show()
    found = Window(iface)
    yield found
    found.dispose()
    QgsSettings().remove("clefop")
    text.install_language("en", None)


@pytest.fixture
def small_region(tmp_path: Path) -> Path:
    """Invented files of a small region: communes.geojson, appartenance.csv, population.csv and others."""
    folder = tmp_path / "files"
    folder.mkdir()
    _write_communes(folder / "communes.geojson")
    rows = ["CODGEO;LIBGEO;DEP;EPCI;ZE2020;POP"]
    for code, row, column in COMMUNES:
        epci = ("200000001", "200000002", "200000003")[min(column, 2)]
        area = "5201" if row < 2 else "5202"
        rows.append(f"{code};Commune {code};{code[:2]};{epci};{area};{1000 * (row + 1)}")
    (folder / "appartenance_2024.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    people = ["COG;CODGEO;LIBGEO;POP"] + [f"2024;{code};Commune {code};{1000 * (row + 1)}" for code, row, _ in COMMUNES]
    (folder / "population_communes.csv").write_text("\n".join(people) + "\n", encoding="utf-8")
    return folder


def _write_communes(path: Path) -> None:
    features = []
    for code, row, column in COMMUNES:
        x, y = 350_000 + SIDE * column, 6_700_000 + SIDE * row
        ring = [[x, y], [x + SIDE, y], [x + SIDE, y + SIDE], [x, y + SIDE], [x, y]]
        features.append(
            {
                "type": "Feature",
                "properties": {"code": code, "nom": f"Commune {code}", "habitants": 1000 * (row + 1)},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")


@pytest.fixture
def small_workspace(run: Callable[..., dict[str, Any]], small_region: Path, tmp_path: Path) -> Path:
    """A workspace of the small region, with its zonings, made by the algorithms themselves."""
    path = tmp_path / "small.gpkg"
    run(
        "createworkspace",
        INPUT=str(small_region / "communes.geojson"),
        CODE_FIELD="code",
        NAME_FIELD="nom",
        POPULATION_FIELD="habitants",
        NAME="Petite région",
        VINTAGE="2024",
        CRS="EPSG:2154",
        WORKSPACE=str(path),
    )
    run(
        "importzonings",
        WORKSPACE=str(path),
        INPUT=str(small_region / "appartenance_2024.csv"),
        FIELDS="EPCI;ZE2020;DEP",
    )
    return path


@pytest.fixture(scope="session")
def demo_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional region, complete, made once; tests that write copy it first."""
    from clefop_plugin.services.demo import load_demo

    path = tmp_path_factory.mktemp("demo") / "demo.gpkg"
    load_demo(path)
    return path


@pytest.fixture
def demo_file() -> Callable[[str], Path]:
    """Path of a file of the fictional region."""
    from clefop_plugin import paths

    return lambda name: paths.resource("demo", name)


@pytest.fixture
def load_results(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """``processing.runAndLoadResults`` without interface: QGIS 3.44 asks it for a layer tree view, lacking here."""
    import processing
    import processing.gui.Postprocessing

    monkeypatch.setattr(processing.gui.Postprocessing, "iface", None)
    return processing.runAndLoadResults
