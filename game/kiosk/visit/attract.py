"""The attract loop: poster, a level that plays itself, poster, the next one; never a picture that stands still."""

from collections.abc import Sequence

from game.kiosk.visit.exhibits import Exhibit, after, fitting
from game.kiosk.visit.scenery import Scenery
from game.kiosk.visit.scout import Scout
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.tour import Tour
from voice.words import Language

QUIETER = 0.5
"""Of the house's volume, while nobody plays."""


class Attract:
    """Which level is shown, and how far it is."""

    def __init__(
        self, exhibits: Sequence[Exhibit], scenery: Scenery, scout: Scout, settings: VisitSettings, language: Language
    ) -> None:
        self._all, self._scenery, self._scout, self._settings = tuple(exhibits), scenery, scout, settings
        self._language = language
        self.tour: Tour | None = None
        """The level that plays itself; None while the poster is shown."""
        self.shown_s = 0.0
        """Of the poster, or of the tour."""
        for one in self._all:
            scout.ask(one.name, one.level)
        scenery.want(self._all[0])

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The levels that fit into a visit, without those that could not be painted."""
        broken = {name for name, _ in self._scenery.broken}
        good = [one for one in self._all if one.name not in broken]
        return fitting(good or self._all, self._scout, self._settings.level_s)

    def following(self) -> Exhibit:
        """Give the level after the one that is shown."""
        now = self._scenery.now
        return after(self.exhibits, now.exhibit.name) if now is not None else self.exhibits[0]

    def advance(self, seconds: float, volume: int) -> None:
        """Go on by a time."""
        self.shown_s += seconds
        if self.tour is not None:
            if self.tour.sound is not None:
                self.tour.sound.volume = volume / 100 * QUIETER
            self.tour.advance(seconds)
            if self.tour.over or self.shown_s >= self._settings.tour_s:
                self.rest()
                self._scenery.want(self.following())
            return
        if self._scenery.now is None or self.shown_s >= self._settings.poster_s:
            self._scenery.turn()
        now = self._scenery.now
        if now is None and self._scenery.idle:
            self._scenery.want(self.following())  # the one before could not be painted
        if now is None or self.shown_s < self._settings.poster_s:
            return
        known = self._scout.found.get(now.exhibit.name)
        if known is not None and self._scenery.idle:
            self.tour = Tour(now.painting, known.commands, self._language)
            self.shown_s = 0.0

    def rest(self) -> None:
        """End the tour; the poster comes."""
        if self.tour is not None:
            self.tour.close()
        self.tour, self.shown_s = None, 0.0
