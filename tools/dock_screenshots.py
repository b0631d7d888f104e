"""Take pictures of every panel in every state, in a theme of QGIS, on the fictional region, and make its sheet.

    QT_QPA_PLATFORM=offscreen python tools/dock_screenshots.py --output build/docks [--theme dark] [--only training]

Each picture is ``<panel>_<state>_<theme>_<width>.png``. The states are real ones: a question that does not come back, a
file that does not answer, a table that is empty. Without ``--theme`` each theme is taken in a process of its own, since
QGIS colours its widgets at its start, and ``--documents FOLDER`` then joins the pictures of each panel into one sheet.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for _folder in ("tests/qgis", "tools", ""):
    sys.path.insert(0, str(ROOT / _folder))

THEMES = {"light": "default", "dark": "Night Mapping"}


def main() -> None:
    """Take the pictures of one theme, or of both and join them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "docks")
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--only", default="", help="a panel")
    parser.add_argument("--scale", type=float, default=1.0, help="size of the letters and of the pixels")
    parser.add_argument("--documents", type=Path, help="folder of the sheets")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked.output.mkdir(parents=True, exist_ok=True)
    if asked.theme is None:
        for theme in THEMES:
            # the parameters are those of this very script
            subprocess.run([sys.executable, *sys.argv, "--theme", theme], check=True)
        if asked.documents:
            from dock_sheets import make_sheets

            make_sheets(asked.output, asked.documents)
        return
    os.environ["QT_SCALE_FACTOR"] = f"{asked.scale:g}"
    from dock_states import Studio

    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), asked.output, asked.theme, THEMES[asked.theme], asked.scale)
        studio.take(asked.only)
        studio.leave()


if __name__ == "__main__":
    main()
