"""Drone: two rotors and one eye. As a friend it lights the way, as a foe it hunts."""

from game.actors.actor import Actor, Look
from game.obstacles import Painter
from voice.words import Words

HIGH = 1.35  # m over the floor


def draw(painter: Painter, look: Look) -> None:
    """Draw it hovering, leaning into its way."""
    f = look.facing
    y = HIGH + 0.05 * (abs(look.tick % 60 - 30) / 15 - 1)
    lean = 0.12 * look.pace
    if not look.foe:
        painter.veil(((f * 0.2, y - 0.1), (f * 1.3, 0.0), (f * 0.5, 0.0)), ink="path", share=0.10)
    turn = abs(look.tick % 8 - 4) / 4
    for side in (-1, 1):
        x, hub = side * 0.36, y + 0.2 - f * side * lean
        painter.line((0.0, y + 0.04), (x, hub - 0.06), ink=look.body, width=0.07)
        painter.line((x, hub - 0.08), (x, hub + 0.04), ink=look.body, width=0.06)
        painter.line((x - 0.08 - 0.18 * turn, hub + 0.05), (x + 0.08 + 0.18 * turn, hub + 0.05), ink="text", width=0.03)
    painter.disc((0.0, y), 0.21, ink=look.body)
    painter.line((-0.2, y + 0.04), (0.2, y + 0.04), ink=look.edge, width=0.05)
    painter.disc((f * 0.09, y), 0.1, ink=look.edge)
    painter.disc((f * 0.1, y), 0.055, ink=look.eye)
    if look.foe:
        for i in range(4):
            x = -0.24 + 0.12 * i
            painter.polygon(((x, y - 0.16), (x + 0.12, y - 0.16), (x + 0.06, y - 0.36)), ink="danger")


WORDS = Words(
    en=("drone", "helper drone", "hunter drone", "flying robot"), zh=("无人机", "無人機", "飞行机器人", "追踪机")
)
ACTOR = Actor("drone", WORDS, 1.8, draw, flies=True)
