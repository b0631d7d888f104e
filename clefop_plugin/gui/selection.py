"""The one selection every panel follows: a container (scenario, zoning, communes) and one or more territories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QObject, pyqtSignal

from clefop_plugin import settings
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.gui import messages
from clefop_plugin.gui.members import Members
from clefop_plugin.gui.names import Names
from clefop_plugin.gui.perimeters import Perimeters
from clefop_plugin.gui.pins import Pins
from clefop_plugin.gui.session import Session
from clefop_plugin.gui.tasks import Failure

if TYPE_CHECKING:
    from clefop_plugin.services.perimeters import Perimeter
    from clefop_plugin.services.profile_types import Identity, Kind, Lying, TerritoryRef

SCOPE, KEY = "clefop", "container"
#: Territories of a selection whose own limits are drawn; beyond, only the outline of the whole is.
MOST_OUTLINES = 60


@dataclass(frozen=True)
class Description:
    """Who the selected territory is, its outline in the workspace CRS, and those of its parts when it has some."""

    identity: Identity
    outline: QgsGeometry
    parts: tuple[QgsGeometry, ...] = ()


class Selection(QObject):
    """What is selected; several territories (``refs``) count as one (``ref``), their union.

    Signals: ``changed`` (another territory or none), ``described`` (its identity was read), ``listed`` (the containers,
    or the territories of the current one, are known or new), ``expected`` (a click may come: what any territory needs
    should be read).
    """

    changed = pyqtSignal()
    described = pyqtSignal()
    listed = pyqtSignal()
    expected = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.names = Names(session)
        self.pins = Pins(self)
        self.perimeters = Perimeters(session, self)
        self.refs: list[TerritoryRef] = []
        self.ref: TerritoryRef | None = None
        self.description: Description | None = None
        self.containers: list[Any] = []
        self.kind: Kind = "commune"
        self.container = ""
        self.members = Members()
        self._commune = ""
        self._prepared = False
        session.opened.connect(self._start)
        session.closed.connect(self._clear_all)
        session.changed.connect(self._refresh)
        session.released.connect(self.names.forget)
        session.project.writeProject.connect(self._remember)

    def dispose(self) -> None:
        """Cut the link with the project: called when the plugin is unloaded."""
        self.session.project.writeProject.disconnect(self._remember)
        self.perimeters.dispose()

    def select(self, ref: TerritoryRef | None) -> None:
        """Select a territory (of any container, or a perimeter), or nothing."""
        self.select_all([] if ref is None else [ref])

    def select_all(self, refs: Sequence[TerritoryRef]) -> None:
        """Select several territories, which count as one."""
        self.refs = list(refs)
        self.ref = None
        if self.refs:
            from clefop_plugin.services.perimeters import united

            self.ref = united(self.refs)
            last = self.refs[-1]
            # A perimeter leaves the container as it is: a click on the map still chooses there.
            if last.kind != "perimeter" and (last.kind, last.container) != (self.kind, self.container):
                self._enter(last.kind, last.container)
        self.description = None
        self.changed.emit()
        self._describe()

    def toggle(self, ref: TerritoryRef) -> None:
        """Add a territory to the selection, or take it out; those of another container leave it."""
        if ref in self.refs:
            self.select_all([other for other in self.refs if other != ref])
            return
        same = [o for o in self.refs if o.kind == "perimeter" or (o.kind, o.container) == (ref.kind, ref.container)]
        self.select_all([*same, ref])

    def draw(self, outline: QgsGeometry) -> None:
        """Select the communes inside a polygon of the workspace CRS, and keep them as a perimeter."""
        if self.session.reader is None:
            return
        name, wkb = self.perimeters.next_name(), bytes(outline.asWkb())

        def communes(profiles: Any, _progress: Progress) -> Perimeter | None:
            return profiles.perimeter(name, wkb)

        self.session.reader.ask("selection.draw", communes, self._drawn, self._failed, first=True)

    def _drawn(self, perimeter: Perimeter | None) -> None:
        if perimeter is None:
            sentence = tr("No commune has its centre in this drawing. Draw a larger perimeter.")
            messages.info(self.session.iface, sentence)
            return
        self.perimeters.keep(perimeter)
        self.select(perimeter.ref)

    def rename_perimeter(self, name: str) -> None:
        """Give the selected perimeter, or the selected territories together, a name, and keep it."""
        old = self.ref
        if old is not None and old.kind == "perimeter" and name.strip():
            new = self.perimeters.rename(old, name)
            self.pins.replace(old, new)
            self.select(new)

    def remove_perimeter(self) -> None:
        """Forget the selected perimeter."""
        old = self.ref
        if old is not None and self.perimeters.find(old) is not None:
            self.perimeters.remove(old)
            self.pins.replace(old, None)
            self.select(None)

    def step(self, by: int) -> None:
        """Select the next (1) or previous (-1) territory of the container, round and round."""
        if not self.members:
            return
        from clefop_plugin.services.profile_types import TerritoryRef

        here = self.members.place(self.refs[-1].code) if self.refs else -1
        if here < 0 and by < 0:
            here = 0
        code, _name = self.members[(here + by) % len(self.members)]
        self.select(TerritoryRef(self.kind, self.container, code))

    def choose_container(self, kind: Kind, container: str) -> None:
        """Work with the territories of another container; the same place stays selected when it has one there."""
        if (kind, container) == (self.kind, self.container):
            return
        before = self.ref
        self._enter(kind, container)
        if before is None or self.session.reader is None:
            return

        def same_place(profiles: Any, _progress: Progress) -> TerritoryRef | None:
            inside = profiles.communes_of(before)
            commune = self._commune if self._commune in inside else (inside[0] if inside else "")
            return profiles.locate(kind, container, commune)

        self.session.reader.ask("selection.place", same_place, self.select, self._failed, first=True)

    def pick(self, point: QgsPointXY, adding: bool = False) -> None:
        """Select the territory of the current container that holds a point of the workspace CRS.

        ``adding``: put it beside those that are selected, or take it out.
        """
        reader = self.session.reader
        if reader is None:
            return
        kind, container, x, y = self.kind, self.container, point.x(), point.y()

        def locate(profiles: Any, _progress: Progress) -> tuple[str, TerritoryRef | None]:
            commune = profiles.commune_at(x, y)
            return (commune or "", profiles.locate(kind, container, commune) if commune else None)

        reader.ask("selection.pick", locate, lambda found: self._picked(found, adding), self._failed, first=True)

    def ask_lying(self, point: QgsPointXY, done: Callable[[list[Lying]], None]) -> None:
        """Give ``done`` every territory that holds a point of the workspace CRS."""
        reader = self.session.reader
        if reader is None:
            return
        x, y = point.x(), point.y()

        def lying(profiles: Any, _progress: Progress) -> list[Lying]:
            return profiles.lying_at(x, y)

        reader.ask("selection.lying", lying, done, self._failed, first=True)

    def _picked(self, found: tuple[str, TerritoryRef | None], adding: bool) -> None:
        commune, ref = found
        if ref is not None:
            self._commune = commune
            (self.toggle if adding else self.select)(ref)
        elif commune:
            messages.info(
                self.session.iface, tr("This commune has no zone in “{container}”.", container=self.container_label())
            )
        else:
            self.say_outside()

    def say_outside(self) -> None:
        """There is nothing where the user has clicked."""
        messages.info(self.session.iface, tr("No commune of the workspace here. Click inside the region."))

    def container_label(self) -> str:
        """Name of the current container."""
        for found in self.containers:
            if (found.kind, found.id) == (self.kind, self.container):
                return str(found.label)
        return ""

    def _start(self) -> None:
        self._prepared = False
        self._ask_containers(self._choose_first)

    def _refresh(self) -> None:
        self._ask_containers(self._keep)

    def _ask_containers(self, done: Any) -> None:
        if self.session.reader is not None:
            question = _containers
            self.session.reader.ask("selection.containers", question, done, self._failed)

    def _choose_first(self, containers: list[Any]) -> None:
        self.containers = containers
        if containers:
            stored, _ = self.session.project.readEntry(SCOPE, KEY, "")
            known = {f"{found.kind}:{found.id}": found for found in containers}
            first = known.get(stored) or preferred(containers)
            self._enter(first.kind, first.id)
        self.listed.emit()

    def _remember(self, _document: Any = None) -> None:
        """The project is being saved: with the container that clicks choose in."""
        if self.session.workspace is not None:
            self.session.project.writeEntry(SCOPE, KEY, f"{self.kind}:{self.container}")

    def _keep(self, containers: list[Any]) -> None:
        self.containers = containers
        if (self.kind, self.container) in [(c.kind, c.id) for c in containers]:
            self._enter(self.kind, self.container)
            self._describe()
        else:
            self.select(None)
            self._choose_first(containers)

    def _enter(self, kind: Kind, container: str) -> None:
        self.kind, self.container, self.members = kind, container, Members()
        if self.session.reader is None:
            return

        def members(profiles: Any, _progress: Progress) -> Members:
            return Members(profiles.members(kind, container))

        self.session.reader.ask("selection.members", members, self._fill, self._failed, first=True)

    def _fill(self, found: Members) -> None:
        self.members = found
        self.listed.emit()
        if found and not self._prepared:
            self.expect()

    @property
    def first(self) -> TerritoryRef | None:
        """The first territory of the container, None when there is none."""
        if not self.members:
            return None
        from clefop_plugin.services.profile_types import TerritoryRef

        return TerritoryRef(self.kind, self.container, self.members[0][0])

    def expect(self) -> None:
        """Read in advance what every territory needs, so that the first click answers as fast as the next ones."""
        ref, reader = self.first, self.session.reader
        if ref is None or reader is None:
            return
        self._prepared = True

        reader.read_ahead("selection.expect", lambda profiles, _progress: profiles.identity(ref))
        self.expected.emit()

    def _describe(self) -> None:
        ref = self.ref
        if ref is None or self.session.reader is None:
            return

        refs = self.refs if 1 < len(self.refs) <= MOST_OUTLINES else []

        def describe(profiles: Any, _progress: Progress) -> tuple[Identity, bytes, list[bytes]]:
            parts = [profiles.geometry(part).wkb for part in refs]
            return profiles.identity(ref), profiles.geometry(ref).wkb, parts

        self.session.reader.ask("selection.identity", describe, self._described, self._failed, first=True)

    def _described(self, found: tuple[Identity, bytes, list[bytes]]) -> None:
        identity, wkb, parts = found
        self.description = Description(identity, _geometry(wkb), tuple(_geometry(part) for part in parts))
        self.described.emit()

    def _failed(self, failure: Failure) -> None:
        messages.failure(self.session.iface, failure)

    def _clear_all(self) -> None:
        self.containers, self.members = [], Members()
        self.kind, self.container, self._commune = "commune", "", ""
        self.pins.clear()
        self.select(None)
        self.listed.emit()


def preferred(containers: list[Any]) -> Any:
    """The container a workspace opens on: the scenario, else the zoning of the options (id or label), else the first.

    ``containers`` must not be empty.
    """
    for kind, name in (("territory", "default/scenario"), ("zone", "default/zoning")):
        wanted = fold_text(settings.text(name))
        for found in containers:
            if wanted and found.kind == kind and wanted in (fold_text(found.id), fold_text(found.label)):
                return found
    return containers[0]


def _geometry(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def _containers(profiles: Any, _progress: Progress) -> list[Any]:
    return profiles.containers()
