"""Styles of the documents: the usual names, so that an officer changes them in one place; page, header, footer.

Source: OASIS Open Document Format for Office Applications 1.3, part 3.
"""

from __future__ import annotations

from clefop_plugin.core.text import tr
from clefop_plugin.services.opendocument import HEAD, namespaces
from clefop_plugin.services.spreadsheets.model import in_xml

#: Width of the text, centimetres.
WIDTH = 17.4
VERSION = 'office:version="1.3"'
_COUNTRIES = {"fr": "FR", "en": "GB"}
_FONT = "Open Sans"

#: Colours of the design language (ink, secondary, muted, accent, rules, grounds).
_INK, _SECOND, _MUTED, _ACCENT = "#1b2733", "#4a5866", "#5f6b78", "#0f5e73"
_RULE, _HAIR, _GROUND, _ALERT, _ALERT_GROUND = "#d3d9df", "#e6eaed", "#eef3f4", "#a8431c", "#fbede6"


def styles_xml(title: str, study: str, language: str) -> str:
    """The file ``styles.xml``; ``title`` and ``study`` stand in the footer."""
    declared = namespaces(("office", "style", "text", "fo", "svg", "draw", "table"))
    return (
        f"{HEAD}<office:document-styles {declared} {VERSION}>{fonts()}<office:styles>{_defaults(language)}{_PARAGRAPHS}"
        f"{_OTHERS}</office:styles><office:automatic-styles>{_PAGE}</office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="page"><style:footer><text:p '
        f'text:style-name="Footer">{in_xml(title)} – {in_xml(study)}<text:tab/>{in_xml(tr("Page"))} <text:page-number '
        'text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer>'
        "</style:master-page></office:master-styles></office:document-styles>"
    )


def fonts() -> str:
    """The declaration of the font, with what stands for it where it is not installed."""
    return (
        f"<office:font-face-decls><style:font-face style:name=\"{_FONT}\" svg:font-family=\"'{_FONT}', 'Segoe UI', "
        '\'Noto Sans\', Arial" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
    )


def _defaults(language: str) -> str:
    spoken = f'fo:language="{language}" fo:country="{_COUNTRIES.get(language, "none")}"'
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        f'style:writing-mode="page"/><style:text-properties style:font-name="{_FONT}" fo:font-size="9.5pt" '
        f'fo:color="{_INK}" {spoken}/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
        "</style:default-style>"
        '<style:default-style style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
        '</style:default-style><style:default-style style:family="graphic"/>'
    )


def _style(
    name: str,
    parent: str,
    paragraph: str = "",
    text: str = "",
    following: str = "",
    level: int = 0,
    tabs: str = "",
) -> str:
    """One paragraph style; its name is shown with spaces."""
    shown = name.replace("_20_", " ")
    extra = f' style:next-style-name="{following}"' if following else ""
    extra += f' style:default-outline-level="{level}"' if level else ""
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{inherits}{extra} '
        f'style:class="text"><style:paragraph-properties {paragraph}>{tabs}</style:paragraph-properties>'
        f"<style:text-properties {text}/></style:style>"
    )


