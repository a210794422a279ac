"""What is said to a statement, which asks for nothing: one sentence that shows it was read. Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from actions.answers.unit_button import fact_buttons
from actions.repertoire import Repertoire
from actions.reply import Button, Reply, plain_reply
from knowledge.model import Knowledge
from nlu.conversation.focus import is_referent

# A literal, as `painguide check` looks in the code for the group that is said.
GROUP = "statement"
# Of these a patient may want to know the treatment spoken of.
_LEAD_TO_A_TREATMENT = frozenset({"had_treatment", "about_relative", "nervous"})


def statement_reply(
    kind: str, topics: Sequence[str], told: AbstractSet[str], repertoire: Repertoire
) -> Reply | None:
    """Return the sentence for a kind of statement, None for a kind that is not known.

    Args:
        kind: What kind it is, as the group of sentences names it.
        topics: The ids of the topics it may be about, the likeliest first.
        told: The ids of the facts told before, which are not offered again.
        repertoire: What may be said.
    """
    body = repertoire.group(GROUP).get(kind)
    if body is None:
        return None
    leads_on = kind in _LEAD_TO_A_TREATMENT
    buttons = _first_question(topics, told, repertoire.knowledge) if leads_on else ()
    return plain_reply("smalltalk", body, repertoire, buttons=buttons)


def _first_question(
    topics: Sequence[str], told: AbstractSet[str], knowledge: Knowledge
) -> tuple[Button, ...]:
    """Return the button of the first question about the treatment that was not answered yet, if any."""
    treatment = next((topic for topic in topics if is_referent(knowledge.topics[topic])), None)
    facts = knowledge.topics[treatment].facts if treatment else ()
    untold = [fact.id for fact in facts if fact.id not in told]
    return fact_buttons(untold[:1], knowledge)
