"""The expression functions of the plugin in QGIS: registered when it loads, removed when it leaves, with their help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionFunction, QgsExpressionNodeFunction

from clefop_plugin.cartography import studies
from clefop_plugin.cartography.expression_functions import Function, argument_texts, functions
from clefop_plugin.core.errors import ClefopError
from clefop_plugin.core.text import tr

GROUP = "CLEFOP"

#: QGIS keeps pointers to the functions, not the functions themselves.
_registered: dict[str, ClefopFunction] = {}


class ClefopFunction(QgsExpressionFunction):
    """One function, answered through the open studies; a question without an answer is an error of the expression."""

    def __init__(self, function: Function, arguments: dict[str, str]) -> None:
        self._function = function
        self._names = [name.rstrip("?") for name in function.arguments]
        parameters = [
            QgsExpressionFunction.Parameter(name.rstrip("?"), name.endswith("?")) for name in function.arguments
        ]
        super().__init__(function.name, parameters, GROUP, help_page(function, arguments), False, True)

    def func(
        self,
        values: Sequence[Any],
        context: QgsExpressionContext | None,
        parent: QgsExpression,
        _node: QgsExpressionNodeFunction | None = None,
    ) -> Any:
        """Answer; called by QGIS, in any thread."""
        from clefop_plugin.cartography.asked import Asked

        try:
            with studies.LOCK:
                return self._function.answer(Asked(dict(zip(self._names, values, strict=False)), context))
        except ClefopError as error:
            parent.setEvalErrorString(str(error))
        except Exception as error:  # whatever happens here must not leave Python through QGIS
            parent.setEvalErrorString(f"{type(error).__name__}: {error}")
        return None

    def usesGeometry(self, _node: QgsExpressionNodeFunction | None) -> bool:
        """No: the territory is named by its code."""
        return False

    def referencedColumns(self, _node: QgsExpressionNodeFunction | None) -> set[str]:
        """None: the territory of the page is read from the variables of the atlas."""
        return set()

    def isStatic(
        self,
        _node: QgsExpressionNodeFunction | None,
        _parent: QgsExpression | None,
        _context: QgsExpressionContext | None,
    ) -> bool:
        """Never: with the same arguments the answer changes from one page of an atlas to the next."""
        return False


def register() -> None:
    """Add the functions to QGIS, in the place of those of a plugin that left without removing them."""
    texts = argument_texts()
    for function in functions():
        if QgsExpression.isFunctionName(function.name):
            QgsExpression.unregisterFunction(function.name)
        made = ClefopFunction(function, texts)
        if QgsExpression.registerFunction(made):
            _registered[function.name] = made


def register_once() -> None:
    """Add the functions unless they are there: for what runs without the plugin being loaded."""
    if not _registered:
        register()


def unregister() -> None:
    """Remove the functions, and forget the workspaces that they have read."""
    for name in list(_registered):
        QgsExpression.unregisterFunction(name)
        del _registered[name]
    studies.close_all()


def help_page(function: Function, arguments: dict[str, str]) -> str:
    """What the expression builder shows: the sentence, how it is written, its arguments, an example (HTML)."""
    names = [name.rstrip("?") for name in function.arguments]
    shown = [f"[{name}]" if optional else name for name, optional in zip(names, _optional(function), strict=True)]
    written = ", ".join(f'<span class="argument">{name}</span>' for name in shown)
    rows = "".join(f'<tr><td class="argument">{name}</td><td>{_escaped(arguments[name])}</td></tr>' for name in names)
    parts = [
        f"<h3>{function.name}</h3>",
        f'<div class="description"><p>{_escaped(function.about())}</p></div>',
        f'<h4>{_escaped(tr("Syntax"))}</h4><div class="syntax"><code>'
        f'<span class="functionname">{function.name}</span>({written})</code></div>',
    ]
    if rows:
        parts.append(f'<h4>{_escaped(tr("Arguments"))}</h4><div class="arguments"><table>{rows}</table></div>')
    example = f"<li><code>{_escaped(function.example)}</code></li>"
    parts.append(f'<h4>{_escaped(tr("Example"))}</h4><div class="examples"><ul>{example}</ul></div>')
    return "".join(parts)


def _optional(function: Function) -> list[bool]:
    return [name.endswith("?") for name in function.arguments]


def _escaped(text: str) -> str:
    # The module html would be a third of what the plugin adds to the start of QGIS.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
