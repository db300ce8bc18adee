"""A replay to look at: the run goes on again in the picture, and its words fly into the robot as they did."""

from typing import Final

import pygame

from game.replay import Playback, Replay
from game.screens.clock import Clock
from game.screens.framing import Framing, as_heard
from game.screens.run import Painting
from game.screens.settings import Settings
from game.sim import TICK, Event, World, parse
from game.view.brush import METRE
from voice.words import Language, Text

LINGER_S: Final = 3.0  # s that the end is shown
QUIET_DB: Final = -90.0
LEAVES: Final = Text("replay · any key ends it", "回放 · 按任意键结束")


class Rerun:
    """Plays a run again at the pace of the player, with its sound; nobody hears and nothing is changed."""

    def __init__(self, painting: Painting, run: Replay, settings: Settings, language: Language) -> None:
        """Begin.

        Args:
            painting: of the run's level, ready.
            run: what was played.
            settings: for the sound.
            language: of what is written.

        Raises:
            LevelError: the run holds no level.

        """
        assert painting.picture is not None
        assert painting.sound is not None
        self.level, self.picture, self._sound = painting.level, painting.picture, painting.sound
        self.picture.begin()
        self._run, self._playback = run, Playback(run)
        self._clock = Clock(focus_allowed=False)
        self._framing = Framing(self.level, language)
        self._framing.hints = False
        self._language: Language = language
        self._now = self._since_end = 0.0
        self._sound.volume = settings.volume / 100
        self._sound.begin()

    @property
    def world(self) -> World:
        """How it is now."""
        return self._playback.world

    @property
    def over(self) -> bool:
        """Tell whether it has been seen to its end."""
        return self._since_end >= LINGER_S

    def advance(self, seconds: float) -> None:
        """Go on by a time."""
        happened: list[Event] = []
        for _ in range(self._clock.advance(seconds, False)):
            if self._playback.over:
                self._since_end += TICK
                continue
            said, events = self._playback.tick()
            happened += events
            for text in said:
                if (heard := as_heard(parse(text).name, self._now)) is not None:
                    self._framing.take(heard, self._now)
        self._now += seconds
        world, before = self._playback.world, self._playback.before
        if self._playback.over:
            before = world
        self._sound.advance(tuple(happened), world.body, False, seconds)
        blend = self._clock.blend
        self.picture.advance(self._framing.frame(world, before, blend, happened, self._now, 0.0, QUIET_DB))

    def draw(self, canvas: pygame.Surface, note: Text = LEAVES) -> None:
        """Draw it, with a line that says how to leave."""
        self.picture.draw(canvas)
        type_, palette = self.picture.type, self.picture.palette
        line = type_(note.to(self._language), 22, palette.text)
        place = line.get_rect(midtop=(canvas.get_width() // 2, 84))
        pill = place.inflate(44, 14)
        pygame.draw.rect(canvas, (10, 12, 30), pill, border_radius=pill.height // 2)
        canvas.blit(line, place)

    def head(self) -> tuple[float, float]:
        """Give where the robot's head is on the picture, px."""
        middle = self.picture.middle
        return middle[0], middle[1] - 0.5 * self.world.body.standing * METRE

    def close(self) -> None:
        """Be silent."""
        self._sound.close()
