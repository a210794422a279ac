"""Questions that a patient may bring to the physician, and the sentence that tells them. Pure."""

from collections.abc import Sequence

from actions.repertoire import Repertoire
from actions.reply_blocks import ToBring


def questions_to_bring(questions: Sequence[str], repertoire: Repertoire) -> ToBring:
    """Return questions, one or more, with the sentence that tells them."""
    if len(questions) == 1:
        line = repertoire.sentence("answers.question_to_bring", question=questions[0])
    else:
        quoted = " ".join(f"“{question}”" for question in questions)
        line = repertoire.sentence("answers.questions_to_bring", questions=quoted)
    return ToBring(tuple(questions), line)
