"""All that the bot of one clinic may say. Created once, where Rasa creates what needs it, and passed on."""

from dataclasses import dataclass
from functools import lru_cache

from knowledge.loader import load_knowledge
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


@lru_cache(maxsize=1)
def load_repertoire() -> Repertoire:
    """Return the repertoire of this project's files.

    Raises:
        KnowledgeError: A file of the knowledge or the clinic's settings can't be used.
    """
    return Repertoire(load_knowledge(), load_clinic_settings())
