"""A ready workspace from the official services: a région and a vintage in; communes, zonings, populations… out.

Everything is built in a draft that takes its place at the end. Only the communes are indispensable: any other step
that fails is named, and the rest comes out.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from clefop_plugin.core.departements import DEPARTEMENTS, REGIONS, departements_of, region_name
from clefop_plugin.core.errors import ClefopError, InputError
from clefop_plugin.core.places import ToWorkspace
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import number, tr
from clefop_plugin.services.create import Study, create_workspace
from clefop_plugin.services.download_parts import USUAL, part_label
from clefop_plugin.services.geocoding import locate_structures
from clefop_plugin.services.importing.choices import Choices
from clefop_plugin.services.importing.preparing import prepare
from clefop_plugin.sources.documents import Choice
from clefop_plugin.sources.report import Report
from clefop_plugin.sources.web import directories, geo_api, geoplateforme, melodi
from clefop_plugin.sources.web.client import Client
from clefop_plugin.sources.web.failures import ServiceError
from clefop_plugin.sources.web.insee_files import PublishedFile, fetch_file, known_vintages
from clefop_plugin.workspace.file import drafted
from clefop_plugin.workspace.geopackage import Crs
from clefop_plugin.workspace.store import Workspace

#: How the INSEE writes that a commune has no EPCI.
_NO_EPCI = "ZZZZZZZZZ"


@dataclass(frozen=True)
class Wanted:
    """What is wanted: a région (code), a vintage of communes (year), and the parts besides the communes."""

    region: str
    vintage: int
    parts: tuple[str, ...] = USUAL


@dataclass(frozen=True)
class Step:
    """One thing that was brought, or could not be: what, whether it came, and the sentence that says it."""

    id: str
    label: str
    good: bool
    text: str

    @property
    def sentence(self) -> str:
        """The step as one line."""
        return tr("{part}: {text}", part=self.label, text=self.text)


@dataclass(frozen=True)
class Downloaded:
    """The workspace, what came and what did not, and the reports of the imports."""

    workspace: Workspace
    steps: tuple[Step, ...]
    reports: tuple[Report, ...]

    @property
    def failed(self) -> tuple[Step, ...]:
        """The steps that did not come out."""
        return tuple(step for step in self.steps if not step.good)

    def as_html(self) -> str:
        """What came and what did not, then the reports, as an HTML fragment; everything from outside is escaped."""
        marks = {True: "✓", False: "✗"}
        items = (f"<li>{marks[step.good]} <b>{escape(step.label)}</b> {escape(step.text)}</li>" for step in self.steps)
        return f"<ul>{''.join(items)}</ul>" + "".join(report.as_html() for report in self.reports)


def download_reference(
    path: Path,
    wanted: Wanted,
    study: Study,
    crs: Crs,
    client: Client,
    to_workspace: ToWorkspace,
    progress: Progress | None = None,
) -> Downloaded:
    """Write at ``path`` the workspace of a région, from the services of ``client``.

    ``to_workspace`` projects longitudes and latitudes into ``crs``. Raises InputError when the région is unknown or
    the communes cannot be brought, WorkspaceError when the file cannot be written, and Cancelled; an older file of
    that name is then as it was.
    """
    progress = progress or Progress()
    if wanted.region not in REGIONS:
        raise InputError(
            tr(
                "The region {region} is unknown. Give its code or name, for example 52 or Pays de la Loire.",
                region=wanted.region or "–",
            )
        )
    client.cache.tidy()
    with drafted(path) as draft, TemporaryDirectory(prefix="clefop-") as folder:
        run = _Run(wanted, client, crs, to_workspace, Path(folder))
        run.build(draft, study, progress)
    progress.done()
    return Downloaded(Workspace(path, crs), tuple(run.steps), tuple(run.reports))


@dataclass
class _Run:
    wanted: Wanted
    client: Client
    crs: Crs
    to_workspace: ToWorkspace
    folder: Path
    steps: list[Step] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def build(self, path: Path, study: Study, progress: Progress) -> None:
        """Bring everything and write it at ``path``."""
        communes, source = self._communes(progress.part(0.0, 0.35))
        people: list[Path] = []
        if "populations" in self.wanted.parts:
            self._try("populations", lambda part: self._populations(people, part), progress.part(0.35, 0.45))
        created = create_workspace(
            path,
            communes,
            self.crs,
            study,
            population=people[0] if people else None,
            source=source,
            progress=progress.part(0.45, 0.5),
        )
        self.reports.append(created.report)
        workspace = created.workspace
        doing: dict[str, Callable[[Progress], str]] = {
            "zonings": lambda part: self._zonings(workspace, communes, part),
            "structures": lambda part: self._structures(workspace, part),
            "commuting": lambda part: self._commuting(workspace, part),
            "data_inclusion": lambda part: self._data_inclusion(workspace, part),
            "addresses": lambda part: self._addresses(workspace, part),
        }
        chosen = [part for part in doing if part in self.wanted.parts]
        for rank, name in enumerate(chosen):
            part = progress.part(0.5 + 0.5 * rank / len(chosen), 0.5 + 0.5 * (rank + 1) / len(chosen))
            self._try(name, doing[name], part)

    def _try(self, name: str, action: Callable[[Progress], str], progress: Progress) -> None:
        """Do a step; a failure is kept as its sentence."""
        progress.update(0.0, part_label(name))
        told = len(self.client.notes)
        try:
            good, text = True, action(progress)
        except ClefopError as error:
            good, text = False, _short(error)
        self._end(name, good, " ".join([text, *self.client.notes[told:]]))

    def _end(self, name: str, good: bool, text: str) -> None:
        self.steps.append(Step(name, part_label(name), good, text.strip()))

    def _communes(self, progress: Progress) -> tuple[pd.DataFrame, str]:
        """The communes, their codes and outlines, and where they come from. Raises ServiceError."""
        wanted, told = self.wanted, len(self.client.notes)
        progress.update(0.0, part_label("communes"))
        try:
            frame, source = geoplateforme.communes(
                self.client, wanted.region, wanted.vintage, self.crs.authority, progress.part(0.0, 0.8)
            )
            text = tr("{count} communes, from {source}.", count=number(len(frame)), source=source)
        except ServiceError as error:
            if wanted.vintage != max(self.client.catalogue.vintages, default=wanted.vintage):
                raise  # the other service only knows the communes of today
            frame, source = self._communes_of_today(progress.part(0.0, 0.8), error)
            text = tr(
                "{count} communes, from {source}, because the first service failed: {reason}",
                count=number(len(frame)),
                source=source,
                reason=_short(error),
            )
        self._end("communes", True, " ".join([text, *self.client.notes[told:]]))
        return frame, source

    def _communes_of_today(self, progress: Progress, first: ServiceError) -> tuple[pd.DataFrame, str]:
        try:
            frame = geo_api.communes(self.client, self.wanted.region, progress)
        except ServiceError as error:
            raise first from error  # the sentence of the service that should have answered

        def project(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            return np.column_stack(self.to_workspace(places[:, 0], places[:, 1]))

        outlines = shapely.transform(np.asarray(frame["geom"], dtype=object), project)
        frame = frame.assign(geom=pd.Series(outlines, dtype=object, index=frame.index), arrondissement="")
        return frame, self.client.catalogue.service(geo_api.SERVICE).label

    def _populations(self, people: list[Path], progress: Progress) -> str:
        departements = departements_of(self.wanted.region)
        path, year = melodi.legal_populations(self.client, departements, self.folder, progress)
        people.append(path)
        return tr("Municipal populations of {year}.", year=year)

    def _zonings(self, workspace: Workspace, communes: pd.DataFrame, progress: Progress) -> str:
        """The membership table of the INSEE; without it, the codes that came with the communes."""
        try:
            found = fetch_file(self.client, "membership", self.wanted.vintage, self.folder, progress.part(0.0, 0.4))
            ids = self._import(workspace, found, "zonings", progress.part(0.4, 1.0))
        except InputError as error:
            ids = self._zonings_of_communes(workspace, communes, progress)
            return tr(
                "{zonings}, from the codes of the communes, because the table of the INSEE did not come: {reason}",
                zonings=", ".join(ids),
                reason=_short(error),
            )
        return ", ".join(ids)

    def _zonings_of_communes(self, workspace: Workspace, communes: pd.DataFrame, progress: Progress) -> tuple[str, ...]:
        names: dict[str, dict[str, str]] = {}
        for layer in ("epci", "arrondissement"):
            try:
                names[layer] = geoplateforme.names(
                    self.client, layer, self.wanted.region, self.wanted.vintage, progress
                )
            except ServiceError:
                names[layer] = {}
        if not names["epci"]:
            try:
                names["epci"] = geo_api.epcis(self.client, self.wanted.region, progress)
            except ServiceError as error:
                self.client.notes.append(error.short)
        path = self.folder / f"communes_{self.wanted.region}_{self.wanted.vintage}.csv"
        _write_codes(path, communes, names["epci"], names["arrondissement"])
        choices = Choices(theme="zonings", vintage=str(self.wanted.vintage))
        result = prepare(workspace, path, choices, progress).write(progress)
        self.reports.append(result.report)
        return result.ids

    def _structures(self, workspace: Workspace, progress: Progress) -> str:
        departements = departements_of(self.wanted.region)
        path = directories.annuaire(self.client, departements, self.folder, progress=progress.part(0.0, 0.6))
        return self._import_structures(workspace, path, progress.part(0.6, 1.0))

    def _data_inclusion(self, workspace: Workspace, progress: Progress) -> str:
        departements = departements_of(self.wanted.region)
        path = directories.data_inclusion(self.client, departements, self.folder, progress.part(0.0, 0.6))
        return self._import_structures(workspace, path, progress.part(0.6, 1.0))

    def _import_structures(self, workspace: Workspace, path: Path, progress: Progress) -> str:
        before = workspace.count("structures")
        self._import_path(workspace, path, Choices(theme="structures", to_workspace=self.to_workspace), progress)
        return tr("{count} structures.", count=number(workspace.count("structures") - before))

    def _addresses(self, workspace: Workspace, progress: Progress) -> str:
        located = locate_structures(workspace, self.client, self.to_workspace, progress)
        if not located.asked:
            return tr("None was needed.")
        self.reports.append(located.report)
        return tr("{found} found of {asked}.", found=number(located.found), asked=number(located.asked))

    def _commuting(self, workspace: Workspace, progress: Progress) -> str:
        years = known_vintages(self.client, "commuting")
        found = fetch_file(
            self.client, "commuting", years[0] if years else self.wanted.vintage, self.folder, progress.part(0.0, 0.6)
        )
        self._import(workspace, found, "flows", progress.part(0.6, 1.0))
        return tr("{count} flows.", count=number(workspace.count("flows")))

    def _import(self, workspace: Workspace, found: PublishedFile, theme: str, progress: Progress) -> tuple[str, ...]:
        choices = Choices(
            theme=theme,
            reading=Choice(sheet=found.about.sheet),
            vintage=str(self.wanted.vintage) if theme == "zonings" else "",
        )
        note = tr("Downloaded from {url} on {date}.", url=found.answer.url, date=found.answer.date[:10])
        return self._import_path(workspace, found.path, choices, progress, note)

    def _import_path(
        self, workspace: Workspace, path: Path, choices: Choices, progress: Progress, note: str = ""
    ) -> tuple[str, ...]:
        prepared = prepare(workspace, path, choices, progress.part(0.0, 0.5))
        if note:
            prepared.report.note(note)
        result = prepared.write(progress.part(0.5, 1.0))
        self.reports.append(result.report)
        return result.ids


def _short(error: ClefopError) -> str:
    """Why a step failed, without the general advice that would come at each of them."""
    return error.short if isinstance(error, ServiceError) else str(error)


def _write_codes(path: Path, communes: pd.DataFrame, epcis: dict[str, str], arrondissements: dict[str, str]) -> None:
    """The codes that came with the communes, as a membership table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["CODGEO", "LIBGEO", "DEP", "NOM_DEP", "EPCI", "NOM_EPCI", "ARR", "LIB_ARR"])
        columns = ("code", "name", "departement", "epci", "arrondissement")
        for code, name, departement, epci, arrondissement in zip(
            *(communes[c].astype(str) for c in columns), strict=True
        ):
            official = DEPARTEMENTS.get(departement, ("", ""))[0]
            known = (epcis.get(epci, ""), arrondissement, arrondissements.get(arrondissement, ""))
            writer.writerow([code, name, departement, official, epci or _NO_EPCI, *known])


def newest_vintage(client: Client) -> int:
    """The newest vintage the catalogue knows. Raises InputError when it knows none."""
    if not client.catalogue.vintages:
        raise InputError(tr("The catalogue of services names no vintage: give one."))
    return max(client.catalogue.vintages)


def default_study(region: str, vintage: int, word: str = "Clefop", name: str = "") -> Study:
    """The study of a région, named after it."""
    return Study(name or region_name(region), str(vintage), region, word)
