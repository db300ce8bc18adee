"""Pages over the picture: title, choice, pause, results, settings. Plain data in, a picture and places to touch out."""

from dataclasses import dataclass
from typing import Final, Literal

import pygame

from game.theme import Palette
from game.view.backdrop import Look
from game.view.colour import Rgb, mix, scaled
from game.view.map import Map, Stop
from game.view.title import Title
from game.view.type import Type, Weight
from voice.words import Language, Text

ROW: Final = 50  # px high at 100 %
GAP: Final = 10
WIDE: Final = 470  # px of a row
BROAD: Final = 620  # px of one with a value
ASIDE: Final = 430  # px of one beside facts
HEAD: Final = 58  # px from the top to a heading
PANEL: Final[Rgb] = (10, 12, 30)
EDGE: Final[Rgb] = (78, 64, 128)
QUIET: Final[Rgb] = (150, 140, 190)
DIM: Final = (104, 104, 124)
"""What the picture is multiplied by under a page, of 255."""
Side = Literal["before", "after", "first", "second", "third", "back"]
"""Where a line beside a map lies: at its ends, or at the upper right, the way back on top."""
COLON: Final = Text(": ", "：")
LOGO: Final = ("Vox", "Leap", "声跃")


@dataclass(frozen=True, slots=True)
class Row:
    """Something that can be chosen."""

    label: Text
    value: Text | None = None
    """How it is set now, if it is a setting."""
    lit: float = 0.0
    """How brightly it shines after it was said, 0..1."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a screen shows over the picture."""

    kind: Literal["title", "board", "map"]
    heading: Text
    rows: tuple[Row, ...]
    chosen: int
    language: Language
    facts: tuple[tuple[Text, Text], ...] = ()
    """Names and values, one line each."""
    prose: tuple[Text, ...] = ()
    """Sentences, one line each."""
    note: Text | None = None
    """One line at the foot: what can be said, or what went wrong."""
    numbers: tuple[int, ...] = ()
    """Which of all lines each row is: others may be scrolled away."""
    stops: tuple[Stop, ...] = ()
    """Of a map: its first rows."""
    sides: tuple[Side, ...] = ()
    """Of a map: where the rows after the stops lie."""
    look: Look = ("cyber_ruins", "clear", "night")
    """Of a map and of the title: where it lies."""
    more: tuple[bool, bool] = (False, False)
    """Whether lines are scrolled away above, and below."""
    hero: bool = False
    """The robot stands behind it, as tall as a poster."""
    speaking: bool = False
    """Somebody speaks."""
    loud: float = 0.0
    """How loud they are, 0..1."""


