"""The window's loop: hands and ears in, one picture out, and word to the supervisor that it was shown."""

import contextlib
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pygame

from game.kiosk.board import Order
from game.kiosk.display import DisplaySettings, Screen
from game.kiosk.events import ContentChanged, Ready
from game.kiosk.visit.contracts import Link
from game.kiosk.visit.exhibits import program
from game.kiosk.visit.hands import Hands
from game.kiosk.visit.happenings import Dismissed, House, Input, Loudness
from game.kiosk.visit.hearing import Hearing, open_ears
from game.kiosk.visit.host import Host
from game.kiosk.visit.kit import Kit, Places
from game.kiosk.visit.measure import Measure
from game.kiosk.visit.mood import Mood
from game.kiosk.visit.pages import poster
from game.kiosk.visit.rounds import Rounds
from game.kiosk.visit.settings import VisitSettings
from game.level import all_words
from game.theme import load as load_theme
from game.view.quality import Pace

TITLE: Final = "VoxLeap 声跃"
RATE: Final = 60  # pictures a second
DARK_RATE: Final = 5  # the same while the house is closed: enough to tell the supervisor that it lives
LONGEST_S: Final = 0.25  # s that a frame counts at most: a machine that slept has no visitor who waited
SLOW_RATE: Final = 20.0  # pictures a second below which nobody plays well
SLOW_S: Final = 5.0  # s over which that is judged


def prepare() -> None:
    """Read what any kiosk shows first, so that a game that waits to be asked for is quick when it is."""
    program(None, safe=False)
    all_words()
    page = pygame.Surface((1280, 720))
    kit = Kit(load_theme("cyber_ruins").palette("night"), Measure(*page.get_size()))
    poster(page, kit, Mood(), all_words()["run"].shown)


def run(
    link: Link,
    settings: VisitSettings,
    *,
    content: Path | None,
    safe: bool,
    display: DisplaySettings,
    is_open: bool = True,
    folder: Path | None = None,
) -> int:
    """Show the kiosk until the operator leaves or the supervisor stops it; give the exit code.

    Args:
        link: to the supervisor; it is pinged after each picture that was shown.
        settings: what a house has set of a visit.
        content: folder of the content that is installed; None shows the levels that are shipped.
        safe: only the built-in level.
        display: where the picture goes.
        is_open: whether the house is open now.
        folder: where the figures of the room are kept; None keeps them nowhere.

    Raises:
        NoDisplayError: there is no screen.

    """
    with contextlib.ExitStack() as stack:
        screen = stack.enter_context(Screen(TITLE, display, whole=True))
        shown = program(content, safe=safe)
        ears = stack.enter_context(contextlib.closing(open_ears(settings, shown.words)))
        hearing = Hearing(ears, settings)
        host = stack.enter_context(contextlib.closing(Host(link, settings, shown, hearing, screen.canvas.get_size(),
                                                           safe=safe)))  # fmt: skip
        rounds = stack.enter_context(contextlib.closing(Rounds(settings, folder)))
        if shown.name:
            link.tell(ContentChanged(time.time(), shown.name, shown.version))
        return Loop(link, settings, screen, host, hearing, rounds, is_open=is_open).run(safe=safe)


class Loop:
    """Frame after frame."""

    def __init__(
        self, link: Link, settings: VisitSettings, screen: Screen, host: Host, hearing: Hearing, rounds: Rounds,
        *, is_open: bool,
    ) -> None:  # fmt: skip
        self._link, self._screen, self._host = link, screen, host
        self._hearing, self._rounds = hearing, rounds
        self._hands = Hands(settings)
        self._talking = False
        self._places: Places = []
        self._pace, self._slow = Pace(), Slow()
        self._painted: object = None
        if not is_open:
            host.take(House(open=False), time.monotonic())

    def run(self, *, safe: bool) -> int:
        """Go on until it ends; give the exit code."""
        seconds, first = 0.0, True
        while not self._screen.left:
            if self._obey(self._link.orders()):
                return 0
            self._frame(min(seconds, LONGEST_S))
            seconds = self._screen.show(DARK_RATE if self._host.visit.stage == "closed" else RATE)
            self._link.ping()
            if first:
                self._link.tell(Ready(time.time(), safe=safe))
                first = False
        return 0

    def _frame(self, seconds: float) -> None:
        host, now_s = self._host, time.monotonic()
        events = self._screen.kept(pygame.event.get())
        for given in self._inputs(events):
            host.take(given, now_s)
        found = self._rounds.advance(host.visit, self._hearing, seconds)
        host.quiet = self._rounds.quiet
        for event in found.events:
            self._link.tell(event)
        host.judge(found.faults.items(), now_s)
        host.advance(seconds, now_s, deaf=self._rounds.deaf)
        self._keep_pace(seconds, now_s)
        self._places = host.draw(self._screen.canvas, seconds, now_s)

    def _inputs(self, events: Iterable[pygame.event.Event]) -> list[Input]:
        screen = self._screen
        found = self._hands.inputs(events, self._host.offered, self._places, screen.on_canvas, screen.size)
        if self._hands.talking != self._talking:
            self._talking = self._hands.talking
            self._hearing.talk(self._talking)
        return found

    def _obey(self, orders: Iterable[Order]) -> bool:
        """Do what the supervisor wants; tell whether that is to end."""
        now_s = time.monotonic()
        for order in orders:
            match order.does:
                case "stop":
                    return True
                case "open" | "close":
                    self._host.take(House(open=order.does == "open"), now_s)
                case "attract":
                    self._host.take(Dismissed(), now_s)
                case "volume" if order.value.isdigit():
                    self._host.take(Loudness(int(order.value)), now_s)
                case "mute":
                    self._host.mute()
                case "selftest":
                    self._rounds.want_check()
                case _:
                    pass
        return False

    def _keep_pace(self, seconds: float, now_s: float) -> None:
        """Leave ornament out where frames come late, clear up after a level was painted, and tell of a slow machine."""
        host = self._host
        if host.scenery.now is not self._painted:
            self._painted = host.scenery.now
            self._pace = self._pace.anew()
            self._screen.settle()
        if host.turn is not None:
            self._pace = self._pace.after(self._screen.worked_s)
            host.turn.picture.quality = self._pace.quality
            host.judge((("slow", self._slow.after(seconds)),), now_s)


class Slow:
    """Judges whether pictures come fast enough to play."""

    def __init__(self) -> None:
        self._frames, self._seconds = 0, 0.0
        self._found: str | None = None

    def after(self, seconds: float) -> str | None:
        """Take a frame; give how many come a second where that is too few, None where it is not."""
        self._frames, self._seconds = self._frames + 1, self._seconds + seconds
        if self._seconds >= SLOW_S:
            rate = self._frames / self._seconds
            self._found = f"{rate:.0f} Hz" if rate < SLOW_RATE else None
            self._frames, self._seconds = 0, 0.0
        return self._found
