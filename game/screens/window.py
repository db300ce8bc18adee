"""The window: one size for all pictures, scaled to whatever the player has."""

import ctypes
import gc
import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from voice.words import Text

if TYPE_CHECKING:
    import pygame

NO_DISPLAY = Text(
    "there is no display; use --headless --audio FILE, or voxleap demo",
    "没有显示器；请用 --headless --audio 文件，或 voxleap demo",
)


class NoDisplayError(Exception):
    """There is no screen to show anything on; the message names what works without."""

    def __init__(self) -> None:
        super().__init__(NO_DISPLAY.en)
        self.text = NO_DISPLAY


class Window:
    """A window of pygame's; what is drawn goes onto `canvas`, 1280 by 720."""

    def __init__(self, title: str) -> None:
        """Open it.

        Raises:
            NoDisplayError: there is none.

        """
        # Without a GPU this is ten times faster than a texture, and no slower with one (research/game.md).
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        os.environ.setdefault("SDL_IME_SHOW_UI", "1")  # or nobody sees what a Chinese input method offers
        if sys.platform.startswith("linux") and not has_display():
            raise NoDisplayError
        import pygame

        from game.view import SIZE

        try:
            pygame.display.init()
            self._screen = pygame.display.set_mode(SIZE, pygame.RESIZABLE)
        except pygame.error as error:
            raise NoDisplayError from error
        pygame.display.set_caption(title)
        self._own = pygame.Surface(SIZE).convert()
        self._clock = pygame.time.Clock()
        self._since = time.perf_counter()
        self.worked_s = 0.0
        """On the last frame, from when the one before was shown until it was; without the time that was waited."""
        pygame.key.start_text_input()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        import pygame

        gc.unfreeze()
        gc.enable()
        pygame.quit()

    @property
    def canvas(self) -> "pygame.Surface":
        """What the next picture is drawn on: the screen itself where it has our size, which saves a copy."""
        import pygame

        self._screen = pygame.display.get_surface() or self._screen  # another after a change of size
        return self._screen if self._screen.get_size() == self._own.get_size() else self._own

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, px."""
        return self._screen.get_size()

    def on_canvas(self, at: tuple[float, float]) -> tuple[int, int]:
        """Give where a place of the window lies on the picture, px."""
        fit = self._own.get_rect().fit(self._screen.get_rect())
        wide, high = self._own.get_size()
        return round((at[0] - fit.x) * wide / fit.width), round((at[1] - fit.y) * high / fit.height)

    def settle(self) -> None:
        """Call it when everything is painted: the collector of garbage clears up now, and rests until the next call.

        A frame makes no cycles: in 900 of them it found nothing, and a full search took 22 ms.
        """
        gc.unfreeze()
        gc.collect()
        _give_back()
        gc.freeze()
        gc.disable()

    def show(self, rate: int = 60) -> float:
        """Bring the canvas to the screen, at most `rate` times a second; give the seconds since the last time."""
        drawn = self.canvas
        present(drawn, self._screen)
        self.worked_s = time.perf_counter() - self._since
        passed = self._clock.tick(rate) / 1000
        self._since = time.perf_counter()
        return passed


def _give_back() -> None:
    """Give the system what painting has used and freed: 48 MB of a place; glibc keeps it otherwise."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform.startswith("linux") else None
    if trim is not None:
        trim(0)


def present(drawn: "pygame.Surface", screen: "pygame.Surface") -> None:
    """Bring a picture to the screen, as large as it fits; it may be the screen itself."""
    import pygame

    if drawn is not screen:
        fit = drawn.get_rect().fit(screen.get_rect())
        screen.fill((3, 6, 12))
        pygame.transform.smoothscale(drawn, fit.size, screen.subsurface(fit))
    pygame.display.flip()


def has_display() -> bool:
    """Tell whether a window can be opened at all, as far as the environment says."""
    driver = os.environ.get("SDL_VIDEODRIVER", "")
    if driver:
        return driver not in ("dummy", "offscreen")
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
