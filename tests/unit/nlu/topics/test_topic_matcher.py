import pytest

from knowledge.loader import load_knowledge
from nlu.topics.topic_matcher import TopicMatcher

TOPICS = load_knowledge().topics
MATCHER = TopicMatcher({topic.id: [topic.title, *topic.aliases] for topic in TOPICS.values()})


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("what is RFA", ["radiofrequency_ablation"]),
        ("they want to burn the nerves", ["radiofrequency_ablation"]),
        ("Spinal Cord Stimulators", ["spinal_cord_stimulator"]),
        ("a pain pacemaker or shots in my back", ["spinal_cord_stimulator", "image_guided_injection"]),
        ("stem cells and PRP", ["stem_cell_treatment", "platelet_rich_plasma"]),
        ("live x-ray", ["fluoroscopy"]),
        ("the weather", []),
        ("ablationist", []),
        ("", []),
        ("😀", []),
    ],
)
def test_matcher_finds_topics_by_patients_words(text, topics):
    assert [mention.topic_id for mention in MATCHER.find(text)] == topics


def test_every_alias_names_its_topic_in_a_sentence_whatever_its_case():
    def named(alias):
        return {mention.topic_id for mention in MATCHER.find(f"tell me about {alias.upper()} please")}

    aliases = [(topic.id, alias) for topic in TOPICS.values() for alias in topic.aliases]
    assert len(aliases) >= 300
    assert [(topic, alias) for topic, alias in aliases if topic not in named(alias)] == []


def test_longest_match_wins():
    (mention,) = MATCHER.find("a diagnostic nerve block please")
    assert (mention.topic_id, mention.text) == ("diagnostic_block", "diagnostic nerve block")


def test_a_longer_alias_of_another_topic_wins_over_a_shorter_one():
    matcher = TopicMatcher({"short": ["nerve"], "long": ["nerve block"]})
    assert [mention.topic_id for mention in matcher.find("my nerve after a nerve block")] == ["short", "long"]


def test_mentions_stand_in_the_order_and_at_the_place_of_the_text():
    text = "Is PRP better than RFA?"
    assert [text[mention.start : mention.end] for mention in MATCHER.find(text)] == ["PRP", "RFA"]


def test_matcher_reads_a_misspelt_word_as_corrected_and_keeps_its_place():
    (mention,) = MATCHER.find("my stimulater", {"stimulater": "stimulator"})
    assert (mention.topic_id, mention.start, mention.end) == ("spinal_cord_stimulator", 3, 13)


def test_matcher_reads_a_text_that_ends_with_half_a_character():
    (mention,) = MATCHER.find("what is RFA \ud83d")
    assert (mention.start, mention.end) == (8, 11)
