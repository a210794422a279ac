"""Draws results as a bar chart (SVG)."""

import html
from collections import Counter

from painguide.evaluation.evaluation import EXPECTED_RESULTS, share

_WIDTH, _ROW, _LEFT = 640, 34, 150


def bar_chart(title: str, counts: dict[str, Counter[str]]) -> str:
    """Return a picture of the share of phrasings that got what they should, by kind."""
    height = _ROW * (len(counts) + 1) + 10
    rows = [_row(index + 1, kind, results) for index, (kind, results) in enumerate(counts.items())]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" '
        f'font-size="15"><text x="8" y="22" font-weight="bold">{html.escape(title)}: as expected</text>'
        f"{''.join(rows)}</svg>\n"
    )


def _row(index: int, kind: str, results: Counter[str]) -> str:
    percent = share(results, *EXPECTED_RESULTS[kind])
    top, full = index * _ROW, _WIDTH - _LEFT - 80
    return (
        f'<text x="8" y="{top + 22}">{html.escape(kind)}</text>'
        f'<rect x="{_LEFT}" y="{top + 6}" width="{full}" height="22" fill="#dde5e6"/>'
        f'<rect x="{_LEFT}" y="{top + 6}" width="{full * percent / 100:.0f}" height="22" fill="#0b5c66"/>'
        f'<text x="{_LEFT + full + 8}" y="{top + 22}">{percent:.1f} %</text>'
    )
