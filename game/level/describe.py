"""What a level is, in the words that prompts and people use for it."""

from collections import Counter
from dataclasses import dataclass

from game.level.document import Level

FREE = frozenset({"checkpoint", "pickup"})
SPARSE, DENSE = 5.0, 9.0  # obstacles a minute of the proof run: fewer are sparse, more are dense
RISE = 1.0  # m from start to finish


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


def describe(level: Level, ticks: int, required: tuple[str, ...], proved: bool, language: str = "en") -> Description:
    """Describe a level.

    Args:
        level: the document.
        ticks: of the run that proves it.
        required: moves without which the pilot does not arrive.
        proved: whether the proof holds.
        language: of the title.

    """
    forward = 1 if level.goal.x >= level.start.x else -1
    ordered = sorted(level.obstacles, key=lambda o: forward * o.x)
    minutes = max(ticks / 3600, 1e-6)
    rate = sum(o.kind not in FREE for o in ordered) / minutes
    rise = level.goal.y - level.start.y
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
        pace="normal",
        density="sparse" if rate < SPARSE else "dense" if rate > DENSE else "normal",
        elevation="rising" if rise > RISE else "falling" if rise < -RISE else "flat",
        duration_s=round(ticks / 60, 2),
        pickups=sum(o.kind == "pickup" for o in ordered),
        landmark=None,
        companion=None,
        chaser=None,
        required_moves=required,
        sequence=tuple(o.kind for o in ordered),
        stages=tuple(stages),
        proved=proved,
    )
