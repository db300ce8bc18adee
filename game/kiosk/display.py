"""The screen of a kiosk: full, without a cursor, turned as the monitor hangs; no key of a visitor's ends it."""

import gc
import hmac
import math
import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from game.screens.window import NoDisplayError, Window, has_display

if TYPE_CHECKING:
    import pygame

PIN_S: Final = 15.0  # s in which the PIN is typed after the keys
LOCKED_S: Final = 30.0  # s that nothing counts after a wrong PIN
MODIFIERS: Final = ("ctrl", "alt", "shift", "meta")


def _chord(text: str) -> str:
    *held, key = text.lower().split("+")
    if not key or any(one not in MODIFIERS for one in held) or len(held) < 2:
        raise ValueError("needs two of ctrl, alt, shift, meta and a key, such as ctrl+alt+shift+q")
    return "+".join([*sorted(set(held)), key])


class DisplaySettings(BaseModel):
    """How and where the picture is shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    monitor: int = Field(0, ge=0, le=15, description="which of several screens, from 0 · 第几块屏幕，从 0 数起")
    rotation: Literal[0, 90, 180, 270] = Field(
        0, description="degrees clockwise that the picture is turned · 画面顺时针旋转的角度"
    )
    window: bool = Field(False, description="in a window, to try things out · 以窗口运行，便于调试")
    cursor: bool = Field(False, description="show the mouse · 显示鼠标指针")
    leave_keys: Annotated[str, AfterValidator(_chord)] = Field(
        "alt+ctrl+shift+q", description="keys that end the kiosk · 退出展台的组合键"
    )
    leave_pin: Annotated[str, Field(pattern=r"^\d{0,12}$")] = Field(
        "", description="digits to type after them, within 15 s; empty: none · 按组合键后 15 秒内输入的数字；空则不需要"
    )


class Door:
    """The operator's way out: keys, then a PIN if there is one."""

    def __init__(self, settings: DisplaySettings) -> None:
        *held, key = settings.leave_keys.split("+")
        self._held, self._key, self._pin = frozenset(held), key, settings.leave_pin
        self._typed = ""
        self._until = self._locked = -math.inf

    def press(self, key: str, held: frozenset[str], now: float) -> bool:
        """Take a key by its name, with the modifiers held; True when the operator leaves.

        Args:
            key: as pygame names it: "q", "f4", "[1]" on a number pad.
            held: of `MODIFIERS`.
            now: s, by a clock that only goes forward.

        """
        if now < self._locked:
            return False
        if key == self._key and held == self._held:
            self._typed, self._until = "", now + PIN_S
            return not self._pin
        digit = key.strip("[]")
        if now > self._until or not (len(digit) == 1 and digit.isdigit()):
            return False
        self._typed += digit
        if len(self._typed) < len(self._pin):
            return False
        self._until = -math.inf
        if hmac.compare_digest(self._typed, self._pin):
            return True
        self._locked = now + LOCKED_S
        return False


