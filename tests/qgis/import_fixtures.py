"""The import dialog on the small region, and what its tests share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from conftest import COMMUNES
from gui_fixtures import wait_for

from clefop_plugin.gui.dialogs.imports.dialog import ImportDialog
from clefop_plugin.gui.window import Window

CODES = [code for code, _, _ in COMMUNES]


@pytest.fixture
def window(french: None, window: Window) -> Window:
    """In French."""
    return window


@pytest.fixture
def opened(window: Window, small_workspace: Path) -> Window:
    """The window with the small region open."""
    assert window.commands.open_path(small_workspace)
    return window


@pytest.fixture
def give(opened: Window) -> Iterator[Callable[..., ImportDialog]]:
    """Open the dialog with files, and wait until they are read."""
    dialogs: list[ImportDialog] = []

    def call(*files: Path) -> ImportDialog:
        dialog = ImportDialog(opened.iface, opened.session, files)
        dialogs.append(dialog)
        dialog.show()
        settle(dialog)
        return dialog

    yield call
    for dialog in dialogs:
        dialog.leave()


def settle(dialog: ImportDialog) -> None:
    wait_for(lambda: not dialog.desk.busy(), 60)


def write(folder: Path, name: str, lines: list[str], encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def basins(folder: Path, name: str = "bassins_2024.csv", zones: str = "AAAABBBBCCCC") -> Path:
    """A table commune → basin, with one row of another region."""
    rows = [f"{code};{zone};Bassin {zone}" for code, zone in zip(CODES, zones, strict=True)]
    return write(folder, name, ["codgeo;codbe;libbe", *rows, "75056;Z;Bassin Z"])


def notice(dialog: ImportDialog) -> str:
    return dialog.detail.notice.accessibleName() if dialog.detail.notice.isVisible() else ""


def counts(dialog: ImportDialog) -> list[int]:
    return [count for count, *_ in dialog.detail.counts.counts()]


def shown_steps(dialog: ImportDialog) -> dict[str, str]:
    return {name: row.why.text() for name, row in dialog.detail.steps.rows.items() if not row.isHidden()}
