"""The level document, version 1: strict, so that a slip of the pen is named and not played."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from game.obstacles import Obstacle, all_obstacles
from voice.words import Text

VERSION: Literal[1] = 1
MOST = 2000  # obstacles
LONGEST = 5000.0  # m
STEEPEST = 1.0  # m of height for each metre of a slope
NAME = r"^[a-z][a-z0-9_]{0,39}$"


class Strict(BaseModel):
    """No unknown field, no NaN."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Both(Strict):
    """A text in both languages."""

    en: str = Field(min_length=1, max_length=200)
    zh: str = Field(min_length=1, max_length=200)

    @property
    def text(self) -> Text:
        """Give it as the text that the rest of the game reads."""
        return Text(self.en, self.zh)


class Point(Strict):
    """A place, m."""

    x: float = Field(ge=-100, le=LONGEST)
    y: float = Field(default=0.0, ge=-500, le=500)


class Ground(Strict):
    """A piece of floor: its left end, its top there, and how long and thick it is, m; `rise` makes it a slope."""

    x: float = Field(ge=-100, le=LONGEST)
    y: float = Field(default=0.0, ge=-500, le=500)
    width: float = Field(gt=0.3, le=LONGEST)
    depth: float = Field(default=1.2, ge=0.2, le=3.5)
    rise: float = Field(default=0.0, ge=-60, le=60, description="m by which its right end is higher")

    @model_validator(mode="after")
    def _can_be_walked(self) -> Self:
        if abs(self.rise) > STEEPEST * self.width:
            raise ValueError(f"rises more than {STEEPEST:g} m for each metre")
        return self


class Hint(Strict):
    """A sentence that is shown while the robot is at `x` and a little beyond, m."""

    x: float = Field(ge=-100, le=LONGEST)
    text: Both


class Stage(Strict):
    """What it looks like from `x` on."""

    x: float = Field(default=0.0, ge=-100, le=LONGEST)
    theme: str = Field(default="cyber_ruins", pattern=r"^[a-z0-9_]{1,40}$")
    weather: Literal["clear", "rain", "snow", "fog", "storm", "wind"] = "clear"
    time: Literal["dawn", "day", "dusk", "night"] = "night"
    caption: Both | None = Field(default=None, description="what the story says as it begins")


class Landmark(Strict):
    """The large thing that the level ends at."""

    kind: str = Field(pattern=NAME)
    x: float | None = Field(default=None, ge=-100, le=LONGEST, description="m; None stands it at the goal")


class Chaser(Strict):
    """What is after the robot: it gains on who rests, never on who gets on."""

    kind: str = Field(pattern=NAME)
    lead: float = Field(default=4.0, ge=2.5, le=12, description="m behind a robot that gets on")
    patience_s: float = Field(default=8.0, ge=4, le=60, description="s of rest that it grants before it bites")


class Proof(Strict):
    """A run that finishes the level: what to say, and how much room each word had."""

    commands: tuple[tuple[Annotated[int, Field(ge=0, le=10_000_000)], Annotated[str, Field(max_length=60)]], ...] = (
        Field(max_length=10_000, description="(tick at which it takes effect, command)")
    )
    ticks: int = Field(ge=1, le=10_000_000, description="of the whole run")
    slack: tuple[int, ...] = Field(default=(), max_length=10_000, description="ticks to spare, one for each command")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        at = [tick for tick, _ in self.commands]
        if at != sorted(at):
            raise ValueError("commands must be in the order of their ticks")
        if self.slack and len(self.slack) != len(self.commands):
            raise ValueError("slack needs one number for each command")
        return self


class Level(Strict):
    """One level."""

    version: Literal[1] = VERSION
    title: Both
    story: Both | None = None
    language: Literal["en", "zh"] = Field(default="en", description="it was written in; the other is a translation")
    difficulty: Literal["easy", "normal", "hard"] = "normal"
    pace: Literal["slow", "normal", "fast"] = Field(default="normal", description="how fast the robot runs")
    seed: int = Field(default=0, ge=0, lt=2**63)
    moves: tuple[str, ...] = Field(min_length=1, max_length=40, description="the moves it offers")
    start: Point
    goal: Point
    ground: tuple[Ground, ...] = Field(min_length=1, max_length=MOST)
    obstacles: tuple[Obstacle, ...] = Field(default=(), max_length=MOST)
    hints: tuple[Hint, ...] = Field(default=(), max_length=100)
    stages: tuple[Stage, ...] = Field(default=(Stage(),), min_length=1, max_length=20)
    landmark: Landmark | None = None
    companion: str | None = Field(default=None, pattern=NAME, description="who goes along")
    chaser: Chaser | None = None
    proof: Proof | None = Field(default=None, description="kept with it, so that nobody needs to prove it again")

    @field_validator("obstacles", mode="before")
    @classmethod
    def _by_kind(cls, given: Any) -> Any:
        """Give each entry to the obstacle that it names; `read` has made sure that there is one."""
        if not isinstance(given, list):
            return given
        kinds = all_obstacles()
        return tuple(kinds[o["kind"]].model_validate(o) if isinstance(o, dict) and "kind" in o else o for o in given)

    @model_validator(mode="after")
    def _no_two_alike(self) -> Self:
        seen: set[str] = set()
        for obstacle in self.obstacles:
            if obstacle.id in seen:
                raise ValueError(f'two obstacles are called "{obstacle.id}"')
            if obstacle.id is not None:
                seen.add(obstacle.id)
        return self
