from dataclasses import replace

from actions.repertoire import Repertoire
from knowledge.loader import load_knowledge
from painguide.evidence.safety_messages import after_alarm_messages, emergency_messages
from tests.fakes.clinic import a_clinic

KNOWLEDGE = load_knowledge()


def with_sentence(sentence_id, text):
    """Return a repertoire with an emergency sentence more, at the end of the file."""
    sentence = replace(KNOWLEDGE.sentences["emergency.line"], id=sentence_id, text=text)
    sentences = {**KNOWLEDGE.sentences, sentence_id: sentence}
    return Repertoire(replace(KNOWLEDGE, sentences=sentences), a_clinic())


def test_variants_of_a_report_stand_together_wherever_they_stand_in_the_file():
    repertoire = with_sentence("emergency.utter_report_crisis_for_other_in_klingon", "Klingon {crisis_line}")
    groups = {group.id: group for group in emergency_messages(repertoire)}
    crisis = groups["emergency-crisis"]
    assert [message.case for message in crisis.messages][:2] == ["about oneself", "about someone else"]
    assert (crisis.messages[-1].case, crisis.messages[-1].texts) == (
        *("about someone else, in Klingon", ("Klingon 116 123",)),
    )
    assert len(groups) == len(emergency_messages(repertoire))


def test_alarms_that_get_the_same_texts_stand_together():
    (english,) = (
        each for each in after_alarm_messages(Repertoire(KNOWLEDGE, a_clinic())) if each.language == "english"
    )
    above = next(group for group in english.groups if group.id == "after-english-above_an_answer")
    assert above.messages[0].case == "emergency: anyone"
    assert above.messages[0].texts == ("Call 112 first: that may not wait.",)
    assert above.messages[-1].case == "emergency and crisis: anyone\nabuse: anyone\nthreat: anyone"
