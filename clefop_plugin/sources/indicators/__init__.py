"""Indicators from the files of official producers and from any table that a catalogue or a recipe describes."""

from clefop_plugin.sources.indicators import cnaf, melodi, tables, unemployment, urssaf
from clefop_plugin.sources.indicators.catalogue import kind_of_column
from clefop_plugin.sources.indicators.long import kind_of_values
from clefop_plugin.sources.indicators.tables import read_indicators
from clefop_plugin.sources.indicators.values import IndicatorImport

#: The formats of indicators, the most particular first.
FORMATS = (*unemployment.FORMATS, *urssaf.FORMATS, *cnaf.FORMATS, *melodi.FORMATS, *tables.FORMATS)

__all__ = ["FORMATS", "IndicatorImport", "kind_of_column", "kind_of_values", "read_indicators"]
