"""All that the bot of one clinic may say. Created once, where Rasa creates what needs it, and passed on."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from knowledge.loader import load_knowledge
from knowledge.located_yaml import KnowledgeError
from knowledge.model import Knowledge
from settings.clinic_settings import ClinicSettings, load_clinic_settings


@dataclass(frozen=True)
class Repertoire:
    """The knowledge, and the settings of the clinic that stand in what is said."""

    knowledge: Knowledge
    clinic: ClinicSettings

    @property
    def version(self) -> str:
        """The version of the knowledge, which every Reply carries."""
        return self.knowledge.version

    @property
    def emergency_line(self) -> str:
        """The line with the emergency number, which every way out of the chat names."""
        return self.sentence("emergency.line")

    def sentence(self, sentence_id: str, **values: Any) -> str:
        """Return a fixed sentence with the clinic's settings and the given values in it.

        Raises:
            KnowledgeError: There is no such sentence.
            KeyError: The sentence has a placeholder that is neither a setting nor given.
        """
        found = self.knowledge.sentences.get(sentence_id)
        if found is None:
            raise KnowledgeError(f"knowledge/sentences.yml: there is no '{sentence_id}'; restore it.")
        return found.text.format_map({**vars(self.clinic), **values})

    def filled(self, text: str) -> str:
        """Return a text of the knowledge with the clinic's settings in it."""
        return text.format_map(vars(self.clinic))

    def group(self, name: str, **values: Any) -> dict[str, str]:
        """Return the sentences of a group by their names in it, in the order of the file.

        `values` stand in them beside the clinic's settings.

        Raises:
            KnowledgeError: There is no such group.
        """
        of_group = [sentence for sentence in self.knowledge.sentences.values() if sentence.group == name]
        if not of_group:
            raise KnowledgeError(f"knowledge/sentences.yml: there is no group '{name}'; restore it.")
        return {sentence.id.partition(".")[2]: self.sentence(sentence.id, **values) for sentence in of_group}


@lru_cache(maxsize=1)
def load_repertoire() -> Repertoire:
    """Return the repertoire of this project's files.

    Raises:
        KnowledgeError: A file of the knowledge or the clinic's settings can't be used.
    """
    return Repertoire(load_knowledge(), load_clinic_settings())
