from nlu.message_attributes import full_intent_of
from nlu.training.question_importer import QuestionImporter
from painguide.project import DOMAIN_FILE

PHRASINGS = """
version: "3.1"
nlu:
- intent: ask/hope
  examples: |
    - is there hope
- intent: statement/waiting
  examples: |
    - hang on
- intent: greet
  examples: |
    - hello
"""


def test_a_question_or_statement_is_read_by_its_full_name_and_leaves_rasa_no_response_to_look_for(tmp_path):
    path = tmp_path / "nlu.yml"
    path.write_text(PHRASINGS, encoding="utf-8")
    data = QuestionImporter(domain_path=str(DOMAIN_FILE), training_data_paths=[str(path)]).get_nlu_data()
    assert {example.get("text"): example.get("intent") for example in data.intent_examples} == {
        "is there hope": "ask",
        "hang on": "statement",
        "hello": "greet",
    }
    assert {full_intent_of(example) for example in data.intent_examples} == {
        "ask/hope",
        "statement/waiting",
        "greet",
    }
    assert data.retrieval_intents == set()
