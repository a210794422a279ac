"""Rasa importer: reads phrasings by their full names, from Rasa's YAML files and from data/voices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT_RESPONSE_KEY, METADATA
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from nlu.message_attributes import FULL_INTENT
from nlu.training.phrasing_file import KindPhrasing, read_phrasing_file
from nlu.training.training_example import TrainingExample, origin_of, training_example

VOICES_FOLDER = "voices"
# Wrote what stands in Rasa's YAML files, each of which counts as one voice.
FOUNDERS = "founders"


class QuestionImporter(RasaFileImporter):
    """Reads the project's files as Rasa does, but for one name, and with those of data/voices.

    Rasa gives each intent of the form `base/key` an action `utter_<base>` and warns of every
    phrasing without a response of the domain. Ours are answered from the knowledge, by an
    action: so the full name stands on the example under a name of our own.
    """

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        """Creates an importer of these files (see parent class)."""
        super().__init__(config_file, domain_path, training_data_paths)
        paths = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths
        self._directories = [Path(path).absolute() for path in paths or () if path]

    # Rasa asks once for the domain and once for the data, and copies what it gets.
    @cached_method
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the training data; the intent of a question is its base name (see parent class).

        Raises:
            KnowledgeError: A file of data/voices can't be used.
        """
        data = TrainingData().merge(*(_read(Path(path), language) for path in self._nlu_files))
        data.training_examples.extend(
            training_example(phrasing.text, phrasing.kind, phrasing.hand, phrasing.voice)
            for directory in self._directories
            for phrasing in read_voices(directory)
        )
        return data


def read_voices(data: Path) -> Iterator[KindPhrasing]:
    """Yield the phrasings of the folder `voices` of a data folder, by full intent; none where it is not.

    Raises:
        KnowledgeError: One of its files can't be used.
    """
    for path in sorted((data / VOICES_FOLDER).glob("*.txt")):
        yield from read_phrasing_file(path, data.parent, voiced=True)


def _read(path: Path, language: str | None) -> TrainingData:
    data = load_data(str(path), language)
    origin = origin_of(FOUNDERS, path.stem)
    for number, example in enumerate(data.training_examples):
        full_name = example.data.pop(INTENT_RESPONSE_KEY, None)
        named = {FULL_INTENT: full_name} if full_name else {}
        data.training_examples[number] = TrainingExample({METADATA: origin, **example.data, **named})
    return data
