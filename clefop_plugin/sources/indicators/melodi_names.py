"""Indicators of a Melodi cube that the catalogue does not know, named by the metadata file of its archive.

Each measure, at the totals of the other dimensions and for each modality of one of them, is a published value: only
a catalogue can say that it may be summed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from clefop_plugin.core.errors import InputError
from clefop_plugin.sources import archives, detect
from clefop_plugin.sources.choice import Choice
from clefop_plugin.sources.indicators.catalogue import Definition
from clefop_plugin.sources.tables import Table, read_member

#: Most indicators made of one cube: more would not be read by anyone.
MOST = 60
_TOTALS = frozenset({"_T", "_Z", ""})

#: Labels of the modalities of a cube, by dimension and code.
Labels = Mapping[tuple[str, str], str]


def labels_of(table: Table) -> Labels:
    """Labels in the metadata file (COD_VAR, LIB_VAR, COD_MOD, LIB_MOD) beside the data in their archive; {} without."""
    if not table.member.lower().endswith("_data.csv"):
        return {}
    wanted = table.member[: -len("_data.csv")].lower() + "_metadata.csv"
    member = next((one for one in archives.members(table.path) if one.name.lower() == wanted), None)
    if member is None:
        return {}
    try:
        found = read_member(table.path, member, Choice())
        columns = [found.column(detect.need_column(found, name)) for name in ("COD_VAR", "COD_MOD", "LIB_MOD")]
    except InputError:  # without its labels, a cube is still read by its codes
        return {}
    return {(str(a).strip(), str(b).strip()): str(c).strip() for a, b, c in zip(*columns, strict=True)}


def definitions_of(
    cube: str, dimensions: Mapping[str, tuple[str, ...]], labels: Labels
) -> list[tuple[Definition, dict[str, str]]]:
    """Indicators of a cube, with their modalities; [] when they would be too many to be of use.

    ``dimensions`` gives the modalities met of each dimension.
    """
    found: dict[str, tuple[Definition, dict[str, str]]] = {}
    for modalities in _choices(dimensions):
        told = {name: code for name, code in modalities.items() if name.endswith("_MEASURE")}
        told |= {name: code for name, code in modalities.items() if code not in _TOTALS and len(dimensions[name]) > 1}
        words = [labels.get((name, code)) or code for name, code in told.items()]
        identifier = detect.zoning_id("_".join([cube or "melodi", *told.values()]))
        label = ", ".join(words) or cube
        entry = Definition(identifier, label, theme=cube, source=f"Insee, Melodi ({cube})", producer="Insee")
        found.setdefault(identifier, (entry, modalities))
        if len(found) > MOST:
            return []
    return list(found.values())


def _choices(dimensions: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """Every measure with totals, then with each modality of one dimension; one without total is gone through."""
    measures = {name: codes for name, codes in dimensions.items() if name.endswith("_MEASURE")}
    others = {name: codes for name, codes in dimensions.items() if name not in measures}
    totals = {name: [code for code in codes if code in _TOTALS] for name, codes in others.items()}
    through = {name: codes for name, codes in others.items() if not totals[name]}
    fixed = {name: codes[0] for name, codes in totals.items() if codes}
    for chosen in product(*measures.values(), *through.values()):
        base = fixed | dict(zip([*measures, *through], chosen, strict=True))
        yield base
        for name, codes in others.items():
            if totals[name]:
                yield from (base | {name: code} for code in codes if code not in _TOTALS)
