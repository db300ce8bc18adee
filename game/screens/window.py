"""The window: one size for all pictures, scaled to whatever the player has."""

import os
import sys
from types import TracebackType
from typing import Self

from voice.words import Text

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
        self.canvas = pygame.Surface(SIZE).convert()
        self._clock = pygame.time.Clock()
        pygame.key.start_text_input()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        import pygame

        pygame.quit()

    def show(self) -> float:
        """Bring the canvas to the screen; give the seconds since the last time."""
        import pygame

        screen = pygame.display.get_surface()
        if screen is None:
            return 0.0
        if screen.get_size() == self.canvas.get_size():
            screen.blit(self.canvas, (0, 0))
        else:
            fit = self.canvas.get_rect().fit(screen.get_rect())
            screen.fill((3, 6, 12))
            pygame.transform.smoothscale(self.canvas, fit.size, screen.subsurface(fit))
        pygame.display.flip()
        return self._clock.tick(60) / 1000


def has_display() -> bool:
    """Tell whether a window can be opened at all, as far as the environment says."""
    driver = os.environ.get("SDL_VIDEODRIVER", "")
    if driver:
        return driver not in ("dummy", "offscreen")
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
