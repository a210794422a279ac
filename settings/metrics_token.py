"""The token that opens /metrics: read from the environment, never from a file."""

import re
from collections.abc import Mapping

from settings.errors import SettingsError

METRICS_TOKEN_VARIABLE = "PAINGUIDE_METRICS_TOKEN"  # noqa: S105 - the name, not the token
FEWEST_CHARACTERS = 16
# What a header can carry.
_TOKEN = re.compile(r"[!-~]+")


def read_metrics_token(environment: Mapping[str, str]) -> str | None:
    """Return the token; None where none is set, and /metrics is open to this machine alone.

    Raises:
        SettingsError: It is too short, or no header could carry it.
    """
    token = environment.get(METRICS_TOKEN_VARIABLE, "").strip()
    if token and (len(token) < FEWEST_CHARACTERS or not _TOKEN.fullmatch(token)):
        raise SettingsError(
            f"{METRICS_TOKEN_VARIABLE}: not {FEWEST_CHARACTERS} or more characters without a space; "
            "use letters and digits at random."
        )
    return token or None
