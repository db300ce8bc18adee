"""The picture: takes frames, keeps what moves by itself (camera, pose, dust), and draws. It never changes the game."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.moves import all_moves
from game.sim import Body, Course, Event
from game.theme import Palette, load, safe
from game.theme.palette import Rgb
from game.view.bloom import QUARTER, Bloom
from game.view.brush import METRE
from game.view.camera import HIGH, Camera, followed, placed, rested
from game.view.company import Company
from game.view.dust import Dust
from game.view.frame import Caption, Frame
from game.view.hud import Hud
from game.view.motion import Motion, rehearsal
from game.view.phantom import Phantom
from game.view.quality import Quality
from game.view.ring import Ring
from game.view.robot import Robot
from game.view.scene import Scene
from game.view.type import Type
from game.view.visor import Sign
from voice.words import Text

SIZE: Final = (1280, 720)
"""The logical space, px; a window of another size is scaled."""
TELEPORT: Final = 1.0  # m in one tick; not a way to go but a way to be put somewhere
BEND_S: Final = 0.07  # s in which most of a correction is gone
ZOOM: Final = 0.06
"""How much nearer everything comes in focus time, at its deepest."""
KICK: Final = 5.0  # px that a hard landing pushes the camera down
SAYING: Final = 1.0  # s that the visor shows what was understood


@dataclass(frozen=True, slots=True)
class Sight:
    """How a player wants to see it."""

    still: bool = False
    """Less motion: no shake, no zoom."""
    safe_colours: bool = False
    """Danger, path and pickups in colours that every eye tells apart."""
    text_scale: float = 1.0


class Picture:
    """Draws one level."""

    def __init__(self, course: Course, looks: Sequence[tuple[str, str, str]], sight: Sight = Sight()) -> None:
        """Paint everything that can be painted before the first frame.

        Args:
            course: what there is.
            looks: (theme, weather, time of day) of every stage of the level.
            sight: how the player wants to see it.

        """
        self._course, self._still = course, sight.still
        themes = {look: load(look[0]) for look in dict.fromkeys(looks)}
        if sight.safe_colours:
            themes = {look: safe(theme) for look, theme in themes.items()}
        self._scenes = {
            look: Scene(theme, look[2], look[1], course, SIZE, sight.still) for look, theme in themes.items()
        }
        first = next(iter(self._scenes.values()))
        self.palette: Palette = first.palette
        """Of the first stage."""
        # One for dark stages and one for pale ones at most, so that it stands out in each; they share one scarf.
        robots: dict[Rgb, Robot] = {}
        for scene in self._scenes.values():
            colours = scene.palette.robot
            if colours.body not in robots:
                robots[colours.body] = Robot(colours, scene.palette.danger_lit, Body.standing * METRE, scene.light)
        self._robots = {look: robots[scene.palette.robot.body] for look, scene in self._scenes.items()}
        self._scarf = self._robots[next(iter(self._scenes))].scarf
        for robot in robots.values():
            robot.scarf = self._scarf
        self._bloom = Bloom(SIZE)
        self.type: Type = Type(sight.text_scale)
        self._hud = Hud(first.palette, SIZE, (scene.palette for scene in self._scenes.values()))
        self._ring = Ring(first.palette.robot)
        self._near = pygame.Surface(SIZE)
        if pygame.display.get_surface() is not None:
            self._near = self._near.convert()
        self._live = False
        self.quality: Quality = Quality.FULL
        """What is drawn; a machine that is short of time does with less."""
        self._words: tuple[Text, ...] = ()
        self.begin()

    def see(self, sight: Sight) -> None:
        """Take what can change at once; colours are painted, and need a new picture."""
        self._still = sight.still
        if self.type.scale != sight.text_scale:
            self.type = Type(sight.text_scale)
            self._ring.rehearse(self.type, self._words)

    def begin(self) -> None:
        """Begin a run of the same level anew, with what is painted already."""
        self._dust = Dust(self.palette, self._course.things)
        self._motion = Motion()
        self._company = Company(self._course)
        self._phantom = Phantom(self.palette)
        self._camera: Camera | None = None
        self._frame: Frame | None = None
        self._at = (0.0, 0.0)
        self.middle = (SIZE[0] / 2, SIZE[1] / 2)
        """Where the middle of the robot was drawn last, px."""
        self._kick = 0.0
        self._shift = (0.0, 0.0)
        self._time = 0.0

    def prepare(self, words: Iterable[Text]) -> None:
        """Paint now what a run would else paint in the middle of a frame; from then on no frame waits for a limb.

        Args:
            words: what may fly into the visor.

        """
        signs: tuple[Sign, ...] = ("rest", "speaking", "no", "unsure")
        for robot in {id(robot): robot for robot in self._robots.values()}.values():
            robot.rehearse(rehearsal(), signs, self._near)
        for scene in self._scenes.values():
            scene.rehearse(self._near)
        self._words = tuple(words)
        self._ring.rehearse(self.type, self._words)
        self._live = True

    def advance(self, frame: Frame) -> None:
        """Take the newest frame; draws nothing."""
        seconds = min(0.1, max(0.0, frame.real_time_s - self._time))
        self._time = frame.real_time_s
        body, old = frame.world.body, frame.before.body
        x, y = body.x, body.y
        jumped = abs(body.x - old.x) > TELEPORT or abs(body.y - old.y) > TELEPORT
        back = next((e for e in frame.events if e.kind == "rewound"), None)
        if back is not None:
            self._shift, jumped = (back.x - x, back.y - y), False
        elif not jumped:
            x, y = old.x + (body.x - old.x) * frame.blend, old.y + (body.y - old.y) * frame.blend
        self._shift = _bent(self._shift, seconds if back is None else 0.0)
        x, y = x + self._shift[0], y + self._shift[1]
        width = SIZE[0] / METRE
        if self._camera is None:
            self._camera = placed(x, y, body.facing, width)
        elif jumped:
            self._camera = Camera(self._camera.x, self._camera.y, self._camera.x - x)
        self._camera = followed(self._camera, x, y, body.facing, width, seconds)
        if body.airborne == 0:
            self._camera = rested(self._camera, y, seconds)
        self._at = (x, y)
        self._motion.advance(frame.world, x, frame.ear.speaking, seconds)
        self._scarf.move(body.vx, body.vy, body.facing, seconds)
        self._company.advance(frame, self._at, frame.events, seconds)
        self._phantom.advance(frame, seconds)
        self._dust.take(frame.events, body.facing)
        if body.move == "slide" and body.airborne == 0 and frame.world.tick % 3 == 0:
            self._dust.grind(x + 0.5 * body.facing, y, body.facing)
        self._dust.move(seconds)
        self._ring.advance(frame.ear, seconds)
        self._hud.advance(frame, seconds)
        self._kick = _kicked(self._kick, frame.events, seconds) if not self._still else 0.0
        self._frame = frame

    def command_at(self, at: tuple[int, int]) -> str:
        """Give what a touch of the HUD means: a command, "pause", or nothing; px."""
        return self._hud.command_at(at)

    def draw(self, target: pygame.Surface, hud: bool = True) -> None:
        """Draw the newest frame on a surface of `SIZE`; without `hud` only the world and what the ear tells."""
        frame, camera = self._frame, self._camera
        if frame is None or camera is None:
            return
        left = SIZE[0] / 2 - camera.x * METRE
        floor = SIZE[1] * HIGH + camera.y * METRE + self._kick
        middle = (left + self._at[0] * METRE, floor - (self._at[1] + Body.standing * 0.5) * METRE + 2)
        self.middle = middle
        zooms = self.quality == Quality.FULL and not self._still
        depth = frame.focus * frame.focus * (3 - 2 * frame.focus) if zooms else 0.0
        # Always on the one surface: SDL packs a picture anew for each other surface that it is drawn on, and with
        # every strip of a place that took up to 50 ms of the frame in which somebody began to speak.
        world = self._near
        if depth > 0.02:
            # Towards the robot, so that it stays where it is.
            cut = _towards(middle, 1 + ZOOM * depth)
            world.set_clip(cut)  # what will not be seen need not be drawn: a ninth of the picture
            self._world(world, frame, left, floor)
            # Unsmoothed: at six in a hundred nobody sees the difference, and it costs a third.
            pygame.transform.scale(world.subsurface(cut), SIZE, target)
        else:
            world.set_clip(None)
            self._world(world, frame, left, floor)
            target.blit(world, (0, 0))
        if frame.caption is not None:
            self._ring.refuse(target, self.type, middle, frame.caption)
        if frame.ear.guess is not None:
            self._ring.guess(target, self.type, middle, frame.ear.guess.to(frame.language))
        if hud:
            self._hud.draw(target, self.type, frame)

    def _world(self, target: pygame.Surface, frame: Frame, left: float, floor: float) -> None:
        """Draw the world; `left` and `floor` are where its origin is on the target, px."""
        look = (frame.theme, frame.weather, frame.time)
        look = look if look in self._scenes else next(iter(self._scenes))
        scene, robot = self._scenes[look], self._robots[look]
        bloom = self._bloom
        bloom.clear()
        scene.behind(target, bloom, frame, left, floor, self._company, self.quality)
        feet = (left + self._at[0] * METRE, floor - self._at[1] * METRE + 2)
        middle = (feet[0], feet[1] - Body.standing * METRE * 0.5)
        if self._live:
            robot.hurry()
        self._phantom.draw(target, robot, self.type, frame, left, floor)
        self._ring.draw(target, bloom.shine, middle)
        facing = frame.world.body.facing
        visor = robot.draw(target, bloom.shine, QUARTER, feet, self._motion.joints(), facing, _sign(frame))
        self._dust.draw(target, bloom.shine, QUARTER, left, floor)
        scene.before(target, frame, left, floor)
        if frame.caption is not None:
            self._ring.fly(target, bloom.shine, self.type, visor, frame.caption)
        if self.quality > Quality.PLAIN:
            bloom.spill(target)
        scene.foreground(target, frame.focus, left, frame.real_time_s, self.quality)


def _towards(middle: tuple[float, float], times: float) -> pygame.Rect:
    """Give the part of the picture that fills it when a point comes nearer by so many times and stays where it is."""
    left, top = (round(at * (1 - 1 / times)) for at in middle)
    return pygame.Rect(left, top, round(SIZE[0] / times), round(SIZE[1] / times)).clamp(pygame.Rect((0, 0), SIZE))


def _bent(shift: tuple[float, float], seconds: float) -> tuple[float, float]:
    """Give how far from its place the robot is drawn, m.

    When a word has been judged at its beginning the robot is somewhere else at once; the picture bends there in a few
    frames, from where it was seen, so that a death that is undone looks like time running back.
    """
    keep = max(0.0, 1 - seconds / BEND_S)
    return (shift[0] * keep, shift[1] * keep) if abs(shift[0]) + abs(shift[1]) > 0.01 else (0.0, 0.0)


def _kicked(kick: float, events: Sequence[Event], seconds: float) -> float:
    hard = any(e.kind in ("died", "stumbled") or (e.kind == "landed" and e.amount > 7) for e in events)
    return KICK if hard else kick * max(0.0, 1 - seconds * 14)


def _sign(frame: Frame) -> Sign:
    caption: Caption | None = frame.caption
    if frame.world.phase == "down" or frame.world.body.stun:
        return "no"
    if caption is not None and caption.age_s < SAYING:
        move = all_moves().get(caption.command)
        return (move.sign if move else "right") if caption.good else "unsure"
    return "speaking" if frame.ear.speaking else "rest"
