"""What is painted beside the frames: the poster and the picture of one level after another. No frame waits for them."""

import threading
import time
from dataclasses import dataclass

import pygame

from game.kiosk.visit.exhibits import Exhibit
from game.kiosk.visit.hero import Hero
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.take_home import code_of
from game.screens.run import Painting
from game.screens.settings import Settings

LOOK_S = 0.05  # s between two looks at a painter's work


@dataclass(frozen=True, slots=True)
class Painted:
    """A level that is ready to be shown."""

    exhibit: Exhibit
    painting: Painting
    hero: Hero
    code: pygame.Surface | None


class Scenery:
    """Holds what is shown now, and paints what comes next; never more than these two."""

    def __init__(self, settings: VisitSettings, size: tuple[int, int]) -> None:
        self._settings, self._size = settings, size
        self._sight = Settings(reduced_motion=settings.reduced_motion, safe_colours=settings.safe_colours)
        self.now: Painted | None = None
        """What is ready; None until the first level is painted."""
        self.hero: Hero | None = None
        """The poster, which is ready sooner than a level."""
        self.broken: list[tuple[str, str]] = []
        """Levels that could not be painted, and why."""
        self._next: Painted | None = None
        self._wanted: Exhibit | None = None
        self._thread: threading.Thread | None = None

    def want(self, exhibit: Exhibit) -> None:
        """Begin to paint a level, unless it is shown already or another one is being painted."""
        if self.has(exhibit) or (self._thread is not None and self._thread.is_alive()):
            return
        self._wanted = exhibit
        self._thread = threading.Thread(target=self._paint, args=(exhibit,), daemon=True)
        self._thread.start()

    def has(self, exhibit: Exhibit) -> bool:
        """Tell whether a level is what is shown."""
        return self.now is not None and self.now.exhibit.name == exhibit.name

    @property
    def idle(self) -> bool:
        """Whether nothing is being painted, or waits to be taken up."""
        return self._next is None and (self._thread is None or not self._thread.is_alive())

    @property
    def waiting(self) -> Exhibit | None:
        """The level that is painted and can be taken up by `turn`."""
        return self._next.exhibit if self._next is not None else None

    def turn(self) -> bool:
        """Take up what has been painted, if anything; nobody may be shown the old one any more."""
        if self._next is None:
            return False
        self.now, self._next = self._next, None
        self.hero = self.now.hero
        return True

    def settle(self) -> None:
        """Wait for what is being painted; for tests and pictures, not for a frame."""
        if self._thread is not None:
            self._thread.join()

    def _paint(self, exhibit: Exhibit) -> None:
        try:
            stage = exhibit.level.stages[0]
            hero = Hero((stage.theme, stage.weather, stage.time), self._size, self._settings.reduced_motion)
            if self.hero is None:
                self.hero = hero
            painting = Painting(exhibit.name, self._sight, exhibit.level)
            while not painting.ready:
                time.sleep(LOOK_S)
            self._next = Painted(exhibit, painting, hero, code_of(exhibit.level, self._settings))
        except Exception as error:  # a stranger's level; the kiosk shows another
            self.broken.append((exhibit.name, f"{type(error).__name__}: {error}"))
