"""Figures -> a plot as SVG: points over a logarithmic axis, or bars in groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, log10

_WIDTH, _HEIGHT, _MARGIN = 640, 320, 56
_ROW, _LABELS = 20, 170


def draw(points: Sequence[tuple[int, float]], below: str, beside: str) -> str:
    """Return a plot of ``points``; ``below`` and ``beside`` are the labels of the axes."""
    first, last = log10(points[0][0]), log10(points[-1][0])
    top = ceil(max(y for _, y in points))

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - first) / ((last - first) or 1)
        left = _MARGIN + across * (_WIDTH - 2 * _MARGIN)
        return round(left, 1), round(_HEIGHT - _MARGIN - y / top * _room(), 1)

    places = [place(x, y) for x, y in points]
    line = " ".join(f"{x},{y}" for x, y in places)
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    style = 'font-family="sans-serif" font-size="13" fill="#666" stroke-width="2"'
    parts = [
        f"<svg {head} {style}>",
        *_grid(top),
        f'<polyline points="{line}" fill="none" stroke="#2a7ae2"/>',
    ]
    for (x, y), (left, up) in zip(points, places, strict=True):
        parts.append(f'<circle cx="{left}" cy="{up}" r="4" fill="#2a7ae2"/>')
        parts.append(_text(left, up - 10, f"{y:.2f}"))
        parts.append(_text(left, _HEIGHT - _MARGIN + 20, f"{x:,}"))
    parts.append(_text(_WIDTH / 2, _HEIGHT - 12, below))
    parts.append(_text(_MARGIN, _MARGIN - 24, beside))
    return "\n".join([*parts, "</svg>", ""])


def _room() -> int:
    return _HEIGHT - 2 * _MARGIN


def _grid(top: int) -> Iterator[str]:
    for value in range(top + 1):
        y = round(_HEIGHT - _MARGIN - value / top * _room(), 1)
        yield (
            f'<line x1="{_MARGIN}" x2="{_WIDTH - _MARGIN}" y1="{y}" y2="{y}" '
            'stroke="#ccc" stroke-width="1"/>'
        )
        yield _text(_MARGIN - 16, y + 4, str(value))


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="middle">{text}</text>'


def draw_bars(groups: Mapping[str, Mapping[str, float]]) -> str:
    """Return horizontal bars of the time of each case, in a group for each key."""
    rows = sum(len(group) + 1 for group in groups.values())
    most = max(value for group in groups.values() for value in group.values())
    height = rows * _ROW + _ROW
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"'
    parts = [f'<svg {head} font-family="sans-serif" font-size="13" fill="#666">']
    top = _ROW
    for title, group in groups.items():
        parts.append(f'<text x="8" y="{top}" font-weight="bold">{title}</text>')
        top += _ROW
        for index, (name, value) in enumerate(group.items()):
            width = round(value / most * (_WIDTH - _LABELS - 60), 1)
            fill = "#999" if index else "#2a7ae2"
            parts.append(
                f'<text x="{_LABELS - 8}" y="{top}" text-anchor="end">{name}</text>'
                f'<rect x="{_LABELS}" y="{top - 11}" width="{width}" height="13" fill="{fill}"/>'
                f'<text x="{_LABELS + width + 6}" y="{top}">{value:.2f}</text>'
            )
            top += _ROW
    return "\n".join([*parts, "</svg>", ""])
