"""Playing by a recording: the file is the microphone, its sample clock is the game's real time."""

from collections.abc import Iterator, Sequence

import numpy as np

from game.level import Level, offered
from game.screens.clock import Clock
from game.screens.session import EAR_MS, Session
from game.sim import TICK, Event
from voice import Ears, Heard, Rejected, SpeechStarted
from voice import Event as EarEvent
from voice.source import RATE, Samples

PATIENCE_S = 180.0  # s that a model may take to load on a machine that is busy with other things
AFTER_S = 10.0  # s that the world goes on after the sound has ended


class Recording:
    """A run by a recording, in steps of a sixtieth of a second: the same file gives the same run."""

    def __init__(self, level: Level, ears: Ears, sound: Samples, ear_ms: int, focus: bool) -> None:
        """Hear it all.

        Args:
            level: what to play.
            ears: listening to a feed that nothing else uses.
            sound: shape (n,), mono, 16 kHz.
            ear_ms: from an endpoint to its result.
            focus: time runs slow while somebody speaks.

        """
        self.session = Session(level, ear_ms)
        self.clock = Clock(focus)
        self.before = self.session.world
        self.speaking = False
        ears.listen_for(offered(level))
        ears.feed(np.concatenate((sound, np.zeros(RATE, np.float32))))
        ears.settle(PATIENCE_S + len(sound) / RATE)
        events = ears.poll()
        self.session.hear(events)
        self._spoken = tuple(_spoken(self.session, events))
        self._told = sorted(((_known_at(self.session, e), n, e) for n, e in enumerate(events)), key=lambda t: t[:2])
        self._last = len(sound) / RATE + AFTER_S
        self._frame = 0

    @property
    def now_s(self) -> float:
        """Where in the recording it is, s."""
        return self._frame * TICK

    @property
    def over(self) -> bool:
        """Tell whether the robot has arrived, or the sound has ended for good."""
        return self.session.world.phase == "finished" or self.now_s >= self._last

    def advance(self) -> tuple[Event, ...]:
        """Go on by a sixtieth of a second; give what happened."""
        now = self.now_s
        self.speaking = any(start <= now < end for start, end in self._spoken)
        happened: list[Event] = []
        for _ in range(self.clock.advance(TICK, self.speaking)):
            self.before = self.session.world
            happened += self.session.tick(now)
        self._frame += 1
        return tuple(happened)

    def told(self) -> Iterator[EarEvent]:
        """Give what the ears have told until now, each once."""
        while self._told and self._told[0][0] <= self.now_s:
            yield self._told.pop(0)[2]


def run_file(level: Level, ears: Ears, sound: Samples, ear_ms: int = EAR_MS["auto"], focus: bool = False) -> Session:
    """Play a level by a recording, as fast as it goes; arguments as for `Recording`."""
    recording = Recording(level, ears, sound, ear_ms, focus)
    while not recording.over:
        recording.advance()
    return recording.session


def _known_at(session: Session, event: EarEvent) -> float:
    if isinstance(event, Heard):
        return session.effect_at(event)
    if isinstance(event, Rejected):
        return event.result_at + session.ear_ms / 1000
    return event.at if isinstance(event, SpeechStarted) else 0.0


def _spoken(session: Session, events: Sequence[EarEvent]) -> Iterator[tuple[float, float]]:
    """Give from when to when somebody spoke or was waiting for the ear, s."""
    start: float | None = None
    for event in events:
        if isinstance(event, SpeechStarted):
            start = event.at
        elif isinstance(event, Heard | Rejected) and start is not None:
            yield start, event.result_at + session.ear_ms / 1000
            start = None
