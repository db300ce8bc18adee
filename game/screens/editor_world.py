"""The level in the middle of the editor: the place as it looks, seen from further away, and what is picked."""

from typing import Final

import pygame

from game.edit import Pick, added, clung, span
from game.level import Level, to_course
from game.obstacles import Box, Obstacle, all_obstacles
from game.screens.editor_desk import AREA, ZOOMS, Desk, kind_of, kinds, named, to_screen, to_world
from game.theme import Palette
from game.theme import load as load_theme
from game.view import SIZE
from game.view.brush import METRE, LiveBrush, still
from game.view.colour import Rgb, mix
from game.view.deck import Deck
from game.view.goal import gate
from game.view.place import Place
from game.view.places import painted
from game.view.sky import sky
from game.view.slope import wedge
from game.view.type import Type

DIM: Final = (150, 150, 168)
"""What the backdrop is multiplied by, so that what can be moved stands out, of 255."""
DRIFT: Final = 4.0  # px that the backdrop moves for each metre
NOTE: Final[Rgb] = (255, 226, 140)
ICON: Final = (88, 34)
TALL: Final = 90  # px of the world that are shown of what is tall and thin
Look = tuple[str, str, str]


class _Painted:
    """What a look of a stage needs, painted once."""

    def __init__(self, look: Look) -> None:
        theme = load_theme(look[0])
        self.palette: Palette = theme.look(look[2], look[1])
        self.place = Place(theme, self.palette, look[2], theme.weather_named(look[1]), SIZE)
        self.deck = Deck(self.place)
        self.goal = gate(self.palette, self.place.light)
        whole = pygame.Surface(SIZE)
        whole.blit(sky(self.place), (0, 0))
        for piece in painted(theme, look[2], look[1], SIZE):
            if piece.parallax <= 1:
                piece.draw(whole, 0.0, 0.0)
        whole.fill(DIM, special_flags=pygame.BLEND_RGB_MULT)
        self.backdrop = pygame.transform.smoothscale(whole.subsurface((0, 0, 1180, 720)), (1014, AREA.height))
        self.stills: dict[str, tuple[pygame.Surface, float, float] | None] = {}

    def still(self, thing: Obstacle) -> tuple[pygame.Surface, float, float] | None:
        """Give what of a thing never changes; those that look alike share one picture."""
        key = repr(sorted(thing.model_dump(exclude={"x", "y", "id"}).items()))
        if key not in self.stills:
            self.stills[key] = still(thing, self.palette, self.place.light)
        return self.stills[key]

    def draw(self, thing: Obstacle, target: pygame.Surface, left: float, floor: float) -> None:
        """Draw a thing as it is at the first tick; `left` and `floor` are where its anchor is, px."""
        kept = self.still(thing)
        if kept is not None:
            target.blit(kept[0], (left + kept[1], floor + kept[2]))
        brush = LiveBrush(self.palette, target, pygame.Surface((1, 1)), METRE)
        brush.left, brush.floor = left, floor
        thing.draw_moving(brush, thing.first_state(), 0)


