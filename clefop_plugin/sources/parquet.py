"""Rows of a Parquet file as text, where the Python package pyarrow is there to read it."""

from __future__ import annotations

import io

from clefop_plugin.core.errors import InputError, MissingPackageError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.grids import as_text, refuse_too_many


def read_parquet(name: str, content: bytes) -> tuple[list[str], list[list[str]]]:
    """Column names and rows.

    Raises MissingPackageError without pyarrow, InputError when the file is damaged or too large.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingPackageError(
            tr(
                "The Python package “pyarrow” is missing: Parquet files cannot be read. "
                "Ask for {name} as CSV, or install the package.",
                name=name,
            )
        ) from error
    try:
        source = pyarrow.parquet.ParquetFile(io.BytesIO(content))
        refuse_too_many(name, source.metadata.num_rows * source.metadata.num_columns, 20 * len(content))
        table = source.read()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise InputError(
            tr("{name} is damaged or incomplete: it cannot be opened. Ask for the file again.", name=name)
        ) from error
    columns = [[as_text(value) for value in column.to_pylist()] for column in table.columns]
    return [str(column) for column in table.column_names], [list(row) for row in zip(*columns, strict=True)]
