"""One run of a level with ears: events in, commands on, a report out. No window, no clock of its own."""

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from game.level import Level, to_course
from game.screens.chain import Chain
from game.screens.learning import Learning
from game.sim import Event, History, World, begin, parse, rescue, rolled_back, spoken, step
from game.sim.rollback import MOST
from voice import Burst, Health, Heard, Note, Rejected
from voice import Event as EarEvent

EAR_MS: Mapping[str, int] = {"auto": 100, "sphinx": 100, "whisper": 300}
"""From endpoint to result, by the ear: what most recordings take at most, on one of two weak cores (sphinx 197 of
them, whisper `base` 162). What is heard sooner waits, so that a run repeats."""


Rollback = Literal["off", "always", "rescue"]
ROLLBACK: Rollback = "rescue"
"""Whether a word is judged at the tick at which its speaker began: never, always, or where that saves the robot and
now would not. `voxleap bench play` compares them; see `game.bench.play` for what it found."""
NOTE_TICKS = 12  # a held note says "glide" this often
PANIC, HELD = "jump", "glide"
"""What a clap and a held note say, where the player lets them."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a player can choose about how their voice plays."""

    rollback: Rollback = ROLLBACK
    loud_leaps: bool = False
    """A louder word leaps higher."""
    sounds: bool = False
    """A clap or "ha!" is a jump, a held note glides."""


@dataclass(slots=True)
class Session:
    """The state of a run between two frames."""

    level: Level
    ear_ms: int = EAR_MS["auto"]
    began_s: float = 0.0
    """When the run began on the ears' clock; reports count from there."""
    choices: Choices = Choices()
    learning: Learning = field(default_factory=Learning)
    """Give the same one to a player's next run: it is what the graces of the rules come from."""
    world: World = field(init=False)
    heard: list[Heard] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    health: list[Health] = field(default_factory=list)
    commands: list[tuple[int, str]] = field(default_factory=list)
    """Effective ticks: a replay needs no more."""
    _waiting: list[Heard] = field(default_factory=list)
    _sounds: list[tuple[float, str]] = field(default_factory=list)
    _follows: tuple[str, ...] = ()
    _chain: Chain = field(default_factory=Chain)
    _history: History = field(default_factory=History)
    _when: deque[float] = field(default_factory=lambda: deque(maxlen=MOST))
    _noted: int = -NOTE_TICKS

    def __post_init__(self) -> None:
        course = to_course(self.level)
        self.world = begin(replace(course, rules=self.learning.applied(course.rules)))

    def hear(self, events: Sequence[EarEvent]) -> None:
        """Take what the ears told."""
        for event in events:
            if isinstance(event, Heard):
                self.heard.append(event)
                self._waiting.append(event)
            elif isinstance(event, Rejected):
                self.rejected.append(event)
            elif isinstance(event, Health):
                self.health.append(event)
            elif isinstance(event, Burst | Note) and self.choices.sounds:
                self._sounds.append((event.at, PANIC if isinstance(event, Burst) else HELD))

    def tick(self, now_s: float) -> tuple[Event, ...]:
        """Advance the world by one tick; what was heard by `now_s` on the ears' clock is obeyed.

        An infinite `now_s` obeys all at once, and judges nothing at its beginning.
        """
        happened: list[Event] = []
        given = list(self._follows)
        for heard in [h for h in self._waiting if self.effect_at(h) <= now_s]:
            self._waiting.remove(heard)
            texts = self._texts(heard)
            for text in self._chain.say(texts, self.world):
                given.clear()
                back = 0 if heard.engine == "typed" else self._back(text, heard.speech_start, now_s)
                if back:
                    happened += self._roll_back(text, back)
                else:
                    given.append(text)
            if heard.engine != "typed":
                self.learning.heard(heard.command, self.effect_at(heard) - heard.speech_start, heard.loudness)
        given += self._sounded(now_s)
        self.commands += [(self.world.tick, text) for text in given]
        self._history.keep(self.world, given)
        self._when.append(now_s)
        self.world, events = step(self.world, given)
        happened += events
        self._follows = self._chain.follow(self.world, happened)
        return tuple(happened)

    def effect_at(self, heard: Heard) -> float:
        """When a result arrives: never sooner than an ear needs, so that a run repeats."""
        return heard.result_at + (0.0 if heard.engine == "typed" else self.ear_ms / 1000)

    def _texts(self, heard: Heard) -> list[str]:
        strength = self.learning.strength(heard.loudness) if self.choices.loud_leaps else 1.0
        return [spoken(name, strength) for name, times in heard.commands for _ in range(times)]

    def _sounded(self, now_s: float) -> list[str]:
        """Give what claps and notes say by now; a note that is held says it again and again."""
        due = [command for at, command in self._sounds if at <= now_s]
        self._sounds = [(at, command) for at, command in self._sounds if at > now_s]
        said = [PANIC] if PANIC in due and PANIC in self.world.course.moves else []
        again = self.world.body.airborne > 0 and self.world.tick - self._noted >= NOTE_TICKS
        if again and HELD in due and HELD in self.world.course.moves:
            self._noted = self.world.tick
            said.append(HELD)
        return said

    def _back(self, text: str, onset_s: float, now_s: float) -> int:
        """Give how many ticks a command goes back."""
        if self.choices.rollback == "off" or self.world.phase == "finished" or now_s == float("inf"):
            return 0
        ago = sum(at >= onset_s for at in self._when)
        if self.choices.rollback == "always":
            return min(ago, len(self._history.moments))
        return rescue(self._history, self.world, text, ago)

    def _roll_back(self, text: str, back: int) -> list[Event]:
        was = self.world.body
        tick = self.world.tick - back
        self.world, events = rolled_back(self._history, self.world, text, back)
        at = bisect_right(self.commands, tick, key=lambda command: command[0])
        self.commands.insert(at, (tick, text))
        new = [e for e in events if e.kind == "began" or e.tick == self.world.tick]
        return [Event("rewound", self.world.tick, was.x, was.y, parse(text).name, float(back)), *new]

    def report(self) -> dict[str, Any]:
        """Give the report of the contract, ready for JSON."""
        return {
            "finished": self.world.phase == "finished",
            "ticks": self.world.tick,
            "deaths": self.world.deaths,
            "heard": [
                {
                    "command": h.command,
                    "phrase": h.phrase,
                    "speech_start_s": round(h.speech_start - self.began_s, 3),
                    "speech_end_s": round(h.speech_end - self.began_s, 3),
                    "result_s": round(self.effect_at(h) - self.began_s, 3),
                    "score": round(h.score, 4),
                }
                for h in self.heard
            ],
            "rejected": [
                {"reason": r.reason, "speech_start_s": round(r.speech_start - self.began_s, 3)} for r in self.rejected
            ],
        }
