"""Draws a curve over a setting as a small picture (SVG)."""

import html
from collections.abc import Sequence

WIDTH, HEIGHT = 380, 250
_LEFT, _TOP, _RIGHT, _BOTTOM = 52, 34, 16, 34
_COLOR = "#0b5c66"
# What the vertical axis shows beyond the curve, as a part of its height.
_MARGIN = 0.1


def line_chart(title: str, xs: Sequence[float], values: Sequence[float], *, marked: float) -> str:
    """Return an SVG group of WIDTH by HEIGHT.

    Args:
        title: What stands over what.
        xs: Places on the horizontal axis, ascending.
        values: The curve's height at each of them.
        marked: The place in use, drawn as an upright line.
    """
    place = _Place(xs, values)
    points = " ".join(f"{place.x(x):.1f},{place.y(y):.1f}" for x, y in zip(xs, values, strict=True))
    parts = [
        f'<text x="{_LEFT}" y="20" font-weight="bold">{html.escape(title)}</text>',
        place.axes(),
        place.upright(marked),
        f'<polyline fill="none" stroke="{_COLOR}" stroke-width="2.5" points="{points}"/>',
    ]
    return f"<g>{''.join(parts)}</g>"


def chart_sheet(charts: Sequence[str]) -> str:
    """Return a picture of charts, two a row."""
    height = (len(charts) + 1) // 2 * HEIGHT
    placed = "".join(
        f'<g transform="translate({index % 2 * WIDTH},{index // 2 * HEIGHT})">{chart}</g>'
        for index, chart in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {height}" '
        f'font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>'
        f"{placed}</svg>\n"
    )


class _Place:
    """Turns values into places on the picture."""

    def __init__(self, xs: Sequence[float], values: Sequence[float]) -> None:
        self._first, self._last = xs[0], xs[-1]
        # A curve may be flat, or a single point.
        margin = _MARGIN * (max(values) - min(values)) or 1.0
        # No share, loss or length is below 0.
        self._low, self._high = max(0.0, min(values) - margin), max(values) + margin

    def x(self, value: float) -> float:
        width = (self._last - self._first) or 1.0
        return _LEFT + (value - self._first) / width * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)

    def upright(self, value: float) -> str:
        x = f"{self.x(value):.1f}"
        return f'<path d="M{x} {_TOP}V{HEIGHT - _BOTTOM}" stroke="#666" stroke-dasharray="4 3"/>'

    def axes(self) -> str:
        base, left = HEIGHT - _BOTTOM, _LEFT
        lines = f'<path d="M{left} {_TOP}V{base}H{WIDTH - _RIGHT}" fill="none" stroke="#444"/>'
        ticks = "".join(
            f'<text x="{left - 6}" y="{self.y(value) + 4:.1f}" text-anchor="end">{value:.3g}</text>'
            for value in (self._low, (self._low + self._high) / 2, self._high)
        )
        ticks += "".join(
            f'<text x="{self.x(value):.1f}" y="{base + 18}" text-anchor="middle">{value:.3g}</text>'
            for value in (self._first, (self._first + self._last) / 2, self._last)
        )
        return lines + ticks
