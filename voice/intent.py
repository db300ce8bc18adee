"""Free text to commands: what a transcriber wrote against what may be said, compared by sound and not by spelling.

Both languages become phones of one set, so 挑 is as good as 跳, "tiao" nearly so, and "dug" is near "duck".
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from pocketsphinx import get_model_path
from pypinyin import lazy_pinyin

from voice.engine.pinyin import BUZZ, FINALS, INITIALS, arpabet
from voice.vocabulary import Vocabulary, language_of

CLOSE = 0.75  # closeness from which a text is taken for a phrase; "dug" to "duck" is 0.92, "dog" to "duck" 0.58
NOT_CLOSE = CLOSE - 0.2
MOST = 9  # times that a count may say
VARIANTS = 8  # pronunciations of a phrase that are compared

FILLERS_ZH = ("请", "吧", "啊", "呀", "嗯", "呃", "哦", "快", "了", "一下", "把", "来")
FILLERS = frozenset(
    ("please", "now", "okay", "ok", "well", "um", "uh", "er", "hey", "just", "and", "quickly", "the", "a", *FILLERS_ZH)
)
LINKS = re.compile(r"\s*(?:\band then\b|\bthen\b|\band\b|,|;|，|；|、|。|\.|然后|接着|之后|再)\s*")
DIGITS_EN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
DIGITS_ZH = "零一二三四五六七八九十"
TIMES_EN = {"once": 1, "twice": 2, "thrice": 3} | {word: n for n, word in enumerate(DIGITS_EN)}
TIMES_ZH = {word: n for n, word in enumerate(DIGITS_ZH)} | {"两": 2, "俩": 2}

# Pairs that ears and transcribers take for one another, and what the exchange costs; any other costs 1.
NEAR = {
    frozenset(pair.split()): cost
    for pairs, cost in (
        ("B P/D T/G K/V F/Z S/ZH SH/JH CH/DH TH/N NG/L N/L R", 0.25),
        ("AA AO/AH AE/AH AA/IH IY/UH UW/ER AH/AE EH/W UW/Y IY/OW AO", 0.25),
        ("S SH/S TH/Z JH/CH SH/T CH/F HH/M N/F TH/R ER/T K/B V/W V", 0.5),
        ("IH EH/EH EY/AY AE/AW AO/OW UW/AH IH/AH EH/AH UH/AA AE", 0.5),
    )
    for pair in pairs.split("/")
}
WEAK = frozenset(("HH", "AH", "R", "Y"))  # they come and go
WEAK_COST = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that a text may mean."""

    phrase: str
    times: int
    closeness: float
    """1 for the same sounds, 0 for none in common."""


def understand(text: str, words: Vocabulary) -> tuple[Match, ...]:
    """Give the phrases that a text orders, in their order; none when any part of it is nothing in the list.

    Args:
        text: a transcript, English or Chinese.
        words: what may be said.

    """
    whole = weigh(text, words)
    if whole and whole[0].closeness >= CLOSE:
        return whole[:1]
    parts = [part for part in LINKS.split(_plain(text)) if part.strip()]
    found = [weigh(part.removeprefix("先"), words)[:1] for part in parts]
    if len(found) < 2 or not all(match and match[0].closeness >= CLOSE for match in found):
        return ()
    return tuple(match[0] for match in found)


def weigh(text: str, words: Vocabulary) -> tuple[Match, ...]:
    """Give how close each phrase is to the text as a whole, the closest first."""
    plain = _plain(text)
    if not plain:
        return ()
    readings = {(plain, 1)}
    bare, times = _counted(plain)
    if times:
        readings.add((bare, times))
    best: dict[str, Match] = {}
    for reading, count in sorted(readings, key=lambda r: -r[1]):
        said = _sounds(_without_fillers(reading))
        for phrase in words.phrases:
            close = max((_closeness(a, b) for a, b in product(said, _sounds(phrase))), default=0.0)
            if (_numbers(reading) or _numbers(phrase)) != (_numbers(phrase) or _numbers(reading)):
                close = min(close, NOT_CLOSE)  # door three is not door four, however near they sound
            if phrase not in best or close > best[phrase].closeness:
                best[phrase] = Match(phrase, count, close)
    return tuple(sorted(best.values(), key=lambda match: -match.closeness))


def _plain(text: str) -> str:
    """Give it in lower case, full-width signs made plain, only letters, digits, links and spaces."""
    text = unicodedata.normalize("NFKC", text).lower().replace("'", "")
    return " ".join(re.sub(r"[^\w,;、]+", " ", text.replace("。", ",").replace(".", ",")).strip(" ,;、").split())


def _without_fillers(text: str) -> str:
    kept = [word for word in text.split() if word not in FILLERS]
    bare = " ".join(kept) or text
    if language_of(bare) == "zh":
        for filler in FILLERS_ZH:
            if len(bare) > len(filler):
                bare = bare.removeprefix(filler).removesuffix(filler)
    return bare


