"""A QGIS profile of its own with the plugin's zip installed, and the environment QGIS needs to run with it.

python tools/qgis_profile.py FOLDER      build the package, install it in FOLDER, start the QGIS desktop
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

PLUGIN = "clefop_plugin"
SETTINGS = {
    "PythonPlugins": {PLUGIN: "true"},
    "locale": {"userLocale": "fr", "overrideFlag": "true", "globalLocale": "fr_FR"},
    "qgis": {"showTips340": "false", "showTips344": "false", "checkVersion": "false"},
    "migration": {"firstRunVersionFlag": "999999"},
    "app": {r"news-feed\items\httpsfeedqgisorg\disabled": "true"},
}


def install(archive: Path, folder: Path, settings: dict[str, dict[str, str]] | None = None) -> Path:
    """Unpack the zip in the default profile of ``folder`` and enable the plugin; return the plugins' folder."""
    profile = folder / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as content:
        content.extractall(plugins)
    ini = profile / "QGIS" / "QGIS3.ini"
    if not ini.exists():
        ini.parent.mkdir(parents=True, exist_ok=True)
        ini.write_text(_ini(SETTINGS | (settings or {})), encoding="utf-8")
    return plugins


def _ini(settings: dict[str, dict[str, str]]) -> str:
    lines = []
    for section, values in settings.items():
        lines += [f"[{section}]", *(f"{key}={value}" for key, value in values.items()), ""]
    return "\n".join(lines)


def environment(folder: Path) -> dict[str, str]:
    """Environment of a QGIS process outside the virtual environment: its packages, and the profile in ``folder``."""
    packages = sysconfig.get_paths()["purelib"]
    kept = {name: value for name, value in os.environ.items() if name not in {"QT_QPA_PLATFORM", "VIRTUAL_ENV"}}
    return kept | {"PYTHONPATH": packages, "QGIS_CUSTOM_CONFIG_PATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def main(arguments: list[str] | None = None) -> int:
    """Build, install over what the profile holds, start QGIS and wait for its end."""
    import package

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder.resolve()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        sys.exit("No screen was found (DISPLAY is not set): QGIS cannot be shown.")
    install(package.build(), folder)
    command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder)]
    return subprocess.run(command, env=environment(folder), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
