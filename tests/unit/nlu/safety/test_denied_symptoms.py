import pytest

from nlu.safety.denied_symptoms import without_denied_symptoms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("i have no chest pain", "i have fine"),
        ("no fever, chills or pus", ""),
        ("he has no trouble breathing and walks", "he has fine and walks"),
        ("no numbness but i wet myself", "fine but i wet myself"),
        ("no fever but the wound stinks", "fine but the wound stinks"),
        ("i cant feel my legs", "i cant feel my legs"),
        ("no feeling in my legs", "no feeling in my legs"),
        ("i dont want to live", "i dont want to live"),
        ("the blood wont stop", "the blood wont stop"),
    ],
)
def test_denied_symptoms_are_called_fine(text, said):
    assert without_denied_symptoms(text) == said
