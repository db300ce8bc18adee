"""The level of the day: the same one for everybody who asks on that date, made and proved on each machine."""

import random
from datetime import date
from typing import Final

from game.level import Level
from game.level.document import Both
from game.scenegen.make import Watch
from game.scenegen.result import answer_spec
from game.scenegen.spec import Ask, Difficulty, Scene, SceneSpec, Span
from voice.words import Text

WEEK: Final[tuple[Difficulty, ...]] = ("easy", "normal", "normal", "hard", "normal", "easy", "hard")
"""From Monday to Sunday: no two days in a row ask much."""
PLACES: Final = (
    *("cyber_ruins", "desert", "factory", "forest", "ice", "kite_festival", "mountain_escalator", "space"),
    "west_lake",
)
KINDS: Final = (
    *("gap", "wall", "spikes", "crate", "low_beam", "laser_gate", "conveyor", "springboard", "water", "wind_zone"),
    *("door_terminal", "falling_platform", "swinging_hook", "drone"),
)
"""What a day's level is about; named here, so that a team's own place or obstacle does not change everybody's day."""
KINDS_A_DAY: Final = 3
SECONDS: Final = Span(low=35, high=70)
TRIES: Final = 8
"""Seeds that are tried, one after the other; each machine comes to the same one."""


def spec_of(day: date) -> tuple[SceneSpec, int]:
    """Give what the day's level is to be, and its first seed."""
    chance = random.Random(f"daily {day.isoformat()}")
    kinds = chance.sample(KINDS, KINDS_A_DAY)
    scene = Scene(
        theme=chance.choice(PLACES),
        weather=chance.choice(("clear", "rain", "snow", "fog", "wind")),
        time=chance.choice(("dawn", "day", "dusk", "night")),
        asks=tuple(Ask(kind=kind, count=Span(low=2, high=3)) for kind in kinds),
    )
    spec = SceneSpec(
        title=day.isoformat(),
        scenes=(scene,),
        difficulty=WEEK[day.weekday()],
        seconds=SECONDS,
    )
    return spec, chance.randrange(1, 1_000_000)


def daily(day: date, laid: Watch | None = None) -> Level | None:
    """Make a day's level.

    Args:
        day: of the calendar of who asks.
        laid: is shown each level that is laid, before it is proved.

    Returns:
        the proven level; None where none of `TRIES` seeds can be proved.

    """
    spec, seed = spec_of(day)
    for tried in range(seed, seed + TRIES):
        level = answer_spec(spec, tried, described=False, laid=laid).level
        if level is not None:
            title = Text(f"Leap of {day.day} {day:%B} {day.year}", f"{day.year}年{day.month}月{day.day}日的一跃")
            return level.model_copy(update={"title": Both(en=title.en, zh=title.zh)})
    return None
