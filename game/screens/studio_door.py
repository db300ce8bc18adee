"""The way into the studio and out of it: opened from the title, kept as it was while a level of it is played."""

import pygame

from game.screens.settings import Settings
from game.screens.studio import Want
from game.screens.studio_screen import StudioScreen
from game.screens.window import Window
from voice.words import Language


class StudioDoor:
    """Holds the studio; it is made when it is first entered."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._screen: StudioScreen | None = None
        self.inside = False
        """What comes in goes to the studio, and it alone is seen."""

    @property
    def commands(self) -> frozenset[str]:
        """What may be said inside."""
        return self._screen.commands if self._screen else frozenset()

    @property
    def dictating(self) -> bool:
        """Tell whether a sentence is being said, so that no ear for commands listens."""
        return self._screen is not None and self._screen.dictating

    def enter(self, settings: Settings, language: Language) -> None:
        """Go in; what was made there before is there still."""
        if self._screen is None:
            self._screen = StudioScreen(self._window, settings, language)
        self._screen.see(settings, language)
        self.inside = True
        self._window.settle()

    def take(self, event: pygame.event.Event) -> Want | None:
        """Take what hands do; give what the game is to do, if anything."""
        return self._leaving(self._screen.take(event) if self._screen else None)

    def hear(self, command: str) -> Want | None:
        """Take what was said; give what the game is to do, if anything."""
        return self._leaving(self._screen.hear(command) if self._screen else None)

    def _leaving(self, want: Want | None) -> Want | None:
        self.inside = self.inside and want is None
        return want

    def advance(self, seconds: float) -> None:
        """Let it go on by a frame."""
        if self._screen and self.inside:
            self._screen.advance(seconds)

    def draw(self, canvas: pygame.Surface) -> None:
        """Draw it."""
        if self._screen:
            self._screen.draw(canvas)

    def close(self) -> None:
        """End what it has begun."""
        if self._screen:
            self._screen.close()
