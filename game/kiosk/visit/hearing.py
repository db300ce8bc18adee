"""Between the ears and the visit: which words count now, what an ear's event means here, and what is wrong with it."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from game.kiosk.events import Event as Told
from game.kiosk.events import FaultBegan, FaultEnded
from game.kiosk.visit.happenings import Ear, Input, Noise, Refused, Said, Speech
from game.kiosk.visit.settings import VisitSettings
from game.kiosk.visit.state import Visit
from game.kiosk.visit.words import AGAIN, ANOTHER, CHINESE, ENGLISH, HERE, LEAVE, LOUDER, SOFTER, START, WORDS
from game.level import Level, all_words, offered
from voice import Advice, Ears, Event, Health, Heard, Rejected, SpeechStarted
from voice.words import Language, Words

NEAR_DB: Final = 10.0  # dB over the room's floor from which speech is taken for a visitor's
NOT_SPEECH: Final = frozenset({"noise", "self_sound", "engine"})
LOUD_S: Final = 45.0  # s that advice about a loud room holds
FULL_DB: Final = 25.0  # dB over the room that fill the bars of the microphone


class Hears(Protocol):
    """What of `voice.Ears` a kiosk uses."""

    level: float
    floor: float
    alive: bool

    def poll(self) -> Sequence[Event]: ...  # noqa: D102
    def listen_for(self, names: frozenset[str]) -> None: ...  # noqa: D102
    def expect(self, language: Language | None) -> None: ...  # noqa: D102
    def mute(self, muted: bool = True) -> None: ...  # noqa: D102
    def hold_to_talk(self, pressed: bool) -> None: ...  # noqa: D102
    def playing(self, level: float) -> None: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102

    engine: str

    @property
    def stored_bytes(self) -> int | None: ...  # noqa: D102


def open_ears(settings: VisitSettings, more: Mapping[str, Sequence[str]] | None = None) -> Hears:
    """Start ears that know the robot's words and the kiosk's, and more phrases that a house has for some commands."""
    if settings.engine == "none":
        return Deaf()
    known = all_words() | dict(WORDS)
    said: dict[str, Words | Sequence[str]] = dict(known)
    for name, phrases in (more or {}).items():
        if name in known:
            said[name] = tuple(dict.fromkeys((*known[name].all, *phrases)))
    return Ears(
        said,
        engine=settings.engine,
        model=Path(settings.model) if settings.model else None,
        device=settings.microphone or None,
        language=settings.languages[0],
        patience_s=settings.ear_patience_s,
    )


class Deaf:
    """Ears of a kiosk that is played by hand alone."""

    level = floor = -120.0
    alive = False
    engine = "none"
    stored_bytes = 0

    def poll(self) -> Sequence[Event]:
        """Nothing is heard."""
        return ()

    def listen_for(self, names: frozenset[str]) -> None:
        """Nothing to do."""

    def expect(self, language: Language | None) -> None:
        """Nothing to do."""

    def mute(self, muted: bool = True) -> None:
        """Nothing to do."""

    def hold_to_talk(self, pressed: bool) -> None:
        """Nothing to do."""

    def playing(self, level: float) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong now, and since when: code -> (seconds, detail)."""

    now: dict[str, tuple[float, str]]

    def change(self, code: str, detail: str | None, at_s: float) -> Told | None:
        """Let a fault begin, or end with detail None; give what is to be told, if anything changed."""
        if detail is not None and code not in self.now:
            self.now[code] = (at_s, detail)
            return FaultBegan(time.time(), code, detail)
        if detail is None and code in self.now:
            began, _ = self.now.pop(code)
            return FaultEnded(time.time(), code, round(at_s - began, 1))
        return None


