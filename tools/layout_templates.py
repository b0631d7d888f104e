"""Write the layout templates of ``resources/layouts``: ``python tools/layout_templates.py [FOLDER]``.

The files hold what differs from the defaults of QGIS and nothing of one version of it (no stored styles, no random
identifiers), so that they read the same everywhere and a change can be seen in a comparison. Positions and sizes are
millimetres on the grid of ``cartography/layouts.py``. Ids and comments are in French: officers see them.
"""

from __future__ import annotations

import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import TreeBuilder, XMLParser, fromstring, indent, tostring
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import translations  # noqa: E402

from clefop_plugin.cartography import palettes  # noqa: E402 (the checkout must be on the path first)
from clefop_plugin.cartography.template_items import ITEMS, TEMPLATES  # noqa: E402
from clefop_plugin.core import text  # noqa: E402

FOLDER = ROOT / "resources" / "layouts"
#: Numbers of the kinds of items, as QGIS writes them (QgsLayoutItemRegistry) and ``layout_item.ITEM_TYPE``.
PAGE, MAP, PICTURE, LABEL, SHAPE, CLEFOP = 65638, 65639, 65640, 65641, 65643, 82972
LEFT, RIGHT, TOP = 1, 2, 32
NAMESPACE = uuid.UUID("5b1a4bd6-3f0e-5c1b-9d1c-0c1efb0b0c1e")
Box = tuple[float, float, float, float]
ACCENT = "[% clefop_charter('primary') %]"


@dataclass
class Template:
    """One file: the page, its guides, its items from the lowest to the highest."""

    name: str
    width: float
    height: float
    region: bool = False
    items: list[tuple[str, str, str]] = field(default_factory=list)
    guides: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())

    def label(
        self,
        item_id: str,
        box: Box,
        text: str,
        size: float,
        weight: int = 400,
        colour: str = palettes.INK,
        align: int = LEFT,
        properties: dict[str, str] | None = None,
    ) -> None:
        """A text; what is between ``[%`` and ``%]`` is an expression, and marks of HTML are read."""
        style = (
            f'<text-style fontFamily="Open Sans" fontSize="{size:g}" fontSizeUnit="Point" '
            f'fontWeight="{_qt5_weight(weight)}" fontLetterSpacing="0.03" textColor="{_rgba(colour)}" textOpacity="1" '
            'multilineHeight="1.15" multilineHeightUnit="Percentage" allowHtml="1"/>'
        )
        attributes = (
            f'labelText={quoteattr(text)} halign="{align}" valign="{TOP}" htmlState="0" marginX="0" marginY="0"'
        )
        self._add(item_id, LABEL, box, attributes, style, properties)

    def map(self, box: Box, theme: str) -> None:
        """The map of a theme; that of a territory follows the atlas."""
        follows = "" if self.region else '<AtlasMap atlasDriven="1" scalingMode="2" margin="0.05"/>'
        metres = 1000.0
        extent = f'<Extent xmin="0" ymin="0" xmax="{box[2] * metres:g}" ymax="{box[3] * metres:g}"/>'
        attributes = (
            f'followPreset="true" followPresetName={quoteattr(theme)} keepLayerSet="false" mapRotation="0" '
            'drawCanvasItems="false" frame="true" outlineWidthM="0.25,mm" background="true"'
        )
        colours = _colour("FrameColor", palettes.COAST) + _colour("BackgroundColor", palettes.OUTSIDE)
        self._add("carte", MAP, box, attributes, colours + extent + follows)

    def element(self, item_id: str, box: Box, content: str) -> None:
        """An item of the plugin."""
        self._add(item_id, CLEFOP, box, "", f'<clefop content="{content}" territory="" indicators=""/>')

    def rule(self, item_id: str, y: float) -> None:
        """A thin line across the page: a very flat rectangle, whose colour an expression can give."""
        symbol = (
            '<symbol type="fill" name="" alpha="1"><layer class="SimpleFill" enabled="1" pass="0" locked="0">'
            f'<Option type="Map"><Option type="QString" name="color" value="{_rgba(palettes.RULE)}"/>'
            '<Option type="QString" name="style" value="solid"/>'
            '<Option type="QString" name="outline_style" value="no"/></Option>'
            + _properties({"fillColor": "clefop_charter('rule')"}, "data_defined_properties")
            + "</layer></symbol>"
        )
        self._add(item_id, SHAPE, (12, y, self.width - 24, 0.25), 'shapeType="1"', symbol)

    def picture(self, item_id: str, box: Box, source: str) -> None:
        """A picture whose file an expression gives."""
        self._add(item_id, PICTURE, box, 'resizeMode="0" anchorPoint="3" file=""', "", {"dataDefinedSource": source})

    def _add(
        self, item_id: str, kind: int, box: Box, attributes: str, inner: str, properties: dict[str, str] | None = None
    ) -> None:
        x, y, width, height = box
        identifier = "{" + str(uuid.uuid5(NAMESPACE, f"{self.name}/{item_id}")) + "}"
        head = (
            f'<LayoutItem type="{kind}" id="{item_id}" uuid="{identifier}" templateUuid="{identifier}" '
            f'position="{x:g},{y:g},mm" positionOnPage="{x:g},{y:g},mm" size="{width:g},{height:g},mm" '
            f'referencePoint="0" zValue="{len(self.items) + 1}" visibility="1" opacity="1" {attributes}>'
        )
        dynamic = (
            f"<LayoutObject>{_properties(properties, 'dataDefinedProperties')}</LayoutObject>" if properties else ""
        )
        self.items.append((item_id, head + dynamic + inner + "</LayoutItem>", ITEMS[item_id]()))

    def document(self) -> str:
        """The XML of the template, with a comment before each item."""
        vertical, horizontal = self.guides
        guides = [f'<Guide orientation="2" position="{x:g}" units="mm" page="0"/>' for x in vertical]
        guides += [f'<Guide orientation="1" position="{y:g}" units="mm" page="0"/>' for y in horizontal]
        page = (
            f'<LayoutItem type="{PAGE}" uuid="{{{uuid.uuid5(NAMESPACE, self.name)}}}" position="0,0,mm" '
            f'positionOnPage="0,0,mm" size="{self.width:g},{self.height:g},mm" referencePoint="0" background="true" '
            'visibility="1" opacity="1"/>'
        )
        items = "".join(f"<!-- {item_id}: {about} -->{xml}" for item_id, xml, about in reversed(self.items))
        enabled = "0" if self.region else "1"
        atlas = (
            f'<Atlas enabled="{enabled}" coverageLayer="" pageNameExpression="&quot;name&quot;" hideCoverage="0" '
            'sortFeatures="1" sortKey="&quot;code&quot;" sortAscending="1" filterFeatures="0" featureFilter="" '
            "filenamePattern=\"&quot;code&quot; || '_' || &quot;name&quot;\"/>"
        )
        title = TEMPLATES[self.name]()
        content = (
            f'<Layout name={quoteattr(title)} units="mm" printResolution="300" worldFileMap="">'
            f"<!-- {title}. Écrit par tools/layout_templates.py ; une copie en est à vous. -->"
            '<Snapper snapToGuides="1" snapToItems="1" snapToGrid="0" tolerance="5"/>'
            f'<PageCollection>{_page_symbol()}{page}<GuideCollection visible="1">{"".join(guides)}</GuideCollection>'
            f"</PageCollection>{items}{atlas}</Layout>"
        )
        root = fromstring(content, XMLParser(target=TreeBuilder(insert_comments=True)))
        indent(root, " ")
        return tostring(root, encoding="unicode") + "\n"


