"""Robot: a small one on two legs. As a friend it comes up to your hip; as a foe it is all jaw."""

from game.actors.actor import Actor, Look
from game.obstacles import Box, Painter
from voice.words import Words


def draw(painter: Painter, look: Look) -> None:
    """Draw it running on its short legs."""
    f = look.facing
    y = 0.42 + 0.04 * abs(look.swing()) * look.pace
    for side, turn in ((-0.1, 0.5), (0.1, 0.0)):
        swing = 0.26 * look.swing(turn) * max(look.pace, 0.5 * look.airborne)
        lift = max(0.0, 0.12 * look.swing(turn + 0.25)) * look.pace
        knee = (side + f * (swing * 0.5 + 0.06), 0.24 + lift * 0.5)
        foot = (side + f * swing, lift + (0.08 if look.airborne else 0.0))
        painter.line((side, y), knee, ink=look.body, width=0.1)
        painter.line(knee, (foot[0], foot[1] + 0.04), ink=look.body, width=0.08)
        painter.line((foot[0] - f * 0.05, foot[1] + 0.03), (foot[0] + f * 0.13, foot[1] + 0.03), look.edge, 0.07)
    painter.polygon(
        ((-0.26, y), (-0.3, y + 0.34), (-0.18, y + 0.46), (0.18, y + 0.46), (0.3, y + 0.34), (0.26, y)), ink=look.body
    )
    painter.line((-0.28, y + 0.3), (0.28, y + 0.3), ink=look.edge, width=0.05)
    arm = 0.2 * look.swing(0.5) * look.pace
    painter.line((f * -0.05, y + 0.28), (f * (0.04 + arm), y + 0.02), ink=look.edge, width=0.08)
    head = y + 0.5
    painter.box(Box(-0.22, head, 0.44, 0.3), ink=look.body)
    painter.line((-0.22, head + 0.3), (0.22, head + 0.3), ink=look.edge, width=0.05)
    painter.box(Box(min(f * 0.0, f * 0.2), head + 0.1, 0.2, 0.11), ink=look.eye)
    painter.line((f * -0.1, head + 0.3), (f * -0.16, head + 0.5), ink=look.edge, width=0.04)
    painter.disc((f * -0.16, head + 0.52), 0.05, ink=look.eye)
    if look.foe:
        for i in range(4):
            x = f * (-0.14 + 0.11 * i)
            painter.polygon(((x, head + 0.02), (x + f * 0.11, head + 0.02), (x + f * 0.055, head - 0.12)), "danger_lit")


WORDS = Words(en=("robot", "little robot", "android"), zh=("机器人", "機器人", "小机器人", "机甲"))
ACTOR = Actor("robot", WORDS, 1.3, draw)