class Screen(Window):
    """A window that fills a monitor. What is drawn goes onto `canvas`, 1280 by 720, as in the game's own.

    Give every event that pygame tells to `kept`, and use only what it gives back.
    """

    def __init__(self, title: str, settings: DisplaySettings, *, whole: bool = False) -> None:
        """Open it.

        Args:
            title: of the window.
            settings: where it is, and how it hangs.
            whole: the canvas has the monitor's own size and shape, upright for whoever stands before it.

        Raises:
            NoDisplayError: there is none, or not as many as were asked for.

        """
        self._settings, self._door = settings, Door(settings)
        self.left = False
        """The operator wants to leave."""
        if settings.window:
            super().__init__(title)
        else:
            self._fill(title, whole)
        import pygame

        pygame.mouse.set_visible(settings.cursor or settings.window)

    def _fill(self, title: str, whole: bool) -> None:
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
        os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")  # what pops up over it does not put it away
        os.environ.setdefault("SDL_WINDOWS_NO_CLOSE_ON_ALT_F4", "1")
        if os.environ.get("SDL_VIDEODRIVER") not in ("dummy", "offscreen") and not has_display():
            raise NoDisplayError
        import pygame

        from game.view import SIZE

        try:
            pygame.display.init()
            sizes = pygame.display.get_desktop_sizes()
            if self._settings.monitor >= len(sizes):
                raise NoDisplayError
            pygame.display.set_allow_screensaver(False)
            size = sizes[self._settings.monitor]
            flags = pygame.FULLSCREEN | pygame.NOFRAME
            self._screen = pygame.display.set_mode(size, flags, display=self._settings.monitor)
        except pygame.error as error:
            raise NoDisplayError from error
        pygame.display.set_caption(title)
        pygame.Window.from_display_module().grab_keyboard = True  # or the desktop answers to its own keys
        upright = size if self._settings.rotation % 180 == 0 else size[::-1]
        self._own = pygame.Surface(upright if whole else SIZE).convert()
        self._clock = pygame.time.Clock()
        self._since, self.worked_s = time.perf_counter(), 0.0

    @property
    def canvas(self) -> "pygame.Surface":
        """What the next picture is drawn on."""
        return self._own if self._settings.rotation else super().canvas

    def on_canvas(self, at: tuple[float, float]) -> tuple[int, int]:
        """Give where a place of the screen lies on the picture, px."""
        if not self._settings.rotation:
            return super().on_canvas(at)
        return unturned(at, self._screen.get_size(), self._own.get_size(), self._settings.rotation)

    def show(self, rate: int = 60) -> float:
        """Bring the canvas to the screen, at most `rate` times a second; give the seconds since the last time."""
        if not self._settings.rotation:
            return super().show(rate)
        import pygame

        turned = pygame.transform.rotate(self._own, -self._settings.rotation)
        fit = turned.get_rect().fit(self._screen.get_rect())
        if fit.size == turned.get_size() == self._screen.get_size():
            self._screen.blit(turned, (0, 0))
        else:
            self._screen.fill((0, 0, 0))
            pygame.transform.smoothscale(turned, fit.size, self._screen.subsurface(fit))
        pygame.display.flip()
        self.worked_s = time.perf_counter() - self._since
        passed = self._clock.tick(rate) / 1000
        self._since = time.perf_counter()
        return passed

    def kept(self, events: "Sequence[pygame.event.Event]") -> "list[pygame.event.Event]":
        """Give the events without those that would end the game; `left` is set when the operator wants that."""
        import pygame

        kept = []
        for event in events:
            if event.type == pygame.KEYDOWN:
                held = _held(event.mod)
                self.left |= self._door.press(pygame.key.name(event.key), held, time.monotonic())
                if held & {"ctrl", "alt", "meta"} or event.key in (pygame.K_ESCAPE, pygame.K_LSUPER, pygame.K_RSUPER):
                    continue
            if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                # In a window, to try things out, its own cross ends it.
                self.left |= self._settings.window
                continue
            kept.append(event)
        return kept

    def settle(self) -> None:
        """Call it when everything is painted; unlike a game's window a kiosk's still looks for garbage now and then."""
        super().settle()
        gc.enable()


def unturned(at: tuple[float, float], screen: tuple[int, int], canvas: tuple[int, int], turn: int) -> tuple[int, int]:
    """Give where a place of the screen lies on a canvas that is shown turned and as large as it fits.

    Args:
        at: px on the screen.
        screen: its size, px.
        canvas: its size, px.
        turn: degrees clockwise: 0, 90, 180 or 270.

    """
    wide, high = canvas if turn % 180 == 0 else canvas[::-1]
    scale = min(screen[0] / wide, screen[1] / high)
    x = (at[0] - (screen[0] - wide * scale) / 2) / scale
    y = (at[1] - (screen[1] - high * scale) / 2) / scale
    if turn == 90:
        x, y = y, canvas[1] - x
    elif turn == 180:
        x, y = canvas[0] - x, canvas[1] - y
    elif turn == 270:
        x, y = canvas[0] - y, x
    return round(x), round(y)


def _held(modifiers: int) -> frozenset[str]:
    import pygame

    masks = (pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_SHIFT, pygame.KMOD_META)
    return frozenset(name for name, mask in zip(MODIFIERS, masks, strict=True) if modifiers & mask)