_TABS = f'<style:tab-stops><style:tab-stop style:position="{WIDTH}cm" style:type="right"/></style:tab-stops>'
_PARAGRAPHS = "".join(
    (
        _style("Standard", ""),
        _style("Text_20_body", "Standard", 'fo:margin-top="0cm" fo:margin-bottom="0.15cm" fo:line-height="115%"'),
        _style(
            "Heading",
            "Standard",
            'fo:margin-top="0.5cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
            'fo:font-weight="bold"',
            "Text_20_body",
        ),
        _style(
            "Heading_20_1",
            "Heading",
            f'fo:margin-top="0.75cm" fo:border-bottom="0.75pt solid {_ACCENT}" fo:padding-bottom="0.06cm"',
            f'fo:font-size="14pt" fo:color="{_ACCENT}"',
            "Text_20_body",
            1,
        ),
        _style("Heading_20_2", "Heading", 'fo:margin-top="0.4cm"', 'fo:font-size="11pt"', "Text_20_body", 2),
        _style("Heading_20_3", "Heading", 'fo:margin-top="0.3cm"', 'fo:font-size="9.5pt"', "Text_20_body", 3),
        _style("Annexes", "Heading_20_1", 'fo:break-before="page" fo:margin-top="0cm"', "", "Text_20_body", 1),
        _style("Title", "Heading", 'fo:margin-top="0cm"', 'fo:font-size="24pt"', "Subtitle"),
        _style("Subtitle", "Heading", 'fo:margin-top="0cm" fo:margin-bottom="0.35cm"',
               f'fo:font-size="11pt" fo:font-weight="normal" fo:color="{_SECOND}"', "Text_20_body"),
        _style("Kicker", "Heading", 'fo:margin-top="0cm" fo:margin-bottom="0.05cm"',
               f'fo:font-size="9pt" fo:color="{_ACCENT}" fo:text-transform="uppercase"', "Title"),
        _style("Lead", "Text_20_body", 'fo:keep-with-next="always"', 'fo:font-weight="bold"', "Text_20_body"),
        _style("Note", "Text_20_body", "", f'fo:font-size="8.5pt" fo:color="{_MUTED}"'),
        _style("Nothing_20_known", "Text_20_body", "", f'fo:font-style="italic" fo:color="{_MUTED}"'),
        _style("Alert", "Text_20_body", f'fo:background-color="{_ALERT_GROUND}" fo:padding="0.15cm" '
               f'fo:border-left="2pt solid {_ALERT}"', f'fo:font-weight="bold" fo:color="{_ALERT}"'),
        _style("Caption", "Standard", 'fo:margin-top="0.35cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
               'fo:font-weight="bold"'),
        _style("Picture", "Standard", 'fo:margin-top="0.2cm" fo:keep-with-next="always"'),
        _style("Picture_20_caption", "Standard", 'fo:margin-bottom="0.3cm"',
               f'fo:font-size="8.5pt" fo:color="{_MUTED}"'),
        _style("Table_20_Contents", "Standard", "", 'fo:font-size="8.5pt"'),
        _style("Table_20_Numbers", "Table_20_Contents", 'fo:text-align="end"'),
        _style("Table_20_Heading", "Table_20_Contents", 'fo:keep-with-next="always"',
               f'fo:font-weight="bold" fo:font-size="8pt" fo:color="{_SECOND}"'),
        _style("Table_20_Heading_20_numbers", "Table_20_Heading", 'fo:text-align="end"'),
        _style("Key_20_value", "Table_20_Contents", "", 'fo:font-weight="bold" fo:font-size="11.5pt"'),
        _style("Question", "Standard", 'fo:margin-top="0.3cm" fo:margin-bottom="0.08cm" fo:keep-with-next="always"',
               'fo:font-weight="bold"'),
        _style("Comment", "Standard", f'fo:border="0.5pt solid {_RULE}" fo:padding="0.15cm" fo:line-height="140%" '
               'fo:keep-with-next="always"'),
        _style("Comment_20_end", "Comment", 'fo:keep-with-next="auto"'),
        _style("Footer", "Standard", f'fo:border-top="0.5pt solid {_RULE}" fo:padding-top="0.1cm"',
               f'fo:font-size="7.5pt" fo:color="{_MUTED}"', tabs=_TABS),
    )
)  # fmt: skip

_OTHERS = (
    '<style:style style:name="Below" style:family="text"><style:text-properties fo:font-size="7.5pt" '
    f'fo:color="{_MUTED}"/></style:style><style:style style:name="Graphics" style:family="graphic">'
    '<style:graphic-properties text:anchor-type="as-char" svg:x="0cm" svg:y="0cm" style:vertical-pos="middle" '
    'style:vertical-rel="text"/></style:style><text:list-style style:name="Bullets"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.2cm" '
    'text:min-label-width="0.4cm"/></text:list-level-style-bullet></text:list-style>'
)
_PAGE = (
    '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'style:print-orientation="portrait" fo:margin-top="1.6cm" fo:margin-bottom="1.3cm" fo:margin-left="1.8cm" '
    'fo:margin-right="1.8cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" '
    'fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>'
)
#: Styles of the cells, for the automatic styles of the content.
CELLS = (
    '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.07cm" '
    'fo:padding-left="0.1cm" fo:padding-right="0.1cm" '
    f'fo:border-bottom="0.5pt solid {_HAIR}" style:vertical-align="top"/></style:style>'
    '<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:padding="0.07cm" '
    'fo:padding-left="0.1cm" fo:padding-right="0.1cm" '
    f'fo:border-bottom="0.75pt solid {_INK}" fo:background-color="{_GROUND}" style:vertical-align="bottom"/>'
    "</style:style>"
)
