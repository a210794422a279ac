"""What our components set on a Rasa message for one another, and how to read it back."""

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

NORMALIZED_TEXT = "normalized_text"
CORRECTED_TEXT = "corrected_text"
SENTENCE_ENCODER = "sentence_encoder"


def sentence_vector(message: Message) -> npt.NDArray[np.float32] | None:
    """Return the message's sentence embedding, of length 1, or None where it has none."""
    for features in message.features:
        if features.origin == SENTENCE_ENCODER and features.attribute == TEXT:
            vector = np.asarray(features.features[0], dtype=np.float32)
            return vector / max(float(np.linalg.norm(vector)), 1e-9)
    return None
