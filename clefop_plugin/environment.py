"""Which optional Python packages are there, and the sentence the user gets when one is missing."""

from __future__ import annotations

import importlib
from importlib.util import find_spec

from clefop_plugin.core.text import tr

#: Packages the features need; numpy always comes with QGIS, the others with its full installers.
PACKAGES = ("numpy", "pandas", "scipy", "shapely", "matplotlib", "openpyxl")

#: What reading and writing a workspace needs.
WORKSPACE = ("numpy", "pandas", "shapely")
GENERATION = (*WORKSPACE, "scipy")


def missing(packages: tuple[str, ...] = PACKAGES) -> list[str]:
    """Names of the packages that this Python cannot find. Nothing is imported."""
    return [name for name in packages if find_spec(name) is None]


def sentence(package: str) -> str:
    """What the user loses without ``package``, and what remains."""
    lost = {
        "numpy": tr("nothing can be read or computed."),
        "pandas": tr("no workspace can be read or written."),
        "scipy": tr("territories cannot be generated; everything else remains usable."),
        "shapely": tr("no workspace can be read or written."),
        "matplotlib": tr("charts of the atlas are absent; figures and maps remain usable."),
        "openpyxl": tr("XLSX files cannot be read; save them as CSV or ODS."),
    }
    return tr("The Python package “{package}” is missing: {consequence}", package=package, consequence=lost[package])


def obstacle(packages: tuple[str, ...]) -> str:
    """The sentence about the first missing package, or an empty text when all are there."""
    absent = missing(packages)
    return sentence(absent[0]) if absent else ""


def how_to_install() -> str:
    """How to add the missing packages without harming QGIS, for each system."""
    return tr(
        "On Windows, use the full installer of QGIS (MSI), or add the package python3-{packages} in OSGeo4W. On "
        "Debian and Ubuntu, install python3-{packages} with the system's package manager. Do not use pip inside "
        "QGIS: it may replace the packages QGIS itself was built with.",
        packages=", python3-".join(missing()) or "pandas",
    )


def warm_up() -> None:
    """Import the compiled packages once, on the main thread: a first import in a worker crashed some systems."""
    for name in (*WORKSPACE, "shapely.geometry"):
        importlib.import_module(name)
