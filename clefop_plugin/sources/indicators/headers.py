"""Names of columns that stand under a first row of labels, as in the spreadsheets of INSEE."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from clefop_plugin.sources.tables import Table

#: Rows under the header where the true names may stand.
_DEEPEST = 3


def renamed(table: Table, is_name: Callable[[str], bool]) -> Table:
    """The table with the row of its first ones that holds the most known names as header, if it beats the header.

    ``is_name`` tells whether a text is the name of a column that the caller knows. The rows above are dropped.
    """
    best, most = 0, _known(table.columns, is_name)
    for row in range(min(_DEEPEST, len(table.frame))):
        found = _known([str(cell) for cell in table.frame.iloc[row]], is_name)
        if found > most:
            best, most = row + 1, found
    if not best:
        return table
    names = _unique([" ".join(str(cell).split()) for cell in table.frame.iloc[best - 1]])
    frame = table.frame.iloc[best:].reset_index(drop=True)
    frame = frame.set_axis(names, axis=1)
    lines = table.lines[best:]
    header = table.lines[best - 1]
    first = lines[0] if lines else header + 1
    return replace(table, frame=frame, header_row=header, first_data_line=first, lines=lines)


def _known(names: Sequence[str], is_name: Callable[[str], bool]) -> int:
    return sum(1 for name in names if name.strip() and is_name(name.strip()))


def _unique(names: Sequence[str]) -> list[str]:
    done: list[str] = []
    for rank, name in enumerate(names, start=1):
        plain = name or f"column_{rank}"
        extra = 2
        while plain in done:
            plain, extra = f"{name}_{extra}", extra + 1
        done.append(plain)
    return done
