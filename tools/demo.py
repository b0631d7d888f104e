"""Do the main job from files to a printed atlas, with the algorithms of the checkout, and say what was made.

QT_QPA_PLATFORM=offscreen python tools/demo.py --output build/demo [--data FOLDER]

Without ``--data`` on the bundled fictional region; with it on the real files of Pays de la Loire in FOLDER.
Everything is said in French, like the plugin's users.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = Path("/usr/share/qgis/python/plugins")
SIZES = ("o", "Kio", "Mio")

#: References of the real study: weights of the labour-market, daily-life and administrative zonings.
REAL_REFERENCES = "ze2010=0.35;bv2012=0.20;arr=0.20;au2010=0.15;dep=0.10"
REAL_BOUNDS = {"K": 18, "MIN_POPULATION": 60_000, "MAX_POPULATION": 700_000}

#: Everything a demonstration writes.
FOLDERS = ("rapports", "scenario", "scenario_departements", "fiches")
FILES = ("workspace.gpkg", "superposition.gpkg", "contingence.csv", "atlas.pdf")


class DemoError(Exception):
    """The demonstration cannot go on; the text says why."""


@dataclass
class Demo:
    """Runs algorithms by id, keeps what they wrote and how long they took."""

    folder: Path
    made: list[tuple[Path, str]] = field(default_factory=list)

    def run(self, algorithm: str, **parameters: Any) -> dict[str, Any]:
        """Run ``clefop:algorithm`` and return its outputs. Raises DemoError with the algorithm's sentence."""
        import processing
        from qgis.core import QgsApplication, QgsProcessingException

        title = QgsApplication.processingRegistry().algorithmById(f"clefop:{algorithm}").displayName()
        start = time.perf_counter()
        feedback = quiet_feedback()
        try:
            results = processing.run(f"clefop:{algorithm}", parameters, feedback=feedback)
        except QgsProcessingException as error:
            raise DemoError(f"{title} : {error}") from error
        source = Path(str(parameters.get("INPUT", ""))).name
        detail = f" ({source})" if source else ""
        seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
        print(f"  {title}{detail} : {seconds} s", flush=True)
        for line in feedback.warnings:
            print(f"    {line}")
        return dict(results)

    def keep(self, path: Path, holds: str) -> None:
        """Note a file or folder that was made. Raises DemoError when it is not there or empty."""
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            raise DemoError(f"{path} n’a pas été écrit.")
        self.made.append((path, holds))

    def path(self, *parts: str) -> Path:
        """A path in the output folder, its parent made."""
        path = self.folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def quiet_feedback() -> Any:
    """A feedback that keeps warnings and says nothing by itself."""
    from qgis.core import QgsProcessingFeedback

    class Quiet(QgsProcessingFeedback):
        """Keeps the warnings."""

        def __init__(self) -> None:
            super().__init__(False)
            self.warnings: list[str] = []

        def pushWarning(self, warning: str | None) -> None:  # noqa: N802 - a name of QGIS
            """Keep one warning."""
            self.warnings.append(warning or "")

    return Quiet()


def start_qgis() -> Callable[[], None]:
    """Start QGIS without a window, in French, with the provider of the checkout; returns what ends it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    profile = ROOT / "build" / "demo-profile"
    profile.mkdir(parents=True, exist_ok=True)
    profile.chmod(0o700)  # Qt refuses a runtime folder that others may read
    os.environ.setdefault("XDG_RUNTIME_DIR", str(profile))
    sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
    sys.path.append(str(PLUGINS))
    try:
        from qgis.core import QgsApplication
    except ImportError as error:
        raise DemoError("QGIS n’est pas installé pour ce Python. Lancez d’abord « make setup ».") from error
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], True, str(profile))
    application.initQgis()
    from processing.core.Processing import Processing

    from clefop_plugin.processing.provider import ClefopProvider

    Processing.initialize()
    install_french()
    provider = ClefopProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    if not provider.algorithms():
        raise DemoError("Les algorithmes de l’extension n’ont pas été chargés.")

    def end() -> None:
        QgsApplication.processingRegistry().removeProvider(provider)
        application.exitQgis()

    return end


def install_french() -> None:
    """French sentences read from the translation's source: nothing needs compiling."""
    import translations

    from clefop_plugin.core.text import install_language

    texts = translations.read()
    install_language("fr", lambda source: texts.get(source) or source)


