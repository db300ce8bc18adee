"""The demo: the pilot speaks, the ears hear nothing but that sound, the robot obeys."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from game.level import Level, offered
from game.moves import all_moves
from game.pilot import UNFOCUSED, Delay, Plan, Saying, plan
from game.screens.session import EAR_MS, Session
from game.sim import TICK, Event, World
from voice import Ears, Heard
from voice.endpoint import voiced
from voice.events import Event as EarEvent
from voice.events import Rejected, SpeechStarted
from voice.source import RATE, Samples, SourceError, read_audio
from voice.words import Text

SOUNDS = {".wav", ".flac"}
AFTER_S = 0.5  # s of silence after a word, so that its endpoint is decided
GIVE_UP_S = 240.0  # s of a run
RETHINK = 20  # ticks until it thinks again about what it found no word for
PATIENCE_S = 180.0  # s that the ears may take, with a model to load, on a machine that is busy with other things
AGAIN_S = 1.1  # s after an onset without a result: say it again


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording of a word."""

    file: str
    samples: Samples
    onset: int
    """Sample at which the voice begins."""


@dataclass(frozen=True, slots=True)
class Said:
    """One clip that was played to the ears."""

    command: str
    clip: Clip
    onset_s: float


def read_clips(folder: Path, commands: Sequence[str]) -> Mapping[str, tuple[Clip, ...]]:
    """Read `folder/<command>/*` for every command that has a folder.

    Raises:
        SourceError: no clip at all, or one that is no sound.

    """
    clips = {}
    for command in commands:
        files = sorted(p for p in (folder / command).glob("*") if p.suffix.lower() in SOUNDS)
        read = []
        for file in files:
            samples = read_audio(file)
            read.append(Clip(f"{command}/{file.name}", samples, voiced(samples)[0]))
        if read:
            clips[command] = tuple(read)
    if not clips:
        raise SourceError(
            str(folder),
            Text("holds no clips; they lie in folders named like commands", "没有录音；请按命令名建文件夹放录音"),
        )
    return clips


Decide = Callable[[World, Delay, frozenset[str]], Plan | None]
"""The pilot, or a way to ask it that does not wait: None while it thinks."""


class Speaker:
    """The pilot's mouth: decides what to say, and gives the sound of it to the ears."""

    def __init__(self, ears: Ears, clips: Mapping[str, tuple[Clip, ...]], seed: int, decide: Decide = plan) -> None:
        self.said: list[Said] = []
        self._ears, self._clips, self._decide = ears, clips, decide
        self._chance = random.Random(seed)
        self._intent: Saying | None = None
        self._silent_until = 0.0
        self._think_at = 0
        self._mute = frozenset(c for c in all_moves() if c not in clips)

    def think(self, session: Session, now_s: float) -> bool:
        """Say something if it is time; True when sound was fed."""
        world = session.world
        if world.phase != "playing" or world.body.stun or now_s < self._silent_until:
            self._intent = None
            return False
        if self._intent is None and world.tick >= self._think_at:
            decided = self._decide(world, UNFOCUSED, self._mute)
            if decided is None:
                return False
            self._intent = decided.saying
            self._think_at = world.tick + RETHINK if decided.trouble else decided.safe_until
        if self._intent is None or world.tick < self._intent.onset or self._intent.command not in self._clips:
            return False
        if _hurries(world, self._intent.command):
            return False
        self._say(self._intent.command, now_s)
        return True

    def answered(self) -> None:
        """The ears have answered: look again at what is needed."""
        self._intent, self._silent_until, self._think_at = None, 0.0, 0

    def _say(self, command: str, now_s: float) -> None:
        clip = self._chance.choice(self._clips[command])
        # The voice, not the file, begins now: the ears' clock is filled up with silence to there.
        fill = round(now_s * RATE) - round(self._ears.fed_s * RATE) - clip.onset
        samples = clip.samples if fill >= 0 else clip.samples[-fill:]
        parts = (np.zeros(max(fill, 0), np.float32), samples, np.zeros(int(AFTER_S * RATE), np.float32))
        self._ears.feed(np.concatenate(parts))
        self.said.append(Said(command, clip, round(now_s, 3)))
        self._silent_until = max(now_s + AGAIN_S, self._ears.fed_s)
        self._intent, self._think_at = None, 0


