"""How does what a grade states compare with what came true? The reliability diagram, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from benchmarks.newsroom_truth import Judged
from consilience.weigh.grades import meanings

_SIDE, _LEFT, _TOP = 360, 70, 40
_Z = 1.96
"""Of the 95 % interval of a share (Wilson)."""


def draw_reliability(judged: Sequence[Judged]) -> str:
    """Draw the share of true findings of each grade against the share that the grade states, with 95 % intervals."""
    marks = []
    for grade, (_, stated) in sorted(meanings().items()):
        true = [one.true for one in judged if one.credibility == grade]
        if stated is not None and true:
            marks.append(_mark(grade, stated, sum(true), len(true)))
    ticks = "".join(_tick(number / 5) for number in range(6))
    width, height = _SIDE + 2 * _LEFT, _SIDE + 2 * _TOP + 30
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        f' font-size="12" role="img" aria-label="Reliability diagram of the credibility grades">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n'
        f'<text x="{width / 2:g}" y="22" text-anchor="middle" font-size="14">Credibility grades, invented newsroom'
        f" ({len(judged):,} findings)</text>\n{ticks}"
        f'<line x1="{_x(0):g}" y1="{_y(0):g}" x2="{_x(1):g}" y2="{_y(1):g}" stroke="#999" stroke-dasharray="4 4"/>\n'
        + "".join(marks)
        + f'<text x="{_x(0.5):g}" y="{_y(0) + 38:g}" text-anchor="middle">share that the grade states</text>\n'
        f'<text transform="translate({_LEFT - 42} {_y(0.5):g}) rotate(-90)" text-anchor="middle">'
        "share found true</text>\n</svg>\n"
    )


def _mark(grade: int, stated: float, true: int, count: int) -> str:
    share, (low, high) = true / count, _interval(true, count)
    x, y = _x(stated), _y(share)
    return (
        f'<line x1="{x:.1f}" y1="{_y(low):.1f}" x2="{x:.1f}" y2="{_y(high):.1f}" stroke="#1f5fa8" stroke-width="2"/>\n'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#1f5fa8"/>\n'
        f'<text x="{x - 10:.1f}" y="{y - 8:.1f}" text-anchor="end">{grade} ({count:,})</text>\n'
    )


def _interval(true: int, count: int) -> tuple[float, float]:
    """Return Wilson's interval of a share."""
    share, square = true / count, _Z * _Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = _Z / (1 + square / count) * sqrt(share * (1 - share) / count + square / (4 * count * count))
    return middle - reach, middle + reach


def _tick(share: float) -> str:
    x, y = _x(share), _y(share)
    return (
        f'<line x1="{x:g}" y1="{_y(0):g}" x2="{x:g}" y2="{_y(1):g}" stroke="#eee"/>\n'
        f'<line x1="{_x(0):g}" y1="{y:g}" x2="{_x(1):g}" y2="{y:g}" stroke="#eee"/>\n'
        f'<text x="{x:g}" y="{_y(0) + 18:g}" text-anchor="middle">{share:.1f}</text>\n'
        f'<text x="{_LEFT - 8}" y="{y + 4:g}" text-anchor="end">{share:.1f}</text>\n'
    )


def _x(share: float) -> float:
    return _LEFT + _SIDE * share


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)
