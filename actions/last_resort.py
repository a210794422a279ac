"""What is said when a turn fails: an emergency still goes out."""

import logging

from actions.repertoire import Repertoire, load_repertoire
from actions.reply import Reply, plain_reply
from knowledge.red_flags import Tier, tier_of_red_flags
from nlu.text.normalized_text import normalize

logger = logging.getLogger(__name__)


def last_resort_reply(text: str, repertoire: Repertoire | None = None) -> Reply:
    """Return an emergency Reply when the rules see a red flag in a message, else an error Reply."""
    repertoire = repertoire or load_repertoire()
    return emergency_reply(text, repertoire) or error_reply(repertoire)


def emergency_reply(text: str, repertoire: Repertoire | None = None) -> Reply | None:
    """Return an emergency Reply when the rules see a red flag in a message, else None."""
    return any_emergency_reply(repertoire or load_repertoire()) if red_flag_tiers(text) else None


def any_emergency_reply(repertoire: Repertoire) -> Reply:
    """Return the emergency Reply that fits every tier."""
    return plain_reply("emergency", repertoire.sentence("emergency.last_resort"), repertoire)


def red_flag_tiers(text: str) -> frozenset[Tier]:
    """Return the tiers of the red flags that the rules see in a message; none where the rules fail."""
    try:
        # Not above: spaCy brings TensorFlow, which would cost the action server 6 s and 400 MB.
        from nlu.safety.red_flag_rules import knowledge_rules
        from nlu.safety.undamaged_text import undamaged

        rules, written = knowledge_rules(), normalize(text)
        found = {*rules.find(written), *rules.find(undamaged(written, rules.vocabulary))}
        return frozenset(tier for name, tier in tier_of_red_flags().items() if name in found)
    except Exception as error:
        # Whatever fails here, the error Reply still names the numbers; never log the text.
        logger.error("last resort: the red-flag rules failed with %s", type(error).__name__)
        return frozenset()


def error_reply(repertoire: Repertoire) -> Reply:
    """Return that something failed, and whom to call instead."""
    return plain_reply("error", repertoire.sentence("not_answered.error"), repertoire, names_number=True)
