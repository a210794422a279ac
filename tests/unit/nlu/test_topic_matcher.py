import pytest

from knowledge.loader import load_knowledge
from nlu.topic_matcher import TopicMatcher

MATCHER = TopicMatcher(
    {topic.id: [topic.title, *topic.aliases] for topic in load_knowledge().topics.values()}
)


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
        ("", []),
    ],
)
def test_matcher_finds_topics_by_patients_words(text, topics):
    assert [mention.topic_id for mention in MATCHER.find(text)] == topics


def test_longest_match_wins():
    (mention,) = MATCHER.find("a diagnostic nerve block please")
    assert (mention.topic_id, mention.text) == ("diagnostic_block", "diagnostic nerve block")


def test_matcher_reads_a_misspelt_word_as_corrected_and_keeps_its_place():
    (mention,) = MATCHER.find("my stimulater", {"stimulater": "stimulator"})
    assert (mention.topic_id, mention.start, mention.end) == ("spinal_cord_stimulator", 3, 13)