def _page_symbol() -> str:
    return (
        '<symbol type="fill" name="" alpha="1"><layer class="SimpleFill" enabled="1" pass="0" locked="0">'
        '<Option type="Map"><Option type="QString" name="color" value="255,255,255,255"/>'
        '<Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_style" value="no"/>'
        "</Option></layer></symbol>"
    )


def _properties(expressions: dict[str, str], tag: str) -> str:
    rows = "".join(
        f'<Option type="Map" name="{name}"><Option type="bool" name="active" value="true"/>'
        f'<Option type="QString" name="expression" value={quoteattr(expression)}/>'
        '<Option type="int" name="type" value="3"/></Option>'
        for name, expression in expressions.items()
    )
    return (
        f'<{tag}><Option type="Map"><Option type="QString" name="name" value=""/>'
        f'<Option type="Map" name="properties">{rows}</Option>'
        f'<Option type="QString" name="type" value="collection"/></Option></{tag}>'
    )


def _colour(tag: str, colour: str) -> str:
    red, green, blue = _parts(colour)
    return f'<{tag} red="{red}" green="{green}" blue="{blue}" alpha="255"/>'


def _rgba(colour: str) -> str:
    return ",".join(str(part) for part in (*_parts(colour), 255))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _qt5_weight(weight: int) -> int:
    """QGIS stores weights on the scale of Qt 5, whatever Qt it runs on."""
    return {400: 50, 600: 63, 700: 75}[weight]


def head(page: Template, kicker: str, title: str) -> None:
    """Kicker, title, and the banner of a fictional region."""
    inner = page.width - 24
    style = f"color:{ACCENT}; letter-spacing:0.04em"
    page.label(
        "surtitre",
        (12, 10, inner - 44, 5),
        f'<span style="{style}">[% clefop_html(upper({kicker})) %]</span>',
        8.5,
        600,
    )
    size = f"[% clefop_font_size({title}, {inner:g}, 22, 600) %]"
    page.label(
        "titre",
        (12, 14.3, inner + 2, 12),
        f'<span style="font-size:{size}pt">[% clefop_html({title}) %]</span>',
        22,
        600,
    )
    page.element("fictif", (page.width - 52, 10, 40, 5.6), "fictif")


