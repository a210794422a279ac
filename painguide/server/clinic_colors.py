"""The clinic's colour as a style sheet, with a text colour that can be read on it."""

LIGHT, DARK = "#ffffff", "#101a1c"
# WCAG 2.2, 1.4.3: the contrast that text of normal size needs.
LEAST_CONTRAST = 4.5


def color_rules(color: str) -> str:
    """Return the style sheet that sets the clinic's colour."""
    readable = text_color(color)
    return f":root {{ --clinic: {color}; --on-clinic: {readable}; }}\n"


def text_color(color: str) -> str:
    """Return the colour of text that can be read on a colour, both as #rrggbb."""
    return LIGHT if _contrast(color, LIGHT) >= LEAST_CONTRAST else DARK


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
