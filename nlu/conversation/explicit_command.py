"""Commands that leave no doubt, whatever else they say. Knows nothing of Rasa."""

import re

from nlu.intents import ADD_VISIT_QUESTION, FORGET_ME

_LIST = r"(?:my |the |that )?(?:visit |question )?(?:list|questions)"
_ADDS = re.compile(
    rf"^\W*(?:(?:please|pls|ok|okay|and|also|yes|can you|could you)\W+)*"
    rf"(?:add|put|save|note|write|stick|jot)\b(?: \w+){{0,4}}? (?:to|on|onto|in|for|down) {_LIST}\b"
    # "Do not put that on my list", "did you put it on my list?"
    r"|(?<!not )(?<!n't )(?<!dont )(?<!never )(?<!did you )(?<!have you )"
    r"\b(?:add|put|save|write|stick) (?:that|this|it|them) (?:down )?"
    rf"(?:to|on|onto|in) {_LIST}\W*(?:please|pls)?\W*$"
    r"|^\W*(?:add|save|note)(?: (?:this|that|a|the|my))?(?: question)?\s*:"
)
_FORGETS = re.compile(
    r"^\W*(?:please |pls |now |ok |can you |could you )*"
    r"(?:(?:delete|erase|wipe) everything|"
    r"forget (?:me|everything|all of (?:it|this)|what i (?:said|wrote|told you))|"
    r"(?:delete|erase|wipe|remove) (?:me|my data|my (?:chat|conversation|messages)|all my data|"
    r"(?:this|the) (?:chat|conversation)|(?:what|everything) i (?:wrote|said|told you)))"
    r"(?: (?:please|pls|now|and delete everything))*\W*$"
)


def explicit_command(text: str) -> str | None:
    """Return the intent of a normalised message that plainly adds to the list or asks to be forgotten."""
    if _FORGETS.search(text):
        return FORGET_ME
    return ADD_VISIT_QUESTION if _ADDS.search(text) else None
