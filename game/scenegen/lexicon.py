"""All tables and all words of obstacles, moves and themes as one lookup: by letters, by sound, by pinyin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from game.moves import all_moves
from game.obstacles import all_obstacles
from game.scenegen import words as tables
from game.scenegen.sounds import blurred, english_key, pinyin_key

NOUNS = frozenset({"thing", "elsewhere", "landmark", "actor", "generic", "theme", "stage", "second"})
FUZZY = frozenset({"thing", "landmark", "actor", "theme", "weather", "time", "move"})
"""Meanings that are also found by sound: content, where a wrong word costs least and helps most."""
SHORTEST_KEY = 3  # consonants; shorter words sound like too many others


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for."""

    category: str
    value: str


@dataclass(frozen=True)
class Lexicon:
    """Phrases to meanings; Latin ones joined ("lasergate"), as recognisers split and join words at will."""

    exact: Mapping[str, tuple[Meaning, ...]]
    by_sound: Mapping[str, tuple[str, Meaning]]
    """Consonants to a spelling and what it means."""
    by_pinyin: Mapping[str, Meaning]
    by_blurred: Mapping[str, Meaning]
    common: frozenset[str]
    """Latin words with a meaning of their own: never taken for how something else sounds."""
    spelled: frozenset[str]
    """Latin phrases with their spaces."""
    longest: int
    """Characters of the longest phrase of Chinese ones."""


@cache
def lexicon() -> Lexicon:
    """Give the lookup; made once, some hundredths of a second."""
    exact: dict[str, list[Meaning]] = {}
    sounds: dict[str, tuple[str, Meaning]] = {}
    pinyin: dict[str, Meaning] = {}
    blurs: dict[str, Meaning] = {}
    common: set[str] = set()
    spelled: set[str] = set()
    longest = 1
    for phrase, meaning in _phrases():
        key = phrase.replace(" ", "").replace("'", "").replace("-", "")
        known = exact.setdefault(key, [])
        if meaning not in known:
            known.append(meaning)
        if not phrase.isascii():
            longest = max(longest, len(key))
            if meaning.category in FUZZY and len(key) >= 2:
                spoken = pinyin_key(key)
                pinyin.setdefault(spoken, meaning)
                blurs.setdefault(blurred(spoken), meaning)
            continue
        common.update(phrase.split())
        spelled.add(phrase)
        if meaning.category in FUZZY:
            sound = english_key(key)
            if len(sound) >= SHORTEST_KEY + (meaning.category != "thing") and len(key) >= 4:
                sounds.setdefault(sound, (key, meaning))
    meanings = {k: tuple(v) for k, v in exact.items()}
    return Lexicon(meanings, sounds, pinyin, blurs, frozenset(common), frozenset(spelled), longest)


def _phrases() -> Iterator[tuple[str, Meaning]]:
    # Obstacles come first: what a team calls its own is never taken for something of ours.
    for kind, obstacle in all_obstacles().items():
        meaning = Meaning("thing", kind)
        for phrase in obstacle.words.all:
            yield from ((form, meaning) for form in _forms(phrase.lower(), "thing"))
    for category, value, english, chinese in tables.rows():
        meaning = Meaning(category, value)
        for phrase in english.split("|"):
            yield from ((form, meaning) for form in _forms(phrase, category))
        yield from ((phrase, meaning) for phrase in chinese.split("|"))
    for kind in all_obstacles():
        yield kind.replace("_", " "), Meaning("thing", kind)
    for name, move in all_moves().items():
        meaning = Meaning("move", name)
        if name != "run":
            yield from (
                (phrase.lower(), meaning) for phrase in (name.replace("_", " "), *move.words.all) if len(phrase) > 1
            )


def _forms(phrase: str, category: str) -> Iterator[str]:
    """Give a phrase in the forms that it is met in."""
    if phrase.startswith("+"):
        verb, _, rest = phrase[1:].partition(" ")
        tail = f" {rest}" if rest else ""
        yield from (f"{form}{tail}" for form in _conjugated(verb))
        return
    yield phrase
    if category in NOUNS and phrase.isascii():
        yield _plural(phrase)


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _conjugated(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    double = verb + verb[-1] if len(verb) <= 4 and verb[-1] in "pbntgm" and verb[-2] in "aeiou" else stem
    third = f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"
    return verb, third, f"{double}ing", f"{double}ed"
