"""Errors that the user can do something about.

Anything raised that is not an `EcoplannerError` is a bug and surfaces loudly.
`ecoplanner.messages` has the sentence of each code in Chinese and English.
"""

from __future__ import annotations


class EcoplannerError(Exception):
    """Base class; `code` selects the sentence that the user reads.

    Attributes:
        code: stable key into `ecoplanner.messages`.
        params: values for the placeholders of that sentence.
    """

    code = "unknown"

    def __init__(self, **params: object) -> None:
        super().__init__(f"{self.code} {params}")
        self.params = params


class NotAPlanError(EcoplannerError):
    """The file is not a plan: no SQLite, or some other SQLite."""

    code = "not_a_plan"


class PlanTooNewError(EcoplannerError):
    """The plan was written by a later version of ecoplanner."""

    code = "plan_too_new"


class PlanDamagedError(EcoplannerError):
    """The file is a plan, but its content is not what was published."""

    code = "plan_damaged"


class ForeignObjectsError(EcoplannerError):
    """The plan holds triggers, views or tables that are not ours."""

    code = "foreign_objects"


class PlanTooLargeError(EcoplannerError):
    """The file is larger than any plan may be."""

    code = "plan_too_large"


class PlanUnavailableError(EcoplannerError):
    """The disk, a lock or a permission stops us; the plan is not at fault."""

    code = "plan_unavailable"


class PlanReadOnlyError(PlanUnavailableError):
    """The plan, or the folder it is in, may be read but not written."""


class PlanMissingError(PlanUnavailableError):
    """There is no file of that name."""

    code = "plan_missing"


class PlanInUseError(EcoplannerError):
    """Somebody else is editing the plan."""

    code = "plan_in_use"


class PlanMovedOnError(EcoplannerError):
    """The plan file was changed by somebody else since it was opened."""

    code = "plan_moved_on"


class NotPublishedError(EcoplannerError):
    """The plan file could not be replaced; the edits are safe in the working copy."""

    code = "not_published"


class FileExistsAlreadyError(EcoplannerError):
    """A new file would replace one that is there."""

    code = "file_exists_already"


class NotSavedError(EcoplannerError):
    """The disk or a permission keeps us from writing an output file."""

    code = "not_saved"


class FontUnusableError(EcoplannerError):
    """A font named by the user cannot be embedded."""

    code = "font_unusable"


class NotFoundError(EcoplannerError):
    """No row of that name or id; `choices` are names that are there, where known."""

    code = "not_found"


class NotYetError(EcoplannerError):
    """A part of the program that is still to come."""

    code = "not_yet"


class NoScreenError(EcoplannerError):
    """The machine has no screen to show the window on."""

    code = "no_screen"


class NoWindowError(EcoplannerError):
    """The libraries that draw the window are missing or do not load."""

    code = "no_window"
