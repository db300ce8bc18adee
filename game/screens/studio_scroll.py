"""A level as a handscroll: drawn from left to right as it is built, with the run that proves it."""

import math
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

import pygame

from game.level import Level, to_course
from game.obstacles import Obstacle
from game.screens.studio_backdrop import Backdrop, backdrop, backdrops
from game.screens.studio_brush import SmallBrush
from game.screens.studio_weather import draw_weather
from game.screens.studio_worker import TRACE_TICKS
from game.sim import Course, Thing
from game.theme import Palette
from game.view.colour import mix
from game.view.page import PANEL

SCALE: Final = 15.0  # px to the metre
FINE: Final = 2  # times the size at which pieces are drawn
PIECE: Final = 160  # px of a piece; one is drawn a frame at most
DRAWN_S: Final = 1.8  # s in which a level is drawn
STILL_S: Final = 0.9  # s between the end of a run and its next beginning
HASTE: Final = 2.2  # times as fast as it is played
AHEAD: Final = 0.42  # share of the view that lies behind the robot
MARGIN_M: Final = 5.0
ABOVE_M: Final = 9.0  # m of sky that are kept above the highest ground

SWEEP: Final = 320  # px of the light that goes over what is being proved
LINE: Final = (214, 210, 236)
PICKUP: Final = (120, 240, 214)

Point = tuple[float, float, float, bool]
"""x and y of the soles, m; the body's height, m; whether it is in the air."""
Trace = Sequence[Point]


