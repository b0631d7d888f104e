"""Rules that keep one code base valid for Qt 5 and Qt 6, read from the syntax tree of a module."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from typing import Any

BINDINGS = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
GONE = {"QtWebKit", "QtWebKitWidgets", "QtWebEngine", "QtWebEngineWidgets", "QtWebEngineCore", "QtScript"}


def imported_modules(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, in whatever scope."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def findings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and sentence of everything that would break with one of the two Qt versions."""
    for line, module in imported_modules(tree):
        parts = module.split(".")
        if parts[0] in BINDINGS:
            yield line, f"import {module}: import from qgis.PyQt"
        if parts[:2] == ["qgis", "PyQt"] and len(parts) == 3 and parts[2] in GONE:
            yield line, f"{module} does not exist everywhere"
    classes = qt_classes(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in {"exec_", "print_"}:
            yield node.lineno, f"{node.attr}() is gone in Qt 6: write {node.attr[:-1]}()"
        elif isinstance(node.value, ast.Name) and node.value.id in classes:
            yield from _unscoped(node, classes[node.value.id])


def _unscoped(node: ast.Attribute, owner: object) -> Iterator[tuple[int, str]]:
    """An enumeration member read from its class, not from its enumeration: unknown to PyQt 6."""
    value = getattr(owner, node.attr, None)
    member = node.attr[0].isupper() and isinstance(value, int) and not isinstance(value, bool | type)
    if member and type(value) is not int:
        name = getattr(owner, "__name__", "")
        yield node.lineno, f"{name}.{node.attr}: write {name}.{type(value).__name__}.{node.attr}"


def qt_classes(tree: ast.AST) -> dict[str, Any]:
    """The Qt and QGIS classes a module imports, by the name they have in it."""
    found: dict[str, Any] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("qgis."):
            continue
        try:
            module = importlib.import_module(node.module or "")
        except ImportError:
            continue
        for alias in node.names:
            if hasattr(module, alias.name):
                found[alias.asname or alias.name] = getattr(module, alias.name)
    return found
