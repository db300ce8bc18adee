"""How whisper may write a phrase: in capitals or not, with a full stop or not, and with any hanzi that sounds so.

One Mandarin syllable has dozens of hanzi, and a word without its sentence is written with any of them: 跳 as 调 or 挑,
後 for 后. Where a hanzi is one token, all tokens of its syllable count for it, which costs nothing: they are read from
the same logits. Tones are minded only where two commands differ in nothing else (爬, 趴).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pypinyin import Style, lazy_pinyin

from voice.vocabulary import Vocabulary, language_of
from voice.words import Language


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a phrase."""

    prompt: tuple[int, ...]
    """Tokens that are given."""
    places: tuple[tuple[int, ...], ...]
    """Tokens that are scored after them; at each place alternatives, the usual one first."""
    whole: bool = True
    """False for a beginning, whose end is not scored and after which anything may follow."""


def beginning(places: Sequence[Spelling]) -> list[Spelling]:
    """Give a phrase's spellings as beginnings: without their ends, and without those that another begins."""
    cut = dict.fromkeys(Spelling(one.prompt, one.places[:-1], whole=False) for one in places)
    return [one for one in cut if not any(one.places[: len(o.places)] == o.places for o in cut if o is not one)]


def spellings(tokenizer: Any, vocabulary: Vocabulary) -> dict[str, list[Spelling]]:
    """Give the spellings of every phrase; none of Mandarin for a model of English alone, which cannot hear it."""
    multilingual = tokenizer.language is not None
    sounds = {style: _sounds(vocabulary, style) for style in (Style.NORMAL, Style.TONE3)}
    found: dict[str, list[Spelling]] = {}
    for phrase in vocabulary.phrases:
        language = language_of(phrase)
        if language == "zh" and not multilingual:
            continue
        prompt = prompt_of(tokenizer, language)
        alike: Mapping[int, tuple[int, ...]] = {}
        texts: Iterable[str] = (f" {phrase}", f" {phrase.capitalize()}", f" {phrase.capitalize()}.")
        if language == "zh":
            minded = [s for s in sounds if len(sounds[s][tuple(lazy_pinyin(phrase, style=s))]) == 1]
            written, alike = _alike(tokenizer, minded[0], phrase) if minded else ((phrase,), {})
            texts = (hanzi + end for hanzi in written for end in ("", "。"))
        found[phrase] = [
            Spelling(prompt, tuple(alike.get(t, (t,)) for t in (*tokenizer.encode(text), tokenizer.eot)))
            for text in dict.fromkeys(texts)
        ]
    return found


def prompt_of(tokenizer: Any, language: Language) -> tuple[int, ...]:
    """Give the tokens before a text of a language; a model of English alone has but one prompt."""
    if tokenizer.language is None:
        return tokenizer.sot, tokenizer.no_timestamps
    return tokenizer.sot, tokenizer.to_language_token(language), tokenizer.transcribe, tokenizer.no_timestamps


def _sounds(vocabulary: Vocabulary, style: Style) -> dict[tuple[str, ...], set[str]]:
    """Give which commands sound how."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for phrase, command in vocabulary.commands.items():
        if language_of(phrase) == "zh":
            found[tuple(lazy_pinyin(phrase, style=style))].add(command)
    return found


def _alike(tokenizer: Any, style: Style, phrase: str) -> tuple[tuple[str, ...], dict[int, tuple[int, ...]]]:
    """Give how a phrase is written, and for each hanzi of one token that token and then all that sound the same.

    A hanzi of several tokens has another of its sound stand in for it in a second writing.
    """
    sounds = lazy_pinyin(phrase, style=style)
    if len(sounds) != len(phrase):  # letters or digits among the hanzi
        return (phrase,), {}
    token_of, by_sound = _hanzi(tokenizer.encoding, style)
    found: dict[int, tuple[int, ...]] = {}
    stand_in = ""
    for hanzi, sound in zip(phrase, sounds, strict=True):
        same = by_sound.get(sound, [])
        own = token_of.get(hanzi, same[0] if same else None)
        stand_in += hanzi if own is None else tokenizer.decode([own])
        if own is not None:
            found[own] = (own, *(t for t in same if t != own))
    return tuple(dict.fromkeys((phrase, stand_in))), found


@lru_cache(maxsize=4)
def _hanzi(encoding: Any, style: Style) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Give every hanzi that is one token, and the tokens of each sound."""
    token_of: dict[str, int] = {}
    by_sound: dict[str, list[int]] = defaultdict(list)
    for token in range(encoding.eot_token):
        try:
            text = encoding.decode_single_token_bytes(token).decode()
        except (KeyError, UnicodeDecodeError):
            continue
        if len(text) == 1 and language_of(text) == "zh":
            token_of[text] = token
            by_sound[lazy_pinyin(text, style=style)[0]].append(token)
    return token_of, by_sound
