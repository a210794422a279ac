"""The chat's script, each version under a name of its own: an old page keeps its chat through an upgrade."""

import logging
from hashlib import sha256
from pathlib import Path

from painguide.server.widget_script import ENTRY

logger = logging.getLogger(__name__)

# Beside the present one: who upgrades has as long as that to renew the line in the clinic's page.
KEPT = 2
_NAME_LENGTH = 12


def versioned_name(script: bytes) -> str:
    """Return the name of a script: it never stands for another."""
    stem, _, kind = ENTRY.rpartition(".")
    return f"{stem}-{sha256(script).hexdigest()[:_NAME_LENGTH]}.{kind}"


def keep_scripts(folder: Path, script: bytes) -> dict[str, bytes]:
    """Return the scripts of the versions before by their names, and keep the present one for the next.

    Where the folder can't be written there are none: a chat of today is served all the same.
    """
    present = folder / versioned_name(script)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not present.exists():
            present.write_bytes(script)
        # By when each came into use: writing the same anew would make an old one young.
        others = sorted(_scripts(folder) - {present}, key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[KEPT:]:
            path.unlink(missing_ok=True)
        contents = {path.name: path.read_bytes() for path in others[:KEPT]}
    except OSError as error:
        logger.error("widget: older scripts can't be kept in %s (%s)", folder, type(error).__name__)
        return {}
    return {name: content for name, content in contents.items() if name == versioned_name(content)}


def _scripts(folder: Path) -> set[Path]:
    stem, _, kind = ENTRY.rpartition(".")
    return set(folder.glob(f"{stem}-*.{kind}"))
