"""How far is "in reach": the distance of the options, which a field of a panel may change while it is open."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QComboBox

from clefop_plugin import settings
from clefop_plugin.cartography.reach import reach_km
from clefop_plugin.core.text import tr
from clefop_plugin.gui.widgets.fields import WholeField, leave_wheel
from clefop_plugin.services.reach import FARTHEST, Reach, Unit, estimated_minutes

UNIT = "distance/unit"


def remembered_unit() -> Unit:
    """The unit chosen last, in any panel."""
    return "min" if settings.value(UNIT) == "min" else "km"


class ReachField(WholeField):
    """A distance that begins with that of the options; ``units`` chooses between kilometres and minutes."""

    def __init__(self, name: str) -> None:
        super().__init__(name, 1, FARTHEST["km"])
        self.setKeyboardTracking(False)
        self.units = UnitChoice(tr("Unit of the distance"))
        self._unit: Unit = "km"
        self.setValue(reach_km())
        self._turn(remembered_unit())
        self.units.currentIndexChanged.connect(lambda _i: self._chosen())

    def reach(self) -> Reach:
        """What is asked."""
        return Reach(self.value(), self._unit)

    def _chosen(self) -> None:
        self._turn(self.units.unit())
        settings.set_value(UNIT, self._unit)

    def _turn(self, unit: Unit) -> None:
        """Another unit, and about the same distance in it."""
        if unit == self._unit:
            return
        same = estimated_minutes(self.value()) if unit == "min" else Reach(self.value(), "min").km
        before, self._unit = self.value(), unit
        self.setRange(1, FARTHEST[unit])
        self.setValue(max(1, round(same / 5) * 5))
        self.units.show_unit(unit)
        if self.value() == before:
            self.valueChanged.emit(before)


class UnitChoice(QComboBox):
    """Kilometres or minutes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.addItem("km", "km")
        self.addItem("min", "min")
        self.setAccessibleName(name)
        leave_wheel(self)

    def unit(self) -> Unit:
        """The unit that is chosen."""
        return "min" if self.currentData() == "min" else "km"

    def show_unit(self, unit: Unit) -> None:
        """Choose a unit without saying so."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(unit))
        self.blockSignals(False)
