import pytest

from actions.repertoire import Repertoire
from actions.replies import fact_reply, out_of_scope_reply
from knowledge.loader import load_knowledge
from painguide.evaluation.conversation_evaluation import (
    Conversation,
    ExpectedTurn,
    fault_lines,
    judge_conversations,
    read_conversations,
)
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())


class FakeBot:
    """Answers by a script, and remembers which conversations are open."""

    def __init__(self, replies):
        self._replies = replies
        self._open = {}
        self.heard = []

    async def turn(self, text, conversation):
        self._open.setdefault(conversation, []).append(text)
        self.heard.append(tuple(self._open[conversation]))
        return [reply.as_dict() for reply in self._replies]

    def forget(self, conversation):
        self._open.pop(conversation, None)


HOPE = fact_reply(KNOWLEDGE.facts["hope"], REPERTOIRE)
NEW = fact_reply(KNOWLEDGE.facts["ipm_new"], REPERTOIRE)
FOREIGN = out_of_scope_reply(REPERTOIRE)


@pytest.fixture
def faults(event_loop):
    def of(replies, **expected):
        conversation = Conversation("a patient asks", (ExpectedTurn("is there hope", **expected),))
        (judged,) = event_loop.run_until_complete(judge_conversations(FakeBot(replies), [conversation]))
        return judged.faults

    return of


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"outcome": ("answer",)},
        {"outcome": ("clarify", "answer")},
        {"facts": ("hope", "scs_how_it_works")},
        {"all_facts": ("hope", "ipm_new")},
        {"not_facts": ("scs_how_it_works",)},
        {"contains": ("The Article SAYS",)},
    ],
)
def test_a_turn_is_right_when_its_replies_have_all_that_is_expected(faults, expected):
    assert faults([HOPE, NEW], **expected) == ()


@pytest.mark.parametrize(
    ("expected", "fault"),
    [
        ({"outcome": ("clarify",)}, "outcome answer"),
        ({"facts": ("scs_how_it_works",)}, "facts ['hope']"),
        ({"all_facts": ("hope", "ipm_new")}, "not all of ('hope', 'ipm_new')"),
        ({"not_facts": ("hope",)}, "told ('hope',)"),
        ({"contains": ("yes", "no such word")}, "text without ('yes', 'no such word')"),
    ],
)
def test_a_turn_tells_what_its_reply_lacks(faults, expected, fault):
    assert faults([HOPE], **expected) == (fault,)


def test_each_conversation_begins_anew_and_goes_on_turn_by_turn(event_loop):
    bot = FakeBot([HOPE])
    conversations = [
        Conversation("first", (ExpectedTurn("one"), ExpectedTurn("two"))),
        Conversation("second", (ExpectedTurn("three"),)),
    ]
    event_loop.run_until_complete(judge_conversations(bot, conversations))
    assert bot.heard == [("one",), ("one", "two"), ("three",)]


def test_only_turns_that_were_not_as_expected_are_listed(event_loop):
    turns = (ExpectedTurn("hello", ("out_of_scope",)), ExpectedTurn("is there hope", ("answer",)))
    judged = event_loop.run_until_complete(
        judge_conversations(FakeBot([FOREIGN]), [Conversation("a patient asks", turns)])
    )
    assert fault_lines(judged) == ["- a patient asks: “is there hope” got outcome out_of_scope"]


def test_a_set_is_read_with_what_each_turn_expects(tmp_path):
    text = (
        "- name: a patient asks\n  turns:\n  - user: is there hope\n    outcome: [answer]\n  - user: thanks\n"
    )
    (tmp_path / "some.yml").write_text(text, encoding="utf-8")
    turns = (ExpectedTurn("is there hope", outcome=("answer",)), ExpectedTurn("thanks"))
    assert read_conversations("some", tmp_path) == [Conversation("a patient asks", turns)]


def test_an_expectation_that_is_not_known_is_refused(tmp_path):
    (tmp_path / "some.yml").write_text(
        "- name: x\n  turns:\n  - {user: hi, outcomes: [help]}\n", encoding="utf-8"
    )
    with pytest.raises(TypeError, match="outcomes"):
        read_conversations("some", tmp_path)
