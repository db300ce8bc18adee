"""The last resort: a calm still picture that needs pygame and nothing else of the game."""

import math
import time
from typing import Final

import pygame

from game.kiosk.display import DisplaySettings, Screen
from game.kiosk.events import Ready
from game.kiosk.link import Link
from game.view.type import font
from voice.words import Text

BACK_SOON: Final = Text("Back in a moment", "马上回来")
ASK: Final = Text("Please tell the staff if this stays", "如果一直这样，请告诉工作人员")
RATE: Final = 20  # pictures a second
CYCLE_S: Final = 4.0  # s of one breath of the ring
TOP: Final = (9, 12, 34)
FOOT: Final = (32, 18, 62)
LIGHT: Final = (120, 235, 255)
QUIET: Final = (170, 164, 205)


def run(link: Link, display: DisplaySettings, *, is_open: bool) -> int:
    """Show it until the supervisor wants something else; give the exit code.

    Raises:
        NoDisplayError: there is no screen.

    """
    with Screen("VoxLeap 声跃", display) as screen:
        ground = _ground(screen.canvas.get_size())
        link.tell(Ready(time.time(), safe=True))
        began = time.monotonic()
        while not screen.left:
            screen.kept(pygame.event.get())
            for order in link.orders():
                if order.does == "stop":
                    return 0
                if order.does in ("open", "close"):
                    is_open = order.does == "open"
            canvas = screen.canvas
            if is_open:
                canvas.blit(ground, (0, 0))
                _ring(canvas, (time.monotonic() - began) / CYCLE_S)
            else:
                canvas.fill((0, 0, 0))
            screen.show(RATE)
            link.ping()
    return 0


def _ground(size: tuple[int, int]) -> pygame.Surface:
    wide, high = size
    ground = pygame.Surface(size)
    for y in range(high):
        share = y / high
        pygame.draw.line(
            ground, [round(a + (b - a) * share) for a, b in zip(TOP, FOOT, strict=True)], (0, y), (wide, y)
        )
    middle = wide // 2
    for text, size_px, ink, place in (
        (BACK_SOON.zh, 76, (240, 240, 255), 0.62),
        (BACK_SOON.en, 52, (240, 240, 255), 0.74),
        (f"{ASK.zh}  ·  {ASK.en}", 26, QUIET, 0.88),
    ):
        line = font(size_px).render(text, True, ink)
        ground.blit(line, line.get_rect(center=(middle, round(high * place))))
    return ground


def _ring(canvas: pygame.Surface, breath: float) -> None:
    """A ring that breathes: it shows that the machine lives, and hurries nobody."""
    middle = (canvas.get_width() // 2, round(canvas.get_height() * 0.32))
    depth = 0.5 - 0.5 * math.cos(2 * math.pi * breath)
    for step in range(6, 0, -1):  # from the outside in, each over the last: rings side by side leave gaps
        share = (0.06 + 0.3 * depth) * (1 - step / 7)
        colour = [round(a + (b - a) * share) for a, b in zip(TOP, LIGHT, strict=True)]
        pygame.draw.aacircle(canvas, colour, middle, 74 + 5 * step)
    pygame.draw.aacircle(canvas, LIGHT, middle, 74)
    pygame.draw.aacircle(canvas, TOP, middle, 68)
    pygame.draw.aacircle(canvas, LIGHT, middle, round(14 + 8 * depth))
