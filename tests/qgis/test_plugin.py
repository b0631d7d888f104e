"""The plugin in a window: loading, unloading and loading again leave nothing behind; loading is light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "unit"))

import small_region
from gui_fixtures import FakeIface, wait_for

from clefop_plugin import classFactory
from clefop_plugin.core import text

ROOT = Path(__file__).resolve().parent.parent.parent


def providers() -> list[str]:
    return [provider.id() for provider in QgsApplication.processingRegistry().providers()]


def leftovers(iface: FakeIface) -> tuple[int, int, int, int]:
    from qgis.PyQt.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = iface.window
    return (
        len(window.findChildren(QToolBar)),
        len(window.menuBar().actions()),
        len(window.findChildren(QDockWidget)),
        len(iface.canvas.scene().items()),
    )


def test_loading_twice_leaves_nothing(qgis_new_project: None, tmp_path: Path) -> None:
    iface = FakeIface()
    iface.window.show()
    before, known = leftovers(iface), providers()
    path = tmp_path / "small.gpkg"
    small_region.make(path)
    for _ in range(2):
        plugin = classFactory(iface)
        plugin.initGui()
        assert "clefop" in providers()
        assert "CLEFOP" in [action.text() for action in iface.window.menuBar().actions()]
        window = plugin.window
        assert window is not None
        window.session.open(path)
        wait_for(lambda window=window: window.selection.members)
        window.actions["pick"].trigger()
        assert iface.canvas.mapTool() is window.tool
        window.selection.step(1)
        wait_for(lambda window=window: window.selection.description)
        assert set(window.docks) == {"indicators", "training", "structures", "links", "zonings"}
        plugin.unload()
        assert providers() == known
        assert leftovers(iface) == before
        assert iface.canvas.mapTool() is not window.tool


def test_actions_need_a_workspace(qgis_new_project: None) -> None:
    plugin = classFactory(FakeIface())
    plugin.initGui()
    assert plugin.window is not None
    actions = plugin.window.actions
    assert not actions["generate"].isEnabled()
    assert not actions["pick"].isEnabled()
    assert actions["workspace_new"].isEnabled()
    assert actions["demo"].isEnabled()
    drawn = [action for name, action in actions.items() if name not in ("close", "options")]
    wait_for(lambda: all(not action.icon().isNull() for action in drawn))  # once QGIS has started
    plugin.unload()


def test_unload_gives_the_language_back(qgis_new_project: None) -> None:
    plugin = classFactory(FakeIface())
    plugin.initGui()
    plugin.unload()
    assert text.language() == "en"
    assert text.tr("Cancel") == "Cancel"


def test_without_window_there_is_only_the_provider() -> None:
    known = providers()
    plugin = classFactory(None)
    plugin.initProcessing()
    assert "clefop" in providers()
    plugin.unload()
    assert providers() == known


@pytest.mark.parametrize("module", ["pandas", "scipy", "matplotlib", "openpyxl"])
def test_loading_imports_nothing_heavy(module: str) -> None:
    code = (
        "import sys; from qgis.core import QgsApplication; import clefop_plugin.plugin, clefop_plugin.gui.window, "
        f"clefop_plugin.processing.provider; sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_closed_dialog_is_released(qgis_new_project: None) -> None:
    iface = FakeIface()
    iface.window.show()
    plugin = classFactory(iface)
    plugin.initGui()
    commands = plugin.window.commands
    commands.help()
    (dialog,) = commands._dialogs
    dialog.close()
    wait_for(lambda: leftovers(iface) and not commands._dialogs)
    commands.help()
    plugin.unload()
    wait_for(lambda: leftovers(iface) and not commands._dialogs)
