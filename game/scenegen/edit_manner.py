"""Harder, shorter, faster, busier: a step on the ladder of a setting, or a note that there is none beyond."""

from collections.abc import Mapping

from game.scenegen.edit_words import Way
from game.scenegen.spec import SceneSpec, Span
from voice.words import Text

LADDERS: Mapping[str, tuple[str, ...]] = {
    "difficulty": ("easy", "normal", "hard"),
    "pace": ("slow", "normal", "fast"),
    "density": ("sparse", "normal", "dense"),
}
LENGTH_S: Mapping[str, float] = {"short": 32.0, "medium": 75.0, "long": 150.0}
USUAL_S = 60.0
STEP = 1.5  # longer, or shorter
SHORTEST_S, LONGEST_S = 10.0, 600.0
ABOUT = 0.15  # share by which the time may differ

NO_FURTHER: Mapping[tuple[str, Way], Text] = {
    ("difficulty", 1): Text("it is as hard as levels get here", "已经是这里最难的了"),
    ("difficulty", -1): Text("it is as easy as levels get here", "已经是这里最简单的了"),
    ("pace", 1): Text("it is as fast as levels get here", "已经是这里最快的了"),
    ("pace", -1): Text("it is as slow as levels get here", "已经是这里最慢的了"),
    ("density", 1): Text("it is as busy as levels get here", "障碍已经最密了"),
    ("density", -1): Text("it is as empty as levels get here", "障碍已经最稀了"),
    ("length", 1): Text("it is as long as levels get here", "已经是这里最长的了"),
    ("length", -1): Text("it is as short as levels get here", "已经是这里最短的了"),
}


def stepped(spec: SceneSpec, name: str, way: Way) -> tuple[SceneSpec, Text | None]:
    """Go one step on a setting's ladder.

    Returns:
        the spec, and a note when it is at the end already. What is as hard as can be still gets busier, and the other
        way round.

    """
    if name == "length":
        return _lasting(spec, way)
    ladder = LADDERS[name]
    at = ladder.index(getattr(spec, name) or "normal") + way
    if 0 <= at < len(ladder):
        # A total that was told would hold the density where it is.
        total = {"total": None} if name == "density" else {}
        return spec.model_copy(update={name: ladder[at], **total}), None
    if name == "difficulty":
        again, note = stepped(spec, "density", way)
        return (again, None) if note is None else (spec, NO_FURTHER[name, way])
    return spec, NO_FURTHER[name, way]


def seconds_of(spec: SceneSpec) -> float:
    """Give how long the level is to take, as far as the spec says, s."""
    if spec.seconds is not None:
        low, high = spec.seconds.low, spec.seconds.high
        return low * 1.1 if high is None else (low + high) / 2 if low else high * 0.85
    return LENGTH_S[spec.length] if spec.length else USUAL_S


def _lasting(spec: SceneSpec, way: Way) -> tuple[SceneSpec, Text | None]:
    now = seconds_of(spec)
    wanted = min(LONGEST_S, max(SHORTEST_S, now * STEP if way > 0 else now / STEP))
    if abs(wanted - now) < 1:
        return spec, NO_FURTHER["length", way]
    span = Span(low=round(wanted * (1 - ABOUT)), high=round(wanted * (1 + ABOUT)))
    return spec.model_copy(update={"seconds": span, "length": None}), None