def foot(page: Template) -> None:
    """Rule, logo, sources, name of the atlas, page number."""
    top, inner = page.height - 17.5, page.width - 24
    page.rule("filet", top)
    page.picture("logo", (12, top + 1.4, 22, 9.5), "clefop_charter('logo')")
    beside = "if(clefop_charter('logo') = '', 0, 25)"
    page.label(
        "sources",
        (12, top + 1.4, inner - 40, 10.8),
        "[% if(clefop_charter('footer') = '', '', clefop_html(clefop_charter('footer')) || '<br>') %]"
        "[% clefop_html(clefop_source()) %]",
        6.2,
        400,
        palettes.SECONDARY,
        properties={"dataDefinedPositionX": f"12 + {beside}", "dataDefinedWidth": f"{inner - 40:g} - {beside}"},
    )
    right = page.width - 12 - 38
    page.label(
        "atlas",
        (right, top + 1.6, 38, 4),
        "[% clefop_html(clefop_study('title')) %]",
        7.2,
        400,
        palettes.SECONDARY,
        RIGHT,
    )
    number = "<b>[% @atlas_featurenumber %]</b> / [% @atlas_totalfeatures %]"
    if not page.region:
        page.label("pagination", (right, top + 5.6, 38, 5), number, 8, 400, palettes.SECONDARY, RIGHT)


def territory_map(page: Template, box: Box) -> None:
    """The map of a territory, its names laid over it and its legend below."""
    x, y, width, height = box
    page.map((x, y, width, height), "CLEFOP territoire")
    page.element("noms", (x, y, width, height), "noms")
    page.element("legende", (x, y + height + 0.8, width, 5), "legende")


def territory_page(name: str, width: float, height: float) -> Template:
    """What every page of a territory has."""
    page = Template(name, width, height)
    head(page, "clefop_territory_heading()", "clefop_territory_name()")
    page.element("identite", (12, 29.5, width - 24, 10), "identite")
    return page


def portrait() -> Template:
    """A4 portrait: the page of the atlas."""
    page = territory_page("territoire-a4-portrait", 210, 297)
    territory_map(page, (12, 43.5, 124, 106.5))
    page.element("situation", (140, 43.5, 58, 40), "localisation")
    page.element("cote", (140, 86.5, 58, 69), "cote")
    page.element("chiffres", (12, 160, 186, 78), "chiffres")
    page.element("courbes", (12, 238.5, 186, 38), "courbes")
    foot(page)
    page.guides = (12, 136, 140, 198), (10, 29.5, 43.5, 160, 238.5, 279.5)
    return page


def landscape() -> Template:
    """A4 landscape: a large map, the figures at its right."""
    page = territory_page("territoire-a4-paysage", 297, 210)
    territory_map(page, (12, 43.5, 140, 138))
    page.element("chiffres", (160, 43.5, 125, 78), "chiffres")
    page.element("situation", (160, 126.5, 58, 55), "localisation")
    page.element("cote", (227, 124.5, 58, 64), "cote")
    foot(page)
    page.guides = (12, 152, 160, 218, 227, 285), (10, 29.5, 43.5, 124.5, 192.5)
    return page


def large() -> Template:
    """A3 landscape: map, figures, training and structures on one sheet."""
    page = territory_page("territoire-a3-paysage", 420, 297)
    territory_map(page, (12, 43.5, 202, 188))
    page.element("chiffres", (222, 43.5, 186, 78), "chiffres")
    page.element("courbes", (222, 124, 186, 38), "courbes")
    page.element("situation", (222, 168, 58, 40), "localisation")
    page.element("cote", (286, 166, 58, 70), "cote")
    page.element("domaines", (350, 166, 58, 62), "domaines")
    page.element("structures", (12, 242, 396, 34), "structures")
    foot(page)
    page.guides = (12, 214, 222, 280, 286, 344, 350, 408), (10, 29.5, 43.5, 124, 166, 242, 279.5)
    return page


def region() -> Template:
    """A4 landscape: all the territories on one page."""
    page = Template("region-a4-paysage", 297, 210, region=True)
    head(page, "clefop_study('region')", "clefop_study('finding')")
    page.map((12, 28, 160, 152), "CLEFOP région")
    page.element("noms", (12, 28, 160, 152), "region-noms")
    page.element("legende", (12, 181.5, 160, 9), "region-legende")
    page.element("tableau", (178, 28, 107, 160.5), "region-tableau")
    foot(page)
    page.guides = (12, 172, 178, 285), (10, 28, 180, 192.5)
    return page


def main(arguments: list[str]) -> int:
    """Write every template."""
    folder = Path(arguments[0]) if arguments else FOLDER
    french = translations.read()
    text.install_language("fr", lambda sentence: french.get(sentence) or sentence)
    folder.mkdir(parents=True, exist_ok=True)
    for make in (portrait, landscape, large, region):
        page = make()
        (folder / f"{page.name}.qpt").write_text(page.document(), encoding="utf-8")
        print(f"{page.name}.qpt: {len(page.items)} items.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
