"""Algorithm ``clefop:convertvintage``: a table of communes taken from one vintage to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.processing.base import ClefopAlgorithm, Parameters, Results
from clefop_plugin.processing.outputs import (
    REAL,
    TEXT,
    WHOLE,
    YES_NO,
    add_report_outputs,
    fields_of,
    give_report,
    write_rows,
)
from clefop_plugin.processing.parameters import is_given, split_ids

if TYPE_CHECKING:
    import pandas as pd

    from clefop_plugin.services.vintages import Conversion
    from clefop_plugin.sources.tables import Table

ESTIMATED = "estimated"
TABLES = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".ods"})


class ConvertVintage(ClefopAlgorithm):
    """The rows of a table on the communes of another year: sums, recomputed rates, zones decided by population."""

    NAME = "convertvintage"
    THEME = "import"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Convert the vintage of a table")

    def tags(self) -> list[str]:
        """Words of the search box."""
        return tr("vintage,year,commune,merge,split,movement,passage,cog,convert").split(",")

    def define(self) -> None:
        """Table, years and movements in, table and report out."""
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Table of communes"), [QgsProcessing.SourceType.TypeVector])
        )
        self.add(
            QgsProcessingParameterField(
                "CODE_FIELD",
                tr("Field of the commune code (empty: recognised)"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )
        self.add(
            QgsProcessingParameterString("FROM", tr("Vintage of the table (empty: found in its codes)"), optional=True)
        )
        self.add(QgsProcessingParameterString("TO", tr("Vintage wanted (year)")))
        files = tr("Tables (*.csv *.txt *.xlsx *.ods);;All files (*)")
        self.add(
            QgsProcessingParameterFile("MOVEMENTS", tr("Movements of communes or passage table"), fileFilter=files)
        )
        self.add(
            QgsProcessingParameterFile(
                "POPULATION", tr("Population table (to share what is divided)"), fileFilter=files, optional=True
            )
        )
        self.add(
            QgsProcessingParameterString(
                "RATES", tr("Rates to recompute (rate=numerator/denominator;…)"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterString(
                "COUNTS", tr("Fields to add up, separated by ; (empty: recognised)"), optional=True
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Table on the communes of the wanted vintage"), QgsProcessing.SourceType.TypeVector
            )
        )
        add_report_outputs(self, tr("Conversion report"))
        self.addOutput(QgsProcessingOutputNumber("VINTAGE_FROM", tr("Vintage found or given")))
        self.addOutput(QgsProcessingOutputNumber("ESTIMATED_ROWS", tr("Estimated rows")))

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The years must be years, the files must exist."""
        from clefop_plugin.sources.detect import year_of

        sentence = self.missing_file(parameters, context, "MOVEMENTS", "POPULATION")
        for name in ("FROM", "TO"):
            text = self.text(parameters, name, context)
            if not sentence and text and year_of(text) is None:
                sentence = tr("“{text}” is not a year. Write for example 2024.", text=text)
        return sentence

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Main thread: the table, from its file as it is written, or from a layer."""
        from clefop_plugin.cartography.features import read_rows
        from clefop_plugin.sources.tables import Table, read_table

        given = parameters.get("INPUT")
        path = Path(given) if isinstance(given, str) else None
        if path is not None and path.suffix.lower() in TABLES and path.is_file():
            self._table = read_table(path)
            return
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise InputError(tr("The table cannot be read. Choose a file or a layer."))
        frame = read_rows(source)
        lines = tuple(range(1, len(frame) + 1))
        self._table = Table(path or Path(source.sourceName()), frame, "", "", 1, 1, "", "", lines)

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Convert on plain data, then write the sink and the report."""
        from clefop_plugin.services.vintages import convert_table
        from clefop_plugin.sources.detect import year_of
        from clefop_plugin.sources.movements import read_movements
        from clefop_plugin.sources.populations import read_populations

        movements, population = (self.file(parameters, name, context) for name in ("MOVEMENTS", "POPULATION"))
        end = year_of(self.text(parameters, "TO", context))
        if movements is None or end is None:
            raise InputError(tr("Give the movements of communes and the vintage wanted."))
        page = self.destination(parameters, "REPORT", context)
        found = convert_table(
            self._table,
            self._code(parameters, context),
            end,
            read_movements(movements).movements,
            read_populations(population) if population is not None else None,
            year_of(self.text(parameters, "FROM", context)),
            self.text(parameters, "RATES", context),
            split_ids(self.text(parameters, "COUNTS", context)),
        )
        frame, columns = _typed(found)
        sink, output = self.parameterAsSink(
            parameters, "OUTPUT", context, fields_of(columns), QgsWkbTypes.Type.NoGeometry
        )
        results: Results = {"OUTPUT": write_rows(sink, frame, columns, feedback, output)}
        results |= give_report(_report(self._table, found), page, feedback, _title(self._table, found))
        results["VINTAGE_FROM"] = found.start
        results["ESTIMATED_ROWS"] = int(found.estimated.sum())
        return results

    def _code(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """The field of the codes: the one named, else the one recognised."""
        from clefop_plugin.sources import detect

        if not is_given(parameters, "CODE_FIELD"):
            return detect.need_commune_column(self._table)
        name = self.text(parameters, "CODE_FIELD", context)
        column = self._table.find(name)
        if column is None:
            raise InputError(
                tr(
                    "{file} has no field “{field}”. The fields read are {fields}.",
                    file=self._table.path.name,
                    field=name,
                    fields=detect.quoted(self._table.columns),
                )
            )
        return column


def _title(table: Table, found: Conversion) -> str:
    return tr("{file}: from {start} to {end}", file=table.path.name, start=found.start, end=found.end)


def _report(table: Table, found: Conversion) -> Any:
    """The record of the conversion: every row read is in the output, whole, joined or divided."""
    from clefop_plugin.sources.report import Report

    report = Report(source=table.path.name, sha256=table.sha256, encoding=table.encoding, separator=table.separator)
    report.format = tr("Table of communes, {start} to {end}", start=found.start, end=found.end)
    report.rows_read = report.rows_kept = len(table.frame)
    for sentence in found.notes:
        report.note(sentence)
    return report


def _typed(found: Conversion) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The rows with numbers where a whole column is numbers; a column with marks (secret) stays text."""
    import pandas as pd

    columns: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for name in found.table.columns:
        cells = found.table.frame[name]
        figures = found.roles.get(name) in ("count", "rate", "published")
        columns[name], data[name] = _numbers(cells) if figures else (TEXT, list(cells))
    estimated = ESTIMATED
    while estimated in columns:
        estimated += "_"
    columns[estimated], data[estimated] = YES_NO, list(found.estimated)
    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in data.items()}), columns


def _numbers(cells: pd.Series[Any]) -> tuple[Any, list[Any]]:
    from clefop_plugin.core.codes import parse_value

    values: list[Any] = []
    for cell in cells:
        try:
            value, status = parse_value(str(cell))
        except ValueError:
            return TEXT, list(cells)
        if status == "secret":
            return TEXT, list(cells)
        values.append(value if status == "ok" else None)
    known = [value for value in values if value is not None]
    whole = all(float(value).is_integer() and abs(value) < 2**31 for value in known)
    return (WHOLE, [None if v is None else int(v) for v in values]) if whole else (REAL, values)
