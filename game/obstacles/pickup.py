"""Pickup: a shard that draws the way."""

from typing import ClassVar, Literal

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Body, Box, Contact, Reaction
from voice.words import Words

RADIUS = 0.45  # m around it that counts


class Pickup(Obstacle):
    """Its anchor is its middle. State: whether it was taken."""

    kind: Literal["pickup"] = "pickup"

    words: ClassVar = Words(
        en=("pickup", "shard", "coin", "star", "gem", "crystal", "energy core"),
        zh=("碎片", "金币", "金幣", "星星", "道具", "宝石", "寶石", "水晶", "能量核心"),
    )
    lasts: ClassVar[bool] = True

    def first_state(self) -> bool:
        """It is there at first."""
        return False

    def reach(self) -> Box:
        """A little more than one sees."""
        return Box(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS)

    def react(self, state: bool, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """It is taken by a touch."""
        return Reaction(True, says="pickup") if contact.overlaps and not state else None

    def draw_moving(self, painter: Painter, state: bool, tick: int) -> None:
        """A shard that bobs, until it is taken."""
        if state:
            return
        phase = tick % 90 / 90
        bob = 0.08 * (4 * phase * (1 - phase) * 2 - 1)
        painter.polygon(((0.0, bob + 0.26), (0.13, bob), (0.0, bob - 0.26), (-0.13, bob)), ink="pickup")
        painter.glow(Box(-0.05, bob - 0.1, 0.1, 0.2), ink="pickup")
