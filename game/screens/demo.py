"""The demo: the pilot speaks, the ears hear nothing but that sound, the robot obeys."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.level import Level
from game.moves import all_moves
from game.pilot import UNFOCUSED, Delay, Saying, plan
from game.screens.session import Session
from game.sim import TICK, Event
from voice import Ears, Heard
from voice.endpoint import voiced
from voice.events import Rejected
from voice.source import RATE, Samples, SourceError, read_audio
from voice.words import Text

SOUNDS = {".wav", ".flac"}
AFTER_S = 0.8  # s of silence after a word, so that its endpoint is decided
GIVE_UP_S = 240.0  # s of a run
RETHINK = 20  # ticks until it thinks again about what it found no word for
AGAIN_S = 1.25  # s after an onset without a result: say it again


@dataclass(frozen=True, slots=True)
class Said:
    """One clip that was played to the ears."""

    command: str
    file: str
    onset_s: float


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording of a word."""

    file: str
    samples: Samples
    onset: int
    """Sample at which the voice begins."""


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


class Speaker:
    """The pilot's mouth: decides what to say, and gives the sound of it to the ears."""

    def __init__(self, ears: Ears, clips: Mapping[str, tuple[Clip, ...]], seed: int, delay: Delay = UNFOCUSED) -> None:
        self.said: list[Said] = []
        self._ears, self._clips, self._delay = ears, clips, delay
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
            decided = plan(world, self._delay, self._mute)
            self._intent = decided.saying
            self._think_at = world.tick + RETHINK if decided.trouble else decided.safe_until
        if self._intent is None or world.tick < self._intent.onset or self._intent.command not in self._clips:
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
        self.said.append(Said(command, clip.file, round(now_s, 3)))
        self._silent_until = max(now_s + AGAIN_S, self._ears.fed_s)
        self._intent, self._think_at = None, 0


def run_demo(
    level: Level,
    ears: Ears,
    clips: Mapping[str, tuple[Clip, ...]],
    seed: int,
    seconds: float = GIVE_UP_S,
    tell: Callable[[str, Session], None] | None = None,
) -> tuple[Session, tuple[Said, ...]]:
    """Play a level by the pilot's voice, faster than real time.

    Args:
        level: what to play.
        ears: listening to a feed that nothing else uses.
        clips: by command.
        seed: of the choice among clips.
        seconds: of game time, after which it ends.
        tell: gets a line for each thing that happens.

    """
    session = Session(level)
    ears.listen_for(level.moves)
    speaker = Speaker(ears, clips, seed)
    tell = tell or (lambda _line, _session: None)
    tick = 0
    quiet_at = 0.0
    while session.world.phase != "finished" and tick * TICK < seconds:
        now = tick * TICK
        if speaker.think(session, now):
            said = speaker.said[-1]
            tell(f"{now:6.1f}s  {said.command}", session)
            ears.settle()
            found = ears.poll()
            session.hear(found)
            results = [session.effect_at(e) for e in found if isinstance(e, Heard)]
            quiet_at = max(results, default=0.0)
            if not results:
                reasons = ", ".join(e.text.en for e in found if isinstance(e, Rejected)) or "nothing heard"
                tell(f"{now:6.1f}s    {reasons}", session)
        events = session.tick(now)
        if quiet_at and now >= quiet_at:
            quiet_at = 0.0
            speaker.answered()
        for event in events:
            tell(f"{now:6.1f}s  {_line(event)}", session)
        tick += 1
    return session, tuple(speaker.said)


def _line(event: Event) -> str:
    return f"    {event.kind} {event.what}".rstrip()
