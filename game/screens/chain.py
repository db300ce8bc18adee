"""What was said in one breath, done one after another: "run then jump", "jump twice"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.sim import Event, World, parse, ticks

LONGEST = 10  # commands of one sentence
BREATH = ticks(0.4)  # from a gait to what follows it: "run then jump" is a leap out of a run
PATIENCE = ticks(3.0)  # that a command may take from its beginning to its end, before the rest is forgotten


@dataclass(slots=True)
class Chain:
    """Gives the next command when the one before it has begun and ended; a new sentence replaces the rest of an old."""

    waiting: list[str] = field(default_factory=list)
    _last: str = ""
    _given_at: int = 0
    _began_at: int = -1

    def say(self, commands: Sequence[str], world: World) -> tuple[str, ...]:
        """Take a sentence; give what of it counts at once."""
        self.waiting = list(commands[:LONGEST])
        return self._next(world)

    def follow(self, world: World, events: Sequence[Event]) -> tuple[str, ...]:
        """Look at what the last tick brought; give what follows now, usually nothing."""
        if not self.waiting:
            return ()
        for event in events:
            if event.what != parse(self._last).name:
                # What hurts the robot changes the plan of whoever spoke.
                if event.kind in ("died", "stumbled"):
                    self.waiting.clear()
                    return ()
                continue
            if event.kind in ("began", "reacted") and self._began_at < 0:
                self._began_at = world.tick
            elif event.kind in ("expired", "refused"):
                self.waiting.clear()
                return ()
        if world.tick - self._given_at > PATIENCE:
            self.waiting.clear()
            return ()
        return self._next(world) if self._began_at >= 0 and self._over(world) else ()

    def _over(self, world: World) -> bool:
        name = parse(self._last).name
        move = world.course.moves.get(name)
        if move is not None and move.gait:
            return world.tick - self._began_at >= BREATH
        return world.body.move != name and world.body.airborne == 0

    def _next(self, world: World) -> tuple[str, ...]:
        if not self.waiting:
            return ()
        self._last, self._given_at, self._began_at = self.waiting.pop(0), world.tick, -1
        return (self._last,)
