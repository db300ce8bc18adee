"""One run of a level with ears: events in, commands on, a report out. No window, no clock of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.level import Level, to_course
from game.sim import Event, World, begin, step
from voice import Event as EarEvent
from voice import Health, Heard, Rejected

EAR_MS: Mapping[str, int] = {"auto": 100, "sphinx": 100, "whisper": 300}
"""From endpoint to result, by the ear: what most recordings take at most, on one of two weak cores (sphinx 197 of
them, whisper `base` 162). What is heard sooner waits, so that a run repeats."""


@dataclass(slots=True)
class Session:
    """The state of a run between two frames."""

    level: Level
    ear_ms: int = EAR_MS["auto"]
    began_s: float = 0.0
    """When the run began on the ears' clock; reports count from there."""
    world: World = field(init=False)
    heard: list[Heard] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    health: list[Health] = field(default_factory=list)
    commands: list[tuple[int, str]] = field(default_factory=list)
    _waiting: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = begin(to_course(self.level))

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

    def tick(self, now_s: float) -> tuple[Event, ...]:
        """Advance the world by one tick; what was heard by `now_s` on the ears' clock is obeyed."""
        due = [h for h in self._waiting if self.effect_at(h) <= now_s]
        self._waiting = [h for h in self._waiting if h not in due]
        names = tuple(name for h in due for name, times in h.commands for _ in range(times))
        self.commands += [(self.world.tick, name) for name in names]
        self.world, events = step(self.world, names)
        return events

    def effect_at(self, heard: Heard) -> float:
        """When a result arrives: never sooner than an ear needs, so that a run repeats."""
        return heard.result_at + (0.0 if heard.engine == "typed" else self.ear_ms / 1000)

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
