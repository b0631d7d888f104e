"""Travel between places: a table of origin, destination and minutes or kilometres, as routing tools export it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from clefop_plugin.core.codes import parse_value
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.tables import read_table

_VALUES = ("VALUE", "VALEUR", "MINUTES", "TEMPS", "DUREE", "DURÉE", "TIME", "KM", "DISTANCE")


def read_travel(path: str | Path) -> pd.DataFrame:
    """Frame of origin, destination (codes as text) and value; rows without a number are left out.

    The value column is minutes, km or any other measure of the file. Raises InputError when a column is missing or no
    row has a number.
    """
    table = read_table(path)
    origin = table.find("ORIGIN", "ORIGINE", "FROM", "DE", "CODGEO")
    destination = table.find("DESTINATION", "TO", "VERS", "DCLT")
    value = table.find(*_VALUES)
    if origin is None or destination is None or value is None:
        raise InputError(
            tr(
                "{name} is not a table of travel: it needs the columns origin, destination and value (minutes or km). "
                "The fields read are {fields}.",
                name=table.path.name,
                fields=detect.quoted(table.columns),
            )
        )
    frame = pd.DataFrame(
        {
            "origin": table.frame[origin].str.strip(),
            "destination": table.frame[destination].str.strip(),
            "value": [_number(text) for text in table.frame[value]],
        }
    )
    frame = frame[frame["value"] >= 0].reset_index(drop=True)
    if frame.empty:
        raise InputError(tr("{name} holds no travel value: no row has a number, zero or more.", name=table.path.name))
    return frame


def _number(text: str) -> float:
    try:
        return parse_value(text)[0]
    except ValueError:
        return float(np.nan)
