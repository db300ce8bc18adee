"""What in a list of words will be hard to hear, and what to change: judged by pronunciation, without an ear."""

import re
from collections.abc import Iterator
from itertools import combinations

from pypinyin import lazy_pinyin

from voice.engine.phones import VOWELS
from voice.intent import Sounds, distance, pronounceable, sounds
from voice.vocabulary import Vocabulary, language_of
from voice.words import Text

NEAR = 0.3  # phones that differ, as a share of the longer word's; "duck" to "dug" 0.08, "left" to "lift" 0.13
LIKE_ZH = (("ng", "n"), ("zh", "z"), ("ch", "c"), ("sh", "s"))


def lint(words: Vocabulary) -> tuple[Text, ...]:
    """Name what will be hard to hear, with the mend; nothing for a list that is fine."""
    found = [text for phrase in words.phrases for text in _alone(phrase)]
    for one, other in combinations(words.phrases, 2):
        if words.commands[one] != words.commands[other]:
            text = _together(one, other)
            if text is not None:
                found.append(text)
    return tuple(found)


def _alone(phrase: str) -> Iterator[Text]:
    for word in re.findall(r"[a-z']+", phrase):
        if not pronounceable(word):
            yield Text(
                f'"{word}" is in no pronouncing dictionary; spell it as it sounds, in words that are',
                f"发音词典里没有“{word}”；请用读音相近的常用词来写",
            )
    syllables = len(phrase) if language_of(phrase) == "zh" else min(map(_syllables, sounds(phrase)), default=1)
    if syllables < 2:
        yield Text(f'"{phrase}" is one syllable; two or more are surer', f"“{phrase}”只有一个音节；两个以上更可靠")


def _together(one: str, other: str) -> Text | None:
    """Tell the worst that two phrases of different commands do to one another."""
    short, long = sorted((one, other), key=len)
    if language_of(one) == language_of(other) == "zh":
        a, b = lazy_pinyin(one), lazy_pinyin(other)
        if a == b:
            return Text(
                f'"{one}" and "{other}" differ by tone at most, which no ear here hears; change one',
                f"“{one}”和“{other}”最多只差声调，听不出来；请换掉一个",
            )
        if [_plain(s) for s in a] == [_plain(s) for s in b]:
            return Text(
                f'"{one}" and "{other}" differ only as an/ang or z/zh do, which many do not say apart; change one',
                f"“{one}”和“{other}”只差前后鼻音或平翘舌，很多人说得一样；请换掉一个",
            )
    if long.startswith(short + " ") or (language_of(short) == "zh" and long.startswith(short)):
        return Text(
            f'"{long}" begins with "{short}"; give one of them another beginning',
            f"“{long}”以“{short}”开头；请给其中一个换个开头",
        )
    apart = min((distance(a, b) / max(len(a), len(b)) for a in sounds(one) for b in sounds(other)), default=1.0)
    if apart <= NEAR:
        return Text(f'"{one}" and "{other}" sound alike; change one', f"“{one}”和“{other}”听起来很像；请换掉一个")
    if any(_rhyme(a) == _rhyme(b) and _syllables(a) == _syllables(b) == 1 for a in sounds(one) for b in sounds(other)):
        return Text(
            f'"{one}" and "{other}" rhyme; take a word with another vowel for one of them',
            f"“{one}”和“{other}”押韵；请给其中一个换成元音不同的词",
        )
    return None


def _plain(syllable: str) -> str:
    """Give a syllable as those say it who do not tell an from ang, nor z from zh."""
    for given, said in LIKE_ZH:
        syllable = syllable.replace(given, said)
    return syllable


def _syllables(phones: Sounds) -> int:
    return sum(phone in VOWELS for phone in phones)


def _rhyme(phones: Sounds) -> Sounds:
    last = max((i for i, phone in enumerate(phones) if phone in VOWELS), default=0)
    return phones[last:]
