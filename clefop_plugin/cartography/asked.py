"""What an expression or a layout item asks: which workspace, container and territory it means, by its variables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpressionContext, QgsFeature
from qgis.PyQt.QtCore import QVariant

from clefop_plugin.cartography import studies
from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr

if TYPE_CHECKING:
    from clefop_plugin.cartography.context import AtlasContext
    from clefop_plugin.cartography.studies import Study
    from clefop_plugin.services.profile_types import Figure, Identity, Support, TrainingOffer

#: Variables of a project, of a layout or of an item that say what is meant where an expression does not.
WORKSPACE_VARIABLE, CONTAINER_VARIABLE, TERRITORY_VARIABLE = "clefop_workspace", "clefop_container", "clefop_territory"


class Asked:
    """A question: the values given by name, and the context they were given in. Read it under ``studies.LOCK``."""

    def __init__(self, values: Mapping[str, Any], context: QgsExpressionContext | None) -> None:
        self._values = values
        self._context = context

    def text(self, name: str) -> str:
        """A value as text, empty when it was not given or is NULL."""
        return plain(self._values.get(name))

    def number(self, name: str) -> float | None:
        """A value as a number; None when it was not given or is NULL. Raises InputError when it is not one."""
        text = self.text(name)
        try:
            return float(text) if text else None
        except ValueError as error:
            raise InputError(tr("“{text}” is not a number.", text=text)) from error

    @cached_property
    def study(self) -> Study:
        """The workspace. Raises InputError when none is named."""
        path = self._variable(WORKSPACE_VARIABLE)
        if not path:
            raise InputError(tr("No workspace is open. Open one, or give its file in the variable @clefop_workspace."))
        file = Path(path)
        return studies.study(file if file.is_absolute() else Path(self._variable("project_folder")) / file)

    @cached_property
    def atlas(self) -> AtlasContext:
        """The territories of the container."""
        return self.study.context(self.text("container") or self._variable(CONTAINER_VARIABLE))

    @cached_property
    def code(self) -> str:
        """Code of the territory: given, that of the atlas page, or of the variable. Raises InputError for none."""
        code = self.text("territory") or self._page_code() or self._variable(TERRITORY_VARIABLE)
        if not code:
            raise InputError(tr("No territory is meant: preview the atlas, or give a code."))
        if code not in {territory.code for territory in self.atlas.territories}:
            known = ", ".join(territory.code for territory in self.atlas.territories[: studies.NAMED])
            raise InputError(
                tr(
                    "There is no territory {code} in “{label}” ({known}…).",
                    code=code,
                    label=self.atlas.label,
                    known=known,
                )
            )
        return code

    @property
    def identity(self) -> Identity:
        """Who the territory is."""
        return self.atlas.identity(self.code)

    @property
    def offer(self) -> TrainingOffer:
        """Its training offer."""
        return self.atlas.offer(self.code)

    @property
    def support(self) -> Support:
        """Its support structures."""
        return self.atlas.support(self.code)

    @property
    def figure(self) -> Figure | None:
        """The indicator that is asked for, of the territory."""
        return self.study.figure(self.atlas, self.code, self.text("indicator"), self.text("period"))

    @property
    def any_figure(self) -> Figure | None:
        """The indicator that is asked for, of any territory: what it says of the region."""
        code = self.atlas.territories[0].code
        return self.study.figure(self.atlas, code, self.text("indicator"), self.text("period"))

    def _page_code(self) -> str:
        feature = None if self._context is None else self._context.variable("atlas_feature")
        if not isinstance(feature, QgsFeature) or feature.fields().indexOf("code") < 0:
            return ""
        return plain(feature.attribute("code"))

    def _variable(self, name: str) -> str:
        return "" if self._context is None else plain(self._context.variable(name)).strip()


def plain(value: Any) -> str:
    """A value of an expression as text; empty for NULL."""
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
