"""How an atlas is printed: the parameters of ``clefop:exportatlas`` that answer :class:`AtlasOptions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from clefop_plugin import settings
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters
from clefop_plugin.processing.parameters import split_ids

if TYPE_CHECKING:
    from clefop_plugin.cartography.atlas_options import AtlasOptions

#: What each parameter may be, as :mod:`clefop_plugin.cartography.atlas_options` has it.
CHOICES = {
    "FORMAT": ("A4", "A3"),
    "ORIENTATION": ("portrait", "landscape"),
    "LANGUAGE": ("fr", "en"),
    "FILE_FORMAT": ("PDF", "PNG", "SVG"),
}


def add_choice_parameters(algorithm: ClefopAlgorithm) -> None:
    """Declare which pages and which territories are printed."""
    texts = (
        ("PAGES", tr("Kinds of pages, separated by ; (empty: all)")),
        ("TERRITORIES", tr("Codes of the territories, separated by ; (empty: all)")),
        ("INDICATORS", tr("Indicators of the map pages, separated by ; (empty: those the pages choose)")),
    )
    for name, label in texts:
        algorithm.add(QgsProcessingParameterString(name, label, optional=True), advanced=True)


def add_print_parameters(algorithm: ClefopAlgorithm) -> None:
    """Declare paper, language, base map and files."""
    labels = {
        "FORMAT": tr("Paper"),
        "ORIENTATION": tr("Orientation (empty: as designed)"),
        "LANGUAGE": tr("Language of the atlas (empty: that of QGIS)"),
        "FILE_FORMAT": tr("File format"),
    }
    for name, label in labels.items():
        first = CHOICES[name][0] if name in ("FORMAT", "FILE_FORMAT") else None
        parameter = QgsProcessingParameterEnum(
            name, label, list(CHOICES[name]), defaultValue=first, optional=first is None, usesStaticStrings=True
        )
        algorithm.add(parameter, advanced=True)
    resolution = QgsProcessingParameterNumber("RESOLUTION", tr("Resolution of PNG pictures (dots per inch)"))
    resolution.setMinimum(50)
    resolution.setMaximum(600)
    resolution.setDefaultValue(300)
    algorithm.add(resolution, advanced=True)
    algorithm.add(
        QgsProcessingParameterString("BASEMAP", tr("Base map (empty: none; ign; a theme)"), optional=True),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean("PERSONAL_DATA", tr("Print names and contacts of persons"), defaultValue=False),
        advanced=True,
    )


def atlas_options(
    algorithm: ClefopAlgorithm, parameters: Parameters, context: QgsProcessingContext, scenario: str, zoning: str
) -> AtlasOptions:
    """The options that the parameters give. Raises InputError when one is not possible."""
    from clefop_plugin.cartography.atlas_options import AtlasOptions

    options = AtlasOptions(
        scenario_id=scenario,
        zoning_id=zoning,
        paper=algorithm.text(parameters, "FORMAT", context) or "A4",
        orientation=algorithm.text(parameters, "ORIENTATION", context),
        personal=settings.personal_data(algorithm.parameterAsBool(parameters, "PERSONAL_DATA", context)),
        base_map=algorithm.text(parameters, "BASEMAP", context),
        language=algorithm.text(parameters, "LANGUAGE", context),
        file_format=algorithm.text(parameters, "FILE_FORMAT", context) or "PDF",
        dpi=algorithm.parameterAsInt(parameters, "RESOLUTION", context),
    ).changed(
        {
            "pages": split_ids(algorithm.text(parameters, "PAGES", context)),
            "codes": split_ids(algorithm.text(parameters, "TERRITORIES", context)),
            "indicators": split_ids(algorithm.text(parameters, "INDICATORS", context)),
        }
    )
    options.check()
    return options
