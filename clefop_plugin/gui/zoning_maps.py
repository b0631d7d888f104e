"""Comparisons of zonings on the map (shared borders kept in step, overlay, zones that fit badly) and the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui.computation import Computation, State
from clefop_plugin.gui.filling import Filler
from clefop_plugin.gui.session import Session

if TYPE_CHECKING:
    from clefop_plugin.cartography.comparison_styles import BorderClass
    from clefop_plugin.cartography.result_layers import Rows
    from clefop_plugin.services.zoning_list import ListedZoning

#: Width of the shared borders: by the number of zonings, or by the sum of their weights.
BY_COUNT, BY_WEIGHT = "count", "weight"
#: Questions asked once, that the user may stop.
ONCE = ("zonings.overlay", "zonings.misfit", "zonings.report")

Style = Callable[[QgsVectorLayer], None]


class ZoningMaps(QObject):
    """``done`` carries what was put on the map, ``failed`` why it was not; ``busy`` what is being made (empty when
    nothing is), ``reported`` how far it is."""

    done = pyqtSignal(str)
    failed = pyqtSignal(object)
    busy = pyqtSignal(str)
    reported = pyqtSignal(float, str)

    def __init__(
        self, session: Session, agreement: Computation, borders: Computation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._agreement, self._borders = session, agreement, borders
        self._filler = Filler(self)
        self._wanted = False
        self.width = BY_COUNT
        borders.changed.connect(self._draw_borders)

    def stop(self) -> None:
        """Give up everything: the workspace is left."""
        self._wanted = False
        self._filler.stop()
        self.cancel()

    def cancel(self) -> None:
        """Give up the overlay, the colours or the report that were asked last."""
        if self._session.comparer is not None:
            for owner in ONCE:
                self._session.comparer.forget(owner)
        self.busy.emit("")

    def want_borders(self) -> None:
        """Put the shared borders on the map as soon as they are known."""
        self._wanted = True
        if self._borders.state is State.FRESH:
            self._draw_borders()
        elif self._borders.state in (State.STOPPED, State.FAILED):
            self._borders.again()

    def keeps_borders(self) -> bool:
        """Whether shared borders are on the map, or will be."""
        return self._wanted or self.borders_layer() is not None

    def borders_layer(self) -> QgsVectorLayer | None:
        """The layer of shared borders in the project, or None."""
        if self._session.workspace is None:
            return None
        from clefop_plugin.cartography.result_layers import BORDERS_ROLE, find_result

        return find_result(self._session.workspace, self._session.project, BORDERS_ROLE)

    def border_classes(self) -> list[BorderClass]:
        """Classes of the shared borders, as the legend of the layer says them."""
        from clefop_plugin.cartography.comparison_styles import classes_by_count, classes_by_weight

        result = self._borders.result
        if result is None:
            return []
        if self.width == BY_WEIGHT:
            return classes_by_weight(result.total, result.found.borders)
        return classes_by_count(len(result.found.chosen), result.found.kilometres)

    def widen(self, width: str) -> None:
        """Give the shared borders their width by the number of zonings, or by their weights."""
        self.width = width
        self._draw_borders()

    def outlines_hidden(self) -> bool:
        """Whether the outlines of the zonings are hidden, all at once."""
        from clefop_plugin.cartography.zoning_layers import outlines_hidden

        workspace = self._session.workspace
        return workspace is not None and outlines_hidden(workspace, self._session.project)

    def hide_outlines(self, hidden: bool) -> None:
        """Hide the outlines of all zonings, or draw again those that are ticked."""
        from clefop_plugin.cartography.zoning_layers import hide_outlines

        if self._session.workspace is not None:
            hide_outlines(self._session.workspace, self._session.project, hidden)

    def add_overlay(self, chosen: Sequence[ListedZoning]) -> None:
        """Put the combinations of some zonings on the map."""
        ids = [zoning.id for zoning in chosen]
        title = tr("Overlay: {zonings}", zonings=" × ".join(zoning.label for zoning in chosen))

        def work(profiles: Any, progress: Progress) -> tuple[Rows, tuple[str, ...]]:
            from clefop_plugin.cartography.result_layers import rows_of
            from clefop_plugin.services.overlay import overlay_zonings

            found = overlay_zonings(profiles.workspace, ids, progress=progress)
            return rows_of(found.polygons, "MultiPolygon"), found.notes

        def show(answer: tuple[Rows, tuple[str, ...]]) -> None:
            from clefop_plugin.cartography.result_layers import OVERLAY_ROLE
            from clefop_plugin.cartography.styles import overlay_style

            rows, notes = answer
            said = tr(
                "{count} combinations of {zonings} zonings are on the map, shaded by population density.",
                count=number(len(rows.values)),
                zonings=number(len(ids)),
            )
            self._fill(OVERLAY_ROLE, rows, title, overlay_style, " ".join([said, *notes]))

        self._ask("zonings.overlay", tr("Overlaying {count} zonings", count=number(len(ids))), work, show)

    def colour_misfit(self, first: str, second: str) -> None:
        """Colour the zones of one zoning by how they are spread over another."""
        result = self._agreement.result
        if result is None:
            return
        a, b = result.zoning(first), result.zoning(second)
        title = tr("“{a}” against “{b}”: inhomogeneity, classes of equal number", a=a.label, b=b.label)

        def work(profiles: Any, progress: Progress) -> Rows:
            from clefop_plugin.cartography.result_layers import rows_of
            from clefop_plugin.services.agreement import misfit_map

            progress.check()
            return rows_of(misfit_map(profiles.workspace, result, first, second), "MultiPolygon")

        def show(rows: Rows) -> None:
            from clefop_plugin.cartography.comparison_styles import misfit_style
            from clefop_plugin.cartography.result_layers import MISFIT_ROLE

            said = tr("The zones of “{a}” are coloured by how they are spread over “{b}”.", a=a.label, b=b.label)
            self._fill(MISFIT_ROLE, rows, title, misfit_style, said)

        self._ask("zonings.misfit", tr("Colouring the zones"), work, show)

    def write_report(self, pair: tuple[str, str], written: Callable[[Path], None]) -> None:
        """Write the report of the present agreement as a page in a temporary folder."""
        result = self._agreement.result
        if result is None:
            return

        def work(profiles: Any, progress: Progress) -> Path:
            from clefop_plugin.cartography.agreement_report import agreement_html

            progress.check()
            page = agreement_html(profiles.workspace.meta().get("name", ""), result, pair)
            path = Path(mkdtemp(prefix="clefop-")) / (tr("agreement-of-zonings") + ".html")
            path.write_text(page, encoding="utf-8")
            return path

        def show(path: Path) -> None:
            self.busy.emit("")
            written(path)

        self._ask("zonings.report", tr("Writing the report"), work, show)

    def _ask(self, owner: str, title: str, work: Callable[[Any, Progress], Any], show: Callable[[Any], None]) -> None:
        def refuse(failure: Any) -> None:
            self.busy.emit("")
            self.failed.emit(failure)

        if self._session.comparer is not None:
            self.busy.emit(title)
            self._session.comparer.ask(owner, work, show, refuse, self.reported.emit)

    def _draw_borders(self) -> None:
        """Bring the layer of shared borders in line with the result, or make it say that it is out of date."""
        layer, state = self.borders_layer(), self._borders.state
        if state is State.FRESH and (layer is not None or self._wanted):
            self._put_borders(self._borders.result, layer is None)
        elif layer is not None and state is not State.COMPUTING:
            layer.setName(tr("Shared borders (out of date)"))
        if state in (State.FRESH, State.STOPPED, State.FAILED):
            self._wanted = False

    def _put_borders(self, result: Any, first: bool) -> None:
        from clefop_plugin.cartography.comparison_styles import classed_borders
        from clefop_plugin.cartography.result_layers import BORDERS_ROLE

        classes = self.border_classes()
        title = tr("Borders shared by {count} zonings", count=number(len(result.found.chosen)))
        self._fill(
            BORDERS_ROLE,
            result.rows,
            title,
            classed_borders(classes, self.width),
            result.found.sentences[0] if first and result.found.sentences else "",
            "|".join(f"{found.condition} {found.km:.0f}" for found in classes),
        )
        if first:
            self.hide_outlines(True)

    def _fill(self, role: str, rows: Rows, title: str, style: Style, said: str, styled: str = "") -> None:
        """Fill the layer of a result, made when it is not there, then style it; ``styled`` as in ``restyle``."""
        from clefop_plugin.cartography import result_layers

        workspace, project = self._session.workspace, self._session.project
        there = result_layers.find_result(workspace, project, role)
        kept = there if there is not None and result_layers.same_fields(there, rows) else None
        layer = kept or result_layers.new_result(workspace, rows, role)

        def filled() -> None:
            if kept is None:
                result_layers.place_result(workspace, project, layer)
            result_layers.restyle(layer, title, style, styled or title)
            self.busy.emit("")
            if said:
                self.done.emit(said)

        self._filler.fill(layer, rows, filled)
