"""Dog: four legs, a tail, and an ear for you. A robot dog is one."""

from game.actors.actor import Actor, Look
from game.obstacles import Painter
from voice.words import Words


def draw(painter: Painter, look: Look) -> None:
    """Draw a jointed dog; its tail tells its mood."""
    f, bob = look.facing, 0.05 * look.swing(0.25) * look.pace
    y = 0.52 + bob
    for x, turn in ((0.34, 0.0), (0.24, 0.15), (-0.36, 0.5), (-0.26, 0.65)):
        swing = 0.24 * look.swing(turn) * max(look.pace, 0.6 * look.airborne)
        lift = max(0.0, 0.13 * look.swing(turn + 0.25)) * look.pace
        knee = (f * (x + swing * 0.4 - 0.05), 0.27 + lift * 0.6)
        foot = (f * (x + swing), lift if not look.airborne else 0.14)
        painter.line((f * x, y - 0.06), knee, ink=look.body, width=0.12)
        painter.line(knee, foot, ink=look.edge, width=0.07)
    painter.polygon(
        (
            (f * -0.46, y - 0.12),
            (f * -0.48, y + 0.1),
            (f * -0.2, y + 0.17),
            (f * 0.36, y + 0.2),
            (f * 0.46, y),
            (f * 0.3, y - 0.17),
        ),
        ink=look.body,
    )
    painter.line((f * -0.46, y + 0.1), (f * 0.36, y + 0.19), ink=look.edge, width=0.05)
    wag = 0.14 * (abs(look.tick % 20 - 10) / 5 - 1) * (0.3 if look.foe else 1.0)
    painter.line((f * -0.46, y + 0.06), (f * -0.72, y + 0.3 + wag), ink=look.edge, width=0.07)
    hx, hy = 0.5, y + 0.3
    painter.line((f * 0.36, y + 0.08), (f * hx, hy), ink=look.body, width=0.18)
    painter.polygon(
        (
            (f * (hx - 0.14), hy - 0.08),
            (f * (hx - 0.14), hy + 0.14),
            (f * (hx + 0.12), hy + 0.15),
            (f * (hx + 0.4), hy + 0.02),
            (f * (hx + 0.38), hy - 0.1),
        ),
        ink=look.body,
    )
    painter.polygon(
        ((f * (hx - 0.14), hy + 0.12), (f * (hx - 0.12), hy + 0.36), (f * (hx + 0.04), hy + 0.14)), look.edge
    )
    painter.disc((f * (hx + 0.1), hy + 0.05), 0.05, ink=look.eye)
    if look.foe:
        for tooth in range(3):
            x = hx + 0.14 + 0.08 * tooth
            painter.polygon(
                ((f * x, hy - 0.08), (f * (x + 0.08), hy - 0.08), (f * (x + 0.04), hy - 0.18)), "danger_lit"
            )


WORDS = Words(
    en=("dog", "robot dog", "puppy", "hound", "wolf"), zh=("狗", "机器狗", "機器狗", "小狗", "机械犬", "猎犬", "狼")
)
ACTOR = Actor("dog", WORDS, 1.1, draw)
