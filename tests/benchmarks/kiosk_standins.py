"""What stands in a simulated kiosk for ears and supervisor: they say what the simulation wants, and count."""

from collections import Counter

from game.kiosk.board import Order
from game.kiosk.events import Event, VisitFinished
from voice import Event as EarEvent
from voice import Health
from voice.words import Language, Text


class Ears:
    """Ears that hear what the simulation says."""

    engine = "simulated"
    stored_bytes = 0

    def __init__(self) -> None:
        self.level, self.floor, self.alive = -62.0, -60.0, True
        self._events: list[EarEvent] = [Health("ready", Text("", ""))]
        self.active: frozenset[str] = frozenset()
        self.expected: Language | None = "en"
        self.muted = self.held = False

    def poll(self) -> list[EarEvent]:
        events, self._events = self._events, []
        return events

    def tell(self, *events: EarEvent) -> None:
        self._events += events

    def listen_for(self, names: frozenset[str]) -> None:
        self.active = names

    def expect(self, language: Language | None) -> None:
        self.expected = language

    def mute(self, muted: bool = True) -> None:
        self.muted = muted

    def hold_to_talk(self, pressed: bool) -> None:
        self.held = pressed

    def playing(self, level: float) -> None: ...

    def close(self) -> None: ...


class Wire:
    """The link: counts what is told."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()
        self.last: list[Event] = []

    def ping(self) -> None: ...

    def loading(self, seconds: float) -> None: ...

    def orders(self) -> tuple[Order, ...]:
        return ()

    def tell(self, event: Event) -> None:
        self.told[type(event).__name__] += 1
        self.last.append(event)
        if isinstance(event, VisitFinished):
            self.outcomes[event.outcome] += 1
