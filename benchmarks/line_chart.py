"""Draws curves over a threshold as a small picture (SVG)."""

import html
from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 380, 250
_LEFT, _TOP, _RIGHT, _BOTTOM = 40, 34, 16, 34
COLORS = ("#0b5c66", "#c0392b", "#b8860b")


def line_chart(
    title: str, xs: Sequence[float], curves: Mapping[str, Sequence[float]], *, top: float, marked: float
) -> str:
    """Return an SVG group of WIDTH by HEIGHT.

    Args:
        title: What the horizontal axis is.
        xs: The thresholds, ascending.
        curves: Values at each threshold, from 0 to `top`, by the curve's name.
        top: The end of the vertical axis.
        marked: The threshold in use, drawn as an upright line.
    """
    place = _Place(xs[0], xs[-1], top)
    parts = [f'<text x="{_LEFT}" y="20" font-weight="bold">{html.escape(title)}</text>', place.axes()]
    parts += [place.upright(marked)]
    parts += [
        f'<polyline fill="none" stroke="{color}" stroke-width="2.5" points="{place.points(xs, values)}"/>'
        for color, values in zip(COLORS, curves.values(), strict=False)
    ]
    return f"<g>{''.join(parts)}</g>"


def chart_sheet(charts: Sequence[str], names: Sequence[str]) -> str:
    """Return a picture of charts, two a row, with the names of their curves below."""
    rows = (len(charts) + 1) // 2
    height = rows * HEIGHT + 34
    placed = "".join(
        f'<g transform="translate({index % 2 * WIDTH},{index // 2 * HEIGHT})">{chart}</g>'
        for index, chart in enumerate(charts)
    )
    legend = "".join(
        f'<rect x="{20 + index * 250}" y="{height - 24}" width="14" height="14" fill="{color}"/>'
        f'<text x="{40 + index * 250}" y="{height - 12}">{html.escape(name)}</text>'
        for index, (name, color) in enumerate(zip(names, COLORS, strict=False))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {height}" '
        f'font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>'
        f"{placed}{legend}</svg>\n"
    )


class _Place:
    """Turns values into places on the picture."""

    def __init__(self, first: float, last: float, top: float) -> None:
        self._first, self._last, self._top = first, last, top

    def x(self, value: float) -> float:
        return _LEFT + (value - self._first) / (self._last - self._first) * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        return HEIGHT - _BOTTOM - min(value, self._top) / self._top * (HEIGHT - _TOP - _BOTTOM)

    def points(self, xs: Sequence[float], values: Sequence[float]) -> str:
        return " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in zip(xs, values, strict=True))

    def upright(self, value: float) -> str:
        x = f"{self.x(value):.1f}"
        return f'<path d="M{x} {_TOP}V{HEIGHT - _BOTTOM}" stroke="#666" stroke-dasharray="4 3"/>'

    def axes(self) -> str:
        base, left = HEIGHT - _BOTTOM, _LEFT
        lines = f'<path d="M{left} {_TOP}V{base}H{WIDTH - _RIGHT}" fill="none" stroke="#444"/>'
        ticks = "".join(
            f'<text x="{left - 6}" y="{self.y(value) + 4:.1f}" text-anchor="end">{value:g}</text>'
            for value in (0, self._top / 2, self._top)
        )
        middle = (self._first + self._last) / 2
        ticks += "".join(
            f'<text x="{self.x(value):.1f}" y="{base + 18}" text-anchor="middle">{value:.3g}</text>'
            for value in (self._first, middle, self._last)
        )
        return lines + ticks
