"""Which page is drawn for what is on; gives what can be touched on it."""

from dataclasses import replace

import pygame

from game.kiosk.visit import overlays, pages, texts
from game.kiosk.visit.attract import Attract
from game.kiosk.visit.kit import Kit, Places
from game.kiosk.visit.measure import BODY, LARGE, Measure
from game.kiosk.visit.mood import Mood
from game.kiosk.visit.overlays import Playing
from game.kiosk.visit.pages import Outcome
from game.kiosk.visit.scenery import Scenery
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.stage import Stage
from game.kiosk.visit.state import Rules, Visit
from game.kiosk.visit.tour import Tour
from game.level import all_words, offered
from game.theme import load as load_theme
from game.view import Picture

NIGHT = (7, 9, 20)


class Show:
    """Draws; keeps what texts and panels were rendered, for one place at a time."""

    def __init__(self, size: tuple[int, int], settings: VisitSettings, rules: Rules) -> None:
        self.measure = Measure(*size, settings.screen_inches, settings.reading_m)
        self.stage = Stage(size)
        self._rules = rules
        self._kit: tuple[str, Kit] | None = None

    def kit(self, scenery: Scenery) -> Kit:
        """Give what pages of this place are drawn with."""
        theme, time = (scenery.hero.look[0], scenery.hero.look[2]) if scenery.hero else ("cyber_ruins", "night")
        key = f"{theme} {time}"
        if self._kit is None or self._kit[0] != key:
            self._kit = (key, Kit(load_theme(theme).palette(time), self.measure))
            self.stage.begin()
        return self._kit[1]

    def attract(self, canvas: pygame.Surface, scenery: Scenery, attract: Attract, mood: Mood, seconds: float) -> Places:
        """Draw the attract loop."""
        kit = self.kit(scenery)
        tour = attract.tour
        if tour is None:
            self._hero(canvas, scenery, mood, seconds)
            top = overlays.safe_strip(canvas, kit, mood)
            pages.poster(canvas, kit, mood, all_words()[_first_word(scenery)].shown, top)
        else:
            self._tour(canvas, kit, tour, mood, seconds)
            overlays.safe_strip(canvas, kit, mood)
        return []

    def _tour(self, canvas: pygame.Surface, kit: Kit, tour: Tour, mood: Mood, seconds: float) -> None:
        measure = self.measure
        self._picture(canvas, tour.picture, tour.facing, seconds)
        overlays.banner(canvas, kit, mood, self.stage.area)
        taught = tour.word
        if taught is not None:
            head = self.stage.robot(tour.facing)
            left = tour.facing > 0
            wide = round(canvas.get_width() * (0.62 if not measure.portrait else 0.9))
            x = head[0] - measure.text if left else max(measure.edge, head[0] - wide // 2)
            x = max(measure.edge, min(x, canvas.get_width() - measure.edge - measure.text * 9))
            tip = (head[0] + measure.text // 2, head[1] - measure.text // 2)
            y = head[1] - round(measure.text * 8.6)
            pages.bubble(canvas, kit, taught[0], mood, (x, y), wide, tip=tip, grown=taught[1], times=1.15)
        if tour.captions.text is not None:
            overlays.caption(canvas, kit, str(tour.captions.text), overlays.banner_top(canvas, kit, self.stage.area))
        if mood.generated:
            overlays.generated(canvas, kit, mood, overlays.banner_top(canvas, kit, self.stage.area))

    def language(self, canvas: pygame.Surface, scenery: Scenery, visit: Visit, mood: Mood, seconds: float) -> Places:
        """Draw the choice of a language."""
        kit = self.kit(scenery)
        self._hero(canvas, scenery, mood, seconds)
        places = pages.languages(canvas, kit, mood, visit.chosen)
        overlays.safe_strip(canvas, kit, mood)
        overlays.still_there(canvas, kit, mood)
        return places

    def loading(self, canvas: pygame.Surface, scenery: Scenery, mood: Mood, seconds: float) -> Places:
        """Draw what stands there until a level is painted."""
        kit = self.kit(scenery)
        self._hero(canvas, scenery, mood, seconds)
        measure = self.measure
        room = canvas.get_width() - 2 * measure.edge
        lines = (kit.text(texts.GET_READY.to(mood.language), LARGE), kit.text(texts.LOADING.to(mood.language), BODY))
        place = pygame.Rect(measure.edge, measure.edge, max(line.get_width() for line in lines) + 2 * measure.text, 0)
        place.height = sum(line.get_height() for line in lines) + measure.gap
        kit.panel(canvas, place, radius=measure.text)
        y = place.top + measure.gap // 2
        for line in lines:
            canvas.blit(line, (place.left + measure.text, y))
            y += line.get_height()
        pages.foot(canvas, kit, mood, room if measure.portrait else round(canvas.get_width() * pages.COLUMN))
        return []

    def play(
        self, canvas: pygame.Surface, scenery: Scenery, picture: Picture, shown: Playing, facing: int, mood: Mood,
        seconds: float,
    ) -> Places:  # fmt: skip
        """Draw a visitor's level."""
        kit = self.kit(scenery)
        self._picture(canvas, picture, facing, seconds)
        places = overlays.playing(canvas, kit, mood, replace(shown, area=self.stage.area))
        overlays.still_there(canvas, kit, mood)
        return places

    def result(
        self, canvas: pygame.Surface, scenery: Scenery, outcome: Outcome, visit: Visit, mood: Mood, seconds: float
    ) -> Places:
        """Draw what came of it."""
        kit = self.kit(scenery)
        self._hero(canvas, scenery, mood, seconds)
        places = pages.result(canvas, kit, mood, outcome, visit.chosen)
        overlays.safe_strip(canvas, kit, mood)
        overlays.still_there(canvas, kit, mood, low=True)
        return places

    def closed(self, canvas: pygame.Surface, scenery: Scenery, mood: Mood) -> Places:
        """Draw the closed house."""
        return pages.dark(canvas, self.kit(scenery), mood)

    def _hero(self, canvas: pygame.Surface, scenery: Scenery, mood: Mood, seconds: float) -> None:
        if scenery.hero is None:
            canvas.fill(NIGHT)
            return
        scenery.hero.advance(seconds, mood.speaking, mood.voice)
        scenery.hero.draw(canvas)

    def _picture(self, canvas: pygame.Surface, picture: Picture, facing: int, seconds: float) -> None:
        self.stage.follow(facing, seconds)
        picture.draw(self.stage.surface(canvas), hud=False)
        self.stage.bring(canvas)


def _first_word(scenery: Scenery) -> str:
    """Give the word that a level begins with."""
    if scenery.now is None:
        return "run"
    level = scenery.now.exhibit.level
    moves = offered(level)
    backwards = level.goal.x < level.start.x and "turn_back" in moves
    return "turn_back" if backwards else "run" if "run" in moves else moves[0]
