import pytest

from dialogue.form_interruption import action_that_interrupts, asks


@pytest.mark.parametrize("wants_question", [True, False])
@pytest.mark.parametrize(
    ("intent", "text", "action"),
    [
        ("report_emergency", "i can't breathe", "utter_report_emergency"),
        ("report_crisis", "is it worth living?", "utter_report_crisis"),
        ("leave_preparation", "i want out of this", "action_leave_preparation"),
        ("chitchat", "never mind", "action_leave_preparation"),
        ("not_covered", "Stop!", "action_leave_preparation"),
        ("deny", "enough", "action_leave_preparation"),
        ("forget_me", "delete everything", "action_forget_conversation"),
        ("restart_conversation", "start over", "action_restart_conversation"),
        ("write_spanish", "hola", "action_decline_language"),
    ],
)
def test_some_messages_interrupt_whatever_was_asked(intent, text, action, wants_question):
    assert action_that_interrupts(intent, text, wants_question) == action


@pytest.mark.parametrize(
    ("intent", "text", "action"),
    [
        ("not_covered", "how much does it cost?", "action_answer_question"),
        ("ask", "wait, what is PRP", "action_answer_question"),
        ("seek_advice", "should i have it?", "action_answer_question"),
        ("about_bot", "are you a robot?", "action_answer_about_bot"),
        ("ask_why", "why?", "action_back_answer"),
        ("request_human", "can I talk to somebody?", "action_hand_off"),
        (
            "add_visit_question",
            "before we go on please add this one for me: who is in charge of his case?",
            "action_add_visit_question",
        ),
    ],
)
def test_questions_interrupt_but_where_a_question_is_wanted(intent, text, action):
    assert action_that_interrupts(intent, text, wants_question=False) == action
    assert action_that_interrupts(intent, text, wants_question=True) is None


@pytest.mark.parametrize("wants_question", [True, False])
@pytest.mark.parametrize(
    ("intent", "text", "action"),
    [
        ("request_simpler", "say that simpler", "action_say_simpler"),
        ("request_human", "talk to a person", "action_hand_off"),
        ("show_visit_questions", "show my questions", "action_show_visit_questions"),
    ],
)
def test_a_plain_command_is_never_stored_as_an_answer(intent, text, action, wants_question):
    assert action_that_interrupts(intent, text, wants_question) == action


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("not_covered", "the cost"),
        ("greet", "hello"),
        ("go_back", "go back"),
        ("deny", "enough sleep"),
        ("ask_about_other_medicine", "what about my cough?"),
        ("request_help", "help me to be able to walk my dog every day"),
    ],
)
def test_what_may_be_an_answer_does_not_interrupt(intent, text):
    assert action_that_interrupts(intent, text, wants_question=False) is None


@pytest.mark.parametrize(
    ("text", "is_question"),
    [
        ("RFA?", True),
        ("ok but first, how does it work", True),
        ("What's PRP", True),
        ("tell me about it", True),
        ("sleeping better", False),
        ("", False),
    ],
)
def test_a_question_is_told_by_its_mark_or_its_first_word(text, is_question):
    assert asks(text) is is_question
