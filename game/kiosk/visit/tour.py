"""The attract loop's level: the robot plays it as the pilot would, and before each word a bubble teaches it."""

from collections.abc import Sequence
from typing import Final

from game.kiosk.visit.captions import Captions
from game.level import Level, all_words, to_course
from game.screens.attract import bubbles
from game.screens.framing import Framing
from game.screens.run import Painting
from game.sim import TICK, Event, begin, parse, step, ticks
from game.sound import Player
from game.view import Picture
from voice import Heard, SpeechStarted
from voice.words import Language, Text

TEACH: Final = ticks(1.5)  # before a word takes effect its bubble pops up: it is read from afar
OPENS: Final = ticks(0.55)  # before it the ring opens, as if somebody spoke
GROWS_S: Final = 0.16  # s in which a bubble pops up
MOST_TICKS: Final = 5  # a frame
VOICE_DB, SILENCE_DB = -24.0, -70.0


class Tour:
    """One level, played by itself; the same every time."""

    def __init__(self, painting: Painting, commands: Sequence[tuple[int, str]], language: Language) -> None:
        assert painting.picture is not None
        level: Level = painting.level
        self.picture: Picture = painting.picture
        self.sound: Player | None = painting.sound
        self.level = level
        self.captions = Captions()
        self._commands = tuple(commands)
        self._bubbles = bubbles(commands, TEACH)
        self._framing = Framing(level, language)
        self._framing.hints = False
        self._world = self._before = begin(to_course(level))
        self._owed = 0.0
        self.picture.begin()
        if self.sound is not None:
            self.sound.begin()

    @property
    def over(self) -> bool:
        """Whether there is no more to see."""
        return self._world.phase == "finished"

    @property
    def facing(self) -> int:
        """Where the robot looks: 1 right, -1 left."""
        return self._world.body.facing

    @property
    def word(self) -> tuple[Text, float] | None:
        """The word that is taught now, and how far its bubble has popped up, 0..1."""
        tick = self._world.tick
        now = next((one for one in self._bubbles if one.begins <= tick < one.ends), None)
        if now is None:
            return None
        return all_words()[now.command].shown, min(1.0, (tick - now.begins) * TICK / GROWS_S)

    def advance(self, seconds: float) -> None:
        """Go on by a time."""
        self._owed = min(self._owed + seconds, MOST_TICKS * TICK)
        happened: list[Event] = []
        while self._owed >= TICK and not self.over:
            self._owed -= TICK
            happened += self._tick()
        world = self._world
        self.captions.advance(happened, seconds)
        if self.sound is not None:
            self.sound.advance(tuple(happened), world.body, self._framing.speaking, seconds)
        level_db = VOICE_DB if self._framing.speaking else SILENCE_DB
        now = world.tick * TICK
        blend = self._owed / TICK
        self.picture.advance(self._framing.frame(world, self._before, blend, happened, now, 0.0, level_db))

    def close(self) -> None:
        """Be silent."""
        if self.sound is not None:
            self.sound.close()

    def _tick(self) -> tuple[Event, ...]:
        tick = self._world.tick
        now = tick * TICK
        if any(due - OPENS == tick for due, _ in self._commands):
            self._framing.take(SpeechStarted(now), now)
        given = tuple(name for due, name in self._commands if due == tick)
        for name in given:
            plain = parse(name).name
            said = Heard(((plain, 1),), all_words()[plain].en[0], "en", 1.0, "", 0.0, now, now, now, "typed")
            self._framing.take(said, now)
        self._before = self._world
        self._world, events = step(self._world, given)
        return tuple(events)
