"""Imports Rasa without the libraries of chat services and databases that nothing of ours uses.

Rasa imports all its connectors at start-up, the unused ones too, and with them some forty libraries, many of
them past support. Our own entry points put empty stand-ins in their place: what is not loaded can't be
attacked, and the start is a second shorter. `rasa ...` commands stay as they are.
"""

from painguide.rasa_host.stand_ins import put_stand_ins

# Top-level names, or parts of one that others need.
ABSENT_PACKAGES = frozenset(
    {
        "aio_pika",
        "aiormq",
        "aiogram",
        "boto3",
        "botocore",
        "cachecontrol",
        "engineio",
        "fbmessenger",
        "google.auth",
        "google.oauth2",
        "matplotlib",
        "mattermostwrapper",
        "pymongo",
        "rocketchat_API",
        "socketio",
        "twilio",
        "webexteamssdk",
    }
)


def leave_connectors_out() -> None:
    """Puts stand-ins in the place of what only unused connectors import; call it before Rasa is imported."""
    put_stand_ins(ABSENT_PACKAGES)
