"""The clinic's colour as a style sheet, with a text colour that can be read on it."""

import re

from knowledge.errors import PainGuideError

LIGHT, DARK = "#ffffff", "#101a1c"
# WCAG 2.2, 1.4.3: the contrast that text of normal size needs.
LEAST_CONTRAST = 4.5


class ColorError(PainGuideError):
    """The colour of clinic.yml can't be used; the message says what to write."""


def color_rules(color: str) -> str:
    """Return the style sheet that sets the clinic's colour; raises ColorError like `text_color`."""
    readable = text_color(color)
    return f":root {{ --clinic: {color}; --on-clinic: {readable}; }}\n"


def text_color(color: str) -> str:
    """Return the colour of text that can be read on a colour.

    Raises:
        ColorError: It is not written as #rrggbb.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
        raise ColorError("clinic.yml: 'color' must be written as #rrggbb, such as \"#0b5c66\".")
    return LIGHT if _contrast(color, LIGHT) >= LEAST_CONTRAST else DARK


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
