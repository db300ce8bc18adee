"""Recordings through an ear, as they would come from a microphone."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voice.bench.corpus import Recording, over_noise
from voice.decision import KEEP
from voice.endpoint import voiced
from voice.engine import Engine
from voice.events import Event, Heard, Rejected
from voice.hearing import Hearing
from voice.source import RATE, Samples
from voice.vocabulary import Vocabulary

AFTER = np.zeros(int(0.8 * RATE), np.float32)
BLOCK = RATE // 50  # samples that a microphone gives at once


@dataclass(frozen=True, slots=True)
class Clip:
    """What came of one clip."""

    path: str
    expected: str
    """The command, or "" for none."""
    first: str
    """First choice before rejection, "" for none."""
    accepted: str
    """The command that was acted on, "" for none."""
    latency_ms: float | None
    """From the end of the word to the event, with all computing and waiting; None when nothing was accepted."""
    delay_ms: float | None
    """The same from the beginning of the word: what a player has to think ahead."""
    speaker: str
    phrase: str
    language: str
    snr_db: float | None
    """None for the recording as it is."""
    seconds: float
    spent_s: float
    """Computing on its sound."""
    scores: tuple[tuple[str, float], ...]
    """Of each utterance: the command it was nearest to, and the confidence, 0..1."""
    alarms: int
    """Commands that were acted on."""


def run(
    recordings: Sequence[Recording],
    ear: Engine,
    words: Vocabulary,
    *,
    snr_db: Sequence[float] = (),
    stream: bool = False,
) -> list[Clip]:
    """Run every recording, then every command over noise at each ratio.

    Raises:
        SourceError: a recording is missing.

    """
    clips = [_clip(r, r.read(), ear, words, None, stream) for r in recordings]
    noises = [r.read() for r in recordings if r.noise] if snr_db else []
    for ratio in snr_db if noises else ():
        for recording in recordings:
            if recording.command:
                mixed = over_noise(recording.read(), noises, ratio, recording.path)
                clips.append(_clip(recording, mixed, ear, words, ratio, stream))
    return clips


def _clip(
    recording: Recording, samples: Samples, ear: Engine, words: Vocabulary, ratio: float | None, stream: bool
) -> Clip:
    hearing = Hearing(ear, words)
    events, spent = live(hearing, np.concatenate((samples, AFTER)), stream)
    ends = [(e, at) for e, at in events if isinstance(e, Heard | Rejected)]
    accepted = [(e, at) for e, at in ends if isinstance(e, Heard)]
    began, ended = voiced(samples)
    late, delay = (1000 * (accepted[0][1] - at / RATE) if accepted else None for at in (ended, began))
    scores = tuple(
        (e.command if isinstance(e, Heard) else words.commands.get(e.runner_up, ""), round(e.score, 4)) for e, _ in ends
    )
    return Clip(
        recording.path,
        recording.command,
        first_choice(hearing, samples) if recording.command else "",
        accepted[0][0].command if accepted else "",
        late,
        delay,
        recording.speaker,
        recording.phrase,
        recording.language,
        ratio,
        len(samples) / RATE,
        spent,
        scores,
        len(accepted),
    )


def live(hearing: Hearing, samples: Samples, stream: bool = False) -> tuple[list[tuple[Event, float]], float]:
    """Feed a sound block by block; give each event and when it would come, and the seconds of computing.

    A block comes when its last sample does, and waits while those before it are worked on: the time of an event, in
    seconds of the sound, holds all waiting and computing. Only with `stream` does it take that long; without, computing
    is counted in processor time, so that other programs do not count.
    """
    clock = time.perf_counter if stream else time.process_time
    found: list[tuple[Event, float]] = []
    free = spent = 0.0
    opened = time.perf_counter()
    for at in range(0, len(samples), BLOCK):
        block = samples[at : at + BLOCK]
        came = (at + len(block)) / RATE
        if stream:
            time.sleep(max(0.0, opened + came - time.perf_counter()))
        began = clock()
        events = hearing.push(block)
        took = clock() - began
        spent += took
        free = max(free, came) + took
        found += [(event, free) for event in events]
    return found, spent


def first_choice(hearing: Hearing, samples: Samples) -> str:
    """Give the first choice on the whole clip, whatever the endpoint would have made of it."""
    evidence = hearing.engine.hear(around(samples))
    ranked = [p for p in evidence.scores if p in hearing.words.commands]
    best = max(ranked, key=lambda p: evidence.scores[p], default="")
    return hearing.words.commands.get(best, "")


def around(samples: Samples) -> Samples:
    """Give the voiced part with what an ear gets around it."""
    start, end = voiced(samples)
    return samples[max(0, start - KEEP) : end + KEEP]
