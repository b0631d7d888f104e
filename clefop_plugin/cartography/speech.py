"""The language of a printed document, which may be another than that of QGIS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qgis.PyQt.QtCore import QTranslator

from clefop_plugin import paths
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import language, speaking, tr


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Write in a language ("" or that of QGIS: nothing changes). Never keep it while QGIS serves events.

    Raises InputError when the plugin has no texts in that language.
    """
    if code in ("", language()):
        yield
        return
    with speaking(code, translation(code)):
        yield


def translation(code: str) -> Callable[[str], str] | None:
    """What turns the English sentences into those of a language; None for English. Raises InputError."""
    if code == "en":
        return None
    translator = QTranslator()
    if not translator.load(str(paths.translation(code))):
        raise InputError(tr("The plugin has no texts in the language “{language}”.", language=code))
    # As bytes: given a text, a translator refuses anything but ASCII.
    return lambda sentence: translator.translate("clefop", sentence.encode("utf-8")) or sentence
