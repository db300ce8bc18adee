"""The window of a kiosk: the whole display, turned as it hangs, drawn at the display's own size."""

import ctypes
import gc
import os
import sys
from typing import TYPE_CHECKING, Final

from game.kiosk.visit.contracts import Display
from game.screens.window import NoDisplayError, has_display

if TYPE_CHECKING:
    import pygame

TITLE: Final = "VoxLeap 声跃"


class Glass:
    """Draw on `canvas`, then `show`."""

    def __init__(self, display: Display, size: tuple[int, int] | None = None) -> None:
        """Open it.

        Args:
            display: where, and how it hangs.
            size: of a window that is not full, px, as the display has it; None is 1280 by 720.

        Raises:
            NoDisplayError: there is none.

        """
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # see game.screens.window
        os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")
        if os.environ.get("SDL_VIDEODRIVER") != "dummy" and not has_display():
            raise NoDisplayError
        import pygame

        try:
            pygame.display.init()
            sizes = pygame.display.get_desktop_sizes()
            number = min(display.monitor, len(sizes) - 1)
            if display.window:
                self._screen = pygame.display.set_mode(size or (1280, 720))
            else:
                flags = pygame.FULLSCREEN | pygame.NOFRAME
                self._screen = pygame.display.set_mode(size or sizes[number], flags, display=number)
                pygame.display.set_allow_screensaver(False)
                pygame.event.set_grab(True)
        except pygame.error as error:
            raise NoDisplayError from error
        pygame.display.set_caption(TITLE)
        pygame.mouse.set_visible(display.cursor or display.window)
        self._turn = display.rotation % 360
        wide, high = self._screen.get_size()
        self._turned = pygame.Surface((high, wide) if self._turn % 180 else (wide, high)) if self._turn else None
        self._clock = pygame.time.Clock()

    @property
    def canvas(self) -> "pygame.Surface":
        """What the next picture is drawn on, upright for whoever stands before it."""
        return self._turned or self._screen

    @property
    def size(self) -> tuple[int, int]:
        """Of the canvas, px."""
        return self.canvas.get_size()

    def on_canvas(self, at: tuple[float, float]) -> tuple[int, int]:
        """Give where a place of the display lies on the canvas, px."""
        return unturned(at, self._screen.get_size(), self._turn)

    def touch(self, share: tuple[float, float]) -> tuple[int, int]:
        """Give where a finger is on the canvas, px; it is told in shares of the display, 0..1."""
        wide, high = self._screen.get_size()
        return self.on_canvas((share[0] * wide, share[1] * high))

    def show(self, rate: int) -> float:
        """Present it, at most `rate` times a second; give the seconds since the last time."""
        import pygame

        if self._turned is not None:
            self._screen.blit(pygame.transform.rotate(self._turned, -self._turn), (0, 0))
        pygame.display.flip()
        return self._clock.tick(rate) / 1000

    def settle(self) -> None:
        """Clear up after something large was painted or dropped: collect, and give the memory back to the system."""
        gc.collect()
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform.startswith("linux") else None
        if trim is not None:
            trim(0)

    def close(self) -> None:
        """Close it."""
        import pygame

        pygame.quit()


def unturned(at: tuple[float, float], size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Give where a place of a display lies for whoever stands before it.

    Args:
        at: px on the display.
        size: of the display, px.
        turn: degrees clockwise by which the picture is turned on it.

    """
    x, y = at
    if turn == 90:
        x, y = y, size[0] - 1 - x
    elif turn == 180:
        x, y = size[0] - 1 - x, size[1] - 1 - y
    elif turn == 270:
        x, y = size[1] - 1 - y, x
    return round(x), round(y)
