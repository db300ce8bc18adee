"""What ears tell: every utterance ends in exactly one `Heard` or `Rejected`.

Times are seconds on the source's sample clock; for a microphone, of the caller's `time.monotonic()`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from voice.words import Language, Text

Reason = Literal[
    "quiet",
    "noise",
    "too_short",
    "too_long",
    "not_in_list",
    "unsure",
    "tie",
    "inactive",
    "self_sound",
    "engine",
]

REASONS: Mapping[Reason, Text] = {
    "quiet": Text("too quiet", "太小声了"),
    "noise": Text("only noise", "只有杂音"),
    "too_short": Text("too short", "太短了"),
    "too_long": Text("too long", "太长了"),
    "not_in_list": Text("not a command", "不是口令"),
    "unsure": Text("say it again?", "再说一遍？"),
    "tie": Text("could be two things", "有两种可能"),
    "inactive": Text("not now", "现在不能用"),
    "self_sound": Text("that was me", "那是我自己的声音"),
    "engine": Text("my ears failed", "我的耳朵出错了"),
}
"""What a player reads, in two or three words."""


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody begins to speak."""

    at: float


@dataclass(frozen=True, slots=True)
class Partial:
    """A guess while the speech goes on; never to be acted on."""

    phrase: str
    command: str
    at: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A command was understood."""

    commands: tuple[tuple[str, int], ...]
    """Names and how many times, in the order they were said."""
    phrase: str
    language: Language
    score: float
    """Confidence, 0..1."""
    runner_up: str
    """The best phrase of another command; empty when there was none."""
    margin: float
    """Score of the phrase over the runner-up's, nats."""
    speech_start: float
    speech_end: float
    result_at: float
    engine: str
    loudness: float = -120.0
    """Of the voice alone, dBFS; for "louder leaps higher" compare it with the player's other words."""
    pitch: float = 0.0
    """Median pitch of the voice, Hz; 0 when it has none, as a whisper."""

    @property
    def command(self) -> str:
        """The first command's name."""
        return self.commands[0][0]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An utterance that is no command, and why."""

    reason: Reason
    level: float
    """Loudness of the speech, dBFS."""
    runner_up: str
    """The phrase it was nearest to; empty when nothing was near."""
    margin: float
    speech_start: float
    speech_end: float
    result_at: float
    score: float = 0.0
    """Confidence that the phrase it was nearest to was said, 0..1; 0 when no ear was asked."""

    @property
    def text(self) -> Text:
        """What a player reads."""
        return REASONS[self.reason]


@dataclass(frozen=True, slots=True)
class Health:
    """How the ears are; comes when that changes."""

    state: Literal["ready", "no_microphone", "no_ear", "restarted", "dropped"]
    text: Text


DROPPED = Text("too busy to hear everything", "太忙了，漏听了一些声音")

AdviceKind = Literal["clipping", "too_soft", "loud_room", "silent"]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the room or the microphone does to the words, and what people can do about it."""

    kind: AdviceKind
    text: Text


@dataclass(frozen=True, slots=True)
class Burst:
    """A clap, a "ha!": a sudden sound. Only with `voice_channel=True`."""

    at: float
    level: float
    """dBFS."""


@dataclass(frozen=True, slots=True)
class Note:
    """32 ms of a voice that holds a pitch. Only with `voice_channel=True`."""

    at: float
    level: float
    """dBFS."""
    pitch: float
    """Hz, 70 to 800."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a take that was asked for by `Ears.ask`; comes right after the end of its utterance."""

    phrase: str
    kept: bool
    takes: int
    """Of this phrase that are kept now."""
    text: Text
    """Why not, or how many."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What `Ears.keep_takes` has written."""

    name: str
    words: int
    """Phrases with takes; 0 when nothing was written."""
    takes: int
    text: Text


Event = SpeechStarted | Partial | Heard | Rejected | Health | Advice | Burst | Note | Taken | Enrolled
