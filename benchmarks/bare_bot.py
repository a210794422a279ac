"""The floor to compare with: a bare Rasa bot for the same intents.

Word and character counts, Rasa's logistic regression, RulePolicy, one response of the
domain; ten phrasings of each of our intents. No embedding, no gate, no custom action.
"""

from pathlib import Path

import yaml

from painguide.check import read_bot_data

PHRASINGS_PER_INTENT = 10
CONFIG = {
    "recipe": "default.v1",
    "assistant_id": "bare",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "LogisticRegressionClassifier", "max_iter": 20},
    ],
    "policies": [{"name": "RulePolicy"}],
}


def train_bare_bot(folder: Path) -> Path:
    """Return the path of a bare bot's model, trained in a folder."""
    from rasa.model_training import train

    phrasings = read_bot_data().phrasings
    intents = sorted(phrasings)
    nlu = [
        {
            "intent": intent,
            "examples": "".join(f"- {text}\n" for text in phrasings[intent][:PHRASINGS_PER_INTENT]),
        }
        for intent in intents
    ]
    steps = [{"or": [{"intent": intent} for intent in intents]}, {"action": "utter_answer"}]
    files = {
        "config.yml": CONFIG,
        "domain.yml": {
            "version": "3.1",
            "intents": intents,
            "responses": {"utter_answer": [{"text": "An answer."}]},
        },
        "data.yml": {"version": "3.1", "nlu": nlu, "rules": [{"rule": "answer", "steps": steps}]},
    }
    for name, content in files.items():
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    domain, config, data = (str(folder / name) for name in ("domain.yml", "config.yml", "data.yml"))
    return Path(str(train(domain, config, [data], output=str(folder)).model))
