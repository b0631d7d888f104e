"""Which optional Python packages are there, and the sentence the user gets when one is missing."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.util import find_spec

from clefop_plugin.core.text import tr

#: Packages the features need; numpy always comes with QGIS, the others with its full installers.
PACKAGES = ("numpy", "pandas", "scipy", "shapely", "matplotlib", "openpyxl")

#: What reading and writing a workspace needs.
WORKSPACE = ("numpy", "pandas", "shapely")
GENERATION = (*WORKSPACE, "scipy")

#: The parts of a package that hold compiled code its name alone does not import.
COMPILED = {
    "scipy": ("scipy.optimize", "scipy.sparse.csgraph", "scipy.spatial"),
    "matplotlib": ("matplotlib.backends.backend_agg",),
}

#: First version whose functions are those the plugin calls; Debian 12 has an older shapely.
MINIMUM = {"shapely": 2}


def missing(packages: tuple[str, ...] = PACKAGES) -> list[str]:
    """Names of the packages that this Python cannot find, or finds too old. Nothing is imported."""
    return [name for name in packages if find_spec(name) is None or too_old(name)]


def version(package: str) -> str:
    """The installed version, empty when it is not recorded. Nothing is imported of the package itself."""
    from importlib import metadata  # 20 ms, which the start of QGIS need not pay

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


@lru_cache(maxsize=16)
def too_old(package: str) -> str:
    """The version found when it is older than the plugin needs, else the empty text."""
    if package not in MINIMUM:
        return ""
    found = version(package)
    major = found.split(".")[0]
    return found if major.isdigit() and int(major) < MINIMUM[package] else ""


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
    if too_old(package):
        return tr(
            "The Python package “{package}” {version} is too old, {minimum} or newer is needed: {consequence}",
            package=package,
            version=too_old(package),
            minimum=f"{MINIMUM[package]}.0",
            consequence=lost[package],
        )
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


def load(packages: Iterable[str]) -> None:
    """Import packages with their compiled parts, in a thread that ends at once.

    A first import in a worker of QGIS would leave pybind11 with a pointer to a thread that Python has forgotten (see
    ``gui/tasks.py``). By ``__import__``, which QGIS watches: a module of the plugin that it has not seen come would
    stay, with its language, when the plugin is loaded again. Raises ImportError when one is missing.
    """
    with ThreadPoolExecutor(1) as apart:
        for package in packages:
            for name in (package, *COMPILED.get(package, ())):
                apart.submit(__import__, name).result()


def loaded(packages: Iterable[str]) -> bool:
    """Whether packages are already imported."""
    return all(package in sys.modules for package in packages)


def warm_up() -> None:
    """Import what a workspace needs, if it is not there yet. It takes a second: the window loads it beforehand."""
    for name in (*WORKSPACE, "shapely.geometry"):
        importlib.import_module(name)
