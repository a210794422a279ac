"""What is said when a turn fails: an emergency still goes out."""

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from actions.repertoire import Repertoire, load_repertoire
from actions.replies import error_reply
from actions.reply import Reply, plain_reply
from knowledge.red_flags import load_red_flags
from nlu.normalized_text import normalize

if TYPE_CHECKING:
    from nlu.red_flag_rules import RedFlagRules

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _rules() -> "RedFlagRules":
    # Not above: spaCy brings TensorFlow, which would cost the action server 6 s and 400 MB.
    from nlu.red_flag_rules import RedFlagRules

    return RedFlagRules(load_red_flags())


def last_resort_reply(text: str, repertoire: Repertoire | None = None) -> Reply:
    """Return an emergency Reply when the rules see a red flag in a message, else an error Reply."""
    repertoire = repertoire or load_repertoire()
    try:
        alarming = bool(_rules().find(normalize(text)))
    except Exception as error:
        # Whatever fails here, the error Reply still names the numbers; never log the text.
        logger.error("last resort: the red-flag rules failed with %s", type(error).__name__)
        alarming = False
    if not alarming:
        return error_reply(repertoire)
    clinic = repertoire.clinic
    body = (
        f"Call {clinic.emergency_number} now. This may be an emergency, so please do not wait. "
        f"For thoughts of harming yourself, call {clinic.crisis_line}. No staff are watching this chat."
    )
    return plain_reply("emergency", body, repertoire)
