"""The training and the validation phrasings, as the features that the model of config.yml is trained on."""

from dataclasses import dataclass
from functools import cached_property

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer

from knowledge.loader import load_knowledge
from nlu.encoder.minilm import MiniLmEncoder, Vector
from nlu.intents import REPORT_PREFIX, AnswerUnit, answer_unit
from nlu.text.normalized_text import normalize
from nlu.text.spelling_dictionary import SpellingDictionary
from painguide.checks.bot_data import read_bot_data
from painguide.evaluation.phrasing_sets import read_phrasings


@dataclass(frozen=True)
class Phrasings:
    """Messages, corrected as the graph corrects them, with what each was written for."""

    texts: tuple[str, ...]
    intents: tuple[str, ...]

    @cached_property
    def units(self) -> tuple[AnswerUnit, ...]:
        """The unit that answers each message."""
        knowledge = load_knowledge()
        return tuple(answer_unit(intent, knowledge) for intent in self.intents)


@dataclass(frozen=True)
class Comparison:
    """What every way is trained on and measured on; vectors have length 1, one a row."""

    training: Phrasings
    validation: Phrasings
    training_vectors: Vector
    validation_vectors: Vector
    encoder: MiniLmEncoder

    @cached_property
    def counts(self) -> tuple[csr_matrix, csr_matrix]:
        """Word and character counts of training and validation, as in config.yml."""
        words = CountVectorizer(min_df=2, token_pattern=r"(?u)\b\w+\b")
        characters = CountVectorizer(analyzer="char_wb", ngram_range=(3, 4), min_df=4)
        trained = [vectorizer.fit_transform(self.training.texts) for vectorizer in (words, characters)]
        counted = [vectorizer.transform(self.validation.texts) for vectorizer in (words, characters)]
        return hstack(trained, format="csr"), hstack(counted, format="csr")


def load_comparison() -> Comparison:
    """Return the phrasings of data/ and of tests/nlu/validation.yml, encoded (about 30 s)."""
    knowledge = load_knowledge()
    # The safety gate alone decides on reports of red flags.
    asked = [item for item in read_bot_data().phrasings if not item.intent.startswith(REPORT_PREFIX)]
    unseen = read_phrasings("validation", knowledge)
    written = [(normalize(item.text), item.intent) for item in asked]
    aliases = [alias for topic in knowledge.topics.values() for alias in topic.aliases]
    dictionary = SpellingDictionary.from_phrasings((text for text, _ in written), aliases)
    training = Phrasings(
        tuple(dictionary.correct(text) for text, _ in written), tuple(intent for _, intent in written)
    )
    validation = Phrasings(
        tuple(dictionary.correct(normalize(phrasing.text)) for phrasing in unseen),
        tuple(phrasing.intent for phrasing in unseen),
    )
    encoder = MiniLmEncoder()
    return Comparison(
        training,
        validation,
        encoder.encode_many(training.texts),
        encoder.encode_many(validation.texts),
        encoder,
    )