class Hearing:
    """Holds the ears of a kiosk."""

    def __init__(self, ears: Hears, settings: VisitSettings) -> None:
        self.ears = ears
        self._settings = settings
        self._words: frozenset[str] | None = None
        self._muted: bool | None = None
        self._language: Language | None = settings.languages[0]
        self._engine = ears.engine
        self._state = "ready"
        """Of the ears, as they told last."""
        self._loud_until = 0.0
        self.listening = False
        """Whether sound comes in now: an ear has been loaded, and a microphone is open."""
        self._told_alive = True
        self.began_to_listen = False
        """An ear has begun to listen, and nobody has been told yet."""
        self._told_loud = False
        if settings.hold_to_talk:
            ears.hold_to_talk(False)

    @property
    def voice(self) -> float:
        """How loud it is now over the room, 0..1."""
        return min(1.0, max(0.0, (self.ears.level - self.ears.floor - 8) / FULL_DB))

    @property
    def alive(self) -> bool:
        """Whether a word could be heard now."""
        return self.ears.alive and self._state == "ready"

    @property
    def engine(self) -> str:
        """Which ear listens, as far as it was told by a word."""
        return self._engine

    def talk(self, pressed: bool) -> None:
        """The button that is held to talk."""
        if self._settings.hold_to_talk:
            self.ears.hold_to_talk(pressed)

    def follow(self, visit: Visit, level: Level | None, *, asking: bool, deaf: bool = False) -> None:
        """Have only those words count that mean something now, and be deaf while the house is closed, or must be."""
        words = wanted(visit, level, asking=asking)
        if words != self._words:
            self._words = words
            self.ears.listen_for(words)
        language = visit.language if visit.stage in ("play", "result") else None
        if len(self._settings.languages) > 1 and language != self._language:
            self._language = language
            self.ears.expect(language)
        deaf = deaf or visit.stage == "closed"
        if deaf != self._muted and not self._settings.hold_to_talk:
            if deaf or self._muted:
                self.ears.mute(deaf)
            self._muted = deaf

    def inputs(self, now_s: float) -> list[tuple[Input, Event | None]]:
        """Give what happened since the last call, for the visit, each with the ear's event it comes from."""
        found: list[tuple[Input, Event | None]] = []
        for event in self.ears.poll():
            match event:
                case SpeechStarted():
                    found.append((Speech(), event))
                case Heard():
                    self._engine = event.engine or self._engine
                    found.append((Said(event.command, "voice", _language(event)), event))
                case Rejected():
                    found.append((Refused(self._near(event)), event))
                case Health(state) if state != "dropped":
                    self.began_to_listen |= state == "ready"
                    self._state = state
                    self.listening = state == "ready"
                case Advice("loud_room"):
                    self._loud_until = now_s + LOUD_S
                case _:
                    pass
        if self.alive != self._told_alive:
            self._told_alive = self.alive
            found.append((Ear(self.alive), None))
        loud = now_s < self._loud_until or self.ears.floor >= self._settings.loud_db
        if loud != self._told_loud:
            self._told_loud = loud
            found.append((Noise(loud), None))
        return found

    def faults(self, visit: Visit) -> dict[str, str | None]:
        """Give what is wrong with the ears now: code -> detail, None where it is right; a house may want none."""
        if self.ears.engine == "none":
            return {}
        state = "no_ear" if not self.ears.alive and self._state != "restarted" else self._state
        return {
            "no_ear": "" if state == "no_ear" else None,
            "no_microphone": "" if state == "no_microphone" else None,
            "ear_restarted": "" if state == "restarted" else None,
            "too_loud": f"{self.ears.floor:.0f} dBFS" if visit.loud else None,
        }

    def _near(self, event: Rejected) -> bool:
        return event.reason not in NOT_SPEECH and event.level - self.ears.floor >= NEAR_DB


def wanted(visit: Visit, level: Level | None, *, asking: bool) -> frozenset[str]:
    """Give the commands that may be said now."""
    moves = frozenset(offered(level)) if level is not None else frozenset({"run"})
    volume = frozenset({LOUDER, SOFTER})
    match visit.stage:
        case "closed":
            return frozenset()
        case "attract" | "language":
            return moves | {START, ENGLISH, CHINESE}
        case "play":
            found = moves | volume | {LEAVE, AGAIN}
        case _:
            found = volume | {AGAIN, ANOTHER, LEAVE, ENGLISH, CHINESE, "run", "jump", "slide", "turn_back"}
    return found | ({HERE} if asking else frozenset())


def _language(event: Heard) -> Language:
    return event.language