class Pages:
    """Draws pages of one palette."""

    def __init__(self, palette: Palette, size: tuple[int, int], type_: Type, still: bool = False) -> None:
        self._palette, self._size, self._type = palette, size, type_
        self._pills: dict[tuple[int, int, bool, int], pygame.Surface] = {}
        self._logo: pygame.Surface | None = None
        self._sky: pygame.Surface | None = None
        self._map: tuple[Look, Map] | None = None
        self._hero: tuple[Look, Title] | None = None
        self._still = still

    def advance(self, page: Page, seconds: float) -> None:
        """Let what moves on a page go on by a time."""
        if page.kind == "map":
            self._mapped(page.look).advance(page.stops, page.chosen, seconds)
        elif page.hero:
            self._stood(page.look).advance(seconds, page.speaking, page.loud)

    def settle(self, page: Page) -> None:
        """Wait for what is painted beside the frames."""
        if page.kind == "map":
            self._mapped(page.look).settle()
        elif page.hero:
            self._stood(page.look).settle()

    def draw(self, target: pygame.Surface, page: Page) -> None:
        """Draw a page over what the target shows."""
        if page.kind == "map":
            self._drawn_map(target, page)
            return
        if page.hero:
            self._stood(page.look).draw(target)
        if page.kind == "title":
            self._title(target, page)
        else:
            target.fill(DIM, special_flags=pygame.BLEND_RGB_MULT)
            self._board(target, page)
        self._scrolls(target, page)
        for number, (row, place) in enumerate(zip(page.rows, self.places(page), strict=True)):
            self._row(target, row, place, number == page.chosen, page.language)
        if page.note is not None:
            note = self._type(page.note.to(page.language), 19, mix(self._palette.text, QUIET, 0.3), "Regular")
            target.blit(note, note.get_rect(midbottom=(self._size[0] // 2, self._size[1] - 22)))

    def ground(self, target: pygame.Surface) -> None:
        """Fill the target with the theme's sky: what stands behind a page until the world is painted."""
        if self._sky is None:
            palette = self._palette
            column = pygame.Surface((1, 6))
            for y, ink in enumerate((palette.sky_top, palette.sky_top, palette.sky_mid, palette.sky_mid)):
                column.set_at((0, y), ink)
            column.set_at((0, 4), palette.sky_low)
            column.set_at((0, 5), mix(palette.sky_low, palette.haze, 0.5))
            self._sky = pygame.transform.smoothscale(column, self._size)
        target.blit(self._sky, (0, 0))

    def places(self, page: Page) -> tuple[pygame.Rect, ...]:
        """Give where each row is, px of the picture."""
        scale = self._type.scale
        wide = min(self._size[0] - 120, round(WIDE * max(1.0, scale * 0.95)))
        if page.kind == "map":
            return self._map_places(page)
        if page.kind == "title":
            left, top, room = 84, 300, self._size[1] - 76 - 300
        elif page.facts:
            wide, top, room = ASIDE, 170, self._size[1] - 170 - 80
            left = self._size[0] - wide - 96
        else:
            wide = max(wide, BROAD) if any(row.value for row in page.rows) else wide
            left = (self._size[0] - wide) // 2
            top = self._body(page)
            room = self._size[1] - top - 70
        count = max(1, len(page.rows))
        # Many rows draw together, so that all of them are seen.
        row = min(round(ROW * scale), (room - (count - 1) * GAP) // count)
        high = count * row + (count - 1) * GAP
        low = page.kind == "title" or bool(page.prose)
        top += room - high if low else (room - high) // 2
        return tuple(pygame.Rect(left, top + i * (row + GAP), wide, row) for i in range(len(page.rows)))

    def _body(self, page: Page) -> int:
        """Give where what stands under the heading begins, px."""
        return HEAD + self._type(page.heading.to(page.language), 44, self._palette.text).get_height() + 28

    def _title(self, target: pygame.Surface, page: Page) -> None:
        logo = self._painted_logo()
        left = 56
        target.blit(logo, (left, 34))
        line = self._fitted_ink(page.heading.to(page.language), 27, 560, self._palette.text)
        y = 34 + logo.get_height() - 22
        target.blit(line, (left + 28, y))
        y += line.get_height()
        for text in page.prose:
            small = self._type(text.to(page.language), 18, mix(self._palette.text, QUIET, 0.4), "Regular")
            target.blit(small, (left + 29, y))
            y += small.get_height()

    def _board(self, target: pygame.Surface, page: Page) -> None:
        text = self._type(page.heading.to(page.language), 44, self._palette.text)
        left = 120 if page.facts else (self._size[0] - text.get_width()) // 2
        target.blit(text, (left, HEAD))
        target.fill(self._palette.robot.voice, (left, HEAD + text.get_height() + 2, text.get_width(), 3))
        y = self._body(page) + 10
        room = self._size[0] - ASIDE - 96 - 120 - 70
        step = min(round(48 * self._type.scale), (self._size[1] - 76 - y) // max(1, len(page.facts)))
        for name, value in page.facts:
            shown = self._type(name.to(page.language), 21, mix(self._palette.text, QUIET, 0.45), "Regular")
            told = self._fitted(value.to(page.language), 25, room - shown.get_width() - 30)
            target.blit(shown, (120, y + (step - shown.get_height()) // 2))
            target.blit(told, (120 + room - told.get_width(), y + (step - told.get_height()) // 2))
            y += step
            target.fill(scaled(EDGE, 0.7), (120, y - 1, room, 1))
        for line in page.prose:
            shown = self._type(line.to(page.language), 21, mix(self._palette.text, QUIET, 0.2), "Regular")
            target.blit(shown, ((self._size[0] - shown.get_width()) // 2, y))
            y += round(36 * self._type.scale)

    def _stood(self, look: Look) -> Title:
        if self._hero is None or self._hero[0] != look:
            self._hero = (look, Title(look, self._size, self._still))
        return self._hero[1]

    def _scrolls(self, target: pygame.Surface, page: Page) -> None:
        """Show that there are lines above or below."""
        places = self.places(page)
        if not places:
            return
        for more, y, way in ((page.more[0], places[0].top - 8, -7), (page.more[1], places[-1].bottom + 8, 7)):
            if more:
                x = places[0].centerx
                pygame.draw.polygon(target, QUIET, ((x - 9, y), (x + 9, y), (x, y + way)))

    def _mapped(self, look: Look) -> Map:
        if self._map is None or self._map[0] != look:
            self._map = (look, Map(look, self._size, self._type))
        return self._map[1]

    def _drawn_map(self, target: pygame.Surface, page: Page) -> None:
        language = page.language
        self._mapped(page.look).draw(target, page.stops, page.chosen, language)
        title = self._type(page.heading.to(language), 44, self._palette.text)
        target.blit(title, (96, 44))
        for text in page.prose:
            room = self._size[0] - 96 - 320
            soft = mix(self._palette.text, QUIET, 0.3)
            line = self._fitted_ink(text.to(language), 19, room, soft, "Regular")
            target.blit(line, (98, 50 + title.get_height()))
        for number in range(len(page.stops), len(page.rows)):
            row, place = page.rows[number], self.places(page)[number]
            target.blit(self._pill(place.size, number == page.chosen, row.lit), place)
            ink = (6, 22, 34) if number == page.chosen or row.lit > 0.4 else self._palette.text
            side = page.sides[number - len(page.stops)]
            label = {"before": "‹ {}", "after": "{} ›"}.get(side, "{}").format(row.label.to(language))
            label += f"{COLON.to(language)}{row.value.to(language)}" if row.value is not None else ""
            text_ = self._fitted_ink(label, 19, place.width - 28, ink)
            target.blit(text_, text_.get_rect(center=place.center))
        if page.note is not None:
            note = self._type(page.note.to(language), 19, mix(self._palette.text, QUIET, 0.3), "Regular")
            target.blit(note, note.get_rect(midbottom=(self._size[0] // 2, self._size[1] - 22)))

    def _map_places(self, page: Page) -> tuple[pygame.Rect, ...]:
        high = round(46 * max(1.0, self._type.scale * 0.9))
        wide = self._size[0]
        sides = {
            "before": pygame.Rect(16, 452, 200, high),
            "after": pygame.Rect(wide - 216, 452, 200, high),
        }
        for number, side in enumerate(("back", "first", "second", "third")):
            sides[side] = pygame.Rect(wide - 96 - 190, 50 + number * (high + 8), 190, high)
        return (*self._mapped(page.look).places(page.stops), *(sides[side] for side in page.sides))

    def _fitted(self, text: str, size: int, room: int) -> pygame.Surface:
        """Render a text as large as there is room for it, and cut what does not fit even small."""
        return self._fitted_ink(text, size, room, self._palette.text)

    def _fitted_ink(self, text: str, size: int, room: int, ink: Rgb, weight: Weight = "Bold") -> pygame.Surface:
        for smaller in (size, min(size, 21), min(size, 17)):
            shown = self._type(text, smaller, ink, weight)
            if shown.get_width() <= room:
                return shown
        while len(text) > 1 and self._type(text + "…", 17, ink, weight).get_width() > room:
            text = text[:-1]
        return self._type(text + "…", 17, ink, weight)

    def _row(self, target: pygame.Surface, row: Row, place: pygame.Rect, chosen: bool, language: Language) -> None:
        target.blit(self._pill(place.size, chosen, row.lit), place)
        dark = chosen or row.lit > 0.4
        ink = (6, 22, 34) if dark else self._palette.text
        soft = (18, 74, 92) if dark else mix(self._palette.text, QUIET, 0.5)
        size = min(24, round(place.height / self._type.scale * 0.48))
        main = self._type(row.label.to(language), size, ink)
        middle = place.centery
        target.blit(main, (place.left + 26, middle - main.get_height() // 2))
        if row.value is None:
            # The other language, smaller: whoever reads it may say it in either.
            other = row.label.en if language == "zh" else row.label.zh
            if other != row.label.to(language):
                beside = self._type(other, round(size * 0.8), soft)
                if main.get_width() + beside.get_width() + 70 < place.width:
                    target.blit(beside, (place.right - 26 - beside.get_width(), middle - beside.get_height() // 2))
            return
        room = place.width - main.get_width() - 120
        value = self._type(row.value.to(language), size, ink)
        if value.get_width() > room:
            value = value.subsurface((0, 0, max(1, room), value.get_height()))
        target.blit(value, (place.right - 50 - value.get_width(), middle - value.get_height() // 2))
        for x, way in ((place.right - 64 - value.get_width(), -1), (place.right - 36, 1)):
            tip = ((x + way * 8, middle), (x, middle - 7), (x, middle + 7))
            pygame.draw.polygon(target, soft, tip)

    def _pill(self, size: tuple[int, int], chosen: bool, lit: float) -> pygame.Surface:
        step = round(lit * 8)
        key = (*size, chosen, step)
        if key not in self._pills:
            voice = self._palette.robot.voice
            surface = pygame.Surface(size, pygame.SRCALPHA)
            box = surface.get_rect()
            ground = mix(voice, (255, 255, 255), 0.5 * step / 8) if chosen else mix(PANEL, voice, step / 8)
            radius = size[1] // 2
            pygame.draw.rect(surface, (*ground, 255 if chosen or step else 214), box, border_radius=radius)
            if not chosen:
                pygame.draw.rect(surface, (*EDGE, 230), box, 1, border_radius=radius)
            self._pills[key] = surface
        return self._pills[key]

    def _painted_logo(self) -> pygame.Surface:
        """Give the name of the game, in light: cyan is the voice's, magenta the city's."""
        if self._logo is None:
            plain = Type()
            white = mix(self._palette.text, (255, 255, 255), 0.6)
            parts = (
                plain(LOGO[0], 84, white),
                plain(LOGO[1], 84, self._palette.robot.voice),
                plain(LOGO[2], 62, white),
            )
            wide = sum(p.get_width() for p in parts) + 26
            high = parts[0].get_height()
            sharp = pygame.Surface((wide + 80, high + 60), pygame.SRCALPHA)
            x, base = 30, 30
            for number, part in enumerate(parts):
                x += 26 if number == 2 else 0
                sharp.blit(part, (x, base + (high - part.get_height()) // 2 + (4 if number == 2 else 0)))
                x += part.get_width()
            glow = pygame.transform.gaussian_blur(sharp.premul_alpha(), 14)
            glow.fill((110, 110, 110, 110), special_flags=pygame.BLEND_RGBA_MULT)
            glow.blit(sharp.premul_alpha(), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
            self._logo = _straight(glow)
        return self._logo


def _straight(surface: pygame.Surface) -> pygame.Surface:
    """Undo premultiplied alpha, so that it is drawn as any other picture."""
    out = surface.copy()
    rgb, alpha = pygame.surfarray.pixels3d(out), pygame.surfarray.array_alpha(out)
    share = alpha[..., None].clip(1) / 255
    rgb[...] = (rgb / share).clip(0, 255).astype("uint8")
    del rgb
    return out
