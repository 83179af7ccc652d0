"""Points -> a plot as SVG, with a logarithmic axis below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, log10

_WIDTH, _HEIGHT, _MARGIN = 640, 320, 56


def draw(points: Sequence[tuple[int, float]], below: str, beside: str) -> str:
    """Return a plot of ``points``; ``below`` and ``beside`` say what the axes are."""
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
