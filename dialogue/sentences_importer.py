"""Gives Rasa the responses of its domain from the knowledge: one place for all that patients read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain

from knowledge.loader import KNOWLEDGE_DIRECTORY
from knowledge.model import Sentence
from knowledge.sentences import SENTENCES_FILE, read_sentences
from nlu.slots import LANGUAGE_SLOT, REPORTED_PERSON_SLOT
from nlu.training.question_importer import QuestionImporter

PREFIX = "utter_"
# How the name of a variation ends, its slot, the slot's value without that ending, and with it.
VARIATIONS = {
    "_in_spanish": (LANGUAGE_SLOT, "english", "spanish"),
    "_for_other": (REPORTED_PERSON_SLOT, "self", "other"),
}


class SentencesImporter(QuestionImporter):
    """Reads config, domain and questions, and adds the sentences named `utter_...` as responses.

    One importer does it all: Rasa would read every file once for each that config.yml names
    under `importers`. So `rasa train`, `rasa data validate` and `rasa test` see the responses.
    """

    def get_domain(self) -> Domain:
        """Return the domain of the file, with the responses of the sentences beside it.

        Raises:
            KnowledgeError: The sentences can't be read.
        """
        domain = super().get_domain()
        if not self._domain_path:
            return domain
        root = Path(self._domain_path).parent
        sentences = read_sentences(root / KNOWLEDGE_DIRECTORY.name / SENTENCES_FILE, root)
        return domain.merge(Domain.from_dict({"responses": responses_of(sentences.values())}))


def responses_of(sentences: Iterable[Sentence]) -> dict[str, list[dict[str, Any]]]:
    """Return the responses of a domain, by name; small talk ends with the line of the emergency number."""
    by_id = {sentence.id: sentence for sentence in sentences}
    line = by_id["emergency.line"].text
    responses: dict[str, list[dict[str, Any]]] = {}
    for sentence in by_id.values():
        name = sentence.id.partition(".")[2]
        if not name.startswith(PREFIX):
            continue
        text = sentence.text if sentence.group == "emergency" else f"{sentence.text}\n{line}"
        response, conditions = _response(name)
        variation = {"condition": conditions, "text": text} if conditions else {"text": text}
        responses.setdefault(response, []).append(variation)
    return responses


def _response(name: str) -> tuple[str, list[dict[str, str]]]:
    """Return the response that a sentence is a variation of, and the conditions on which it is said.

    Each condition tells all slots: of several variations whose conditions hold, Rasa draws one.
    """
    conditions, is_varied = [], False
    for ending, (slot, without, value) in VARIATIONS.items():
        ends_so = name.endswith(ending)
        conditions.append({"type": "slot", "name": slot, "value": value if ends_so else without})
        name, is_varied = name.removesuffix(ending), is_varied or ends_so
    return name, conditions if is_varied else []
