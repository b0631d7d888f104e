"""The plugin inside the QGIS window: actions, menu, toolbar, panels and dialogs. ``dispose`` removes them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QMenu

from clefop_plugin import settings
from clefop_plugin.cartography.template_items import TEMPLATES
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages, tasks
from clefop_plugin.gui.commands import Commands
from clefop_plugin.gui.context import Context
from clefop_plugin.gui.drops import FileDrops
from clefop_plugin.gui.highlight import Highlight
from clefop_plugin.gui.layer_follow import LayerFollow
from clefop_plugin.gui.locator import ClefopLocator
from clefop_plugin.gui.options import OPTIONS_PAGE, OptionsFactory
from clefop_plugin.gui.panels import DOCKS, panel_class
from clefop_plugin.gui.selection import Selection
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.sheets import SHEETS, set_values
from clefop_plugin.gui.tools.draw_tool import DrawTool
from clefop_plugin.gui.tools.pick_tool import PickTool

SHOWN = "docks/{name}"
#: Width of the panels when they are first shown, in lines of text: about 360 pixels.
WIDTH_LINES = 21


class Window(QObject):
    """Everything the plugin puts into one QGIS window. Panels are built when they are first shown."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface
        canvas = iface.mapCanvas()
        self.session = Session(iface, QgsProject.instance())
        self.selection = Selection(self.session)
        self.highlight = Highlight(canvas, self.selection)
        self.tool = PickTool(canvas, self.selection)
        self.draw_tool = DrawTool(canvas, self.selection)
        self.draw_tool.ended.connect(lambda: self.pick(True))
        self.layer_follow = LayerFollow(self.selection)
        self.commands = Commands(self)
        self.context = Context(
            iface=iface,
            session=self.session,
            selection=self.selection,
            highlight=self.highlight,
            pick=self.pick,
            draw=self.draw,
            compare=self.commands.compare,
            to_map=self.commands.selection_to_map,
            scenario_report=self.commands.scenario_report,
            run_algorithm=self.commands.run_algorithm,
            new_workspace=self.commands.new_workspace,
            load_demo=self.commands.load_demo,
            import_files=self.commands.import_files,
        )
        self.docks: dict[str, Any] = {}
        self._dozing = self._disposed = False
        self.actions: dict[str, QAction] = {}
        self.menu = QMenu(messages.TITLE, iface.mainWindow())
        self.menu.setObjectName("ClefopMenu")
        self.toolbar = iface.addToolBar(messages.TITLE)
        self.toolbar.setObjectName("ClefopToolbar")
        self.locator = ClefopLocator(self.selection.names, self.go_to)
        iface.registerLocatorFilter(self.locator)
        self.options = OptionsFactory()
        iface.registerOptionsWidgetFactory(self.options)
        self.drops = FileDrops(self.context, self)
        self.drops.watch(self.toolbar)
        self._make_actions()
        self._place_menu()
        self.tool.setAction(self.actions["pick"])
        self.draw_tool.setAction(self.actions["draw"])
        self.session.opened.connect(self._opened)
        self.session.closed.connect(self._enable)
        self.session.released.connect(self._doze)
        iface.currentThemeChanged.connect(self._theme)
        self._enable()
        # Drawing the icons takes longer than all the rest: QGIS starts first.
        QTimer.singleShot(0, self._theme)

    def dispose(self) -> None:
        """Remove everything this window got from the plugin, in the reverse order."""
        self._disposed = True
        self.iface.currentThemeChanged.disconnect(self._theme)
        self.iface.deregisterLocatorFilter(self.locator)
        self.iface.unregisterOptionsWidgetFactory(self.options)
        tasks.cancel_all()
        self.commands.dispose()
        canvas = self.iface.mapCanvas()
        if self._dozing:
            canvas.xyCoordinates.disconnect(self._wake)
        canvas.unsetMapTool(self.tool)
        canvas.unsetMapTool(self.draw_tool)
        self.layer_follow.dispose()
        for dock in self.docks.values():
            self.iface.removeDockWidget(dock)
            dock.dispose()
            dock.setParent(None)
            dock.deleteLater()
        self.docks = {}
        self.highlight.dispose()
        self.selection.dispose()
        self.session.dispose()
        self.menu.menuAction().setVisible(False)
        self.iface.mainWindow().menuBar().removeAction(self.menu.menuAction())
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.setParent(None)
        for action in self.actions.values():
            action.deleteLater()
        for widget in (self.menu, self.toolbar, self.tool, self.draw_tool):
            widget.deleteLater()
        self.actions = {}

    def pick(self, on: bool) -> None:
        """Take the map tool in hand, or put it down."""
        canvas = self.iface.mapCanvas()
        if on:
            canvas.setMapTool(self.tool)
        else:
            canvas.unsetMapTool(self.tool)

    def draw(self, on: bool = True) -> None:
        """Take the tool that draws a perimeter, or put it down."""
        canvas = self.iface.mapCanvas()
        if on and self.session.workspace is not None:
            canvas.setMapTool(self.draw_tool)
        else:
            canvas.unsetMapTool(self.draw_tool)

    def go_to(self, found: Any) -> None:
        """Select what the locator found, show it on the map and open the panel that tells of it."""
        if found.ref is None:
            messages.info(self.iface, tr("{name} is outside the region.", name=found.name))
            return
        panel = {"structure": "structures", "training": "training"}.get(found.what, "indicators")
        self.show_dock(panel, True)
        self.selection.select(found.ref)
        self.selection.described.connect(self._zoom_once)

    def _zoom_once(self) -> None:
        self.selection.described.disconnect(self._zoom_once)
        self.highlight.zoom()

    def _sheets(self) -> None:
        """The dialog of sheets, for the set of the selected territory."""
        self.commands.run_algorithm(SHEETS, set_values(self.selection.ref))

    def show_dock(self, name: str, shown: bool) -> None:
        """Show or hide a panel; it is built the first time."""
        if name not in self.docks:
            if not shown:
                return
            self._build_dock(name)
        self.docks[name].setUserVisible(shown)

    def show_options(self) -> None:
        """Open the options of QGIS on the page of the plugin."""
        self.iface.showOptionsDialog(self.iface.mainWindow(), OPTIONS_PAGE)

    def zoom_to_layers(self, layer_set: Any) -> None:
        """Move the map to what has just been loaded."""
        from qgis.core import QgsGeometry

        self.highlight.zoom_to(QgsGeometry.fromRect(layer_set.extent))

    def _build_dock(self, name: str) -> None:
        dock = panel_class(name)(self.context)
        self.drops.watch(dock)
        others = [other.objectName() for other in self.docks.values()]
        self.docks[name] = dock
        if others:
            self.iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock, others, True)
        else:
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            width = dock.fontMetrics().height() * WIDTH_LINES
            self.iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        dock.setToggleVisibilityAction(self.actions[name])
        dock.closedStateChanged.connect(lambda closed: self._remember(name, not closed))
        self._tell_picking(dock)
        self._remember(name, True)

    def _doze(self) -> None:
        """What was read is let go of: it is read again when the pointer comes back over the map, before a click."""
        if not self._dozing:
            self._dozing = True
            self.iface.mapCanvas().xyCoordinates.connect(self._wake)

    def _wake(self, _point: Any = None) -> None:
        if self._dozing:
            self._dozing = False
            self.iface.mapCanvas().xyCoordinates.disconnect(self._wake)
            self.selection.expect()

    def _remember(self, name: str, shown: bool) -> None:
        settings.set_value(SHOWN.format(name=name), shown)

    def _opened(self) -> None:
        self._enable()
        self._show_one_by_one([name for name in DOCKS if settings.value(SHOWN.format(name=name))])

    def _show_one_by_one(self, names: list[str], done: int = 0) -> None:
        """Show panels, each in its own turn of the event loop so that the window goes on; the first one is on top."""
        if self._disposed or self.session.workspace is None:
            return
        if done < len(names):
            self.show_dock(names[done], True)
            QTimer.singleShot(0, lambda: self._show_one_by_one(names, done + 1))
        elif names and not self.docks[names[0]].isHidden():  # the user may have closed it meanwhile
            self.docks[names[0]].setUserVisible(True)

    def _enable(self) -> None:
        there = self.session.workspace is not None
        names = (
            "import",
            "overlay",
            "generate",
            "atlas",
            "sheets",
            "tables",
            "layouts",
            "pick",
            "draw",
            "compare",
            "close",
        )
        for name in names:
            self.actions[name].setEnabled(there)
        if not there:
            self.pick(False)
            self.draw(False)

    def _make_actions(self) -> None:
        do = self.commands
        self._add("workspace_new", tr("New workspace…"), do.new_workspace)
        self._add("workspace_open", tr("Open a workspace…"), do.open_workspace)
        self._add("demo", tr("Load the fictional region"), do.load_demo)
        self._add("close", tr("Close the workspace"), do.close_workspace, icon="", bar=False)
        self._separate()
        self._add("import", tr("Import data…"), do.import_files)
        self._add("overlay", tr("Overlay zonings…"), lambda: do.run_algorithm("clefop:overlayzonings"))
        self._add("generate", tr("Generate territories…"), do.generate)
        self._add("atlas", tr("Export the atlas…"), do.export_atlas)
        self._add("sheets", tr("Territory sheets…"), self._sheets, icon="file", bar=False)
        self._add("tables", tr("Export the tables…"), do.export_tables, icon="export", bar=False)
        self._add_layouts()
        self._separate()
        self._add("pick", tr("Choose a territory"), self.pick, checkable=True)
        self._add("draw", tr("Draw a perimeter"), self.draw, checkable=True)
        self._add("compare", tr("Compare the pinned territories"), do.compare)
        self._add("indicators", tr("Indicators"), lambda on: self.show_dock("indicators", on), checkable=True)
        self._add("training", tr("Training offer"), lambda on: self.show_dock("training", on), checkable=True)
        label = tr("Training and recruitment")
        self._add("recruitment", label, lambda on: self.show_dock("recruitment", on), checkable=True)
        label = tr("Missions locales and support")
        self._add("structures", label, lambda on: self.show_dock("structures", on), checkable=True)
        label = tr("Commuting links and brakes")
        self._add("links", label, lambda on: self.show_dock("links", on), checkable=True)
        label = tr("Council and projects")
        self._add("council", label, lambda on: self.show_dock("council", on), checkable=True, icon="councils")
        self._add("zonings", tr("Zonings"), lambda on: self.show_dock("zonings", on), checkable=True)
        self._add("imports", tr("Imports"), lambda on: self.show_dock("imports", on), checkable=True)
        self._separate()
        self._add("options", tr("Options…"), self.show_options, bar=False)
        self._add("help", tr("Help"), do.help, bar=False)
        self.actions["pick"].toggled.connect(self._picking)

    def _add(
        self,
        name: str,
        label: str,
        action: Callable[..., None],
        checkable: bool = False,
        bar: bool = True,
        icon: str | None = None,
    ) -> None:
        item = QAction(label, self.iface.mainWindow())
        item.setObjectName(f"Clefop_{name}")
        item.setCheckable(checkable)
        drawing = name if icon is None else icon
        if drawing:
            item.setProperty("clefop_icon", drawing)
        if checkable:
            item.triggered.connect(lambda on: action(on))
        else:
            item.triggered.connect(lambda _checked=False: action())
        self.actions[name] = item
        self.menu.addAction(item)
        if bar:
            self.toolbar.addAction(item)

    def _add_layouts(self) -> None:
        """The submenu of the layout templates."""
        self._add("layouts", tr("CLEFOP layouts"), lambda: None, bar=False)
        submenu = QMenu(self.menu)
        for template, label in TEMPLATES.items():
            submenu.addAction(label()).triggered.connect(
                lambda _on=False, name=template: self.commands.add_layout(name)
            )
        self.actions["layouts"].setMenu(submenu)

    def _separate(self) -> None:
        self.menu.addSeparator()
        self.toolbar.addSeparator()

    def _place_menu(self) -> None:
        bar = self.iface.mainWindow().menuBar()
        before = self.iface.firstRightStandardMenu()
        if before is not None and hasattr(before, "menuAction"):
            bar.insertMenu(before.menuAction(), self.menu)
        else:
            bar.addMenu(self.menu)

    def _picking(self, _on: bool) -> None:
        for dock in self.docks.values():
            self._tell_picking(dock)

    def _tell_picking(self, dock: Any) -> None:
        """Panels about one territory have a button for the map tool in their header."""
        if hasattr(dock, "header"):
            dock.header.set_picking(self.actions["pick"].isChecked())

    def _theme(self, _name: str = "") -> None:
        from clefop_plugin.gui import icons

        palette = self.iface.mainWindow().palette()
        for action in self.actions.values():
            drawing = action.property("clefop_icon")
            if drawing:
                action.setIcon(icons.icon(drawing, palette))
