"""Errors whose text is written for the user: one clear sentence that says what to do."""


class ClefopError(Exception):
    """Base of every error a user may read; ``str(error)`` is the translated sentence."""


class InputError(ClefopError):
    """A file, layer or parameter cannot be used as given."""


class WorkspaceError(ClefopError):
    """The workspace cannot be opened, read or written."""


class InfeasibleError(ClefopError):
    """No partition satisfies the constraints; the sentence names the constraint and what to relax."""


class MissingPackageError(ClefopError):
    """An optional Python package is absent; the sentence names the feature that is lost."""


class Cancelled(Exception):
    """The user stopped the work; nothing was written."""
