"""One Reply to several questions: each is answered, one disclaimer closes all. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.answers.unit_button import unit_button, unit_intent
from actions.disclaimer import disclaimer
from actions.questions_to_bring import questions_to_bring
from actions.repertoire import Repertoire
from actions.reply import MOST_WORDS, ClinicalOutcome, Reply, SourcePassage, clinical_reply, passages
from actions.talk.offers import rating_buttons, visit_buttons
from actions.visit.visit_list import questions_of_intents
from nlu.intents import AnswerUnit

MOST_ANSWERED = 3
# The first of these that a part has is the outcome of the whole.
_OUTCOMES: tuple[ClinicalOutcome, ...] = ("advice", "answer", "not_covered")
_OUTCOME_OF_KIND: dict[str, ClinicalOutcome] = {
    "fact": "answer",
    "not_covered": "not_covered",
    "advice": "advice",
}


@dataclass(frozen=True)
class _Part:
    unit: AnswerUnit
    full: str
    short: str
    sources: tuple[SourcePassage, ...]
    topics: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def several_reply(units: Sequence[AnswerUnit], repertoire: Repertoire, words_taken: int = 0) -> Reply:
    """Return the Reply to several questions; what would be too much to read becomes buttons.

    Args:
        units: What is asked, in order; one that is not ours is said to be so.
        repertoire: What may be said.
        words_taken: Words that will be added to the body.
    """
    knowledge = repertoire.knowledge
    parts = [part for unit in units if (part := _part(unit, repertoire))]
    is_refused = any(unit.kind == "out_of_scope" for unit in units)
    refused = [repertoire.sentence("answers.rest_refused")] if is_refused else []
    ask_on = repertoire.sentence("answers.rest_by_button")
    most_words = MOST_WORDS - len(disclaimer().split()) - words_taken
    texts, count = _fitting(parts, refused, ask_on, most_words)
    told, rest = parts[:count], parts[count:]
    open_intents = [unit_intent(part.unit, knowledge) for part in told if part.unit.kind != "fact"]
    further = (button for part in rest if (button := unit_button(part.unit, knowledge)))
    questions = questions_of_intents(open_intents, knowledge)
    outcomes = {_OUTCOME_OF_KIND[part.unit.kind] for part in told}
    return clinical_reply(
        next(outcome for outcome in _OUTCOMES if outcome in outcomes),
        "\n".join(texts),
        repertoire,
        topics=_all(part.topics for part in told),
        facts=_all(part.facts for part in told),
        sources=tuple(dict.fromkeys(source for part in told for source in part.sources)),
        buttons=(
            *further,
            *visit_buttons(open_intents, repertoire),
            *rating_buttons(unit_intent(told[0].unit, knowledge), repertoire),
        ),
        to_bring=questions_to_bring(questions, repertoire) if questions else None,
    )


def _all(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for group in groups for value in group))


def _fitting(parts: list[_Part], refused: list[str], ask_on: str, most_words: int) -> tuple[list[str], int]:
    """Return the most complete texts that are not too long, and how many parts they answer."""
    for count in range(min(len(parts), MOST_ANSWERED), 0, -1):
        told = parts[:count]
        ends = refused + ([ask_on] if count < len(parts) else [])
        # Where not all can be told in full, the first one is: it is the likeliest, or was asked first.
        full, short = [part.full for part in told], [part.short for part in told]
        for texts in (full, full[:1] + short[1:], short):
            if sum(len(text.split()) for text in texts + ends) <= most_words:
                return texts + ends, count
    return [parts[0].short], 1


def _part(unit: AnswerUnit, repertoire: Repertoire) -> _Part | None:
    knowledge = repertoire.knowledge
    title = knowledge.source.title
    if unit.kind == "fact":
        fact = knowledge.facts[unit.id]
        sources = passages(fact, title)
        return _Part(unit, fact.answer, fact.simple, sources, (fact.topic_id,), (fact.id,))
    if unit.kind == "not_covered":
        item = knowledge.not_covered[unit.id]
        sentence = repertoire.filled(item.sentence)
        nearby = " ".join(filter(None, (sentence, item.nearby)))
        return _Part(unit, nearby, sentence, passages(item, title))
    if unit.kind == "advice":
        sentence = repertoire.filled(knowledge.advice[unit.id].sentence)
        return _Part(unit, sentence, sentence, ())
    return None
