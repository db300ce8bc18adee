"""Bird: wings that beat with the way, beside your head."""

from game.actors.actor import Actor, Look
from game.obstacles import Painter
from voice.words import Words

HIGH = 1.5  # m over the floor


def draw(painter: Painter, look: Look) -> None:
    """Draw a bird from the side; a foe's wings are notched like saws."""
    f = look.facing
    beat = look.swing() if look.pace > 0.1 else abs(look.tick % 48 - 24) / 12 - 1
    y = HIGH - 0.07 * beat
    tip = y + 0.16 + 0.46 * beat
    far = ((f * 0.12, y + 0.06), (f * -0.02, tip * 0.75 + y * 0.25), (f * -0.3, tip), (f * -0.16, y + 0.02))
    painter.polygon(tuple((x + f * 0.1, h + 0.03) for x, h in far), ink="mid")
    painter.polygon(
        (
            (f * -0.4, y + 0.04),
            (f * -0.1, y + 0.13),
            (f * 0.22, y + 0.15),
            (f * 0.36, y + 0.06),
            (f * 0.2, y - 0.1),
            (f * -0.12, y - 0.09),
        ),
        ink=look.body,
    )
    painter.polygon(((f * -0.32, y + 0.05), (f * -0.68, y + 0.14), (f * -0.62, y - 0.05)), ink=look.edge)
    painter.polygon(
        ((f * 0.32, y + 0.14), (f * 0.56, y + 0.05), (f * 0.32, y + 0.02)), ink="danger_lit" if look.foe else "text"
    )
    near = ((f * 0.18, y + 0.06), (f * 0.0, (tip + y) / 2 + 0.06), (f * -0.42, tip), (f * -0.2, y))
    painter.polygon(near, ink=look.body)
    painter.line(near[0], near[1], ink=look.edge, width=0.05)
    painter.line(near[1], near[2], ink=look.edge, width=0.05)
    if look.foe:
        for i in range(3):
            share = 0.25 + 0.25 * i
            x, h = -0.2 - 0.22 * share, y + (tip - y) * share
            painter.polygon(((f * x, h), (f * (x - 0.16), h - 0.04), (f * (x - 0.02), h + 0.1)), ink="danger")
    painter.disc((f * 0.24, y + 0.09), 0.04, ink=look.eye)


WORDS = Words(en=("bird", "eagle", "crow", "egret"), zh=("鸟", "鳥", "小鸟", "老鹰", "乌鸦", "白鹭"))
ACTOR = Actor("bird", WORDS, 2.0, draw, flies=True)
