"""Errors whose text is written for the user: one clear sentence that says what to do."""

from __future__ import annotations

from typing import Any


class ClefopError(Exception):
    """Base of every error a user may read; ``str(error)`` is the translated sentence."""


class InputError(ClefopError):
    """A file, layer or parameter cannot be used as given."""


class OutsideError(InputError):
    """Everything that a file brings stands outside the region; the user may insist."""


class WorkspaceError(ClefopError):
    """The workspace cannot be opened, read or written."""


class InfeasibleError(ClefopError):
    """No partition satisfies the constraints; the sentence names the constraint and what to relax.

    ``relaxations``: changes of the request that work, when they were looked for.
    """

    def __init__(self, sentence: str, relaxations: tuple[Any, ...] = ()) -> None:
        super().__init__(sentence)
        self.relaxations = relaxations


class MissingPackageError(ClefopError):
    """An optional Python package is absent; the sentence names the feature that is lost."""


class Cancelled(Exception):
    """The user stopped the work; nothing was written."""
