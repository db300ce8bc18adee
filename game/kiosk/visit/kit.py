"""What the kiosk's own pages are drawn with: panels, texts in two languages, buttons, bubbles, stars, rings."""

import math
from typing import Final

import pygame

from game.kiosk.visit.ink import LEAST, PANEL, PANEL_ALPHA, WHITE, Inks, contrast
from game.kiosk.visit.measure import Measure
from game.theme import Palette
from game.view.colour import Rgb, mix
from game.view.type import Type, Weight
from voice.words import Language, Text

KEPT: Final = 160  # panels; a page has a dozen
Places = list[tuple[str, pygame.Rect]]
"""What can be touched: commands, and where they are, px."""


class Kit:
    """For one display over one place."""

    def __init__(self, palette: Palette, measure: Measure) -> None:
        self.palette, self.measure, self.inks, self.type = palette, measure, Inks(palette), Type()
        sky = (palette.sky_top, palette.sky_mid)
        self.bare = min(contrast(self.inks.text, ground) for ground in sky) >= LEAST
        """Whether large letters are read on the sky as it is."""
        self._panels: dict[tuple[object, ...], pygame.Surface] = {}

    def text(self, text: str, times: float, ink: Rgb | None = None, weight: Weight = "Bold") -> pygame.Surface:
        """Render a text at a multiple of the smallest size that is read from the distance."""
        return self.type(text, self.measure.size(times), ink or self.inks.text, weight)

    def fitted(
        self, text: str, times: float, room: int, ink: Rgb | None = None, weight: Weight = "Bold"
    ) -> pygame.Surface:
        """Render it as large as there is room for, never smaller than is read; what is too long even so is cut."""
        size = times
        while size > 1.0 and self.text(text, size, ink, weight).get_width() > room:
            size = max(1.0, size * 0.9)
        if self.text(text, size, ink, weight).get_width() <= room:
            return self.text(text, size, ink, weight)
        while len(text) > 1 and self.text(f"{text}…", size, ink, weight).get_width() > room:
            text = text[:-1]
        return self.text(f"{text}…", size, ink, weight)

    def lines(self, text: str, times: float, room: int) -> list[str]:
        """Break a text into lines that fit; Chinese between any two characters."""
        words = text.split(" ") if " " in text else list(text)
        glue = " " if " " in text else ""
        lines: list[str] = []
        for word in words:
            longer = f"{lines[-1]}{glue}{word}" if lines else word
            fits = self.text(longer, times, weight="Regular").get_width() <= room
            if lines and (fits or word in "，。；、！？"):
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def panel(
        self, target: pygame.Surface, place: pygame.Rect, *, ground: Rgb = PANEL, alpha: int = PANEL_ALPHA,
        edge: Rgb | None = None, radius: int | None = None,
    ) -> None:  # fmt: skip
        """Draw a panel with round corners; kept, as these take a frame too long."""
        radius = min(place.height // 2, self.measure.text) if radius is None else radius
        key = (place.size, ground, alpha, edge, radius)
        if key not in self._panels:
            if len(self._panels) >= KEPT:
                self._panels.pop(next(iter(self._panels)))
            surface = pygame.Surface(place.size, pygame.SRCALPHA)
            pygame.draw.rect(surface, (*ground, alpha), surface.get_rect(), border_radius=radius)
            if edge is not None:
                wide = max(2, self.measure.text // 14)
                pygame.draw.rect(surface, (*edge, 255), surface.get_rect(), wide, border_radius=radius)
            self._panels[key] = surface
        target.blit(self._panels[key], place)

    def on_sky(self, target: pygame.Surface, place: pygame.Rect) -> None:
        """Prepare a place of the sky for large letters: a dark sky needs nothing, a pale one a panel."""
        if not self.bare:
            self.panel(target, place, radius=self.measure.text)

    def button(
        self, target: pygame.Surface, place: pygame.Rect, label: Text, language: Language, *, number: str = "",
        lit: float = 0.0, chosen: bool = False, times: float = 1.25,
    ) -> None:  # fmt: skip
        """Draw something to touch: its word, the other language's, and the number of its button."""
        inks = self.inks
        hot = chosen or lit > 0.4
        ground = mix(inks.voice, (255, 255, 255), 0.35 * lit) if hot else mix(PANEL, inks.voice, 0.25 * lit)
        self.panel(target, place, ground=ground, alpha=255 if hot else PANEL_ALPHA, edge=None if hot else inks.edge)
        ink = inks.on_voice if hot else inks.text
        room = place.inflate(-self.measure.text, 0)
        if number:
            badge = self.text(number, 0.8, inks.on_voice if hot else inks.quiet)
            side = round(self.measure.text * 1.15)
            spot = pygame.Rect(0, 0, side, side)
            spot.midleft = (room.left - self.measure.text // 8, place.centery)
            pygame.draw.rect(target, inks.on_voice if hot else inks.edge, spot, 2, border_radius=side // 4)
            target.blit(badge, badge.get_rect(center=spot.center))
            room.left, room.width = spot.right + self.measure.gap // 2, room.right - spot.right - self.measure.gap // 2
        other = label.en if language == "zh" else label.zh
        beside = None if other == label.to(language) else self.text(other, 1.0, ink if hot else inks.quiet)
        main = self.fitted(label.to(language), times, room.width, ink)
        both = main.get_width() + (beside.get_width() + self.measure.gap if beside else 0)
        if beside is not None and both <= room.width:
            target.blit(main, main.get_rect(midleft=(room.left, place.centery)))
            target.blit(beside, beside.get_rect(midright=(room.right, place.centery)))
        elif number:
            target.blit(main, main.get_rect(midleft=(room.left, place.centery)))
        else:
            target.blit(main, main.get_rect(center=room.center))

    def chip_width(self, label: Text, language: Language, times: float, number: str, *, both: bool) -> int:
        """Give how wide a button has to be for its texts, px."""
        text = self.measure.text
        wide = self.text(label.to(language), times).get_width() + text
        other = label.en if language == "zh" else label.zh
        if both and other != label.to(language):
            wide += self.text(other, 1.0).get_width() + self.measure.gap
        return wide + (round(text * 1.15) + self.measure.gap // 2 if number else 0)

    def heading(
        self, target: pygame.Surface, label: Text, language: Language, at: tuple[int, int], times: float, room: int,
        ink: Rgb | None = None,
    ) -> int:  # fmt: skip
        """Write a heading and, below it, the same in the other language; give where it ends, px from the top."""
        main = self.fitted(label.to(language), times, room, ink)
        target.blit(main, at)
        bottom = at[1] + main.get_height()
        other = label.en if language == "zh" else label.zh
        if other != label.to(language):
            below = self.fitted(other, max(1.0, times * 0.5), room, self.inks.quiet)
            target.blit(below, (at[0] + 2, bottom - self.measure.text // 5))
            bottom += below.get_height() - self.measure.text // 5
        return bottom

    def star(self, target: pygame.Surface, centre: tuple[int, int], radius: int, full: bool) -> None:
        """Draw a star: earned, or its outline."""
        points = []
        for n in range(10):
            far = radius if n % 2 == 0 else radius * 0.45
            angle = -math.pi / 2 + n * math.pi / 5
            points.append((centre[0] + far * math.cos(angle), centre[1] + far * math.sin(angle)))
        if full:
            pygame.draw.polygon(target, self.inks.warn, points)
            pygame.draw.aalines(target, WHITE, True, points)
        else:
            pygame.draw.polygon(target, PANEL, points)
            pygame.draw.polygon(target, self.inks.quiet, points, 2)

    def countdown(self, target: pygame.Surface, centre: tuple[int, int], radius: int, share: float, text: str) -> None:
        """Draw a ring that empties, with a figure in it; `share` is what is left, 0..1."""
        wide = max(4, radius // 7)
        pygame.draw.circle(target, self.inks.edge, centre, radius, wide)
        box = pygame.Rect(0, 0, 2 * radius, 2 * radius)
        box.center = centre
        if share > 0:
            end = math.pi / 2
            pygame.draw.arc(target, self.inks.voice, box, end - 2 * math.pi * share, end, wide)
        figure = self.text(text, radius / self.measure.text * 0.9)
        target.blit(figure, figure.get_rect(center=centre))

    def microphone(self, target: pygame.Surface, at: tuple[int, int], high: int, alive: bool, loud: float) -> int:
        """Draw the microphone and how loud it is now, 0..1; give where it ends, px from the left."""
        ink = self.inks.voice if alive else self.inks.quiet
        x, y, unit = at[0] + high // 3, at[1], high / 28
        body = pygame.Rect(0, 0, round(10 * unit), round(17 * unit))
        body.midbottom = (x, y + round(4 * unit))
        pygame.draw.rect(target, ink, body, border_radius=body.width // 2)
        cup = pygame.Rect(0, 0, round(20 * unit), round(22 * unit))
        cup.midbottom = (x, y + round(10 * unit))
        pygame.draw.arc(target, ink, cup, math.pi, 2 * math.pi, max(2, round(2 * unit)))
        pygame.draw.line(target, ink, (x, y + round(9 * unit)), (x, y + round(14 * unit)), max(2, round(2 * unit)))
        if not alive:
            ends = ((x - round(12 * unit), y + round(14 * unit)), (x + round(12 * unit), y - round(14 * unit)))
            pygame.draw.line(target, self.inks.warn, *ends, max(3, round(3 * unit)))
            return x + round(18 * unit)
        left = x + round(18 * unit)
        for n in range(5):
            tall = round((4 + 18 * loud * (1 - abs(n - 2) / 3.5)) * unit)
            bar = (left + round(n * 7 * unit), y - tall // 2, max(2, round(3 * unit)), tall)
            target.fill(ink if loud > 0.1 else self.inks.quiet, bar)
        return left + round(38 * unit)
