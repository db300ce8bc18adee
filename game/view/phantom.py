"""The ghost on the screen: the same robot, so thin that the world shines through, with its name over its head."""

from typing import Final

import pygame

from game.sim import Body
from game.theme import Palette
from game.view.brush import METRE
from game.view.colour import mix
from game.view.frame import Frame, Rival
from game.view.motion import Motion
from game.view.robot import Robot
from game.view.scarf import Scarf
from game.view.type import Type

BOX: Final = (240, 260)
"""px around a robot, arms, scarf and antenna included."""
FEET: Final = (120, 200)
"""Where its feet are in the box."""
THIN: Final = 150
"""Of 255: how much of the world shines through."""
TELEPORT: Final = 1.0  # m in a tick; not a way to go
CLOSE: Final = 0.9  # m from the player within which its name would be in the way


class Phantom:
    """Keeps how the ghost moves; draws it with the player's own robot, which costs no picture more."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._motion = Motion()
        self._scarf = Scarf()
        self._at = (0.0, 0.0)
        self._rival: Rival | None = None
        self._behind: pygame.Surface | None = None
        self._nowhere = pygame.Surface((1, 1))

    def advance(self, frame: Frame, seconds: float) -> None:
        """Take the newest frame."""
        rival = self._rival = frame.rival
        if rival is None:
            return
        body, old = rival.world.body, rival.before.body
        x, y = body.x, body.y
        if abs(x - old.x) + abs(y - old.y) < TELEPORT:
            x, y = old.x + (x - old.x) * frame.blend, old.y + (y - old.y) * frame.blend
        self._at = (x, y)
        self._motion.advance(rival.world, x, False, seconds)
        self._scarf.move(body.vx, body.vy, body.facing, seconds)

    def draw(self, target: pygame.Surface, robot: Robot, type_: Type, frame: Frame, left: float, floor: float) -> None:
        """Draw it behind the player; `left` and `floor` are where the world's origin is, px."""
        rival = self._rival
        if rival is None:
            return
        feet = (left + self._at[0] * METRE, floor - self._at[1] * METRE + 2)
        box = pygame.Rect((round(feet[0]) - FEET[0], round(feet[1]) - FEET[1]), BOX)
        if not box.colliderect(target.get_rect()):
            return
        # What lies behind it is laid over it again: the robot's pictures are packed for this very surface, and a
        # picture of its own would have all of them packed anew in every frame.
        if self._behind is None:
            self._behind = pygame.Surface(BOX)
            if pygame.display.get_surface() is not None:
                self._behind = self._behind.convert()
            self._behind.set_alpha(THIN)
        self._behind.blit(target, (0, 0), box)
        joints, facing = self._motion.joints(), rival.world.body.facing
        robot.draw(target, self._nowhere, 4, feet, joints, facing, "rest", self._scarf)
        target.blit(self._behind, box)
        if abs(self._at[0] - frame.world.body.x) > CLOSE:
            ink = mix(self._palette.text, self._palette.robot.voice, 0.5)
            name = type_(rival.name.to(frame.language), 15, ink)
            target.blit(name, name.get_rect(midbottom=(round(feet[0]), round(feet[1] - Body.standing * METRE - 22))))