class WorldView:
    """Draws the level; what did not change is not drawn again."""

    def __init__(self, type_: Type) -> None:
        self._type = type_
        self._painted: dict[Look, _Painted] = {}
        self._icons: dict[str, pygame.Surface] = {}
        self._key: object = None
        self._picture = pygame.Surface(AREA.size)

    def prepare(self, desk: Desk) -> None:
        """Paint every place of the level, and the palette's pictures."""
        for stage in desk.level.stages:
            self._look_of((stage.theme, stage.weather, stage.time))
        for kind in kinds():
            self.icon(desk, kind)

    def draw(self, target: pygame.Surface, desk: Desk) -> None:
        """Draw the level and what is picked of it."""
        key = (desk.camera, desk.zoom, id(desk.level))
        if key != self._key:
            self._paint(desk)
            self._key = key
        target.blit(self._picture, AREA)
        clip = target.get_clip()
        target.set_clip(AREA)
        self._marks(target, desk)
        target.set_clip(clip)

    def palette(self, desk: Desk) -> Palette:
        """Give the colours of the place that is seen."""
        return self._look(desk).palette

    def icon(self, desk: Desk, kind: str) -> pygame.Surface:
        """Give a small picture of a kind."""
        if kind not in self._icons:
            self._icons[kind] = self._small(self._look(desk), kind)
        return self._icons[kind]

    def _small(self, painted_look: _Painted, kind: str) -> pygame.Surface:
        around, thing = Box(0.0, -0.6, 3.4, 1.2), None
        if kind in all_obstacles():
            thing = all_obstacles()[kind].model_validate({"x": 0.0, "y": 0.0})
            reach = thing.cuts() or thing.reach()
            around = Box(reach.x - 0.4, max(reach.y, -1.6) - 0.3, reach.width + 0.8, min(reach.height, 5.0) + 0.6)
        big = pygame.Surface((around.width * METRE, around.height * METRE))
        ground = mix(painted_look.palette.sky_mid, (30, 34, 66), 0.55)
        big.fill(ground)
        left, floor = -around.x * METRE, around.top * METRE
        if kind == "ground":
            painted_look.deck.draw(big, Box(0.2, -0.6, 3.0, 0.6), left + 0.2 * METRE, floor)
        elif kind == "hint":
            _bubble(big, big.get_rect().inflate(-80, -30), NOTE)
        elif thing is not None:
            hole = thing.cuts()
            if hole is not None:
                for x in (hole.x, hole.right):
                    painted_look.deck.draw(big, Box(0.0, -0.6, 0.4, 0.6), left + x * METRE - 12, floor)
            painted_look.draw(thing, big, left, floor)
        big.set_colorkey(ground)
        used = big.get_bounding_rect().inflate(24, 12).clip(big.get_rect())
        if used.height > 2 * max(used.width, TALL):
            parts = [pygame.Rect(used.left, top, used.width, TALL) for top in (used.top, used.bottom - TALL)]
            # What stands tall and thin would be a hair: its fuller end tells more.
            used = max(parts, key=lambda part: pygame.mask.from_surface(big.subsurface(part)).count())
        big.set_colorkey(None)
        shown = big.subsurface(used)
        fit = shown.get_rect().fit(pygame.Rect((0, 0), ICON))
        icon = pygame.Surface(ICON)
        icon.fill(ground)
        small = pygame.transform.smoothscale(shown, (max(1, fit.width), max(1, fit.height)))
        icon.blit(small, small.get_rect(center=icon.get_rect().center))
        return icon

    def _look(self, desk: Desk) -> _Painted:
        return self._look_of(_look_at(desk.level, desk.camera[0]))

    def _look_of(self, look: Look) -> _Painted:
        if look not in self._painted:
            self._painted[look] = _Painted(look)
        return self._painted[look]

    def _paint(self, desk: Desk) -> None:
        look, level = self._look(desk), desk.level
        zoom = ZOOMS[desk.zoom]
        spare = look.backdrop.get_width() - AREA.width
        shift = abs((desk.camera[0] * DRIFT) % (2 * spare) - spare)  # to and fro, so that it never jumps
        size = round(AREA.width / zoom), round(AREA.height / zoom)
        # Lights need a ground to shine on, so the backdrop is enlarged first and all is made small together.
        seen = look.backdrop.subsurface((round(shift), 0, *AREA.size))
        big = pygame.transform.scale(seen, size) if zoom < 1 else seen.copy()
        left = size[0] / 2 - desk.camera[0] * METRE
        floor = size[1] / 2 + desk.camera[1] * METRE
        course = to_course(level)
        first, last = -left / METRE, (size[0] - left) / METRE
        things = [t for t in course.things if isinstance(t, Obstacle) and first - 24 < t.x < last + 16]
        for thing in (t for t in things if t.scenery):
            look.draw(thing, big, left + thing.x * METRE, floor - thing.y * METRE)
        for ground in course.ground:
            if ground.right > first and ground.x < last:
                look.deck.draw(big, ground, left + ground.x * METRE, floor - ground.top * METRE)
        for slope in course.slopes:
            if slope.right > first and slope.x < last:
                picture, dx, dy = wedge(slope, look.palette)
                big.blit(picture, (left + slope.x * METRE + dx, floor - slope.y * METRE + dy))
        picture, dx, dy = look.goal
        big.blit(picture, (left + level.goal.x * METRE + dx, floor - level.goal.y * METRE + dy))
        for thing in (t for t in things if not t.scenery):
            look.draw(thing, big, left + thing.x * METRE, floor - thing.y * METRE)
        if zoom < 1:
            pygame.transform.smoothscale(big, AREA.size, self._picture)
        else:
            self._picture.blit(big, (0, 0))

    def _marks(self, target: pygame.Surface, desk: Desk) -> None:
        """Draw what no player sees: where it begins, hints, and a frame round what is picked."""
        voice = self.palette(desk).robot.voice
        for number, hint in enumerate(desk.level.hints):
            box = _rect(desk, span(desk.level, Pick("hint", number)))
            _bubble(target, pygame.Rect(0, 0, 26, 20).move(box.centerx - 13, box.centery - 10), NOTE)
            if desk.zoom > 1:
                words = hint.text.text.to(desk.language)
                target.blit(self._type(words, 14, NOTE), (box.centerx + 18, box.centery - 10))
        x, y = to_screen(desk, desk.level.start.x, desk.level.start.y)
        pygame.draw.line(target, voice, (x, y), (x, y - 46), 3)
        pygame.draw.polygon(target, voice, ((x, y - 46), (x + 26, y - 38), (x, y - 30)))
        label = self._type(named("start").to(desk.language), 14, voice)
        target.blit(label, (x - label.get_width() / 2, y - 66))
        if desk.hover is not None and desk.hover != desk.pick and not desk.placing:
            pygame.draw.rect(target, mix(voice, (255, 255, 255), 0.5), _rect(desk, span(desk.level, desk.hover)), 1)
        if desk.pick is not None and desk.pick.of != "level":
            box = _rect(desk, span(desk.level, desk.pick)).inflate(10, 10)
            pygame.draw.rect(target, voice, box, 2, border_radius=6)
            for corner in (box.topleft, box.topright, box.bottomleft, box.bottomright):
                pygame.draw.circle(target, voice, corner, 5)
            name = self._type(named(kind_of(desk.level, desk.pick)).to(desk.language), 16, voice)
            target.blit(name, (box.left, box.top - name.get_height() - 4))
        if desk.placing and AREA.collidepoint(desk.pointer):
            self._ghost(target, desk)

    def _ghost(self, target: pygame.Surface, desk: Desk) -> None:
        """Draw what is being placed where it would stand: its box at its real size, and its picture above."""
        x, y = to_world(desk, desk.pointer)
        new = added(desk.level, desk.placing, x, clung(desk.level, x, y))
        voice = self.palette(desk).robot.voice
        box = _rect(desk, span(new.level, new.pick))
        film = pygame.Surface(box.size, pygame.SRCALPHA)
        film.fill((*voice, 70))
        target.blit(film, box)
        pygame.draw.rect(target, voice, box, 2, border_radius=4)
        icon = self.icon(desk, desk.placing)
        place = icon.get_rect(midbottom=(box.centerx, box.top - 10))
        target.blit(icon, place)
        pygame.draw.rect(target, voice, place.inflate(4, 4), 2, border_radius=6)


def _look_at(level: Level, x: float) -> Look:
    stage = next((s for s in reversed(level.stages) if s.x <= x), level.stages[0])
    return stage.theme, stage.weather, stage.time


def _rect(desk: Desk, box: Box) -> pygame.Rect:
    left, top = to_screen(desk, box.x, box.top)
    right, bottom = to_screen(desk, box.right, box.y)
    return pygame.Rect(round(left), round(top), max(6, round(right - left)), max(6, round(bottom - top)))


def _bubble(target: pygame.Surface, place: pygame.Rect, ink: Rgb) -> None:
    pygame.draw.rect(target, ink, place, border_radius=max(3, place.height // 4))
    foot = place.centerx, place.bottom + place.height // 3
    pygame.draw.polygon(
        target, ink, ((place.centerx - 5, place.bottom - 1), (place.centerx + 5, place.bottom - 1), foot)
    )
    for n in range(3):
        x = place.left + place.width * (n + 1) // 4
        pygame.draw.circle(target, (40, 34, 20), (x, place.centery), max(2, place.height // 9))