def fictional(demo: Demo) -> None:
    """The path on the fictional region."""
    workspace = demo.path("workspace.gpkg")
    loaded = demo.run("loaddemo", WORKSPACE=str(workspace))
    demo.keep(workspace, "l’espace de travail : communes, zonages, indicateurs, formations, structures, scénarios")
    ids = [zoning for zoning in ("epci", "ze2020", "arr") if zoning in loaded["ZONINGS"].split(";")]
    overlay(demo, workspace, ids)
    scenario = generate(demo, workspace, "scenario", SCENARIO_NAME="Scénario de démonstration généré", TIME_LIMIT=20)
    atlas(demo, workspace, scenario)


def real(demo: Demo, data: Path) -> None:
    """The path on the real files of Pays de la Loire."""
    workspace = demo.path("workspace.gpkg")
    communes = need(data, "communes_pdl_2018.geojson")
    demo.run(
        "createworkspace",
        INPUT=str(communes),
        **dict(zip(("CODE_FIELD", "NAME_FIELD"), commune_fields(communes), strict=True)),
        POPULATION_TABLE=str(need(data, "population_communes_france_cog2018_2021_2024.csv")),
        NAME="Pays de la Loire",
        VINTAGE="2018",
        REGION="52",
        CRS="EPSG:2154",
        WORKSPACE=str(workspace),
        REPORT=str(demo.path("rapports", "creation.html")),
    )
    import_all(demo, data, workspace)
    demo.keep(workspace, "l’espace de travail : communes 2018, zonages, indicateurs, formations, structures, scénarios")
    demo.keep(demo.path("rapports"), "les rapports d’import (HTML) : ce qui a été lu, corrigé, écarté, et pourquoi")
    overlay(demo, workspace, ["epci", "ze2010", "arr"])
    scenario = generate(
        demo,
        workspace,
        "scenario",
        **REAL_BOUNDS,
        REFERENCES=REAL_REFERENCES,
        SCENARIO_NAME="18 territoires",
        TIME_LIMIT=30,
    )
    generate(
        demo,
        workspace,
        "scenario_departements",
        **REAL_BOUNDS,
        REFERENCES=REAL_REFERENCES,
        NEST_IN="dep",
        SCENARIO_NAME="18 territoires sans franchir les départements",
        TIME_LIMIT=30,
    )
    atlas(demo, workspace, scenario)


def import_all(demo: Demo, data: Path, workspace: Path) -> None:
    """Every real file the demonstration uses, one import and one report each."""
    plan: list[tuple[str, str, dict[str, str]]] = [
        (
            "importzonings",
            "appartenance_communes_2018_france.csv",
            {"LABELS": str(need(data, "libelles_zonages_2018_france.csv")), "VINTAGE": "2018"},
        ),
        (
            "importzonings",
            "appartenance_communes_2021_france.csv",
            {
                "FIELDS": "ZE2020",
                "LABELS": str(need(data, "libelles_zonages_2021_france.csv")),
                "VINTAGE": "2021",
                "MOVEMENTS": str(need(data, "mouvements_communes_pdl_1943_2024.csv")),
            },
        ),
        ("importzonings", "bassins_emploi_france_travail_2021_pdl.csv", {}),
        ("importzonings", "territoires_industrie_pdl.geojson", {}),
        ("importindicators", "filosofi_2021_communes_pdl.csv", {}),
        ("importindicators", "taux_chomage_ze2020_trimestriel_brut.csv", {}),
        ("importindicators", "etablissements_par_taille_2014_pdl.csv", {}),
        ("importtrainings", "formations_parcoursup_pdl.csv", {}),
        ("importtrainings", "lheo_2.2_exemple_bts_onisep.xml", {}),
        ("importtrainings", "lheo_2.2_exemple_intercarif_anotea.xml", {}),
        ("importstructures", "agences_france_travail_pdl.csv", {}),
    ]
    for algorithm, name, more in plan:
        path = need(data, name)
        report = demo.path("rapports", f"{path.stem}.html")
        demo.run(algorithm, WORKSPACE=str(workspace), INPUT=str(path), REPORT=str(report), **more)


def overlay(demo: Demo, workspace: Path, zonings: list[str]) -> None:
    """Overlay a few zonings."""
    polygons, table = demo.path("superposition.gpkg"), demo.path("contingence.csv")
    found = demo.run(
        "overlayzonings",
        WORKSPACE=str(workspace),
        ZONINGS=";".join(zonings),
        OUTPUT=str(polygons),
        OUTPUT_TABLE=str(table),
    )
    names = " × ".join(zonings)
    demo.keep(polygons, f"la superposition {names} : {found['COMBINATIONS']} combinaisons, une par polygone")
    demo.keep(table, "le tableau de contingence de chaque paire de zonages")


