import pytest
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.message_attributes import certain, set_ranking
from nlu.safety import person_reader
from nlu.safety.person_reader import PersonReader

REPORTS = (
    ("my leg went dead", "self"),
    ("i can not feel my foot", "self"),
    ("i want to end it", "self"),
    ("our toddler swallowed tablets", "other"),
    ("the bairn ate his tablets", "other"),
)


@pytest.fixture(scope="module")
def reader(round_trip, encoded):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(person_reader, "load_reported_persons", lambda: REPORTS)
        return round_trip(PersonReader, TrainingData(encoded(["what is it"], "ask/hope")))


@pytest.fixture
def persons(reader, encoded):
    def read(text, intent="report_emergency"):
        (message,) = encoded([text])
        set_ranking(message, [certain(intent)])
        reader.process([message])
        return [entity["value"] for entity in message.get(ENTITIES) or []]

    return read


@pytest.mark.parametrize(
    ("text", "person"), [("my foot went dead", "self"), ("the toddler swallowed tablets", "other")]
)
def test_a_report_is_about_the_writer_or_someone_else(persons, text, person):
    assert persons(text) == [person]


def test_nobody_is_asked_about_in_what_reports_nothing(persons):
    assert persons("the toddler swallowed tablets", "ask/hope") == []


def test_a_report_without_words_is_about_the_writer(persons):
    assert persons("") == ["self"]
