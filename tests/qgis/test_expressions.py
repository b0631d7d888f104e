"""The expression functions: values, texts in French, secrets, errors that say what to do, registration."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsField,
    QgsFields,
)
from qgis.PyQt.QtCore import QMetaType, QThreadPool, QVariant

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cartography_workspace

from clefop_plugin.cartography import expressions, studies
from clefop_plugin.cartography.expression_functions import argument_texts, functions
from clefop_plugin.workspace.store import Workspace

NNBSP = "\u202f"


@pytest.fixture
def registered() -> Iterator[None]:
    expressions.register()
    yield
    expressions.unregister()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    cartography_workspace.make(tmp_path / "tiny.gpkg")
    return tmp_path / "tiny.gpkg"


def context_of(workspace: Path | str, **variables: Any) -> QgsExpressionContext:
    scope = QgsExpressionContextScope()
    scope.setVariable("clefop_workspace", str(workspace))
    for name, value in variables.items():
        scope.setVariable(name, value)
    context = QgsExpressionContext()
    context.appendScope(scope)
    return context


def evaluate(text: str, context: QgsExpressionContext) -> Any:
    """The value of an expression that has no error."""
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    expression.prepare(context)
    value = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return None if isinstance(value, QVariant) and value.isNull() else value


def error_of(text: str, context: QgsExpressionContext) -> str:
    """The error of an expression whose value is NULL."""
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    value = expression.evaluate(context)
    assert value is None or (isinstance(value, QVariant) and value.isNull())
    return expression.evalErrorString()


def page(code: str) -> QgsFeature:
    fields = QgsFields()
    fields.append(QgsField("code", QMetaType.Type.QString))
    feature = QgsFeature(fields)
    feature["code"] = code
    return feature


# Avrillac – Courvin (01) is the first four communes: 1000 to 4000 inhabitants, values 100 to 103 but for a secret.
VALUES = [
    ("clefop_indicator('taux', '01')", 102.0),
    ("clefop_indicator('emplois', '01')", 306.0),
    ("clefop_indicator('emplois', '02')", 422.0),
    ("clefop_indicator('emplois', '01', '2021')", 306.0),
    ("clefop_indicator('emplois', '200000001', NULL, 'epci')", 101.0),
    ("clefop_indicator('taux_activite', '01')", None),
    ("clefop_indicator_text('emplois', '01')", f"≥{NNBSP}306"),
    ("clefop_indicator_text('taux', '01')", f"102{NNBSP}%"),
    ("clefop_indicator_text('taux_activite', '01')", "–"),
    ("clefop_indicator_status('emplois', '02')", "ok"),
    ("clefop_indicator_label('taux')", "Taux"),
    ("clefop_indicator_unit('taux')", "%"),
    ("clefop_indicator_source('taux')", "Enquête d’essai"),
    ("clefop_indicator_period('taux')", "2021"),
    ("clefop_indicators()", ["emplois", "taux"]),
    ("clefop_indicators('Santé')", []),
    ("clefop_region_value('taux')", 104.66666666666667),
    ("clefop_region_text('taux')", f"105{NNBSP}%"),
    ("clefop_gap('emplois', '01')", None),
    ("clefop_gap_text('taux', '01')", f"−3{NNBSP}pt"),
    ("clefop_rank('taux', '01')", 2),
    ("clefop_rank_text('taux', '02')", "1er sur 2"),
    ("clefop_territory_code('02')", "02"),
    ("clefop_territory_number('02')", "2"),
    ("clefop_territory_name('02')", "L’Épernoux"),
    ("clefop_territory_heading('01')", "Clefop 1 · Loire-Atlantique"),
    ("clefop_territory_population('01')", 10000.0),
    ("round(clefop_territory_share('01'), 3)", 0.278),
    ("clefop_territory_communes('01')", 4),
    ("clefop_territory_area('01')", 144.0),
    ("round(clefop_territory_density('01'), 1)", 69.4),
    ("clefop_blocks('01')", ["CA Courvin Agglo", "CC du Pays d’Avrillac"]),
    ("clefop_communes('02')", ["Épernoux", "Fontvielle", "Gratelou", "Hauterive"]),
    ("clefop_trainings('01')", 1),
    ("clefop_trainings('01', domain:='commerce')", 1),
    ("clefop_trainings('02')", 0),
    ("clefop_training_places('01')", 24.0),
    ("clefop_training_places('02')", None),
    ("clefop_structures('01')", 1),
    ("clefop_structures('01', network:='cap-emploi')", 0),
    ("map_get(clefop_council('01'), 'members')", 0),
    ("clefop_study('region')", "Essai"),
    ("clefop_study('territories')", 2),
    ("clefop_study('fictional')", True),
    ("clefop_charter('primary')", "#0F5E73"),
    ("clefop_number(1234.5, 1, '%')", f"1{NNBSP}234,5{NNBSP}%"),
    ("clefop_number(NULL)", "–"),
    ("clefop_html('<img src=x> & Cie')", "&lt;img src=x&gt; &amp; Cie"),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_what_each_function_answers(text: str, expected: Any, registered: None, tiny: Path, french: None) -> None:
    value = evaluate(text, context_of(tiny))
    assert value == (pytest.approx(expected) if isinstance(expected, float) else expected)


def test_every_function_is_tried(registered: None) -> None:
    tried = " ".join(text for text, _ in VALUES)
    # Those that need a screen font or a whole region are tried below.
    elsewhere = {"clefop_indicator_note", "clefop_source", "clefop_font_size"}
    elsewhere |= {"clefop_block_colour", "clefop_territory_colour"}
    assert {f.name for f in functions() if f.name + "(" not in tried} == elsewhere


def test_a_secret_value_stays_secret(registered: None, tiny: Path, french: None) -> None:
    workspace = Workspace.open(tiny)
    communes = workspace.read("communes")
    zones, names = ["A"] + ["B"] * 7, {"A": "Seule", "B": "Le reste"}
    codes = list(communes["code"])
    cartography_workspace._add_zoning(workspace, communes, codes, "seul", "Seules", "étude", zones, names)
    context = context_of(tiny, clefop_container="seul")
    assert evaluate("clefop_indicator('emplois', 'A')", context) is None
    assert evaluate("clefop_indicator_status('emplois', 'A')", context) == "secret"
    assert evaluate("clefop_indicator_text('emplois', 'A')", context) == "secret"
    assert "secret statistique" in evaluate("clefop_indicator_note('emplois', 'A')", context)
    context = context_of(tiny, clefop_container="epci")
    assert evaluate("clefop_indicator_text('emplois', '200000001')", context) == f"≥{NNBSP}101"
    assert "secret dans 1 commune" in evaluate("clefop_indicator_note('emplois', '200000001')", context)


def test_the_territory_of_the_page_is_meant(registered: None, tiny: Path) -> None:
    context = context_of(tiny, atlas_feature=page("02"))
    assert evaluate("clefop_territory_code()", context) == "02"
    assert evaluate("clefop_territory_code(@atlas_pageid)", context) == "02"
    assert evaluate("clefop_territory_code('01')", context) == "01"
    assert evaluate("clefop_territory_code()", context_of(tiny, clefop_territory="01")) == "01"


def test_nothing_is_kept_from_one_page_to_the_next(registered: None, tiny: Path) -> None:
    context = context_of(tiny, atlas_feature=page("01"))
    expression = QgsExpression("clefop_territory_name()")
    expression.prepare(context)
    first = expression.evaluate(context)
    context.lastScope().setVariable("atlas_feature", page("02"))
    assert (first, expression.evaluate(context)) == ("Avrillac\u00a0– Courvin", "L’Épernoux")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("clefop_indicator('chomeurs_du_coin', '01')", "L’indicateur chomeurs_du_coin n’existe pas"),
        ("clefop_indicator(NULL, '01')", "Donnez l’identifiant"),
        ("clefop_indicator('taux', '99')", "99"),
        ("clefop_indicator('taux', '01', '1999')", "1999"),
        ("clefop_indicator('taux', '01', NULL, 'canton')", "canton"),
        ("clefop_indicator_label('chomeurs_du_coin')", "chomeurs_du_coin"),
        ("clefop_territory_name()", "Aucun territoire"),
        ("clefop_study('couleur')", "couleur"),
        ("clefop_charter('police')", "font"),
        ("clefop_number('douze')", "douze"),
    ],
)
def test_what_is_unknown_gives_null_and_a_sentence(
    text: str, words: str, registered: None, tiny: Path, french: None
) -> None:
    assert words in error_of(text, context_of(tiny))


def test_without_a_workspace_the_error_says_so(registered: None, tmp_path: Path) -> None:
    assert "@clefop_workspace" in error_of("clefop_territory_name('01')", QgsExpressionContext())
    assert "absent.gpkg" in error_of("clefop_territory_name('01')", context_of(tmp_path / "absent.gpkg"))


def test_a_relative_workspace_is_found_beside_the_project(registered: None, tiny: Path) -> None:
    context = context_of("./tiny.gpkg", project_folder=str(tiny.parent))
    assert evaluate("clefop_territory_code('01')", context) == "01"


def test_what_the_file_becomes_is_seen(registered: None, tiny: Path) -> None:
    context = context_of(tiny)
    assert evaluate("clefop_study('name')", context) == "Essai"
    Workspace.open(tiny).set_meta("name", "Autre essai")
    assert evaluate("clefop_study('name')", context) == "Autre essai"


def test_the_sources_end_with_the_perimeter(registered: None, tiny: Path, french: None) -> None:
    text = evaluate("clefop_source('01')", context_of(tiny))
    assert text.startswith("Sources\u00a0: Enquête d’essai")
    assert "communes de 2024" in text
    assert "Enquête" not in evaluate("clefop_source()", context_of(tiny))


def test_colours_and_sizes(registered: None, tiny: Path) -> None:
    context = context_of(tiny)
    hues = {evaluate(f"clefop_block_colour('20000000{i}')", context) for i in range(1, 5)}
    assert len(hues) >= 2
    assert all(hue.startswith("#") for hue in hues)
    assert evaluate("clefop_territory_colour('01')", context) != evaluate("clefop_territory_colour('02')", context)
    assert evaluate("clefop_font_size('Court', 186, 22, 600)", context) == 22
    assert 5 < evaluate("clefop_font_size('Un titre un peu long', 30, 22, 600)", context) < 22


def test_functions_answer_in_the_threads_that_draw(registered: None, tiny: Path) -> None:
    found: list[Any] = []
    pool = QThreadPool()
    for _ in range(8):
        pool.start(lambda: found.append(evaluate("clefop_indicator('taux', '01')", context_of(tiny))))
    assert pool.waitForDone(20_000)
    assert found == pytest.approx([102.0] * 8)


def test_registering_twice_and_leaving(tiny: Path) -> None:
    count = len(QgsExpression.Functions())
    expressions.register()
    expressions.register()
    expressions.register_once()
    names = [function.name() for function in QgsExpression.Functions()]
    assert len(names) == len(set(names)) == count + len(functions())
    assert {f.group() for f in QgsExpression.Functions() if f.name().startswith("clefop_")} == {"CLEFOP"}
    assert evaluate("clefop_territory_code('01')", context_of(tiny)) == "01"
    expressions.unregister()
    assert len(QgsExpression.Functions()) == count
    assert not QgsExpression.isFunctionName("clefop_indicator")
    with studies.LOCK:
        assert not studies._open


def test_every_function_and_argument_is_explained(registered: None, french: None) -> None:
    texts = argument_texts()
    for function in functions():
        page_of = expressions.help_page(function, texts)
        assert function.name in function.example
        assert "Syntaxe" in page_of
        assert not QgsExpression(function.example).hasParserError()
        assert {name.rstrip("?") for name in function.arguments} <= set(texts)


def test_the_oldest_study_is_forgotten(registered: None, tiny: Path, tmp_path: Path) -> None:
    for number in range(studies.MOST + 1):
        copy = Path(shutil.copy(tiny, tmp_path / f"copie{number}.gpkg"))
        assert evaluate("clefop_territory_code('01')", context_of(copy)) == "01"
    with studies.LOCK:
        assert len(studies._open) == studies.MOST
        assert str(tmp_path / "copie0.gpkg") not in studies._open
