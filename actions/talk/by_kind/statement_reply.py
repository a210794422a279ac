"""What is said to a statement, which asks for nothing: one sentence that shows it was read. Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from actions.answers.unit_button import fact_buttons
from actions.repertoire import Repertoire
from actions.reply import Button, Reply, plain_reply
from knowledge.model import Knowledge
from nlu.conversation.focus import is_referent

# Literals, as `painguide check` looks in the code for the groups that are said.
GROUP = "statement"
AGAIN = "statement_again"
# Of these a patient may want to know the treatment spoken of.
_LEAD_TO_A_TREATMENT = frozenset({"had_treatment", "about_relative", "nervous"})


def statement_reply(
    kind: str,
    topics: Sequence[str],
    told: AbstractSet[str],
    repertoire: Repertoire,
    said: Sequence[str] = (),
) -> Reply | None:
    """Return the sentence for a kind of statement, None for a kind that is not known.

    Args:
        kind: What kind it is, as the group of sentences names it.
        topics: The ids of the topics it may be about, the likeliest first.
        told: The ids of the facts told before, which are not offered again.
        repertoire: What may be said.
        said: The bodies of the Replies before: nobody reads the same sentence twice in a row.
    """
    bodies = [repertoire.group(group).get(kind) for group in (GROUP, AGAIN)]
    if bodies[0] is None:
        return None
    body = next((body for body in bodies if body and body not in said), bodies[0])
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
