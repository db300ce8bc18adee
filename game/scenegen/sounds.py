"""How words sound, roughly: so that "laser gaits" and 激光们 are taken for what was said."""

import re
from functools import cache

_RULES = (
    (r"^[kg]n|^pn|^gn", "n"), (r"^wr", "r"), (r"^x", "s"), (r"mb$", "m"), (r"sch", "sk"), (r"tch", "c"),
    (r"ch", "c"), (r"ph", "f"), (r"gh(?=[^aeiouy]|$)", ""), (r"sh|ti(?=on)|ci(?=an)", "x"), (r"th", "t"),
    (r"dge", "j"), (r"g(?=[eiy])", "j"), (r"c(?=[eiy])", "s"), (r"ck|c(?!$)|q", "k"), (r"c$", "k"), (r"x", "ks"),
    (r"z", "s"), (r"v", "f"), (r"d$", "t"), (r"wh", "w"), (r"[wy](?![aeiou])", ""), (r"h", ""),
)  # fmt: skip
_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def english_key(letters: str) -> str:
    """Give the consonants of a word as they are spoken, and whether it begins with a vowel."""
    text = letters
    for pattern, into in _RULES:
        text = re.sub(pattern, into, text)
    first = "a" if text[:1] in "aeiouy" else ""
    rest = re.sub(r"[aeiouy']", "", text)
    return first + re.sub(r"(.)\1+", r"\1", rest)


@cache
def pinyin_key(hanzi: str) -> str:
    """Give the syllables without tones."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(hanzi, style=Style.NORMAL))


def blurred(pinyin: str) -> str:
    """Give a pinyin key with those sounds made one that people and recognisers confuse."""
    for spelled, merged in _FUZZY:
        pinyin = pinyin.replace(spelled, merged)
    return pinyin


def apart(a: str, b: str, most: int) -> int:
    """Give the edit distance of two keys, or `most` + 1 when it is more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
        if min(row) > most:
            return most + 1
    return row[-1]
