"""Roofs whose eaves turn up, for pagodas, pavilions and temples."""

from itertools import pairwise

from game.obstacles import Ink, Painter


def eaves(painter: Painter, y: float, half: float, high: float, top: float, ink: Ink, edge: Ink = "path") -> None:
    """Draw a roof around x = 0.

    Args:
        painter: draws.
        y: of its lower edge, m.
        half: from its middle to the tips of its eaves, m.
        high: from its lower edge to its ridge, m.
        top: half of its ridge's length, m.
        ink: of the roof.
        edge: of the line along its eaves.

    """
    tip, hang = high * 0.42, high * 0.12
    right = (
        (top, y + high),
        (top + (half - top) * 0.42, y + high * 0.48),
        (half * 0.86, y + high * 0.24),
        (half, y + tip),
        (half * 0.93, y + high * 0.06),
        (half * 0.6, y - hang),
    )
    left = tuple((-x, h) for x, h in reversed(right))
    painter.polygon((*right, *left), ink=ink)
    under = ((half * 0.98, y + tip * 0.9), (half * 0.88, y + high * 0.1), (half * 0.6, y - hang * 0.6))
    for side in (-1, 1):
        for (ax, ay), (bx, by) in pairwise(under):
            painter.line((side * ax, ay), (side * bx, by), ink=edge, width=0.05)
    painter.line((-half * 0.6, y - hang * 0.6), (half * 0.6, y - hang * 0.6), ink=edge, width=0.05)
    painter.line((-top, y + high), (top, y + high), ink="structure", width=0.12)


def lantern(painter: Painter, x: float, y: float, size: float = 0.3) -> None:
    """Hang a lit lantern; `y` is where it hangs from."""
    painter.line((x, y), (x, y - size * 0.5), ink="structure", width=0.04)
    painter.disc((x, y - size), size * 0.55, ink="glow")
    painter.line((x - size * 0.3, y - size * 1.5), (x + size * 0.3, y - size * 1.5), ink="structure", width=0.06)