def _counted(text: str) -> tuple[str, int]:
    """Split "jump 2 times", "jump twice", "jump jump", 跳两次, 跳3下 into what and how often; 0 for no count."""
    if found := re.fullmatch(r"(.+?)\s*(?:x\s*)?(\w+?)\s*(?:times?|次|下|回|遍)", text):
        what, number = found.groups()
        if times := _number(number):
            return what.strip(), times
        # No space in Chinese: 跳两次 gives 跳 and 两 only when the number is one character.
        if times := _number(number[-1:]):
            return (what + number[:-1]).strip(), times
    if found := re.fullmatch(r"(.+?)(?:[\s,;、]*\1){1,8}", text):  # "jump jump jump", 跳跳跳
        return found[1].strip(), _number(str(text.count(found[1])))
    if found := re.fullmatch(r"(.+?)\s+(once|twice|thrice|x\s*\d)", text):
        return found[1], _number(found[2].removeprefix("x").strip())
    return text, 0


def _number(word: str) -> int:
    times = int(word) if word.isdecimal() else TIMES_EN.get(word, TIMES_ZH.get(word, 0))
    return times if 1 <= times <= MOST else 0


def _numbers(text: str) -> tuple[int, ...]:
    found = re.findall(rf"\d+|[a-z]+|[{DIGITS_ZH}两]", text)
    return tuple(n for word in found if (n := _value(word)) >= 0)


def _value(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return DIGITS_EN.index(word) if word in DIGITS_EN else TIMES_ZH.get(word, -1)


Sounds = tuple[str, ...]


@cache
def _sounds(text: str) -> tuple[Sounds, ...]:
    """Give the ways a text may be pronounced, as ARPAbet phones."""
    parts: list[Sequence[Sounds]] = []
    chinese = language_of(text) == "zh"
    for token in re.findall(r"[\u4e00-\u9fff]+|[a-zü]+|\d+", text.lower()):
        if token.isdecimal():
            parts.append(_number_sounds(int(token), chinese))
        elif language_of(token) == "zh":
            parts.append((tuple(p for s in lazy_pinyin(token) for p in arpabet(s).split()),))
        else:
            parts.append(_word_sounds(token))
    if not parts:
        return ()
    return tuple(
        tuple(p for part in way for p in part) for way, _ in zip(product(*parts), range(VARIANTS), strict=False)
    )


def _number_sounds(number: int, chinese: bool) -> Sequence[Sounds]:
    digits = [int(d) for d in str(number)] if number > 10 else [number]
    if chinese:
        return (tuple(p for d in digits for s in lazy_pinyin(DIGITS_ZH[d]) for p in arpabet(s).split()),)
    return (tuple(p for d in digits for p in _word_sounds(DIGITS_EN[d])[0]),)


def _word_sounds(word: str) -> tuple[Sounds, ...]:
    known = _dictionary().get(word, ())
    syllables = _syllables(word)
    spelt = (tuple(p for s in syllables for p in arpabet(s).split()),) if syllables else ()
    return (*known, *spelt) or (tuple(LETTERS[c] for c in word if c in LETTERS),)


LETTERS = {
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K",
    "l": "L", "m": "M", "n": "N", "o": "AO", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V",
    "w": "W", "x": "K", "y": "Y", "z": "Z",
}  # fmt: skip
"""For a word that no dictionary knows."""


@cache
def _syllables(word: str) -> tuple[str, ...]:
    """Split pinyin written together ("tiaoyue"), the longest syllables first; nothing when it is none."""
    if not word:
        return ()
    for length in range(min(6, len(word)), 0, -1):
        head, rest = word[:length], word[length:]
        initial = next((i for i in sorted(INITIALS, key=len, reverse=True) if head.startswith(i)), "")
        if head in BUZZ or head.removeprefix(initial) in FINALS:
            if not rest:
                return (head,)
            if tail := _syllables(rest):
                return (head, *tail)
    return ()


@cache
def _dictionary() -> dict[str, tuple[Sounds, ...]]:
    """Read the pronunciations that pocketsphinx's wheel carries (CMUdict)."""
    found: dict[str, list[Sounds]] = {}
    file = Path(get_model_path()) / "en-us" / "cmudict-en-us.dict"
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        word, *phones = line.split()
        found.setdefault(word.partition("(")[0].replace("'", ""), []).append(tuple(phones))
    return {word: tuple(ways) for word, ways in found.items()}


def _closeness(a: Sounds, b: Sounds) -> float:
    if not a or not b:
        return 0.0
    return max(0.0, 1 - distance(a, b) / max(len(a), len(b)))


def distance(a: Sounds, b: Sounds) -> float:
    """Give the weighted edit distance of two lists of phones; 1 for a phone too many, less for near ones."""
    row = [0.0]
    for phone in b:
        row.append(row[-1] + _alone(phone))
    for one in a:
        before, row = row, [row[0] + _alone(one)]
        for at, other in enumerate(b, 1):
            row.append(
                min(
                    before[at] + _alone(one),
                    row[at - 1] + _alone(other),
                    before[at - 1] + (0.0 if one == other else NEAR.get(frozenset((one, other)), 1.0)),
                )
            )
    return row[-1]


def _alone(phone: str) -> float:
    return WEAK_COST if phone in WEAK else 1.0
