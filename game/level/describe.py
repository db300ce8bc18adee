"""What a level is, in the words that prompts and people use for it."""

from collections import Counter
from dataclasses import dataclass

from game.level.document import Level

FREE = frozenset({"checkpoint", "pickup"})
SPARSE, DENSE = 10.0, 20.0  # obstacles a minute of the proof run, 300 m: fewer are sparse, more are dense
RISE = 0.5  # m from start to finish, and between the floors of a level that is flat


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a level with a look of its own."""

    theme: str
    weather: str
    time: str
    obstacles: dict[str, int]


@dataclass(frozen=True, slots=True)
class Description:
    """See `describe`."""

    title: str
    language: str
    difficulty: str
    pace: str
    density: str
    elevation: str
    duration_s: float
    pickups: int
    landmark: str | None
    companion: str | None
    chaser: str | None
    required_moves: tuple[str, ...]
    sequence: tuple[str, ...]
    stages: tuple[Section, ...]
    proved: bool


def describe(
    level: Level, ticks: int, required: tuple[str, ...], proved: bool, language: str | None = None
) -> Description:
    """Describe a level.

    Args:
        level: the document.
        ticks: of the run that proves it.
        required: moves without which the pilot does not arrive.
        proved: whether the proof holds.
        language: of the title; None for the level's own.

    """
    language = language or level.language
    forward = 1 if level.goal.x >= level.start.x else -1
    ordered = sorted(level.obstacles, key=lambda o: forward * o.x)
    minutes = max(ticks / 3600, 1e-6)
    rate = sum(o.kind not in FREE for o in ordered) / minutes
    stages = []
    for number, stage in enumerate(level.stages):
        end = level.stages[number + 1].x if number + 1 < len(level.stages) else float("inf")
        start = stage.x if number else float("-inf")
        inside = Counter(o.kind for o in ordered if start <= o.x < end and o.kind not in FREE)
        stages.append(Section(stage.theme, stage.weather, stage.time, dict(inside)))
    return Description(
        title=level.title.zh if language == "zh" else level.title.en,
        language=language,
        difficulty=level.difficulty,
        pace=level.pace,
        density="sparse" if rate < SPARSE else "dense" if rate > DENSE else "normal",
        elevation=_elevation(level),
        duration_s=round(ticks / 60, 2),
        pickups=sum(o.kind == "pickup" for o in ordered),
        landmark=level.landmark.kind if level.landmark else None,
        companion=level.companion,
        chaser=level.chaser.kind if level.chaser else None,
        required_moves=required,
        sequence=tuple(o.kind for o in ordered),
        stages=tuple(stages),
        proved=proved,
    )


def _elevation(level: Level) -> str:
    """Rising or falling by its two ends, flat if all floors are at one height, else mixed."""
    rise = level.goal.y - level.start.y
    if abs(rise) > RISE:
        return "rising" if rise > 0 else "falling"
    heights = [ground.y for ground in level.ground]
    return "flat" if max(heights) - min(heights) <= RISE else "mixed"
