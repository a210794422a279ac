import pytest

from actions.answers.more_reply import more_reply, topic_of
from actions.repertoire import Repertoire
from actions.reply import MOST_WORDS
from knowledge.loader import load_knowledge
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()
REPERTOIRE = Repertoire(KNOWLEDGE, a_clinic())
TEAM, CT = KNOWLEDGE.topics["care_team"], KNOWLEDGE.topics["ct_scan"]


@pytest.mark.parametrize(
    ("answer", "named", "in_focus", "topic"),
    [
        ({"topics": ["care_team"]}, ["ct_scan"], ["recovery"], "ct_scan"),
        ({"topics": ["care_team"]}, [], ["recovery"], "care_team"),
        ({"topics": []}, [], ["recovery"], "recovery"),
        (None, [], ["no_longer_there", "recovery"], "recovery"),
    ],
)
def test_more_is_about_what_was_named_else_answered_else_in_focus(answer, named, in_focus, topic):
    assert topic_of(answer, named, in_focus, KNOWLEDGE).id == topic


def test_more_is_about_nothing_where_nothing_was_spoken_of():
    assert topic_of(None, [], [], KNOWLEDGE) is None


def test_more_is_the_next_fact_of_the_topic():
    assert more_reply(TEAM, set(), REPERTOIRE).facts == ("team_members",)
    assert more_reply(TEAM, {"team_members"}, REPERTOIRE).facts == ("psychologist_role",)


def test_when_a_topic_is_told_a_related_fact_follows_and_says_so():
    reply = more_reply(TEAM, {fact.id for fact in TEAM.facts}, REPERTOIRE)
    assert reply.facts == ("physical_therapy_purpose",)
    assert reply.body.startswith("That is all I have on care team. Related:")
    assert KNOWLEDGE.facts["physical_therapy_purpose"].answer in reply.body


def test_when_all_around_is_told_what_is_left_is_offered():
    reply = more_reply(TEAM, set(KNOWLEDGE.facts) - {"hope"}, REPERTOIRE)
    assert reply.outcome == "help"
    assert [button.payload for button in reply.buttons] == ["/ask/hope"]


def test_when_everything_is_told_nothing_is_offered():
    assert more_reply(TEAM, set(KNOWLEDGE.facts), REPERTOIRE).buttons == ()


def test_letters_that_stand_for_words_keep_their_capitals():
    assert "on CT scan." in more_reply(CT, set(KNOWLEDGE.facts), REPERTOIRE).body


def told_one_by_one(topic):
    """Return the Replies to "tell me more" until nothing is left, or too many came."""
    replies, told = [], set()
    while len(replies) <= len(KNOWLEDGE.facts):
        reply = more_reply(topic, told, REPERTOIRE)
        if not reply.facts:
            break
        replies.append(reply)
        told |= set(reply.facts)
    return replies


REPLIES = {topic: told_one_by_one(KNOWLEDGE.topics[topic]) for topic in KNOWLEDGE.topics}
TOLD = {topic: [fact for reply in replies for fact in reply.facts] for topic, replies in REPLIES.items()}


def test_more_never_repeats():
    assert [topic for topic, facts in TOLD.items() if len(facts) != len(set(facts))] == []


def test_more_tells_all_of_a_topic():
    facts = [(topic.id, fact.id) for topic in KNOWLEDGE.topics.values() for fact in topic.facts]
    assert [(topic, fact) for topic, fact in facts if fact not in TOLD[topic]] == []


def test_more_is_never_too_much_to_read():
    replies = [reply for replies in REPLIES.values() for reply in replies]
    assert [reply.facts for reply in replies if len(reply.text.split()) > MOST_WORDS] == []
