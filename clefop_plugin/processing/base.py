"""What every algorithm of the provider shares: names, help, icon, errors, progress and the workspace parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtGui import QIcon

from clefop_plugin import environment, paths
from clefop_plugin.core.errors import Cancelled, ClefopError, InputError
from clefop_plugin.core.progress import Progress
from clefop_plugin.core.text import language, tr
from clefop_plugin.processing import documents

if TYPE_CHECKING:
    from clefop_plugin.workspace.store import Workspace

Parameters = dict[str, Any]
Results = dict[str, Any]


def _group_start() -> str:
    return tr("1. Workspace")


def _group_import() -> str:
    return tr("2. Import data")


def _group_territories() -> str:
    return tr("3. Zonings and territories")


def _group_print() -> str:
    return tr("4. Print and share")


GROUPS: dict[str, Callable[[], str]] = {
    "workspace": _group_start,
    "import": _group_import,
    "territories": _group_territories,
    "print": _group_print,
}


class ClefopAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms of this provider.

    A subclass sets ``NAME``, ``THEME`` and gives ``displayName``, ``define`` (parameters and outputs),
    ``read_inputs`` (main thread: what reads layers and settings) and ``compute`` (maybe another thread: plain data
    only). Both may raise ClefopError, whose sentence becomes the error of the algorithm.
    """

    NAME = ""
    THEME = ""
    PACKAGES: tuple[str, ...] = environment.WORKSPACE
    #: Layouts belong to the main thread: what prints with them runs there.
    PRINTS = False

    def flags(self) -> Qgis.ProcessingAlgorithmFlag:
        """No other thread for what prints."""
        flags = super().flags()
        return flags | Qgis.ProcessingAlgorithmFlag.NoThreading if self.PRINTS else flags

    def createInstance(self) -> ClefopAlgorithm:
        """A fresh algorithm: each run has its own."""
        return type(self)()

    def name(self) -> str:
        """Id within the provider; part of users' scripts and models."""
        return self.NAME

    def group(self) -> str:
        """Theme under which the toolbox shows the algorithm."""
        return GROUPS[self.THEME]()

    def groupId(self) -> str:
        """Id of the theme, the same in every language."""
        return self.THEME

    def icon(self) -> QIcon:
        """Icon of the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        """Path of the icon."""
        return str(paths.resource("icons", f"alg_{self.NAME}.svg"))

    def shortHelpString(self) -> str:
        """Help of the dialog, from the Markdown file of the language in use."""
        return documents.as_html(documents.help_text(self.NAME, language()))

    def shortDescription(self) -> str:
        """Tooltip of the toolbox: the first paragraph of the help."""
        return documents.summary(self.NAME, language())

    def helpUrl(self) -> str:
        """The help is in the dialog: there is no page elsewhere."""
        return ""

    def canExecute(self) -> tuple[bool, str]:
        """False with a sentence when a Python package is missing."""
        obstacle = environment.obstacle(self.PACKAGES)
        return (False, f"{obstacle} {environment.how_to_install()}") if obstacle else (True, "")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs, with the help of each."""
        self._help = documents.parameter_help(self.NAME, language())
        self.define()

    def add(self, parameter: QgsProcessingParameterDefinition, advanced: bool = False) -> None:
        """Declare a parameter, with its help from the Markdown file."""
        parameter.setHelp(self._help.get(parameter.name(), ""))
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def add_workspace(self) -> None:
        """Declare the workspace: a parameter, and an output so that a model can chain steps on the same file."""
        self.add(workspace_parameter())
        self.addOutput(QgsProcessingOutputFile("WORKSPACE", tr("Workspace")))

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Main thread: import heavy packages once (a first import in a worker thread has crashed) and read layers."""
        environment.load(self.PACKAGES)
        self._ready = False
        with sentences(feedback):
            self.read_inputs(parameters, context, feedback)
            self._ready = True
        return True

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Run; a run cancelled here or while the inputs were read says so and returns nothing."""
        if not self._ready:
            return {}
        with sentences(feedback):
            return self.compute(parameters, context, feedback)
        return {}

    def define(self) -> None:
        """Declare parameters and outputs."""
        raise NotImplementedError

    def read_inputs(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Read what must be read on the main thread."""

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Do the work and return the outputs."""
        raise NotImplementedError

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """Our sentence first: those of QGIS name the parameter only by its id."""
        possible, sentence = self.canExecute()
        if not possible:
            return False, sentence
        sentence = self.problem(parameters, context) or self._lost_workspace(parameters, context)
        if sentence:
            return False, sentence
        good, sentence = super().checkParameterValues(parameters, context)
        return good, sentence

    def _lost_workspace(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """A sentence when a result would take the place of the workspace that is read, or the empty text."""
        if self.parameterDefinition("WORKSPACE") is None:
            return ""
        workspace = self.file(parameters, "WORKSPACE", context)
        for parameter in self.destinationParameterDefinitions():
            value = parameters.get(parameter.name())
            if isinstance(value, QgsProcessingOutputLayerDefinition):
                value = value.sink.staticValue()
            if parameter.name() == "WORKSPACE" or not isinstance(value, str) or workspace is None:
                continue
            if Path(value).is_file() and workspace.is_file() and Path(value).samefile(workspace):
                return tr(
                    "{file} is a workspace and would be lost. Give another name to the result.", file=workspace.name
                )
        return ""

    def problem(self, parameters: Parameters, context: QgsProcessingContext) -> str:
        """A sentence on what stops these values from being run, or the empty text."""
        return ""

    def file(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> Path | None:
        """Path of an input file, or None when the parameter is empty."""
        text = self.parameterAsFile(parameters, name, context).strip()
        return Path(text) if text else None

    def text(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> str:
        """Text of a parameter, without spaces around it."""
        return str(self.parameterAsString(parameters, name, context)).strip()

    def destination(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> Path | None:
        """Path of an output file, its folder made; None when it is not wanted."""
        if parameters.get(name) in (None, ""):
            return None
        path = Path(self.parameterAsFileOutput(parameters, name, context))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                tr("The folder {folder} cannot be created. Choose another place.", folder=str(path.parent))
            ) from error
        return path

    def workspace(self, parameters: Parameters, context: QgsProcessingContext) -> Workspace:
        """The workspace named by ``WORKSPACE``, opened. Raises WorkspaceError with a sentence when it is none."""
        from clefop_plugin.workspace.store import Workspace

        path = self.file(parameters, "WORKSPACE", context)
        if path is None:
            raise InputError(tr("Choose a workspace: the GeoPackage made by “Create a workspace”."))
        return Workspace.open(path)

    def missing_file(self, parameters: Parameters, context: QgsProcessingContext, *names: str) -> str:
        """A sentence naming the first given file that does not exist, or the empty text."""
        for name in names:
            path = self.file(parameters, name, context)
            if path is not None and not path.is_file():
                label = self.parameterDefinition(name).description()
                return tr("{parameter}: the file {file} does not exist.", parameter=label, file=str(path))
            if path is not None and name == "WORKSPACE" and path.suffix.lower() != ".gpkg":
                return tr("{file} is not a CLEFOP workspace. Choose a file made by this plugin.", file=path.name)
        return ""


def workspace_parameter() -> QgsProcessingParameterFile:
    """The workspace as an input file."""
    return QgsProcessingParameterFile(
        "WORKSPACE",
        tr("Workspace"),
        behavior=QgsProcessingParameterFile.Behavior.File,
        fileFilter=tr("CLEFOP workspace (*.gpkg)"),
    )


def progress_of(feedback: QgsProcessingFeedback) -> Progress:
    """The core's progress that writes into a feedback and is cancelled with it."""
    shown = ""

    def report(fraction: float, text: str) -> None:
        nonlocal shown
        feedback.setProgress(100.0 * fraction)
        if text and text != shown:
            shown = text
            feedback.setProgressText(text)

    return Progress(report, feedback.isCanceled)


@contextmanager
def sentences(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Turn the core's errors into those of Processing, with their sentence only; a cancel is no error."""
    try:
        yield
    except Cancelled:
        feedback.pushInfo(tr("Cancelled: nothing was written."))
    except ClefopError as error:
        raise QgsProcessingException(str(error)) from error
    except OSError as error:  # a disk that fails where nobody expected it
        said = error.strerror or type(error).__name__
        sentence = tr("{file} cannot be read or written ({reason}).", file=str(error.filename or "–"), reason=said)
        raise QgsProcessingException(sentence) from error
