"""The report of a scenario: complete, self-contained, accessible, escaped, and printed again from the workspace."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import asdict, replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
import shapely

sys.path.insert(0, str(Path(__file__).parent))
import small_region

from clefop_plugin.core.errors import InputError, WorkspaceError
from clefop_plugin.core.text import install_language
from clefop_plugin.services.generate import generate
from clefop_plugin.services.generation_parameters import GenerateParameters
from clefop_plugin.services.markup import Html, element
from clefop_plugin.services.scenario_report import report_html
from clefop_plugin.services.scenario_report.drawing import territories_map
from clefop_plugin.services.stored_report import stored_report_html

PARAMETERS = GenerateParameters(
    references=(("ze2020", 2.0), ("dep", 1.0)),
    k=2,
    minimum=500,
    maximum=3500,
    rounds=3,
    scenario_name="Deux territoires",
)


class Page(HTMLParser):
    """Tags with their attributes, and the visible text."""

    VOID = ("meta", "rect", "path")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{tag} closes something else"

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def workspace(tmp_path):
    return small_region.make(tmp_path / "petit.gpkg")


def headings(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*>(.*?)</h2>", html)


def test_the_page_has_every_part_and_needs_nothing_else(workspace):
    html = generate(workspace, replace(PARAMETERS, sensitivity=True)).html
    page = Page(html)
    assert not page.open
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1
    assert headings(html) == [
        "The territories",
        "The method in a few words",
        "What was asked",
        "The certificate",
        "Agreement with the references",
        "Why these territories",
        "What may be discussed",
        "If the weights were different",
        "Limits and remarks",
        "Parameters to run again",
    ]
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(tag for tag, _ in page.tags)
    assert not [a for _, a in page.tags if {"src", "onclick", "onload"} & set(a)]
    assert "url(" not in html
    assert "@import" not in html
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "@page { size: A4" in html
    assert "Fictional region" in page.text


def test_tables_and_drawings_can_be_read_aloud(workspace):
    html = generate(workspace, PARAMETERS).html
    page = Page(html)
    tables = re.findall(r"<table.*?</table>", html)
    assert tables
    assert all(table.count("<caption>") == 1 for table in tables)
    assert all("scope" in attributes for attributes in page.all("th"))
    anchors = {a["id"] for a in page.all("h2")}
    assert {a["aria-labelledby"] for a in page.all("section")} == anchors
    drawings = page.all("svg")
    named = [a for a in drawings if a.get("role") == "img"]
    assert [a["aria-labelledby"] for a in named] == ["map-title"]
    assert all(a.get("aria-hidden") == "true" for a in drawings if a not in named)
    assert '<title id="map-title">Map of the 2 territories' in html


def test_the_map_is_well_formed_numbered_and_coloured(workspace):
    result = generate(workspace, PARAMETERS)
    svg = ET.fromstring(re.search(r"<svg.*?</svg>", result.html).group(0))
    space = "{http://www.w3.org/2000/svg}"
    assert [t.text for t in svg.iter(f"{space}text")][:2] == ["01", "02"]
    fills = {p.get("fill") for p in svg.iter(f"{space}path")} - {"none"}
    assert len(fills) == 2
    outlines = [shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)]
    square = pd.DataFrame({"code": ["01"], "name": ["A"], "colour": [0], "geom": [shapely.box(0, 0, 2000, 1000)]})
    drawn = territories_map(square, outlines)
    assert 'viewBox="-6 -6 1012 562"' in drawn
    assert "M500.0 500.0" in drawn or "L500.0 500.0" in drawn
    assert territories_map(square.assign(geom=[None])) == ""


def test_every_text_from_data_is_escaped(workspace):
    evil = '<script>alert(1)</script> & "co"'
    with workspace.transaction() as connection:
        for table in ("zones", "zonings", "communes"):
            column = "label" if table == "zonings" else "name"
            connection.execute(f"UPDATE {table} SET {column} = ?", (evil,))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'name'", (evil,))
        connection.execute("UPDATE imports SET source = ?", (evil,))
    html = generate(workspace, replace(PARAMETERS, scenario_name=evil, sensitivity=True)).html
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;" in html
    assert not Page(html).open
    assert element("b", "<", Html("<i></i>"), title='"') == '<b title="&quot;">&lt;<i></i></b>'


def test_a_stored_scenario_prints_the_same_page_again(workspace):
    result = generate(workspace, PARAMETERS)
    assert stored_report_html(workspace, result.scenario_id) == result.html
    stored = json.loads(workspace.read("scenarios").set_index("id").loc[result.scenario_id, "report"])
    assert json.loads(json.dumps(stored, allow_nan=False)) == stored
    assert stored["label"] == "Deux territoires"
    assert [row["code"] for row in stored["territories"]] == ["01", "02"]
    assert stored["inputs"]["residents"] == 3700
    values = [row["value"] for row in stored["explanation"]["contributions"]]
    assert sum(values) == pytest.approx(stored["objective"], abs=1e-8)
    with pytest.raises(InputError, match="was not generated"):
        stored_report_html(workspace, "s1")
    with pytest.raises(WorkspaceError, match="s99"):
        stored_report_html(workspace, "s99")


def test_a_report_of_an_earlier_version_still_prints(workspace):
    result = generate(workspace, PARAMETERS)
    old = {
        name: value
        for name, value in result.report.items()
        if name not in ("explanation", "sensitivity", "territories", "inputs", "software", "label")
    }
    old["parameters"] = {
        name: old["parameters"][name]
        for name in ("blocks", "references", "k", "minimum", "maximum", "nest_in", "locked", "maximum_diameter_km",
                     "flow_weight", "seed", "time_limit", "rounds", "scenario_name")
    }  # fmt: skip
    territories = result.territories[["code", "name", "colour", "geom"]]
    html = report_html("Essai", old, territories, result.blocks.drop(columns="locked"))
    assert "2 solution territories" in html
    assert "Residents in the main zone of their territory" in html
    assert "Why these territories" not in html
    assert not Page(html).open


def test_the_parameters_are_told_in_full_and_run_again(workspace):
    asked = replace(
        PARAMETERS,
        k=0,
        together=(("E3", "E4"),),
        pins=(("E1", "ouest"),),
        links=(("E2", "E4"),),
        maximum_seat_km=9.0,
        nest_in="dep",
        nest_weight=0.3,
        compactness=0.2,
        references=(("ze2020", 2.0),),
    )
    result = generate(workspace, PARAMETERS)
    links = [{"left": "Zone E2", "right": "Zone E4", "distance_km": 1.4}]
    told = {**result.report, "parameters": asdict(asked), "links": links}
    html = report_html("Essai", told, result.territories, result.blocks)
    text = Page(html).text
    for words in (
        "chosen by the search within the limits",
        "from 500 to 3,500 residents",
        "Zone E3, Zone E4",
        "ouest : Zone E1",
        "Links declared by the user",
        "Largest distance to the seat 9.0 km",
        "weight 0.20 (1 is worth as much as all references)",
        "Départements, weight 0.30",
        "common borders that are not cut",
        "Common borders not cut",
    ):
        assert words in text, words
    shown = re.search(r"<pre>(.*?)</pre>", html, re.DOTALL).group(1)
    again = GenerateParameters.from_json(shown.replace("&quot;", '"'))
    assert again == asked


def test_the_proof_and_its_absence_are_told(workspace):
    result = generate(workspace, PARAMETERS)
    assert "Proven optimum" in result.html
    assert "proof complete" in result.html
    within = {**result.report, "optimal": False, "gap": 0.012, "stopped": "time"}
    assert "Within 1.2% of the optimum" in report_html("", within, result.territories, result.blocks)
    none = {**within, "bound": None, "gap": None, "engine": "heuristic"}
    page = report_html("", none, result.territories, result.blocks)
    assert "nothing tells whether a better one exists" in page
    assert "no upper bound" in page


def test_other_scenarios_are_listed_when_there_are_some(workspace):
    result = generate(workspace, PARAMETERS)
    assert "Other scenarios, compared" not in result.html
    other = {"label": "Variante 2", "objective": 1.5, "loss": 0.0123, "blocks": 3, "residents": 1200.0}
    html = report_html("", {**result.report, "alternatives": [other]}, result.territories, result.blocks)
    text = Page(html).text
    assert "Variante 2 1.500 1.23% 3 1,200" in text


def test_a_scenario_that_keeps_another_is_compared_with_it(workspace):
    with workspace.transaction() as connection:
        connection.execute("UPDATE scenario_blocks SET locked = 1 WHERE territory_code = '01'")
    result = generate(workspace, replace(PARAMETERS, locked="s1"))
    assert result.report["explanation"]["before"] == "Scénario 1"
    assert "before (Scénario 1) and after (this plan)" in result.html
    assert "Locked territories Scénario 1" in Page(result.html).text


def test_the_page_is_in_the_language_of_the_user(workspace):
    install_language("fr", lambda text: "Optimum prouvé" if text.startswith("Proven optimum:") else text)
    try:
        html = generate(workspace, PARAMETERS).html
    finally:
        install_language("en", None)
    assert Page(html).all("html") == [{"lang": "fr"}]
    assert "Optimum prouvé" in html
    assert "3\u202f700" in html
