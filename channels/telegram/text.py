"""Splits a message for Telegram, which takes 4,096 characters at once. Loses and adds nothing but blanks.

No markup is escaped because none is used: messages go out without `parse_mode`, as plain text.
"""

import re

MOST_CHARACTERS = 4096
# Up to a sentence's end, with the quote or bracket that closes after it, or a line's. "e.g. this" has no end.
_UNIT = re.compile(r"\S.*?(?:[.!?…][\"'”’»)\]]*(?=\s+[^\sa-z]|\s*$)|$)", re.MULTILINE)


def telegram_length(text: str) -> int:
    """Return how long a text is for Telegram, which counts an emoji as two."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def split_message(text: str, disclaimer: str = "", most: int = MOST_CHARACTERS) -> list[str]:
    """Return the parts to send, split at ends of sentences.

    The disclaimer, when the text ends with it, stays in the last part, with a sentence before it.
    """
    text = text.strip()
    if telegram_length(text) <= most:
        return [text] if text else []
    closing = disclaimer if disclaimer and text.endswith(disclaimer) else ""
    room = most - telegram_length(closing) - 1 if closing else most
    units = _units(text.removesuffix(closing), room)
    parts = _packed(units, most)
    if not closing:
        return parts
    if telegram_length(f"{parts[-1]}\n{closing}") > most:
        # Only the last unit moves: it is short enough to stand with the disclaimer.
        separator, last = units[-1]
        parts[-1] = parts[-1].removesuffix(last).removesuffix(separator)
        parts = [part for part in parts if part] + [last]
    parts[-1] = f"{parts[-1]}\n{closing}"
    return parts


def _units(body: str, most: int) -> list[tuple[str, str]]:
    """Return the sentences of a text, each with the blanks before it; one too long is cut at its words."""
    units: list[tuple[str, str]] = []
    end = 0
    for found in _UNIT.finditer(body):
        sentence = found[0].rstrip()
        separator, end = body[end : found.start()], found.start() + len(sentence)
        for piece in _pieces(sentence, most):
            units.append((separator, piece))
            separator = " "
    return units


def _pieces(sentence: str, most: int) -> list[str]:
    pieces = []
    while telegram_length(sentence) > most:
        # Characters of two units make the cut come early: never too late.
        room = len(sentence.encode("utf-16-le", "surrogatepass")[: most * 2].decode("utf-16-le", "ignore"))
        cut = sentence.rfind(" ", 1, room + 1)
        cut = cut if cut > 0 else room
        pieces.append(sentence[:cut].rstrip())
        sentence = sentence[cut:].lstrip()
    return [*pieces, sentence]


def _packed(units: list[tuple[str, str]], most: int) -> list[str]:
    parts = [""]
    for separator, unit in units:
        longer = f"{parts[-1]}{separator}{unit}" if parts[-1] else unit
        if telegram_length(longer) <= most:
            parts[-1] = longer
        else:
            parts.append(unit)
    return parts
