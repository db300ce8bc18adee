"""What a kiosk tells: plain facts with a time, and never a sound, a transcript or a person.

The game (a child process) and the supervisor both tell such events; the audits, the operator's page, Prometheus, MQTT
and whoever embeds a kiosk read them. On the wire each is one JSON object with `event`, its name in snake case.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from voice.words import Language

How = Literal["voice", "touch", "button"]
Outcome = Literal["finished", "left", "closed"]
"""Arrived; gone away (nobody answered "still there?"); ended by the house (quiet hours, the operator, a fault)."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The first picture is on the screen."""

    at: float
    """Seconds since 1970 by the machine's clock: for people to read. Durations are never made from it."""
    safe: bool = False
    """In safe mode: the built-in level, without the house's own content."""


@dataclass(frozen=True, slots=True)
class VisitStarted:
    """Somebody has begun."""

    at: float
    how: How


@dataclass(frozen=True, slots=True)
class LanguagePicked:
    """A visitor has chosen, by speaking it or by hand."""

    at: float
    language: Language
    how: How


@dataclass(frozen=True, slots=True)
class LevelStarted:
    """A visitor plays a level."""

    at: float
    level: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A word was obeyed: which of the game's own commands, how it was given, and how late it was known."""

    at: float
    command: str
    how: How
    delay_ms: int = 0
    """From the end of speech to the result; 0 for hands."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Sound was heard that is none of the words, with the ears' reason."""

    at: float
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The kiosk has asked whether somebody is still there."""

    at: float


@dataclass(frozen=True, slots=True)
class VisitFinished:
    """A visit is over."""

    at: float
    outcome: Outcome
    seconds: float
    """From its beginning, by a clock that only goes forward."""
    levels: int
    arrived: int
    understood: int
    not_understood: int


@dataclass(frozen=True, slots=True)
class FaultBegan:
    """Something is wrong. What the operator reads and does stands in `faults`, under the code."""

    at: float
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FaultEnded:
    """It is right again."""

    at: float
    code: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Listening:
    """An ear has read its model and listens now."""

    at: float
    engine: str


@dataclass(frozen=True, slots=True)
class RoomMeasured:
    """The room as the microphone hears it, dB full scale."""

    at: float
    floor_db: float
    clipping: bool
    too_loud: bool


@dataclass(frozen=True, slots=True)
class Restarted:
    """The game was started anew."""

    at: float
    why: str
    seconds: float
    """From the fault until the picture was back."""


@dataclass(frozen=True, slots=True)
class ContentChanged:
    """Another content pack is shown."""

    at: float
    name: str
    version: str


Event = (
    Ready
    | VisitStarted
    | LanguagePicked
    | LevelStarted
    | Understood
    | NotUnderstood
    | Asked
    | VisitFinished
    | FaultBegan
    | FaultEnded
    | Listening
    | RoomMeasured
    | Restarted
    | ContentChanged
)
_BY_NAME: Mapping[str, type[Any]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind for kind in get_args(Event)
}
_NAMES = {kind: name for name, kind in _BY_NAME.items()}


def name_of(event: Event) -> str:
    """Give an event's name on the wire, in snake case."""
    return _NAMES[type(event)]


def to_json(event: Event) -> str:
    """Write an event as one line of JSON."""
    return json.dumps({"event": name_of(event), **asdict(event)}, ensure_ascii=False)


def from_json(line: str | bytes) -> Event:
    """Read an event.

    Raises:
        ValueError: it is none.

    """
    given = json.loads(line)
    if not isinstance(given, dict) or given.get("event") not in _BY_NAME:
        raise ValueError("no event of a kiosk")
    kind = _BY_NAME[given.pop("event")]
    if set(given) - {field.name for field in fields(kind)}:
        raise ValueError("an event with fields that it does not have")
    try:
        made: Event = kind(**given)
    except TypeError as error:
        raise ValueError(str(error)) from None
    return made
