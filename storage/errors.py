"""What can be wrong with the database."""

from knowledge.errors import PainGuideError


class StorageError(PainGuideError):
    """The database can't be used at the start; the message says which, why, and what to do."""


class UnavailableError(PainGuideError):
    """The database can't be read or written just now; the message names the error's type, no word of it."""
