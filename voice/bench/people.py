"""Ears that know a person, judged on that person: two takes of a word teach, the others are heard."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from random import Random

from voice.bench.corpus import Recording
from voice.bench.run import Clip, run
from voice.engine import Engine
from voice.engine.fused import Fused
from voice.engine.personal import Personal
from voice.profiles import Profile
from voice.takes import features
from voice.vocabulary import Vocabulary

TAKES = 2  # of a word, as a hurried person gives
LEAST = 2  # words that a person must have taught: of one alone nothing can be chosen
OTHERS = 10  # recordings of no command that each person's ear hears too
EARS: Mapping[str, Callable[[Profile], Engine]] = {
    "personal": lambda profile: Personal(profile=profile),
    "sphinx+personal": lambda profile: Fused(profile=profile),
}


def people_of(recordings: Sequence[Recording]) -> dict[str, dict[str, list[Recording]]]:
    """Give who said enough words often enough: speaker to phrase to recordings, more than `TAKES` of each."""
    said: dict[str, dict[str, list[Recording]]] = defaultdict(lambda: defaultdict(list))
    for recording in sorted(recordings, key=lambda r: r.path):
        if recording.command and recording.speaker:
            said[recording.speaker][recording.phrase].append(recording)
    often = {who: {p: r for p, r in words.items() if len(r) > TAKES} for who, words in sorted(said.items())}
    return {who: words for who, words in often.items() if len(words) >= LEAST}


def run_people(
    recordings: Sequence[Recording], name: str, words: Vocabulary, most: int | None = None, seed: int = 1
) -> list[Clip]:
    """Teach an ear each person's words and run the rest of their recordings of these.

    Args:
        recordings: of commands and of what is none.
        name: one of `EARS`.
        words: the whole list; of the words without takes a personal ear knows nothing.
        most: recordings of commands; all when None.
        seed: of which those are, and what else each ear hears.

    """
    people = people_of(recordings)
    chance = Random(seed)
    asked = [r for taught in people.values() for own in taught.values() for r in own[TAKES:]]
    chosen = {r.path for r in (asked if most is None else chance.sample(asked, min(most, len(asked))))}
    others = [r for r in recordings if not r.command and not r.noise]
    clips: list[Clip] = []
    for who, taught in people.items():
        heard = [r for own in taught.values() for r in own[TAKES:] if r.path in chosen]
        if not heard:
            continue
        takes = {phrase: tuple(features(r.read()) for r in own[:TAKES]) for phrase, own in taught.items()}
        ear = EARS[name](Profile(who, takes))
        ear.prepare(words)
        clips += run(heard + chance.sample(others, min(OTHERS, len(others))), ear, words)
    return clips
