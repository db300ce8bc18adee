"""What a prompt means: plain data between understanding and building; rules, a model or a person may fill it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Weather = Literal["clear", "rain", "snow", "fog", "storm", "wind"]
Time = Literal["dawn", "day", "dusk", "night"]
Difficulty = Literal["easy", "normal", "hard"]
Pace = Literal["slow", "normal", "fast"]
Density = Literal["sparse", "normal", "dense"]
Elevation = Literal["rising", "falling", "flat"]
Actor = Literal["robot", "drone", "dog", "bird"]
Length = Literal["short", "medium", "long"]

MOST = 500
"""Of one thing that a prompt may ask for; what is more is cut, and said."""


class Strict(BaseModel):
    """No unknown field, no NaN."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Span(Strict):
    """How many, or how long: both ends included; no `high` means no upper end."""

    low: float = Field(default=0, ge=0)
    high: float | None = Field(default=None, ge=0)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies in it."""
        return value >= self.low and (self.high is None or value <= self.high)


class Ask(Strict):
    """Something that is to stand in the level."""

    kind: str = Field(max_length=60, description="an obstacle's kind, checkpoint or pickup")
    count: Span = Span(low=1)
    words: str = Field(default="", max_length=200, description="of the prompt, that asked for it")


class Note(Strict):
    """One line for whoever wrote the prompt, in the prompt's language, and the keys that it is about."""

    about: tuple[str, ...] = Field(min_length=1, max_length=20)
    text: str = Field(min_length=1, max_length=400)


class Scene(Strict):
    """A stretch of the level with a look of its own."""

    theme: str | None = Field(default=None, max_length=40, description="None: as before, or free for the first")
    weather: Weather | None = None
    time: Time | None = None
    asks: tuple[Ask, ...] = Field(default=(), max_length=100, description="in the order they were told")
    ordered: bool = Field(default=False, description="the asks stand in this order")
    landmark: str | None = Field(default=None, max_length=40)
    moves: tuple[str, ...] = Field(default=(), max_length=40, description="told of in it; a wish, not a demand")
    caption: str = Field(default="", max_length=200, description="what the player reads as it begins")


class SceneSpec(Strict):
    """A level in words, before any geometry. What is None or empty is free."""

    language: Literal["en", "zh"] = "en"
    title: str | None = Field(default=None, max_length=80)
    scenes: tuple[Scene, ...] = Field(default=(Scene(),), min_length=1, max_length=20)
    difficulty: Difficulty | None = None
    pace: Pace | None = None
    density: Density | None = None
    length: Length | None = None
    seconds: Span | None = Field(default=None, description="play time of the run that proves it")
    elevation: Elevation | None = None
    moves: tuple[str, ...] = Field(default=(), max_length=40, description="the level cannot be finished without them")
    moves_not: tuple[str, ...] = Field(default=(), max_length=40, description="it can be finished without them")
    forbidden: tuple[str, ...] = Field(default=(), max_length=100, description="kinds that must not occur")
    only: tuple[str, ...] | None = Field(default=None, max_length=100, description="no other kind occurs")
    distinct: int | None = Field(default=None, ge=1, le=100, description="different kinds at least")
    total: Span | None = Field(default=None, description="obstacles together")
    not_themes: tuple[str, ...] = Field(default=(), max_length=20)
    not_weathers: tuple[Weather, ...] = ()
    not_times: tuple[Time, ...] = ()
    companion: Actor | None = None
    chaser: Actor | None = None
    landmark: str | None = Field(default=None, max_length=40, description="what stands at the finish")
    first: str | None = Field(default=None, max_length=60, description="kind of the first obstacle")
    last: str | None = Field(default=None, max_length=60, description="kind of the last obstacle")
    before: tuple[tuple[str, str], ...] = Field(
        default=(), max_length=100, description="every left one before the right"
    )
    notes: tuple[Note, ...] = Field(default=(), max_length=50, description="wishes that cannot be kept as told")
    unknown: tuple[str, ...] = Field(default=(), max_length=200, description="words that meant nothing here")
    understood: bool = Field(default=True, description="False when nothing in the prompt meant anything")
