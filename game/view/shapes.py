"""Outlines for drawing: smooth curves, strokes that swell and taper, blobs."""

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]


def curve(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Give a smooth line through points (Catmull-Rom), with some steps between every two."""
    ends = [points[0], *points, points[-1]]
    out: list[Point] = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            out.append((_through(p0[0], p1[0], p2[0], p3[0], t), _through(p0[1], p1[1], p2[1], p3[1], t)))
    return [*out, points[-1]]


def _through(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def stroke(points: Sequence[Point], first: float, last: float, middle: float | None = None) -> list[Point]:
    """Give the outline of a line whose width changes, px; at least two points."""
    left: list[Point] = []
    right: list[Point] = []
    count = len(points)
    for i, (x, y) in enumerate(points):
        a, b = points[max(0, i - 1)], points[min(count - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1.0
        t = i / (count - 1)
        if middle is None:
            width = first + (last - first) * t
        else:
            width = first + (middle - first) * t * 2 if t < 0.5 else middle + (last - middle) * (t * 2 - 1)
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def oval(x: float, y: float, across: float, down: float, turn: float = 0.0, corners: int = 20) -> list[Point]:
    """Give an ellipse by its middle and half axes, px, turned by an angle, rad."""
    c, s = math.cos(turn), math.sin(turn)
    out = []
    for i in range(corners):
        angle = 2 * math.pi * i / corners
        px, py = across * math.cos(angle), down * math.sin(angle)
        out.append((x + px * c - py * s, y + px * s + py * c))
    return out


def lens(x: float, y: float, length: float, thick: float) -> list[Point]:
    """Give a thin shape that is pointed at both ends: a ripple, a wisp."""
    upper = [(x - length / 2 + length * i / 8, y - thick / 2 * math.sin(math.pi * i / 8)) for i in range(9)]
    return upper + [(px, 2 * y - py) for px, py in upper[-2:0:-1]]


def turned(points: Sequence[Point], x: float, y: float, angle: float, scale: float) -> list[Point]:
    """Give points turned by an angle, rad, scaled and moved."""
    c, s = math.cos(angle) * scale, math.sin(angle) * scale
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def sagging(start: Point, end: Point, sag: float, steps: int = 20) -> list[Point]:
    """Give a rope between two points that hangs down by some px in its middle."""
    return [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t))
        for t in (i / steps for i in range(steps + 1))
    ]


def along(points: Sequence[Point], x: float) -> float:
    """Give the height of a line that goes from left to right at some x."""
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / ((x1 - x0) or 1.0)
    return points[-1][1]
