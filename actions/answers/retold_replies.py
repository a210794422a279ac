"""The last answer once more: in simpler words, or with the passages behind it. Pure."""

from collections.abc import Mapping
from typing import Any

from actions.disclaimer import DISCLAIMER
from actions.repertoire import Repertoire
from actions.replies import help_buttons
from actions.reply import MOST_WORDS, ClinicalOutcome, Reply, SourcePassage, clinical_reply, plain_reply
from actions.talk.offers import offers_of

NOTHING_SAID = "I have not answered a question yet. What would you like to know about pain treatments?"
NOT_IN_ARTICLE = "That is not from the article: it says nothing about it, so I told you that it does not."
# Besides passages: the words that lead to them, and the disclaimer.
_WORDS_FOR_PASSAGES = MOST_WORDS - len(DISCLAIMER.split()) - 18


def simpler_reply(answer: Mapping[str, Any] | None, repertoire: Repertoire) -> Reply:
    """Return the last answer in its simplest approved words."""
    if answer is None:
        return _nothing_said(repertoire)
    known = repertoire.knowledge.facts
    facts = [known[fact] for fact in answer["facts"] if fact in known]
    if facts:
        body = "In simple words: " + " ".join(fact.simple for fact in facts)
    elif answer["outcome"] == "advice":
        phone = repertoire.clinic.phone
        body = f"In simple words: I cannot decide that for you. Your physician can. Or call {phone}."
    else:
        body = "In simple words: the article has no answer to that. Please ask your physician."
    return _again(answer, body, repertoire)


def source_reply(answer: Mapping[str, Any] | None, repertoire: Repertoire) -> Reply:
    """Return the passages behind the last answer, with their section and the article's title."""
    title = repertoire.knowledge.source.title
    if answer is None:
        body = f"My answers come from one article: “{title}”. Ask me something, and I show you the passage."
        return plain_reply("help", body, repertoire, buttons=help_buttons(repertoire))
    sources = [SourcePassage(**source) for source in answer["sources"]]
    if not sources:
        return _again(answer, f"{NOT_IN_ARTICLE} The article is “{title}”.", repertoire)
    shown: list[str] = []
    for source in sources:
        passage = f"Section “{source.section}”: “{source.quote}”"
        if shown and sum(len(text.split()) for text in [*shown, passage]) > _WORDS_FOR_PASSAGES:
            break
        shown.append(passage)
    return _again(answer, "\n".join([f"This comes from the article “{title}”.", *shown]), repertoire)


def _again(answer: Mapping[str, Any], body: str, repertoire: Repertoire) -> Reply:
    outcome: ClinicalOutcome = answer["outcome"]
    return clinical_reply(
        outcome,
        body,
        repertoire,
        topics=tuple(answer["topics"]),
        facts=tuple(answer["facts"]),
        sources=tuple(SourcePassage(**source) for source in answer["sources"]),
        buttons=offers_of(answer),
    )


def _nothing_said(repertoire: Repertoire) -> Reply:
    return plain_reply("help", NOTHING_SAID, repertoire, buttons=help_buttons(repertoire))