def generate(demo: Demo, workspace: Path, name: str, **parameters: Any) -> str:
    """Generate territories; returns the id of the scenario."""
    paths = {
        "OUTPUT": demo.path(name, "territoires.gpkg"),
        "OUTPUT_BLOCKS": demo.path(name, "blocs.csv"),
        "OUTPUT_REPORT": demo.path(name, "rapport.html"),
        "OUTPUT_PARAMETERS": demo.path(name, "parametres.json"),
    }
    outputs = {key: str(path) for key, path in paths.items()}
    found = demo.run("generateterritories", WORKSPACE=str(workspace), **outputs, **parameters)
    demo.keep(paths["OUTPUT"], f"les territoires générés (scénario {found['SCENARIO']})")
    demo.keep(paths["OUTPUT_BLOCKS"], "le territoire de chaque EPCI")
    demo.keep(paths["OUTPUT_REPORT"], "le rapport de génération, à lire dans un navigateur")
    demo.keep(paths["OUTPUT_PARAMETERS"], "les paramètres du calcul, à redonner pour le refaire")
    return str(found["SCENARIO"])


def atlas(demo: Demo, workspace: Path, scenario: str) -> None:
    """Print the atlas, and one sheet per territory."""
    pdf, folder = demo.path("atlas.pdf"), demo.path("fiches", "x").parent
    found = demo.run("exportatlas", WORKSPACE=str(workspace), SCENARIO=scenario, OUTPUT=str(pdf), FOLDER=str(folder))
    demo.keep(
        pdf,
        f"l’atlas du scénario {scenario} : {found['PAGE_COUNT']} pages, de la couverture à la méthode",
    )
    demo.keep(folder, "les fiches, un PDF par territoire")
    if not found.get("PAGE_COUNT"):
        raise DemoError("L’atlas ne contient aucune page.")


def commune_fields(path: Path) -> tuple[str, str]:
    """Names of the code and name fields of the commune file."""
    from qgis.core import QgsVectorLayer

    names = [f.name() for f in QgsVectorLayer(str(path), "communes", "ogr").fields()]
    code = next((n for n in ("code", "codgeo", "insee_com") if n in names), None)
    name = next((n for n in ("nom", "libgeo", "name") if n in names), None)
    if code is None or name is None:
        raise DemoError(f"{path.name} n’a pas de champ de code et de nom ; il a {', '.join(names)}.")
    return code, name


def clear(folder: Path) -> None:
    """Make the folder, and remove what an earlier demonstration wrote in it, by name: nothing else is touched."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in FILES:
        (folder / name).unlink(missing_ok=True)


def need(data: Path, name: str) -> Path:
    """Path of a data file. Raises DemoError when it is missing."""
    path = data / name
    if not path.is_file():
        raise DemoError(f"Le fichier {name} manque dans {data}.")
    return path


def size(path: Path) -> str:
    """Size of a file, or number of files of a folder, as read in French."""
    if path.is_dir():
        count = sum(1 for p in path.iterdir() if p.is_file())
        return f"{count} fichier{'s' if count > 1 else ''}"
    value, unit = float(path.stat().st_size), 0
    while value >= 1024 and unit < len(SIZES) - 1:
        value, unit = value / 1024, unit + 1
    return f"{value:.0f} {SIZES[unit]}"


def shown(path: Path) -> str:
    """A path as short as it can be from here."""
    return os.path.relpath(path)


def main(arguments: list[str]) -> int:
    """Run the demonstration; 0 when everything was made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "demo")
    parser.add_argument("--data", type=Path)
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    end: Callable[[], None] | None = None
    try:
        output = options.output.resolve()
        if options.data is not None and not options.data.is_dir():
            raise DemoError(f"Le dossier {options.data} n’existe pas.")
        clear(output)
        demo = Demo(output)
        end = start_qgis()
        print(
            "Région fictive : rien n’y existe, ne citez pas ses chiffres."
            if options.data is None
            else "Pays de la Loire."
        )
        if options.data is None:
            fictional(demo)
        else:
            real(demo, options.data.resolve())
    except (DemoError, OSError) as error:
        print(f"La démonstration s’est arrêtée. {error}", file=sys.stderr)
        return 1
    finally:
        if end is not None:
            end()
    print(f"\nTerminé en {time.perf_counter() - start:.0f} s. Dans {shown(output)} :")
    width = max(len(shown(path)) for path, _ in demo.made)
    for path, holds in demo.made:
        print(f"  {shown(path):<{width}}  {holds} ({size(path)})")
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # QGIS has ended; its libraries sometimes abort when Python unloads them afterwards
