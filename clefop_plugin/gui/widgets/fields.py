"""Number and choice fields of the forms: they keep the exact value they were given, and leave the wheel to the page."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from qgis.PyQt.QtCore import QEvent, QLocale, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QSpinBox, QWidget


class _Wheel(QObject):
    """Keeps a field that has no focus from changing while the page is scrolled over it."""

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802 (called by Qt)
        if event is None or event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True


def leave_wheel(field: QWidget) -> None:
    """Let the page scroll when the wheel turns over ``field``, unless the user is typing in it."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_Wheel(field))


def grouping_locale() -> QLocale:
    """The user's locale with its thousands separator, which QGIS turns off for the whole application."""
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale


class WholeField(QSpinBox):
    """A whole number with its thousands apart."""

    def __init__(self, name: str, low: int, high: int, step: int = 1, suffix: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setLocale(grouping_locale())
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._given = self._shown = 0.0
        # Room for the numbers one usually writes, not for the largest one allowed.
        self.setMinimumWidth(min(self.sizeHint().width(), self.fontMetrics().height() * 5))
        leave_wheel(self)

    def load(self, value: float) -> None:
        """Show a value; what is not whole is rounded on the screen only."""
        self.setValue(round(value))
        self._given, self._shown = value, self.value()

    def exact(self) -> float:
        """The value that was loaded while the user has not changed it, else the one shown."""
        return self._given if self.value() == self._shown else float(self.value())


class RealField(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, name: str, high: float, decimals: int = 2, step: float = 0.1, suffix: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0.0, high)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setLocale(grouping_locale())
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._given = self._shown = 0.0
        leave_wheel(self)

    def load(self, value: float) -> None:
        """Show a value; decimals beyond those of the field are kept."""
        self.setValue(value)
        self._given, self._shown = value, self.value()

    def exact(self) -> float:
        """The value that was loaded while the user has not changed it, else the one shown."""
        return self._given if self.value() == self._shown else float(self.value())


class Choice(QComboBox):
    """A list of (key, label); keys are anything that can be compared."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        self._keys: list[Hashable] = []
        leave_wheel(self)

    def offer(self, choices: Sequence[tuple[Hashable, str]], chosen: Hashable | None = None) -> None:
        """Replace the list; the key chosen before stays chosen when it is still there. Says nothing."""
        wanted = self.key() if chosen is None else chosen
        self.blockSignals(True)
        self.clear()
        self._keys = [key for key, _ in choices]
        self.addItems([label for _, label in choices])
        self.blockSignals(False)
        self.choose(wanted)

    def key(self) -> Hashable:
        """The chosen key, None in an empty list."""
        return self._keys[self.currentIndex()] if 0 <= self.currentIndex() < len(self._keys) else None

    def has(self, key: Hashable) -> bool:
        """Whether the list holds this key."""
        return key in self._keys

    def choose(self, key: Hashable) -> bool:
        """Choose a key; the first one when it is not there. Returns whether it is."""
        there = key in self._keys
        self.setCurrentIndex(self._keys.index(key) if there else 0)
        return there


class OptionalNumber(QWidget):
    """A tick and a number; no number while it is not ticked. ``changed`` is emitted by both."""

    changed = pyqtSignal()

    def __init__(self, label: str, field: RealField, usual: float) -> None:
        super().__init__()
        self.tick, self.field = QCheckBox(label), field
        self.tick.setAccessibleName(f"{field.accessibleName()}, {label}")
        self._usual = usual
        field.load(usual)
        field.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)
        row.addWidget(field)
        row.addStretch(1)
        self.tick.toggled.connect(field.setEnabled)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        field.valueChanged.connect(lambda _value: self.changed.emit())

    def load(self, value: float | None) -> None:
        """Show a limit, or none."""
        self.field.load(self._usual if value is None else value)
        self.tick.setChecked(value is not None)

    def exact(self) -> float | None:
        """The limit, None when there is none."""
        return self.field.exact() if self.tick.isChecked() else None
