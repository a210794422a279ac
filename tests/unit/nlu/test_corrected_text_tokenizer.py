import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.encoder.sentence_counts_featurizer import SentenceCountsFeaturizer
from nlu.message_attributes import CORRECTED_TEXT
from nlu.text.corrected_text_tokenizer import CorrectedTextTokenizer

TOKENIZER = CorrectedTextTokenizer(CorrectedTextTokenizer.get_default_config())


def tokens(text, corrected):
    message = Message(data={TEXT: text, CORRECTED_TEXT: corrected})
    return [token.text for token in TOKENIZER.tokenize(message, TEXT)]


@pytest.mark.parametrize(
    ("text", "corrected", "expected"),
    [
        ("My  Stimulater?", "my stimulator?", ["my", "stimulator"]),
        ("My Stimulater", None, ["My", "Stimulater"]),
        ("\u200b", "", ["…"]),
        ("😀", "😀", ["😀"]),
    ],
)
def test_words_are_those_of_the_corrected_text(text, corrected, expected):
    assert tokens(text, corrected) == expected


def test_tokens_differ_by_place_and_text():
    message = Message(data={TEXT: "on and on", CORRECTED_TEXT: "on and on"})
    first, other, last = TOKENIZER.tokenize(message, TEXT)
    assert len({first.fingerprint(), other.fingerprint(), last.fingerprint()}) == 3


def test_counts_are_of_the_corrected_words(round_trip):
    from rasa.shared.nlu.training_data.training_data import TrainingData

    examples = [Message(data={TEXT: text, CORRECTED_TEXT: text}) for text in ("burn the nerve", "the cost")]
    asked = Message(data={TEXT: "burrn the cst", CORRECTED_TEXT: "burn the cost"})
    TOKENIZER.process([*examples, asked])
    featurizer = round_trip(SentenceCountsFeaturizer, TrainingData(examples), analyzer="word", alias="counts")
    featurizer.process([asked])
    sequence, sentence = asked.get_sparse_features(TEXT)
    assert sequence is None
    assert sentence.features.sum() == 3
