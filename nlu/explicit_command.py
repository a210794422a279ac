"""Commands about the list of questions that leave no doubt, whatever else they say. Knows nothing of Rasa."""

import re

_LIST = r"(?:my |the |that )?(?:visit |question )?(?:list|questions)"
_ADDS = re.compile(
    rf"^\W*(?:(?:please|pls|ok|okay|and|also|yes|can you|could you)\W+)*"
    rf"(?:add|put|save|note|write|stick|jot)\b(?: \w+){{0,4}}? (?:to|on|onto|in|for|down) {_LIST}\b"
    r"|\b(?:add|put|save|write|stick) (?:that|this|it|them) (?:down )?"
    rf"(?:to|on|onto|in) {_LIST}\W*(?:please|pls)?\W*$"
    r"|^\W*(?:add|save|note)(?: (?:this|that|a|the|my))?(?: question)?\s*:"
)
ADD_VISIT_QUESTION = "add_visit_question"


def explicit_command(text: str) -> str | None:
    """Return the intent of a normalised message that plainly adds to the list, else None."""
    return ADD_VISIT_QUESTION if _ADDS.search(text) else None
