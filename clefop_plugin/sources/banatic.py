"""Composition of the EPCI as the DGCL publishes it (BANATIC, epcicom): one row a commune and group of communes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.names import fold_text
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import tr
from clefop_plugin.sources import detect
from clefop_plugin.sources.communes import some_rows, start_report
from clefop_plugin.sources.formats import NOT_MINE, Document, Format, Options, Recognition, need_table
from clefop_plugin.sources.geography import read_zonings
from clefop_plugin.sources.tables import Table
from clefop_plugin.sources.zoning_import import ZoningImport

_GROUP = ("siren", "siren_epci", "N° SIREN", "siren_groupement", "siren_du_groupement")
_NAME = ("raison_sociale", "nom_complet", "nom_du_groupement", "nom_epci")
_COMMUNE = ("insee", "code_insee", "insee_membre", "code_insee_membre", "code_insee_du_membre")
_NATURE = ("nature_juridique", "nature", "nj_epci2024", "nature_epci")
#: Groups with taxation of their own: the only ones of which a commune has exactly one.
_OWN_TAXATION = frozenset({"cc", "ca", "cu", "m", "me", "met", "metro", "met69", "metlyon", "sa", "san"})


def recognise(document: Document) -> Recognition:
    """Columns of the group, of its name and of the commune."""
    columns = None if document.table is None else _columns(document.table)
    if columns is None:
        return NOT_MINE
    return Recognition(0.96, tr("composition of EPCI: columns {fields}", fields=detect.quoted(columns)))


def read(document: Document, options: Options, progress: Progress) -> ZoningImport:
    """The EPCI of each commune; syndicates and other groups without taxation of their own are left out."""
    table = need_table(document)
    columns = _columns(table)
    if columns is None:
        raise InputError(tr("{name} is not a composition of EPCI.", name=document.name))
    group, name, commune = columns
    report = start_report(table, tr("Composition of the EPCI (DGCL)"), recognise(document).why)
    nature = table.find(*_NATURE)
    kept = table
    if nature is not None:
        own = table.frame[nature].map(_has_own_taxation)
        for kind, count in table.frame[nature][~own].str.strip().value_counts().items():
            report.skip(tr("rows of groups without taxation of their own (syndicates…)"), str(kind), count=int(count))
        kept = some_rows(table, own.to_numpy(dtype=bool))
    progress.check()
    if not len(kept.frame):
        raise InputError(tr("{name} holds no EPCI with taxation of its own.", name=document.name))
    frame = pd.DataFrame({"CODGEO": kept.frame[commune], "EPCI": kept.frame[group], "NOM_EPCI": kept.frame[name]})
    return read_zonings(replace(kept, frame=frame), replace(options, key="CODGEO", fields=("EPCI",)), report)


def _has_own_taxation(text: str) -> bool:
    """Whether a legal nature, as letters or in words, is that of an EPCI with taxation of its own."""
    plain = fold_text(text)
    if plain.replace(" ", "") in _OWN_TAXATION:
        return True
    return plain.startswith(("communaute de communes", "communaute d agglomeration", "communaute urbaine", "metropole"))


def _columns(table: Table) -> tuple[str, str, str] | None:
    group, name, commune = table.find(*_GROUP), table.find(*_NAME), table.find(*_COMMUNE)
    if group is None or name is None or commune is None:
        return None
    if not detect.is_epci_column(table, group) or not detect.holds_communes(table, commune):
        return None
    return group, name, commune


FORMATS = (Format("banatic", "zonings", lambda: tr("Composition of the EPCI (DGCL)"), recognise, read),)
