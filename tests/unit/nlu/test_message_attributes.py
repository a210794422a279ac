import pytest
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from nlu.message_attributes import certain, name_as_rasa_does


def named(intent):
    message = Message(data={INTENT: certain(intent)})
    name_as_rasa_does(message)
    return message.get(INTENT)["name"], message.get("response_selector")


@pytest.mark.parametrize(
    ("full", "base"), [("statement/waiting", "statement"), ("not_covered/cost", "not_covered")]
)
def test_an_intent_of_two_parts_is_named_as_the_domain_does_and_keeps_its_full_name(full, base):
    found = {"all_retrieval_intents": [base], base: {"response": {"intent_response_key": full}}}
    assert named(full) == (base, found)


def test_an_intent_of_one_part_is_left_alone():
    assert named("greet") == ("greet", None)
