"""The secret that signs the web chat's sessions: read from the environment, never from a file."""

from collections.abc import Mapping

from settings.errors import SettingsError

SECRET_VARIABLE = "PAINGUIDE_SECRET"  # noqa: S105 - the name, not the secret
FEWEST_CHARACTERS = 32


def read_session_secret(environment: Mapping[str, str]) -> bytes | None:
    """Return the secret; None where none is set, and sessions end with the process.

    Raises:
        SettingsError: It is too short to sign with.
    """
    secret = environment.get(SECRET_VARIABLE, "")
    if secret and len(secret) < FEWEST_CHARACTERS:
        raise SettingsError(
            f"{SECRET_VARIABLE}: fewer than {FEWEST_CHARACTERS} characters; use more, at random."
        )
    return secret.encode() if secret else None
