from dialogue.sentences_importer import SentencesImporter

SENTENCES = """\
emergency:
  reviewed_by: A clinician
  reviewed_on: 2026-11-28
  sentences:
    line: In an emergency, call {emergency_number}.
    utter_report_emergency: Call {emergency_number} now.
    utter_report_emergency_for_other: Call {emergency_number} now for them.
talk:
  reviewed_by: A clinician
  reviewed_on: 2026-11-28
  sentences:
    utter_greet: Hello!
    help: I answer questions.
"""


def responses(root):
    (root / "knowledge").mkdir()
    (root / "knowledge" / "sentences.yml").write_text(SENTENCES, encoding="utf-8")
    (root / "domain.yml").write_text('version: "3.1"\nintents: [greet]\n', encoding="utf-8")
    return SentencesImporter(domain_path=str(root / "domain.yml")).get_domain().responses


def test_sentences_named_as_responses_are_those_of_the_domain(tmp_path):
    assert set(responses(tmp_path)) == {"utter_greet", "utter_report_emergency"}


def test_small_talk_ends_with_the_emergency_number(tmp_path):
    assert responses(tmp_path)["utter_greet"] == [
        {"text": "Hello!\nIn an emergency, call {emergency_number}."}
    ]


def test_an_emergency_of_someone_else_is_said_on_its_condition_alone(tmp_path):
    other = {"type": "slot", "name": "reported_person", "value": "other"}
    english = {"type": "slot", "name": "alarm_language", "value": "english"}
    said = responses(tmp_path)["utter_report_emergency"]
    assert {"text": "Call {emergency_number} now."} in said
    assert {"condition": [english, other], "text": "Call {emergency_number} now for them."} in said
