"""Every algorithm is presentable: names, help, icon and tags in both languages, parameters as the contract says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from qgis.core import Qgis, QgsProcessingParameterDefinition

from clefop_plugin import paths
from clefop_plugin.processing import documents

#: Ids and parameters that scripts and models of users depend on.
CONTRACT = {
    "createworkspace": {
        "INPUT", "CODE_FIELD", "NAME_FIELD", "POPULATION_FIELD", "POPULATION_TABLE", "NAME", "VINTAGE", "REGION",
        "CRS", "WORKSPACE",
    },
    "downloadreference": {
        "REGION", "VINTAGE", "WHAT", "NAME", "CRS", "LOGIN", "CATALOGUE", "CACHE", "WORKSPACE", "REPORT",
    },
    "importzonings": {"WORKSPACE", "INPUT", "FIELDS", "VINTAGE", "LABELS", "MOVEMENTS", "POPULATION"},
    "importindicators": {"WORKSPACE", "INPUT", "MOVEMENTS", "POPULATION"},
    "importfile": {"WORKSPACE", "INPUT"},
    "importtrainings": {"WORKSPACE", "INPUT"},
    "exportspreadsheet": {"WORKSPACE", "SCENARIO", "OUTPUT"},
    "territorysheets": {
        "WORKSPACE", "SCENARIO", "ZONING", "TERRITORIES", "FORMAT", "FOLDER", "LANGUAGE", "PERSONAL_DATA", "COMPARE",
    },
    "locatestructures": {"WORKSPACE"},
    "importstructures": {"WORKSPACE", "INPUT"},
    "importrecruitment": {"WORKSPACE", "INPUT"},
    "importflows": {"WORKSPACE", "INPUT", "MOVEMENTS", "POPULATION"},
    "importcouncils": {"WORKSPACE", "INPUT", "SCENARIO"},
    "convertvintage": {
        "INPUT", "CODE_FIELD", "FROM", "TO", "MOVEMENTS", "POPULATION", "RATES", "COUNTS", "OUTPUT", "REPORT",
    },
    "loaddemo": {"WORKSPACE"},
    "overlayzonings": {
        "WORKSPACE", "ZONINGS", "SLIVER_AREA", "POPULATION_LAYER", "POPULATION_FIELD", "OUTPUT", "OUTPUT_TABLE",
    },
    "sharedborders": {"WORKSPACE", "ZONINGS", "WEIGHTS", "OUTPUT"},
    "zoningagreement": {
        "WORKSPACE", "ZONINGS", "WEIGHT", "MIN_SHARE", "PAIR", "OUTPUT", "OUTPUT_ZONES", "OUTPUT_CUTS", "OUTPUT_MAP",
        "OUTPUT_REPORT",
    },
    "generateterritories": {
        "WORKSPACE", "BLOCKS", "REFERENCES", "K", "MIN_POPULATION", "MAX_POPULATION", "NEST_IN", "LOCKED",
        "MAX_DIAMETER_KM", "FLOW_WEIGHT", "SEED", "TIME_LIMIT", "SCENARIO_NAME", "PARAMETERS_FILE", "OUTPUT",
        "OUTPUT_BLOCKS", "OUTPUT_REPORT",
    },
    "exportcouncils": {"WORKSPACE", "SCENARIO", "OUTPUT", "PERSONAL_DATA"},
    "exportatlas": {"WORKSPACE", "SCENARIO", "ZONING", "TEMPLATE", "PAGES", "OUTPUT", "FOLDER", "FORMAT", "ORIENTATION"}
    | {"INDICATORS", "PERSONAL_DATA", "BASEMAP", "LANGUAGE", "FILE_FORMAT", "RESOLUTION", "TERRITORIES"},
}  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]
IMPORTS = [name for name in CONTRACT if name.startswith("import")]


def algorithms(provider: Any) -> dict[str, Any]:
    return {algorithm.name(): algorithm for algorithm in provider.algorithms()}


def described(algorithm: Any) -> set[str]:
    hidden = QgsProcessingParameterDefinition.Flag.FlagHidden
    names = {p.name() for p in algorithm.parameterDefinitions() if not p.flags() & hidden}
    return names | {output.name() for output in algorithm.outputDefinitions()}


def test_the_provider_has_exactly_these_algorithms(provider: Any) -> None:
    assert {a.id() for a in provider.algorithms()} == {f"clefop:{name}" for name in CONTRACT}


@pytest.mark.parametrize("name", CONTRACT)
def test_parameters_are_those_of_the_contract(provider: Any, name: str) -> None:
    found = {p.name() for p in algorithms(provider)[name].parameterDefinitions()}
    assert CONTRACT[name] <= found


@pytest.mark.parametrize("name", IMPORTS)
def test_imports_give_counts_and_report(provider: Any, name: str) -> None:
    outputs = {o.name() for o in algorithms(provider)[name].outputDefinitions()}
    assert {"WORKSPACE", "ROWS_READ", "ROWS_KEPT", "ROWS_SKIPPED", "REPORT"} <= outputs


@pytest.mark.parametrize("name", CONTRACT)
@pytest.mark.parametrize("language", documents.LANGUAGES)
def test_help_describes_every_parameter_and_output(provider: Any, name: str, language: str) -> None:
    assert paths.resource("help", f"{name}.{language}.md").is_file()
    help_of = documents.parameter_help(name, language)
    assert set(help_of) == described(algorithms(provider)[name])
    assert all(len(text) >= 8 for text in help_of.values())


@pytest.mark.parametrize("name", CONTRACT)
@pytest.mark.parametrize("language", documents.LANGUAGES)
def test_help_uses_the_labels_of_the_dialog(
    provider: Any, name: str, language: str, request: pytest.FixtureRequest
) -> None:
    if language == "fr":
        request.getfixturevalue("french")
    found = re.findall(r"^- \*\*(.+?)\*\* \(`([A-Z_]+)`\)", documents.help_text(name, language), re.MULTILINE)
    labels = {parameter: label for label, parameter in found}
    algorithm = algorithms(provider)[name].create()
    assert {p.name(): p.description() for p in algorithm.parameterDefinitions()}.items() <= labels.items()
    outputs = {o.name(): o.description() for o in algorithm.outputDefinitions()}
    assert outputs.items() <= labels.items() | {("WORKSPACE", outputs.get("WORKSPACE"))}


@pytest.mark.parametrize("name", CONTRACT)
def test_icon_flags_and_english(provider: Any, name: str) -> None:
    algorithm = algorithms(provider)[name]
    assert paths.resource("icons", f"alg_{name}.svg").is_file()
    assert not algorithm.icon().isNull()
    assert algorithm.tags() and algorithm.shortDescription() and algorithm.group()
    assert algorithm.shortHelpString().startswith("<p>") and "\n" not in algorithm.shortHelpString()
    assert algorithm.canExecute() == (True, "")
    threading = bool(algorithm.flags() & Qgis.ProcessingAlgorithmFlag.NoThreading)
    assert threading == (name in ("exportatlas", "territorysheets"))


@pytest.mark.parametrize("name", CONTRACT)
def test_french_differs_from_english(provider: Any, name: str, request: pytest.FixtureRequest) -> None:
    algorithm = algorithms(provider)[name]
    english = (algorithm.displayName(), algorithm.group(), algorithm.shortHelpString(), tuple(algorithm.tags()))
    request.getfixturevalue("french")
    translated = (algorithm.displayName(), algorithm.group(), algorithm.shortHelpString(), tuple(algorithm.tags()))
    assert all(one != other for one, other in zip(english, translated, strict=True))
    assert algorithm.id() == f"clefop:{name}"
    fresh = algorithm.create()
    for parameter in fresh.parameterDefinitions():
        assert parameter.help(), parameter.name()


def test_markdown_becomes_html_on_one_line() -> None:
    html = documents.as_html(
        "# Title\n\nText & *more*\nwrapped.\n\n## Part\n\n- **A** (`B`): c\n- d\n\n```\nx <y>\n```\n"
    )
    assert html == (
        "<p>Text &amp; <i>more</i> wrapped.</p><h3>Part</h3><ul><li><b>A</b> (<code>B</code>): c</li><li>d</li></ul>"
        "<p><code>x &lt;y&gt;</code></p>"
    )


def test_printed_commands_name_what_exists(provider: Any) -> None:
    found = algorithms(provider)
    pages = [*sorted(paths.resource("help").glob("*.md")), ROOT / "docs" / "guide.md", ROOT / "README.md"]
    printed: set[str] = set()
    for page in pages:
        text = page.read_text(encoding="utf-8").replace("\\\n", " ")
        for name, rest in re.findall(r"^qgis_process run clefop:(\w+)(.*)$", text, re.MULTILINE):
            given = set(re.findall(r" --([A-Z_]+)=", rest))
            definitions = {p.name(): p for p in found[name].parameterDefinitions()}
            assert given <= set(definitions), (page.name, name)
            optional = QgsProcessingParameterDefinition.Flag.FlagOptional
            needed = {key for key, p in definitions.items() if not p.flags() & optional and p.defaultValue() is None}
            assert needed <= given, (page.name, name)
            printed.add(name)
    assert printed == set(CONTRACT)
