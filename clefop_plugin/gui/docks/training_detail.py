"""The chosen training: who gives it, for whom, when, where, and how sure its place is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from clefop_plugin.core.dates import date_text
from clefop_plugin.core.text import number, tr
from clefop_plugin.gui import icons
from clefop_plugin.gui.docks.training_rows import far, stream_label
from clefop_plugin.gui.widgets import palette as colour_table
from clefop_plugin.gui.widgets.wrapped import wrap
from clefop_plugin.services.offer_table import modality_label
from clefop_plugin.services.profile_types import TrainingRow, TrainingSession

#: Sessions that are written out; the others are counted.
SESSIONS = 5


class TrainingDetail(QFrame):
    """Hidden until a training is chosen; ``zoom`` moves the map to its place, ``close`` chooses none."""

    def __init__(self, zoom: Callable[[TrainingRow], None], close: Callable[[], None]) -> None:
        super().__init__()
        self._row: TrainingRow | None = None
        self._sessions: Sequence[TrainingSession] = ()
        self._title, self._place = QLabel(), QLabel()
        self._title.setFont(colour_table.scaled(self.font(), 1, semibold=True))
        self._place.setFont(colour_table.scaled(self.font(), 0.9))
        for label in (self._title, self._place):
            wrap(label)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QToolButton()
        self._button.setAutoRaise(True)
        self._button.setToolTip(tr("Show on the map"))
        self._button.setAccessibleName(tr("Show on the map"))
        self._button.clicked.connect(lambda: zoom(self._row) if self._row is not None else None)
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(1)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self.cross = QToolButton()
        self.cross.setText("×")
        self.cross.setAutoRaise(True)
        self.cross.setToolTip(tr("Close"))
        self.cross.setAccessibleName(tr("Close"))
        self.cross.clicked.connect(lambda: close())
        head.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 6)
        box.setSpacing(3)
        box.addLayout(head)
        box.addWidget(self._place)
        box.addLayout(self._form)
        self._icon()
        self.setVisible(False)

    def show_row(self, row: TrainingRow | None, sessions: Sequence[TrainingSession] = ()) -> None:
        """Fill from a training and its sessions, or hide."""
        self._row, self._sessions = row, sessions
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.setText(row.title)
        where = [row.organisation, row.commune_name, far(row), stream_label(row.stream) if row.stream else ""]
        self._place.setText(", ".join(part for part in where if part))
        self._button.setVisible(row.x is not None)
        while self._form.rowCount():
            self._form.removeRow(0)
        for label, value in _lines(row, sessions):
            self._add(label, value)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._icon()
            # Qt is walking through the children: rows are made again once it has finished.
            QTimer.singleShot(0, lambda: self.show_row(self._row, self._sessions))

    def _add(self, label: str, value: str) -> None:
        name, text = QLabel(label), QLabel(value)
        name.setFont(colour_table.scaled(self.font(), 0.9))
        text.setFont(colour_table.scaled(self.font(), 0.9))
        wrap(text)
        name.setIndent(0)
        if value.startswith("<a "):
            colour = colour_table.colours(self.palette()).accent.name()
            text.setText(f"{value}<span style='color:{colour}'>{tr('Open the page')}</span></a>")
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setOpenExternalLinks(True)
        else:
            text.setTextFormat(Qt.TextFormat.PlainText)
        self._form.addRow(name, text)

    def _icon(self) -> None:
        self._button.setIcon(icons.icon("structures", self.palette()))


def _lines(row: TrainingRow, sessions: Sequence[TrainingSession]) -> list[tuple[str, str]]:
    """What is known of a training, as labels and values; what is unknown is not said, except the place."""
    lines = []
    if row.level_label:
        lines.append((tr("Level"), row.level_label))
    if row.domain_label:
        lines.append((tr("Domain"), row.domain_label))
    if row.modality:
        lines.append((tr("Teaching"), modality_label(row.modality)))
    codes = [
        f"{name} {', '.join(known)}"
        for name, known in (("ROME", row.rome), ("RNCP", row.rncp), ("NSF", row.nsf), ("FORMACODE", row.formacode))
        if known
    ]
    if codes:
        lines.append((tr("Codes"), " · ".join(codes)))
    if row.places is not None:
        lines.append((tr("Places"), number(row.places)))
    if sessions:
        lines.append((tr("Sessions"), sessions_text(sessions, row.next_session)))
    if row.address:
        lines.append((tr("Address"), row.address))
    lines.append((tr("Place"), precision_text(row.precision)))
    if row.url.startswith(("https://", "http://")) and not set('"<> ') & set(row.url):
        lines.append((tr("Web page"), f'<a href="{row.url}">'))
    return lines


def sessions_text(sessions: Sequence[TrainingSession], coming: str) -> str:
    """The sessions, one a line, from the next one on; the others are counted."""
    first = next((i for i, session in enumerate(sessions) if coming and session.start == coming), 0)
    shown = sessions[first : first + SESSIONS]
    lines = [session_text(session) for session in shown]
    others = len(sessions) - len(shown)
    if others:
        lines.append(
            tr("and 1 other session") if others == 1 else tr("and {count} other sessions", count=number(others))
        )
    return "\n".join(lines)


def session_text(session: TrainingSession) -> str:
    """Dates, state and places of a session."""
    dates = " → ".join(date_text(date) for date in (session.start, session.end) if date)
    states = {
        "open": tr("enrolment open"),
        "closed": tr("enrolment closed"),
        "suspended": tr("enrolment suspended"),
    }
    places = "" if session.places is None else tr("{count} places", count=number(session.places))
    return ", ".join(part for part in (dates or tr("date unknown"), states.get(session.state, ""), places) if part)


def precision_text(precision: str) -> str:
    """How the place of a row is known."""
    texts = {
        "coordinates": tr("published coordinates"),
        "address": tr("from its address"),
        "commune": tr("centre of its commune"),
        "postcode": tr("from its postcode"),
        "organisation": tr("address of the organisation"),
        "departement": tr("its département only"),
    }
    return texts.get(precision, tr("unknown"))