@dataclass(slots=True)
class _Paper:
    """A level's own picture, drawn piece by piece, on nothing."""

    level: Level
    course: Course
    left: float
    top: float
    size: tuple[int, int]
    behind: tuple[Backdrop, ...]
    pieces: dict[int, pygame.Surface]

    @property
    def count(self) -> int:
        return -(-self.size[0] // PIECE)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Give where a place of the world lies on the paper, px."""
        return (x - self.left) * SCALE, (self.top - y) * SCALE


class Scroll:
    """Shows one level at a time; never draws more than one piece in a frame."""

    def __init__(self, size: tuple[int, int], *, still: bool = False) -> None:
        """Begin with nothing; `still` is for those who want no motion: nothing runs and nothing sweeps."""
        self.size, self._still = size, still
        self._empty = backdrop("cyber_ruins", "night", size)
        self._paper: _Paper | None = None
        self._coming: Future[_Paper] | None = None
        self._level: Level | None = None
        self._trace: Trace = ()
        self._drawn = 0.0
        """px of the paper that are drawn."""
        self._ran_s = -STILL_S
        self._view = 0.0
        """Left edge of the view on the paper, px."""
        self._held = False
        self._clock_s = 0.0
        self.proving = False

    @property
    def palette(self) -> Palette:
        """The colours of what is shown."""
        return self._paper.behind[0].palette if self._paper else self._empty.palette

    @property
    def whole(self) -> bool:
        """Tell whether all of it is drawn."""
        return self._paper is not None and self._drawn >= self._paper.size[0]

    def show(self, level: Level | None, trace: Trace = ()) -> None:
        """Show a level, from its first stroke on; the same one with its proof goes on where it is."""
        if level is None:
            self._paper, self._trace, self._drawn, self._coming = None, (), 0.0, None
            return
        known = self._wanted
        self._trace, self._ran_s = trace, -STILL_S
        if known is None or known.model_copy(update={"proof": None}) != level.model_copy(update={"proof": None}):
            self._coming = Future()
            threading.Thread(target=_prepare, args=(self._coming, level, self.size), daemon=True).start()
        self._level, self._held = level, False

    def finish(self) -> None:
        """Draw all of it at once, and stand at the beginning; for pictures, as a frame would wait for it."""
        if self._coming is not None:
            self._coming.exception()
        self._take()
        if self._paper is not None:
            for number in range(self._paper.count):
                _piece(self._paper, number)
            self._drawn = float(self._paper.size[0])
            self._view = 0.0

    def drag(self, px: float) -> None:
        """Push the view along by hand; it stays there."""
        if self._paper is not None:
            self._held = True
            self._view = min(max(0.0, self._view + px), max(0.0, self._paper.size[0] - self.size[0]))

    def jump_to(self, share: float) -> None:
        """Show the part around a share of the level, 0..1."""
        if self._paper is not None:
            self.drag(share * self._paper.size[0] - self.size[0] / 2 - self._view)

    def advance(self, seconds: float) -> None:
        """Go on drawing, then run."""
        self._clock_s += seconds
        self._take()
        paper = self._paper
        if paper is None:
            return
        if not self.whole:
            wanted = self._drawn + seconds * paper.size[0] / DRAWN_S
            number = int(self._drawn // PIECE)
            _piece(paper, min(number, paper.count - 1))
            self._drawn = min(wanted, (number + 1) * PIECE, paper.size[0])
            goal = 0.0 if self._still else self._drawn - self.size[0] * 0.8
        elif self._still:
            goal = self._view
        else:
            self._ran_s += seconds
            if self._ran_s * 60 * HASTE > len(self._trace) * TRACE_TICKS + STILL_S * 60 * HASTE:
                self._ran_s = -STILL_S
            goal = self._runner_px() - self.size[0] * AHEAD
        if not self._held:
            most = max(0.0, paper.size[0] - self.size[0])
            goal = min(max(0.0, goal), most)
            self._view += (goal - self._view) * min(1.0, seconds * (9.0 if not self.whole else 4.0))

    def draw(self, target: pygame.Surface, place: pygame.Rect) -> None:
        """Draw the view."""
        kept = target.get_clip()
        target.set_clip(place)
        if self._paper is None:
            self._empty.draw(target, place, 0.0 if self._still else self._clock_s * 14)
        else:
            self._draw_paper(target, place, self._paper)
        target.set_clip(kept)

    def draw_map(self, target: pygame.Surface, place: pygame.Rect) -> None:
        """Draw the whole level in one line, and where the view is."""
        paper = self._paper
        if paper is None:
            return
        share = place.width / paper.size[0]
        kept = target.get_clip()
        for n, behind in enumerate(paper.behind):
            begin = place.left + max(0.0, (behind.begin - paper.left) * SCALE * share) if n else place.left
            tone = mix(PANEL, mix(behind.palette.sky_low, behind.palette.sky_top, 0.4), 0.4)
            target.fill(tone, pygame.Rect(round(begin), place.top, place.right - round(begin), place.height))
        target.set_clip(pygame.Rect(place.left, place.top, round(self._drawn * share), place.height).clip(place))
        base = place.bottom - 5
        palette = self.palette
        for box in paper.course.ground:
            x = place.left + (box.x - paper.left) * SCALE * share
            target.fill(LINE, (x, base, max(1, box.width * SCALE * share - 1), 2))
        for thing in paper.level.obstacles:
            x = place.left + (thing.x - paper.left) * SCALE * share
            ink = _map_ink(palette, thing)
            pygame.draw.rect(target, ink, (x - 1, base - 9, 3, 8), border_radius=1)
        target.set_clip(kept)
        view = pygame.Rect(place.left + self._view * share, place.top - 2, self.size[0] * share, place.height + 4)
        pygame.draw.rect(target, palette.robot.voice, view.clip(place.inflate(0, 4)), 2, border_radius=4)
        if self._trace and self.whole:
            x = place.left + self._runner_px() * share
            pygame.draw.aacircle(target, (255, 255, 255), (x, base), 4)

    # The parts of it

    @property
    def _wanted(self) -> Level | None:
        """The level that is shown, or will be as soon as its paper is there."""
        return self._level if self._paper or self._coming else None

    def _take(self) -> None:
        """Take up the paper of another level, once it is there."""
        if self._coming is not None and self._coming.done():
            self._paper, self._drawn, self._view, self._coming = self._coming.result(), 0.0, 0.0, None
            self._ran_s = -STILL_S

    def _draw_paper(self, target: pygame.Surface, place: pygame.Rect, paper: _Paper) -> None:
        weathers: list[tuple[pygame.Rect, Backdrop]] = []
        starts = [(b.begin - paper.left) * SCALE - self._view for b in paper.behind]
        for n, behind in enumerate(paper.behind):
            left = place.left + (max(0.0, starts[n]) if n else 0.0)
            right = place.left + (starts[n + 1] if n + 1 < len(starts) else place.width)
            if right > place.left and left < place.right:
                area = pygame.Rect(round(left), place.top, round(right - left), place.height).clip(place)
                behind.draw(target, area, self._view)
                weathers.append((area, behind))
        y = place.top - self._lift(place.height, paper)
        for number, piece in paper.pieces.items():
            x = place.left + number * PIECE - self._view
            if x + PIECE < place.left or x > place.right:
                continue
            room = min(PIECE, max(0, round(self._drawn - number * PIECE)))
            target.blit(piece, (round(x), round(y)), (0, 0, room, piece.get_height()))
        for area, behind in weathers:
            draw_weather(target, area, behind.weather, behind.palette, 0.0 if self._still else self._clock_s)
        if not self.whole and not self._still:
            self._tip(target, place)
        elif self.proving and not self._still:
            self._sweep(target, place)
        if self.whole and self._trace:
            self._path(target, place, y, paper)

    def _lift(self, high: int, paper: _Paper) -> float:
        """Give how far the view is down the paper, px: the ground around its middle lies low in it."""
        middle = (self._view + self.size[0] * 0.5) / SCALE + paper.left
        ground = _floor(paper, middle)
        return min(max(0.0, (paper.top - ground) * SCALE - high * 0.7), max(0.0, paper.size[1] - high))

    def _tip(self, target: pygame.Surface, place: pygame.Rect) -> None:
        """Where the brush is."""
        x = round(place.left + self._drawn - self._view)
        voice = self.palette.robot.voice
        for wide, share in ((26, 0.10), (12, 0.16), (3, 0.7)):
            light = pygame.Surface((wide, place.height))
            light.fill(mix((0, 0, 0), voice, share))
            target.blit(light, (x - wide // 2, place.top), special_flags=pygame.BLEND_RGB_ADD)

    def _sweep(self, target: pygame.Surface, place: pygame.Rect) -> None:
        """A light that goes over it while it is proved."""
        x = place.left + (self._clock_s * 0.35 % 1.3 - 0.15) * place.width
        column = pygame.Surface((9, 1))
        for n in range(9):
            column.set_at((n, 0), mix((0, 0, 0), self.palette.robot.voice, 0.2 * (1 - abs(n - 4) / 4) ** 2))
        light = pygame.transform.smoothscale(column, (SWEEP, place.height))
        target.blit(light, (round(x - SWEEP / 2), place.top), special_flags=pygame.BLEND_RGB_ADD)

    def _path(self, target: pygame.Surface, place: pygame.Rect, y: float, paper: _Paper) -> None:
        voice = self.palette.robot.voice
        now = self._index()
        last = -99.0
        for n, (px, py, _, flies) in enumerate(self._trace[: now + 1]):
            if not flies or abs(px - last) < 0.55:
                continue
            last = px
            at = paper.at(px, py + 0.9)
            x = place.left + at[0] - self._view
            if place.left <= x <= place.right:
                fresh = 1.0 if now - n < 40 else 0.55
                pygame.draw.aacircle(target, mix(self.palette.sky_low, voice, fresh), (x, y + at[1]), 2)
        if self._trace:
            self._robot(target, place, y, paper, self._trace[now])

    def _robot(
        self,
        target: pygame.Surface,
        place: pygame.Rect,
        y: float,
        paper: _Paper,
        point: tuple[float, float, float, bool],
    ) -> None:
        """A small one: what is seen of it at this size is its stride, its visor and its light."""
        px, py, tall, flies = point
        at = paper.at(px, py)
        x, floor = place.left + at[0] - self._view, y + at[1]
        robot, high = self.palette.robot, tall * SCALE
        stride = 0.5 if flies else math.sin(px * 2.6)
        hip = floor - high * 0.45
        for way, ink in ((-1, robot.shade), (1, robot.body)):
            foot = (x + way * stride * 8, floor - (4 if flies else max(0.0, -way * stride * 4)))
            pygame.draw.line(target, robot.outline, (x, hip), foot, 6)
            pygame.draw.line(target, ink, (x, hip), foot, 4)
        body = pygame.Rect(0, 0, 11, max(7, round(high * 0.38)))
        body.midbottom = (round(x), round(hip) + 3)
        pygame.draw.rect(target, robot.outline, body.inflate(2, 2), border_radius=5)
        pygame.draw.rect(target, robot.body, body, border_radius=5)
        head = (x + 1, body.top - 4)
        pygame.draw.aacircle(target, robot.outline, head, 7)
        pygame.draw.aacircle(target, robot.body, head, 6)
        target.fill(robot.voice, (round(head[0]), round(head[1]) - 2, 6, 4))

    def _index(self) -> int:
        at = int(max(0.0, self._ran_s) * 60 * HASTE / TRACE_TICKS)
        return min(at, max(0, len(self._trace) - 1))

    def _runner_px(self) -> float:
        if self._paper is None or not self._trace:
            return 0.0
        return self._paper.at(self._trace[self._index()][0], 0.0)[0]


def _prepare(done: "Future[_Paper]", level: Level, view: tuple[int, int]) -> None:
    """Make a level's paper beside the frames: skies and ridges take a tenth of a second."""
    try:
        done.set_result(_paper(level, view))
    except Exception as error:  # raised again where the paper is taken
        done.set_exception(error)


def _paper(level: Level, view: tuple[int, int]) -> _Paper:
    course = to_course(level)
    tops = [g.y for g in level.ground] + [g.y + g.rise for g in level.ground]
    ends = [g.x + g.width for g in level.ground]
    left = min(level.start.x, level.goal.x) - MARGIN_M
    right = max(min(max(ends), max(level.start.x, level.goal.x) + 14), left + view[0] / SCALE)
    top = max(max(tops) + ABOVE_M, min(tops) + view[1] / SCALE * 0.7)
    high = round(max(view[1], (top - min(tops) + view[1] / SCALE * 0.3) * SCALE))
    return _Paper(level, course, left, top, (round((right - left) * SCALE), high), backdrops(level, view), {})


def _piece(paper: _Paper, number: int) -> None:
    """Draw a piece, if it is not there: ground first, then scenery, then what stands in the way."""
    if number in paper.pieces:
        return
    begin = paper.left + number * PIECE / SCALE
    end = begin + PIECE / SCALE
    palette = _palette(paper, begin)
    size = (PIECE * FINE, paper.size[1] * FINE)
    sheet = pygame.Surface(size, pygame.SRCALPHA)
    sheet.fill((*mix(palette.structure, palette.near, 0.5), 0))
    brush = SmallBrush(sheet, palette, SCALE * FINE)
    for thing in paper.course.things:
        if isinstance(thing, Obstacle) and thing.scenery:
            _thing(brush, paper, thing, begin, end)
    _ground(sheet, palette, paper, begin)
    for thing in paper.course.things:
        if isinstance(thing, Obstacle) and not thing.scenery:
            _thing(brush, paper, thing, begin, end)
    paper.pieces[number] = pygame.transform.smoothscale(sheet, (PIECE, paper.size[1]))


def _thing(brush: SmallBrush, paper: _Paper, thing: Thing, begin: float, end: float) -> None:
    frame = thing.frame() if isinstance(thing, Obstacle) else thing.reach()
    if thing.x + frame.right < begin - 1 or thing.x + frame.x > end + 1 or not isinstance(thing, Obstacle):
        return
    brush.left = (thing.x - begin) * SCALE * FINE
    brush.floor = (paper.top - thing.y) * SCALE * FINE
    thing.draw_still(brush)
    thing.draw_moving(brush, thing.first_state(), 20)


def _ground(sheet: pygame.Surface, palette: Palette, paper: _Paper, begin: float) -> None:
    """Floors: a bright edge over a face that goes dark downwards."""
    scale = SCALE * FINE
    face, deep = palette.path_face, mix(palette.structure, palette.near, 0.4)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - begin) * scale, (paper.top - y) * scale

    for box in paper.course.ground:
        x, y = at(box.x, box.top)
        wide = box.width * scale
        if x > sheet.get_width() or x + wide < 0:
            continue
        slopes = [s for s in paper.course.slopes if s.x < box.right and box.x < s.right]
        if slopes:
            continue
        sheet.fill(deep, (round(x), round(y), round(wide), round(box.height * scale)))
        sheet.fill(face, (round(x), round(y), round(wide), round(0.3 * scale)))
        sheet.fill(palette.path, (round(x), round(y), round(wide), round(0.1 * scale)))
    for slope in paper.course.slopes:
        a, b = at(slope.x, slope.at(slope.x)), at(slope.right, slope.at(slope.right))
        if a[0] > sheet.get_width() or b[0] < 0:
            continue
        thick = 1.2 * scale
        pygame.draw.polygon(sheet, deep, (a, b, (b[0], b[1] + thick), (a[0], a[1] + thick)))
        pygame.draw.line(sheet, palette.path, a, b, max(2, round(0.1 * scale)))


def _palette(paper: _Paper, x: float) -> Palette:
    return next((b.palette for b in reversed(paper.behind) if b.begin <= x), paper.behind[0].palette)


def _floor(paper: _Paper, x: float) -> float:
    """Give the ground at a place, m; that of the nearest piece where there is none."""
    near = min(paper.level.ground, key=lambda g: max(g.x - x, x - g.x - g.width, 0.0))
    share = min(1.0, max(0.0, (x - near.x) / near.width))
    return near.y + near.rise * share


def _map_ink(palette: Palette, thing: Obstacle) -> tuple[int, int, int]:
    if thing.kind == "pickup":
        return PICKUP
    if thing.kind == "checkpoint":
        return palette.robot.voice
    return palette.danger_lit if thing.hazards(thing.first_state(), 0) else LINE