def _hurries(world: World, command: str) -> bool:
    """Tell whether it would run on while the next hit is a death; who stands waits until a hit is only a stumble."""
    move = world.course.moves.get(command)
    return world.body.armour > 0 and world.body.gait == "stop" and move is not None and move.gait


class Demo:
    """One demo, tick by tick. Its clock is the ears' feed, so that it runs as fast as it is asked to."""

    def __init__(
        self, level: Level, ears: Ears, clips: Mapping[str, tuple[Clip, ...]], seed: int, decide: Decide = plan
    ) -> None:
        self.session = Session(level, EAR_MS.get(ears.engine, 0))
        self._ears = ears
        ears.listen_for(offered(level))
        self._speaker = Speaker(ears, clips, seed, decide)
        self._tick = 0
        self._quiet_at = 0.0
        self._coming: list[tuple[float, EarEvent]] = []

    @property
    def now_s(self) -> float:
        """Game time, s."""
        return self._tick * TICK

    @property
    def said(self) -> tuple[Said, ...]:
        """What was said so far."""
        return tuple(self._speaker.said)

    def tick(self, wait: bool) -> tuple[tuple[Event, ...], tuple[EarEvent, ...], Said | None]:
        """Go on by one tick.

        Args:
            wait: for the ears to answer in the very tick in which something was said, so that a run repeats;
                a window must not wait.

        Returns:
            what happened, what the ears tell by now, and what begins to be said.

        """
        now = self.now_s
        spoke = self._speaker.think(self.session, now)
        if spoke and wait:
            self._ears.settle(PATIENCE_S)
        for event in self._ears.poll():
            self.session.hear((event,))
            self._coming.append((self._known_at(event), event))
            if isinstance(event, Heard):
                self._quiet_at = self.session.effect_at(event)
        told = tuple(e for at, e in self._coming if at <= now)
        self._coming = [(at, e) for at, e in self._coming if at > now]
        events = self.session.tick(now)
        if self._quiet_at and now >= self._quiet_at:
            self._quiet_at = 0.0
            self._speaker.answered()
        self._tick += 1
        return events, told, self._speaker.said[-1] if spoke else None

    def _known_at(self, event: EarEvent) -> float:
        """Give when a player would know of it, s."""
        if isinstance(event, Heard):
            return self.session.effect_at(event)
        if isinstance(event, Rejected):
            return event.result_at + self.session.ear_ms / 1000
        return event.at if isinstance(event, SpeechStarted) else 0.0

    def report(self) -> dict[str, Any]:
        """Give the report of the contract, ready for JSON."""
        said = [{"command": s.command, "file": s.clip.file, "onset_s": s.onset_s} for s in self.said]
        return self.session.report() | {"said": said}


def run_demo(
    level: Level,
    ears: Ears,
    clips: Mapping[str, tuple[Clip, ...]],
    seed: int,
    seconds: float = GIVE_UP_S,
    tell: Callable[[str], None] | None = None,
) -> Demo:
    """Play a level by the pilot's voice, faster than real time.

    Args:
        level: what to play.
        ears: listening to a feed that nothing else uses.
        clips: by command.
        seed: of the choice among clips.
        seconds: of game time, after which it ends.
        tell: gets a line for each thing that happens.

    """
    demo = Demo(level, ears, clips, seed)
    tell = tell or (lambda _line: None)
    while demo.session.world.phase != "finished" and demo.now_s < seconds:
        now = demo.now_s
        events, told, said = demo.tick(wait=True)
        if said:
            tell(f"{now:6.1f}s  {said.command}")
        for heard in told:
            if isinstance(heard, Rejected):
                tell(f"{now:6.1f}s    ? {heard.text}")
        for event in events:
            tell(f"{now:6.1f}s      {event.kind} {event.what}".rstrip())
    return demo
