"""What comes into a visit, and what is to be done for it. Plain values; `flow` goes from the one to the other."""

from dataclasses import dataclass
from typing import Literal

from game.kiosk.events import How, Outcome
from game.kiosk.visit.state import Visit
from voice.words import Language

# What comes in.


@dataclass(frozen=True, slots=True)
class Said:
    """A command was given, by whatever way; `language` is that of the word, for a voice."""

    command: str
    how: How
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that steers on a page: up, down, left, right, ok, back, or a digit."""

    action: str
    how: How = "button"


@dataclass(frozen=True, slots=True)
class Touched:
    """A hand was there, and meant nothing in particular."""

    how: How = "touch"


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody begins to speak."""


@dataclass(frozen=True, slots=True)
class Refused:
    """They have spoken, and it is no command; `near` when it was said at the kiosk, as far as loudness tells."""

    near: bool = True


@dataclass(frozen=True, slots=True)
class Ear:
    """The ears hear, or cannot."""

    alive: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """The room is too loud to hear, or is not any more."""

    loud: bool


@dataclass(frozen=True, slots=True)
class Came:
    """The robot has come to a checkpoint, or to the end."""

    end: bool


@dataclass(frozen=True, slots=True)
class House:
    """The house opens, or closes."""

    open: bool


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The operator ends the visit."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """The operator sets the volume, percent."""

    percent: int


Input = Said | Pressed | Touched | Speech | Refused | Ear | Noise | Came | House | Dismissed | Loudness

# What is to be done.


@dataclass(frozen=True, slots=True)
class Begin:
    """A visit begins."""

    how: How


@dataclass(frozen=True, slots=True)
class Pick:
    """A language is picked."""

    language: Language
    how: How


@dataclass(frozen=True, slots=True)
class Play:
    """A level begins: the one that is shown, the same again, or the next one."""

    which: Literal["shown", "again", "next"]


@dataclass(frozen=True, slots=True)
class Obey:
    """The robot is to do it."""

    command: str
    how: How


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask whether somebody is there."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Be this loud, percent."""

    percent: int


@dataclass(frozen=True, slots=True)
class End:
    """A visit is over; `visit` is how it was at its end."""

    outcome: Outcome
    visit: Visit


Effect = Begin | Pick | Play | Obey | Ask | Volume | End
