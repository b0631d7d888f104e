"""The form of the options: one field a setting, what is locked, what is wrong, the cache, the return to defaults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.gui import QgsColorButton, QgsFileWidget
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFontComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clefop_plugin import settings
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import tasks
from clefop_plugin.gui.tasks import Failure, ServiceTask
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.fields import Choice, RealField, leave_wheel
from clefop_plugin.gui.widgets.notice import Notice
from clefop_plugin.gui.widgets.plain import plain_tip
from clefop_plugin.gui.widgets.wrapped import wrap

MEGABYTE = 1_000_000


class OptionsForm(QScrollArea):
    """Every setting of ``settings.OPTIONS``; nothing is kept before :meth:`save`."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        self._load: dict[str, Callable[[Any], None]] = {}
        page = QWidget()
        self._box = QVBoxLayout(page)
        self.preset, self.notice = Notice("info"), Notice("alert")
        for notice in (self.preset, self.notice):
            notice.hide()
            self._box.addWidget(notice)
        self._territories()
        self._numbers()
        self._charter()
        self._network()
        self._exports()
        foot = QHBoxLayout()
        self.defaults = QPushButton(tr("Restore the defaults"))
        self.defaults.clicked.connect(lambda _checked=False: self._restore())
        foot.addWidget(self.defaults)
        foot.addStretch(1)
        self._box.addLayout(foot)
        self._box.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(page)
        self.load()
        self._say_preset()
        self._measure()

    def load(self) -> None:
        """Show the values in force; what is locked cannot be changed."""
        for name, field in self.fields.items():
            self._load[name](settings.value(name))
            field.setEnabled(not settings.locked(name))
            field.setToolTip(tr("Set by your administrator.") if settings.locked(name) else "")

    def values(self) -> dict[str, Any]:
        """What the fields say."""
        return {name: read() for name, read in self._read.items()}

    def check(self) -> bool:
        """Whether every value can be kept; says which one cannot."""
        for name, given in self.values().items():
            wrong = "" if settings.locked(name) else settings.problem(name, given)
            if wrong:
                self.notice.say("", wrong, "alert")
                self.ensureWidgetVisible(self.notice)
                return False
        self.notice.hide()
        return True

    def save(self) -> None:
        """Keep the values that can be, and put them in force."""
        for name, given in self.values().items():
            if not settings.problem(name, given):
                settings.set_value(name, given)
        settings.apply()

    def _territories(self) -> None:
        form = self._group(tr("Territories"))
        self._text(form, "territory/label", tr("Territories are called"), tr("Clefop, CLPE, territory…"))
        self._text(form, "default/scenario", tr("Scenario to open first"), tr("the latest"))
        self._text(form, "default/zoning", tr("Zoning to open first, without scenario"), tr("the first of the list"))
        distance = RealField(tr("Distance of “within x km”"), settings.FARTHEST_KM, 1, 5.0, tr(" km"))
        distance.setMinimum(0.5)
        self._add(form, "distance/km", tr("Distance of “within x km”"), distance, distance.value, distance.load)

    def _numbers(self) -> None:
        form = self._group(tr("Numbers"))
        field = Choice(tr("Numbers are written"))
        field.offer(
            [
                ("language", tr("as in the language of QGIS")),
                ("fr", tr("as in French: 1 234,5")),
                ("en", tr("as in English: 1,234.5")),
            ]
        )
        self._add(form, "numbers/format", tr("Numbers are written"), field, lambda: str(field.key()), field.choose)

    def _charter(self) -> None:
        form = self._group(tr("Charter of maps and printed pages"))
        self._file(form, "charter/logo", tr("Logo"), tr("Pictures (*.svg *.png *.jpg *.jpeg)"))
        self._colour(form, "charter/primary", tr("Main colour"))
        self._colour(form, "charter/secondary", tr("Second colour"))
        font = QFontComboBox()
        leave_wheel(font)
        self._add(
            form,
            "charter/font",
            tr("Font"),
            font,
            lambda: font.currentFont().family(),
            lambda family: font.setCurrentFont(QFont(family)),
        )
        self._text(form, "charter/footer", tr("Text at the foot of pages"), tr("no text"))
        self._note(tr("The ramps of maps and the hues of territories do not change: they are readable without colour."))

    def _network(self) -> None:
        form = self._group(tr("Official services"))
        self._folder(form, "services/cache", tr("Folder of the downloads"))
        row = QHBoxLayout()
        self.size, self.empty = QLabel(), QPushButton(tr("Empty"))
        self.empty.setAccessibleName(tr("Empty the folder of the downloads"))
        self.empty.clicked.connect(lambda _checked=False: self._empty())
        row.addWidget(self.size, 1)
        row.addWidget(self.empty)
        form.addRow(tr("Kept there"), row)
        self._file(form, "services/catalogue", tr("Catalogue of services"), tr("TOML files (*.toml)"))

    def _exports(self) -> None:
        self._group(tr("Exports"))
        field = QCheckBox(tr("Names and e-mail addresses of members in exports"))
        field.setAccessibleName(field.text())
        self.fields["exports/personal"] = field
        self._read["exports/personal"] = field.isChecked
        self._load["exports/personal"] = field.setChecked
        self._box.addWidget(field)
        self._note(tr("Without them, the spreadsheet of councils keeps colleges, organisations and roles only."))

    def _group(self, title: str) -> QFormLayout:
        heading = QLabel(title)
        heading.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        heading.setContentsMargins(0, round(self.fontMetrics().height() * 0.6), 0, 0)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._box.addWidget(heading)
        self._box.addLayout(form)
        return form

    def _note(self, text: str) -> None:
        label = QLabel(text)
        label.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(label)
        self._box.addWidget(label)

    def _add(
        self,
        form: QFormLayout,
        name: str,
        label: str,
        field: QWidget,
        read: Callable[[], Any],
        load: Callable[[Any], Any],
        shown: QWidget | None = None,
    ) -> None:
        field.setAccessibleName(label)
        self.fields[name], self._read[name], self._load[name] = field, read, load
        form.addRow(tr("{label} (locked)", label=label) if settings.locked(name) else label, shown or field)

    def _text(self, form: QFormLayout, name: str, label: str, hint: str) -> None:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        self._add(form, name, label, field, field.text, field.setText)

    def _colour(self, form: QFormLayout, name: str, label: str) -> None:
        field = QgsColorButton()
        field.setAllowOpacity(False)
        field.setColorDialogTitle(label)
        # Written too: a locked button is grey.
        code = QLabel()
        field.colorChanged.connect(lambda colour: code.setText(colour.name().upper()))
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(field)
        box.addWidget(code, 1)
        self._add(
            form, name, label, field, lambda: field.color().name(), lambda text: field.setColor(QColor(text)), row
        )

    def _file(self, form: QFormLayout, name: str, label: str, kinds: str) -> None:
        field = QgsFileWidget()
        field.setFilter(kinds)
        self._add(form, name, label, field, field.filePath, field.setFilePath)

    def _folder(self, form: QFormLayout, name: str, label: str) -> None:
        field = QgsFileWidget()
        field.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        field.lineEdit().setPlaceholderText(tr("in the profile of QGIS"))
        self._add(form, name, label, field, field.filePath, field.setFilePath)

    def _say_preset(self) -> None:
        given = settings.preset()
        if given.path is None:
            return
        lines = [tr("Your administrator has preset some of these options ({file}).", file=given.path.name)]
        if given.locked:
            lines.append(tr("Locked: {count}.", count=number(len(given.locked))))
        self.preset.say("", " ".join(lines + list(given.problems)), "alert" if given.problems else "info")

    def _restore(self) -> None:
        """Show the defaults, or what an administrator has preset; they are kept with OK."""
        given = settings.preset().values
        for name, load in self._load.items():
            if not settings.locked(name):
                load(given.get(name, settings.OPTIONS[name].default))

    def _measure(self) -> None:
        self._ask(tr("Measuring the downloads"), _size)

    def _empty(self) -> None:
        self._ask(tr("Emptying the downloads"), _empty)

    def _ask(self, title: str, work: Callable[[Any], int]) -> None:
        from clefop_plugin import network
        from clefop_plugin.sources.web.cache import Cache

        cache = Cache(network.cache_folder())
        self.empty.setEnabled(False)
        shown = self.size

        def ask(_progress: Progress) -> int:
            return work(cache)

        def done(size: int) -> None:
            if not _gone(shown):
                self.size.setText(tr("{size} MB", size=number(size / MEGABYTE, 1)))
                self.size.setToolTip(plain_tip(str(cache.folder)))
                self.empty.setEnabled(size > 0)

        def failed(failure: Failure) -> None:
            if not _gone(shown):
                self.notice.say("", failure.sentence, "alert")
                self.empty.setEnabled(True)

        tasks.start(ServiceTask(title, ask, done, failed, hidden=True))


def _size(cache: Any) -> int:
    return int(cache.size())


def _empty(cache: Any) -> int:
    cache.empty()
    return int(cache.size())


def _gone(widget: QWidget) -> bool:
    """Whether QGIS has destroyed the dialog meanwhile."""
    from qgis.PyQt import sip

    return bool(sip.isdeleted(widget))
