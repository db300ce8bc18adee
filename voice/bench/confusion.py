"""Which command was heard as which, as a picture that any browser shows."""

from collections.abc import Mapping
from html import escape

CELL, LEFT, TOP = 26, 120, 120  # px
NONE = "—"


def picture(confusions: Mapping[str, Mapping[str, int]]) -> str:
    """Draw a matrix as SVG: rows were said, columns heard; the darker, the larger the share of its row."""
    said = sorted(confusions)
    heard = [*said, *sorted({name for row in confusions.values() for name in row} - set(said))]
    width, height = LEFT + CELL * len(heard) + 20, TOP + CELL * len(said) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for column, name in enumerate(heard):
        x, y = LEFT + CELL * column + CELL // 2 + 4, TOP - 6
        parts.append(f'<text x="{x}" y="{y}" transform="rotate(-60 {x} {y})">{escape(name or NONE)}</text>')
    for row, name in enumerate(said):
        y = TOP + CELL * row
        parts.append(f'<text x="{LEFT - 6}" y="{y + 17}" text-anchor="end">{escape(name)}</text>')
        total = sum(confusions[name].values())
        for column, other in enumerate(heard):
            count = confusions[name].get(other, 0)
            hue = "40,120,80" if name == other else "190,40,40"
            shade = f"rgba({hue},{count / total:.3f})" if count else "#f4f4f4"
            x = LEFT + CELL * column
            parts.append(f'<rect x="{x}" y="{y}" width="{CELL - 1}" height="{CELL - 1}" fill="{shade}"/>')
            if count:
                parts.append(f'<text x="{x + CELL // 2}" y="{y + 17}" text-anchor="middle">{count}</text>')
    return "\n".join([*parts, "</svg>", ""])
