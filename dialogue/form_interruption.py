"""Which messages interrupt a form, and what is done about them. Knows nothing of Rasa."""

import re
from pathlib import Path

from knowledge.word_list import any_of, read_words
from nlu.intents import (
    AFTER_ALARM,
    FORGET_ME,
    QUESTION_INTENTS,
    REPORT_PREFIX,
    WRITE_OTHER_LANGUAGE,
    WRITE_SPANISH,
)
from nlu.training.nothing_to_add import says_nothing

_WORDS = Path(__file__).parent / "words"
_ASKS = re.compile(
    rf"\?\s*$|^\W*(?:(?:{any_of(read_words(_WORDS / 'openings.txt'))})\W+)*"
    rf"(?:{any_of(read_words(_WORDS / 'asking.txt'))})\b",
    re.IGNORECASE,
)
LEAVE = "leave_preparation"
# With the question that is added, a command may be long.
ADD = "add_visit_question"
_COMMANDS = {
    "request_simpler": "action_say_simpler",
    "request_source": "action_show_source",
    "request_more": "action_tell_more",
    "request_help": "action_offer_help",
    "request_human": "action_hand_off",
    ADD: "action_add_visit_question",
    "show_visit_questions": "action_show_visit_questions",
    "clear_visit_questions": "action_clear_visit_questions",
    "remove_visit_question": "action_remove_visit_question",
    "feedback": "action_take_feedback",
    "about_bot": "action_answer_about_bot",
    "ask_staff": "action_refer_to_staff",
    "ask_why": "action_back_answer",
    "doubt_answer": "action_back_answer",
}
# These are meant at any time, also where the patient's own words are asked for.
_ALWAYS = {
    LEAVE: "action_leave_preparation",
    "restart_conversation": "action_restart_conversation",
    FORGET_ME: "action_forget_conversation",
    WRITE_SPANISH: "action_decline_language",
    WRITE_OTHER_LANGUAGE: "action_decline_language",
}
# Where a question is wanted, what asks is one: these only command.
_ONLY_COMMAND = frozenset(
    {
        "request_simpler",
        "request_source",
        "request_more",
        "request_human",
        "show_visit_questions",
        "clear_visit_questions",
        "remove_visit_question",
        "feedback",
    }
)
_LONGEST_COMMAND = 8
_LEAVES = re.compile(rf"^\W*(?:{any_of(read_words(_WORDS / 'leaving.txt'))})\W*$", re.IGNORECASE)


def asks(text: str) -> bool:
    """Return whether a text is put as a question."""
    return bool(_ASKS.search(text))


def action_that_interrupts(intent: str, text: str, wants_question: bool) -> str | None:
    """Return the action for a message that is no answer to a form, None for one that may be.

    Args:
        intent: What the message was understood as, by its base name.
        text: The message.
        wants_question: Whether the form has asked for a question, so that one is its answer.
    """
    if intent.startswith(REPORT_PREFIX):
        return f"utter_{intent}"
    if intent == AFTER_ALARM:
        return "action_keep_alarm"
    if wants_question and says_nothing(text):
        return None
    if intent in _ALWAYS or _LEAVES.match(text):
        return _ALWAYS.get(intent) or _ALWAYS[LEAVE]
    is_short = len(text.split()) <= _LONGEST_COMMAND
    if wants_question:
        return _COMMANDS[intent] if intent in _ONLY_COMMAND and is_short and not asks(text) else None
    if intent in _COMMANDS and (is_short or intent == ADD):
        return _COMMANDS[intent]
    return "action_answer_question" if intent in QUESTION_INTENTS and asks(text) else None
