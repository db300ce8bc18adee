"""What is drawn over the world while a page is open, or before there is a world."""

import time
from dataclasses import replace
from typing import Final

import pygame

from game.screens.menu import Menu
from game.screens.pages import page_of
from game.screens.run import Painting, Run
from game.theme import load as load_theme
from game.view import Page, Pages
from game.view.type import Type
from voice import Ears
from voice.words import Text

GLOW_S: Final = 0.5  # s that a line shines after it was said
LOADING: Final = Text("painting the world …", "正在绘制世界……")
WHOLE: Final = frozenset({"title", "welcome", "levels"})
"""Pages that fill the whole picture themselves."""


class Shown:
    """Keeps the pages in the colours of the level that stands behind them, and which lines shine."""

    def __init__(self) -> None:
        self._lit: dict[str, float] = {}
        self._pages: Pages | None = None

    def light(self, command: str) -> None:
        """Let the line shine that was just said."""
        self._lit[command] = time.monotonic()

    def renew(self) -> None:
        """Draw with other colours or letters from now on."""
        self._pages = None

    def touched(self, at: tuple[int, int], menu: Menu, painting: Painting, canvas: pygame.Surface) -> int | None:
        """Give the number of the line that lies at a place, px."""
        page = page_of(menu)
        places = self._drawn(menu, painting, canvas).places(page)
        return next((n for n, place in zip(page.numbers, places, strict=False) if place.collidepoint(at)), None)

    def ground(self, canvas: pygame.Surface, menu: Menu, painting: Painting) -> None:
        """Fill the picture with the sky of a level that is not painted yet."""
        self._drawn(menu, painting, canvas).ground(canvas)

    def page(
        self,
        canvas: pygame.Surface,
        menu: Menu,
        painting: Painting,
        run: Run | None,
        ears: Ears,
        seconds: float,
        typed: str,
    ) -> None:
        """Draw the open page, `seconds` after it was drawn last, with what is being typed on it."""
        now = time.monotonic()
        lit = {name: max(0.0, 1 - (now - at) / GLOW_S) for name, at in self._lit.items() if now - at < GLOW_S}
        page = page_of(menu, lit)
        if page.hero:
            stage = painting.level.stages[0]
            loud = min(1.0, max(0.0, (ears.level - ears.floor - 8) / 25))
            speaking = run is not None and run.framing.speaking
            page = replace(page, look=(stage.theme, stage.weather, stage.time), speaking=speaking, loud=loud)
        pages = self._drawn(menu, painting, canvas)
        pages.advance(page, seconds)
        pages.draw(canvas, replace(page, note=Text(f"> {typed}_", f"> {typed}_") if typed else page.note))

    def card(self, canvas: pygame.Surface, menu: Menu, painting: Painting) -> None:
        """Draw what stands there while a level is painted: its name and its story."""
        level = painting.level
        story = (level.story.text,) if level.story else ()
        page = Page("board", level.title.text, (), 0, menu.language, prose=story, note=LOADING)
        self._drawn(menu, painting, canvas).draw(canvas, page)

    def _drawn(self, menu: Menu, painting: Painting, canvas: pygame.Surface) -> Pages:
        if self._pages is None:
            stage, settings = painting.level.stages[0], menu.settings
            palette = load_theme(stage.theme).palette(stage.time)
            type_ = Type(settings.text_percent / 100)
            self._pages = Pages(palette, canvas.get_size(), type_, settings.reduced_motion)
        return self._pages
