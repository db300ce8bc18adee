"""What is only looked at: a run again, or the pilot's when nobody has touched or said anything for a while."""

from typing import Final

import pygame

from game.replay import Replay
from game.screens.attract import Attract
from game.screens.challenge import Challenge
from game.screens.menu import Menu
from game.screens.playing import Playing
from game.screens.rerun import Rerun

AFTER_S: Final = 30.0  # s on the title without a word, a key or a touch
LETTER_S: Final = 0.2  # s from a key to the letter it types
SOMEBODY: Final = frozenset(
    {pygame.KEYDOWN, pygame.TEXTINPUT, pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN}
)
"""Events that tell of a player's hands."""


class Looking:
    """Counts the time in which nobody is there, and holds what is shown in place of everything else."""

    def __init__(self, playing: Playing, after_s: float = AFTER_S) -> None:
        self._playing, self._after_s = playing, after_s
        self._waited = 0.0
        self._letter_s = 0.0
        """For so long the letter of the key that has ended it may still come."""
        self._pilot: Challenge | None = None
        self._shown: Rerun | Attract | None = None

    @property
    def on(self) -> bool:
        """Tell whether something is shown."""
        return self._shown is not None

    def look(self, run: Replay, menu: Menu) -> None:
        """Show a run again that was run in the picture which is there."""
        if self._playing.run is not None and self._shown is None:
            self._shown = Rerun(self._playing.painting, run, menu.settings, menu.language)

    def take(self, event: pygame.event.Event) -> bool:
        """Answer to hands; tell whether that has ended what was shown, so that they mean nothing else."""
        if event.type not in SOMEBODY:
            return False
        if event.type == pygame.TEXTINPUT and self._letter_s > 0:
            self._letter_s = 0.0
            return True
        ended = self.wake(clearly=event.type != pygame.MOUSEMOTION)
        self._letter_s = LETTER_S if ended and event.type == pygame.KEYDOWN else 0.0
        return ended

    def wake(self, clearly: bool) -> bool:
        """Somebody is there; a run that they look at ends only when they say so clearly."""
        self._waited = 0.0
        ends = self.on and (clearly or isinstance(self._shown, Attract))
        if ends:
            self.end()
        return ends

    def advance(self, seconds: float, menu: Menu, waits: bool) -> None:
        """Go on by a time; `waits` tells that the title is open and nobody is busy with it."""
        self._letter_s = max(0.0, self._letter_s - seconds)
        if self._shown is not None:
            self._shown.advance(seconds)
            if self._shown.over:
                if isinstance(self._shown, Attract):
                    self._playing.rotate(menu)
                self.end()
            return
        self._waited = self._waited + seconds if waits else 0.0
        if self._waited < self._after_s:
            return
        painting = self._playing.painting
        if self._pilot is None or self._pilot.level is not painting.level:
            self._pilot = Challenge(painting.level, "pilot")
        if not (self._pilot.ready and painting.ready):
            return
        self._playing.drop()  # the picture shows another run now
        if self._pilot.run is None:  # it finds no way through this one
            self._playing.rotate(menu)
            return
        self._shown = Attract(painting, self._pilot.run, menu.settings, menu.language)

    def draw(self, canvas: pygame.Surface) -> None:
        """Draw what is shown."""
        if self._shown is not None:
            self._shown.draw(canvas)

    def end(self) -> None:
        """Go back to what was there before."""
        self._waited = 0.0
        if self._shown is not None:
            self._shown.close()
            self._shown = None
            if self._playing.run is not None:
                self._playing.run.show_again()
