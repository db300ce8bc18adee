"""A run to play again: the level, the rules, and who said what at which tick."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from game.level import Level, LevelError, read, to_course, to_json
from game.level.files import digest, write
from game.sim import MOST_GRACE, RULES, VERSION, Event, Rules, World, begin, step
from voice.words import Text

MOST_BYTES = 8_000_000
OTHER_VERSION = Text("was made by another version of the game", "由另一个版本的游戏录制")


class Replay(BaseModel):
    """One recorded run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Literal[1] = 1
    sim: int = VERSION
    level_hash: str = Field(min_length=64, max_length=64)
    level: str = Field(max_length=2_000_000, description="the level document itself, so that the run outlives its file")
    rules: Rules | None = Field(default=None, description="None stands for those of the level's difficulty")
    commands: tuple[tuple[int, str], ...] = Field(
        max_length=100_000, description="each with the tick at which it took effect, however late it was heard"
    )
    ticks: int = Field(ge=0, le=10_000_000)
    finished: bool
    state_hash: str = Field(min_length=64, max_length=64)

    @field_validator("rules")
    @classmethod
    def _in_bounds(cls, rules: Rules | None) -> Rules | None:
        if rules is not None and not all(
            0 <= ticks <= MOST_GRACE for ticks in (rules.grace, *dict(rules.graces).values())
        ):
            raise ValueError(f"a grace is 0 to {MOST_GRACE} ticks")
        return rules


def record(level: Level, commands: Sequence[tuple[int, str]], world: World) -> Replay:
    """Make a replay of a run that ended in `world`; each command with the tick that the world stood at before it."""
    return Replay(
        level_hash=digest(level),
        level=to_json(level.model_copy(update={"proof": None})),
        rules=world.course.rules if world.course.rules != RULES[level.difficulty] else None,
        commands=tuple(commands),
        ticks=world.tick,
        finished=world.phase == "finished",
        state_hash=world.digest(),
    )


def arrived(level: Level, commands: Sequence[tuple[int, str]], world: World) -> Replay:
    """Make a replay of a run that has arrived, as far as its arrival; `world` may have gone on after that."""
    return record(level, [c for c in commands if c[0] < world.since], replace(world, tick=world.since))


def played(level: Level, commands: Sequence[tuple[int, str]], longest: int) -> Replay:
    """Play a level by commands and their ticks until it is finished, or for so many ticks; give it as a replay."""
    world = begin(to_course(level))
    given: dict[int, list[str]] = {}
    for tick, command in commands:
        given.setdefault(tick, []).append(command)
    while world.phase != "finished" and world.tick < longest:
        world, _ = step(world, given.get(world.tick, ()))
    return record(level, commands, world)


def save(replay: Replay, path: Path) -> None:
    """Write it whole or not at all."""
    write(path, replay.model_dump_json(indent=1).encode())


def load(path: Path) -> Replay:
    """Read a replay.

    Raises:
        LevelError: no file, no replay, or one of another version of the simulation.

    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LevelError(path.name, Text("is larger than 8 MB; no replay is", "超过 8 MB；不像是回放"))
        replay = Replay.model_validate_json(path.read_bytes())
    except OSError:
        raise LevelError(str(path), Text("cannot be read", "无法读取")) from None
    except ValidationError as error:
        why = error.errors()[0]["msg"]
        raise LevelError(path.name, Text(f"is no replay: {why}", f"不是回放文件：{why}")) from None
    if replay.sim != VERSION:
        raise LevelError(path.name, OTHER_VERSION)
    return replay


class Playback:
    """A run that goes on again, tick by tick; `play` gives its end at once."""

    def __init__(self, replay: Replay) -> None:
        """Begin at tick 0.

        Raises:
            LevelError: what the replay holds is no level.

        """
        course = to_course(read(replay.level, "replay"))
        self.world = begin(course if replay.rules is None else replace(course, rules=replay.rules))
        self.before = self.world
        """One tick earlier."""
        self._replay = replay
        self._next = 0

    @property
    def over(self) -> bool:
        """Tell whether the run has ended as far as it was recorded."""
        return self.world.tick >= self._replay.ticks

    def tick(self) -> tuple[tuple[str, ...], tuple[Event, ...]]:
        """Go on by one tick; give the commands that took effect in it, and what happened."""
        commands, first = self._replay.commands, self._next
        while self._next < len(commands) and commands[self._next][0] <= self.world.tick:
            self._next += 1
        given = tuple(command for _, command in commands[first : self._next])
        self.before = self.world
        self.world, events = step(self.world, given)
        return given, events


def play(replay: Replay) -> tuple[World, tuple[Event, ...]]:
    """Run it again; the caller compares the hash."""
    playback = Playback(replay)
    seen: list[Event] = []
    while not playback.over:
        seen += playback.tick()[1]
    return playback.world, tuple(seen)


def same(replay: Replay, world: World) -> bool:
    """Tell whether a run that was played again has ended as it was recorded."""
    return world.digest() == replay.state_hash and (world.phase == "finished") == replay.finished
