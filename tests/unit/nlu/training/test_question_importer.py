import copy

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.message import Message

from knowledge.located_yaml import KnowledgeError
from nlu.message_attributes import full_intent_of
from nlu.training.question_importer import QuestionImporter
from nlu.training.training_example import TrainingExample, hand_of, voice_of
from painguide.project import CONFIG_FILE, DOMAIN_FILE

PHRASINGS = """
version: "3.1"
nlu:
- intent: ask/hope
  examples: |
    - is there hope
- intent: greet
  examples: |
    - hello
- intent: statement/waiting
  examples: |
    - hold on
"""
VOICES = """\
voice: retired miner, blunt
ask/hope:
- any chance for an old back
greet:
- nah then
"""


@pytest.fixture
def data(tmp_path):
    """A folder of data with one file of phrasings and one of voices."""
    folder = tmp_path / "data"
    (folder / "voices").mkdir(parents=True)
    (folder / "talk.yml").write_text(PHRASINGS, encoding="utf-8")
    (folder / "voices" / "a_miner.txt").write_text(VOICES, encoding="utf-8")
    return folder


def read(*paths):
    return QuestionImporter(
        domain_path=str(DOMAIN_FILE), training_data_paths=[str(path) for path in paths]
    ).get_nlu_data()


def test_an_intent_of_two_parts_is_read_by_its_full_name_and_leaves_rasa_no_response_to_look_for(data):
    found = read(data / "talk.yml")
    assert {example.get("text"): example.get("intent") for example in found.intent_examples} == {
        "is there hope": "ask",
        "hello": "greet",
        "hold on": "statement",
    }
    assert {full_intent_of(example) for example in found.intent_examples} == {
        "ask/hope",
        "greet",
        "statement/waiting",
    }
    assert found.retrieval_intents == set()


def test_all_that_rasa_learns_from_says_who_wrote_it_and_who_speaks(data):
    importer = TrainingDataImporter.load_from_config(str(CONFIG_FILE), str(DOMAIN_FILE), [str(data)])
    found = [
        (example.get("text"), full_intent_of(example), hand_of(example), voice_of(example))
        for example in importer.get_nlu_data().intent_examples
    ]
    assert found == [
        ("is there hope", "ask/hope", "founders", "talk"),
        ("hello", "greet", "founders", "talk"),
        ("hold on", "statement/waiting", "founders", "talk"),
        ("any chance for an old back", "ask/hope", "a_miner", "retired miner, blunt"),
        ("nah then", "greet", "a_miner", "retired miner, blunt"),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("old back", "bad back"), ("blunt", "kind"), ("ask/hope", "ask/goal")]
)
def test_a_change_in_a_file_of_voices_changes_what_rasa_trains_on(data, old, new):
    before = read(data).fingerprint()
    assert read(data).fingerprint() == before
    (data / "voices" / "a_miner.txt").write_text(VOICES.replace(old, new), encoding="utf-8")
    assert read(data).fingerprint() != before


def test_a_fault_in_a_file_of_voices_names_the_line(data):
    (data / "voices" / "a_miner.txt").write_text("greet:\n- nah then\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"^data/voices/a_miner\.txt:2: no voice speaks here; "):
        read(data)


def test_what_a_component_adds_to_an_example_is_copied_and_tells_it_from_others():
    example = TrainingExample({"text": "hello", "intent": "greet"})
    written = example.fingerprint()
    example.set("tokens", ["hello"])
    copied = copy.deepcopy(example)
    copied.get("tokens").append("there")
    assert example.get("tokens") == ["hello"]
    assert len({written, example.fingerprint(), copied.fingerprint()}) == 3


def test_an_example_tells_no_one_where_no_one_is_told():
    assert (hand_of(Message({"text": "hello"})), voice_of(Message({"text": "hello"}))) == ("", "")
