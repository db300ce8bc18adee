"""Numbers and amounts, in digits, English and Chinese: "half a dozen", "between 3 and 5", 三四个, 十来个, 五个以上."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from game.scenegen.atoms import Atom
from game.scenegen.spec import MOST, Span

Kind = Literal["number", "article", "amount", "many", "few", "none"]

_UNITS = {w: n for n, w in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"))}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_HANZI = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "俩": 2,
    "仨": 3,
    "〇": 0,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_HANZI_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
CLASSIFIERS = frozenset(
    "个只道根块条堵座片架台扇枚颗盏把张面段处组层部辆艘节排次遍位名头匹阵股口朵束支枝套件份粒串抹级步"
)

_AMOUNTS: tuple[tuple[str, Kind, int, int | None], ...] = (
    ("hardly any", "few", 0, 1), ("barely any", "few", 0, 1), ("almost no", "few", 0, 1),
    ("next to no", "few", 0, 1), ("very few", "few", 0, 1), ("scarcely any", "few", 0, 1),
    ("practically no", "few", 0, 1), ("a couple", "amount", 2, 3), ("couple", "amount", 2, 3),
    ("a handful", "amount", 3, 5), ("quite a few", "amount", 3, 7), ("a few", "amount", 2, 5),
    ("a few more", "amount", 2, 5), ("few", "few", 0, 2), ("some", "amount", 2, 5), ("several", "amount", 3, 7),
    ("various", "amount", 3, 7), ("a number", "amount", 3, 7), ("a pair", "number", 2, 2), ("pair", "number", 2, 2),
    ("half a dozen", "number", 6, 6), ("half dozen", "number", 6, 6), ("a dozen", "number", 12, 12),
    ("dozen", "number", 12, 12), ("two dozen", "number", 24, 24), ("dozens", "many", 12, None),
    ("a single", "number", 1, 1), ("single", "number", 1, 1), ("one and only one", "number", 1, 1),
    ("twice", "number", 2, 2), ("both", "number", 2, 2), ("lots", "many", 6, None), ("a lot", "many", 6, None),
    ("many", "many", 6, None), ("plenty", "many", 6, None), ("tons", "many", 6, None), ("a ton", "many", 6, None),
    ("loads", "many", 6, None), ("a bunch", "many", 6, None), ("bunch", "many", 6, None),
    ("heaps", "many", 6, None), ("numerous", "many", 6, None), ("countless", "many", 6, None),
    ("masses", "many", 6, None), ("piles", "many", 6, None), ("endless", "many", 6, None),
    ("full of", "many", 6, None), ("packed with", "many", 6, None), ("crawling with", "many", 6, None),
    ("swarms", "many", 6, None), ("a swarm", "many", 6, None), ("an army", "many", 6, None),
    ("hundreds", "many", 20, None), ("hordes", "many", 6, None), ("so many", "many", 6, None),
    ("too many", "many", 6, None), ("filled with", "many", 6, None), ("a", "article", 1, None),
    ("an", "article", 1, None), ("几乎没有", "few", 0, 1), ("几乎不要", "few", 0, 1), ("很少", "few", 0, 1),
    ("极少", "few", 0, 1), ("少得可怜", "few", 0, 1), ("没几个", "few", 0, 2), ("少量", "amount", 1, 3),
    ("好几", "amount", 3, 7), ("若干", "amount", 3, 7), ("多个", "amount", 3, 7), ("几", "amount", 2, 5),
    ("一些", "amount", 2, 5), ("有些", "amount", 2, 5), ("些", "amount", 2, 5), ("一两", "amount", 1, 2),
    ("几十", "many", 20, None), ("上百", "many", 100, None), ("成百上千", "many", 100, None),
    ("成群", "many", 6, None), ("半打", "number", 6, 6), ("一打", "number", 12, 12), ("两打", "number", 24, 24),
    ("一对", "number", 2, 2), ("成对", "number", 2, 2), ("很多", "many", 6, None), ("许多", "many", 6, None),
    ("大量", "many", 6, None), ("一堆", "many", 6, None), ("一大堆", "many", 6, None), ("一大群", "many", 6, None),
    ("一群", "many", 6, None), ("一大波", "many", 6, None), ("到处都是", "many", 6, None),
    ("到处是", "many", 6, None), ("满是", "many", 6, None), ("遍地", "many", 6, None),
    ("遍地都是", "many", 6, None), ("不少", "many", 6, None), ("无数", "many", 6, None), ("好多", "many", 6, None),
    ("超多", "many", 6, None), ("多多", "many", 6, None), ("一大片", "many", 6, None),
    ("密密麻麻", "many", 6, None), ("好些", "amount", 3, 7), ("几处", "amount", 2, 5), ("个把", "amount", 1, 2),
    ("单个", "number", 1, 1), ("唯一", "number", 1, 1),
)  # fmt: skip

_BOUNDS: tuple[tuple[str, str], ...] = (
    ("at least", ">="), ("no fewer than", ">="), ("no less than", ">="), ("not less than", ">="),
    ("minimum of", ">="), ("a minimum of", ">="), ("minimum", ">="), ("more than", ">"), ("at most", "<="),
    ("no more than", "<="), ("not more than", "<="), ("up to", "<="), ("a maximum of", "<="), ("maximum of", "<="),
    ("maximum", "<="), ("max", "<="), ("fewer than", "<"), ("less than", "<"), ("under", "<="), ("within", "<="),
    ("exactly", "="), ("precisely", "="), ("only", "="), ("just", "="), ("about", "~"), ("around", "~"),
    ("roughly", "~"), ("approximately", "~"), ("some", "~"), ("circa", "~"), ("maybe", "~"), ("nearly", "~"),
    ("almost", "~"), ("below", "<="), ("not over", "<="), ("min", ">="), ("至少", ">="), ("最少", ">="),
    ("起码", ">="), ("不少于", ">="), ("不低于", ">="), ("超过", ">"), ("多于", ">"), ("大于", ">"), ("至多", "<="),
    ("最多", "<="), ("顶多", "<="), ("不超过", "<="), ("不多于", "<="), ("别超过", "<="), ("不要超过", "<="),
    ("不能超过", "<="), ("少于", "<"), ("不到", "<"), ("低于", "<"), ("小于", "<"), ("正好", "="), ("刚好", "="),
    ("恰好", "="), ("只要", "="), ("只有", "="), ("就", "="), ("大约", "~"), ("大概", "~"), ("约", "~"),
    ("差不多", "~"), ("左右", "~"), ("控制在", "<="), ("上限", "<="), ("下限", ">="),
)  # fmt: skip
_AFTER: tuple[tuple[str, str], ...] = (
    ("or more", ">="), ("or so", "±"), ("ish", "±"), ("or fewer", "<="), ("or less", "<="), ("at least", ">="),
    ("at most", "<="), ("max", "<="), ("maximum", "<="), ("tops", "<="), ("plus", ">="), ("or thereabouts", "±"),
    ("minimum", ">="), ("at minimum", ">="), ("以上", ">="), ("或更多", ">="), ("或以上", ">="), ("起", ">="),
    ("以下", "<="), ("以内", "<="), ("之内", "<="), ("内", "<="), ("封顶", "<="), ("左右", "±"), ("上下", "±"),
    ("来", "±"), ("多", "+"), ("出头", "+"),
)  # fmt: skip
_AFTER_MEASURE = tuple(row for row in _AFTER if row[0] not in ("来", "多", "起", "内", "ish", "plus"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a stretch of atoms counts."""

    span: Span
    kind: Kind
    length: int
    """Atoms."""
    counted: bool = False
    """A Chinese measure word followed, so a thing must."""
    about: bool = False
    """It was told as an estimate."""


def quantity(atoms: Sequence[Atom], at: int) -> Quantity | None:
    """Give the longest number or amount that begins at an atom; None when there is none."""
    bound, used = _bound(atoms, at, _BOUNDS)
    core = _core(atoms, at + used)
    if core is None and used:
        bound, used, core = "", 0, _core(atoms, at)  # "almost no" is one amount, "almost" alone a bound
    if core is None:
        return None
    if used and core.kind != "number":
        if bound in ("~", "="):
            core = _core(atoms, at + used)
            if core is None or core.kind == "article":
                return None
        else:
            return None
    low, high, end = core.span.low, core.span.high, at + used + core.length
    kind, counted, about = core.kind, False, bound == "~"
    if kind == "number":
        low, high, end = _to(atoms, end, low, high)
    after, more = _bound(atoms, end, _AFTER)
    if not bound and more and kind == "number" and not (after in ("±", "+") and low != high):
        bound, end = after, end + more
    if end < len(atoms) and atoms[end].text in CLASSIFIERS and not _joined(atoms, end):
        counted, end = True, end + 1
        after, more = _bound(atoms, end, _AFTER_MEASURE)
        if not bound and more and kind == "number":
            bound, end = after, end + more
    while end < len(atoms) and atoms[end].text in ("of", "more", "的"):
        end += 1
    low, high = _bounded(bound, low, high)
    cut = Span(low=min(low, 10 * MOST), high=None if high is None else min(max(high, low), 10 * MOST))
    return Quantity(cut, kind, end - at, counted, about or bound == "±")


def _bounded(bound: str, low: float, high: float | None) -> tuple[float, float | None]:
    if bound == ">=":
        return low, None
    if bound == ">":
        return low + 1, None
    if bound == "<=":
        return 0, high
    if bound == "<":
        return 0, None if high is None else max(0, high - 1)
    if bound == "±" and high is not None:
        return int(low * 0.8), int(-(-high * 1.2 // 1))
    if bound == "+" and high is not None:
        return low + 1, high + 9 if high >= 10 else high + 3
    return low, high


def _bound(atoms: Sequence[Atom], at: int, table: Sequence[tuple[str, str]]) -> tuple[str, int]:
    best = ("", 0)
    for words, sign in table:
        length = _matches(atoms, at, words)
        if length > best[1]:
            best = (sign, length)
    return best


def _matches(atoms: Sequence[Atom], at: int, words: str) -> int:
    parts = words.split() if words.isascii() else list(words)
    if at + len(parts) > len(atoms):
        return 0
    return len(parts) if all(atoms[at + i].text == p for i, p in enumerate(parts)) else 0


def _joined(atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether what may be a measure word begins a thing's name: 三面墙 counts, 三台阶 does not."""
    return atoms[at].text == "台" and at + 1 < len(atoms) and atoms[at + 1].text in "阶子"


def _core(atoms: Sequence[Atom], at: int) -> Quantity | None:
    if at >= len(atoms):
        return None
    best: Quantity | None = None
    for words, kind, low, high in _AMOUNTS:
        length = _matches(atoms, at, words)
        if length and (best is None or length > best.length):
            best = Quantity(Span(low=low, high=high), kind, length)
    for found in (_between(atoms, at), _digits(atoms, at), _english(atoms, at), _chinese(atoms, at)):
        if found is not None and (best is None or found.length > best.length or best.kind == "article"):
            best = found
    return best


def _between(atoms: Sequence[Atom], at: int) -> Quantity | None:
    """Read "between 3 and 5" and 三到五之间."""
    if atoms[at].text not in ("between", "from", "介于"):
        return None
    first = _plain_number(atoms, at + 1)
    if first is None:
        return None
    value, length = first
    middle = at + 1 + length
    if middle >= len(atoms) or atoms[middle].text not in ("and", "to", "-", "到", "至", "和"):
        return None
    second = _plain_number(atoms, middle + 1)
    if second is None:
        return None
    low, high = sorted((value, second[0]))
    return Quantity(Span(low=low, high=high), "number", middle + 1 + second[1] - at)


def _to(atoms: Sequence[Atom], end: int, low: float, high: float | None) -> tuple[float, float | None, int]:
    """Read the second half of "3 to 5", "two or three", 三到五."""
    if end < len(atoms) and atoms[end].text in CLASSIFIERS and end + 1 < len(atoms) and atoms[end + 1].text in "到至或":
        end += 1
    if end + 1 < len(atoms) and atoms[end].text in ("to", "or", "-", "–", "~", "到", "至", "或", "或者", "→"):
        second = _plain_number(atoms, end + 1)
        if second is not None and high is not None and second[0] >= low:
            return low, second[0], end + 1 + second[1]
    return low, high, end


def _plain_number(atoms: Sequence[Atom], at: int) -> tuple[float, int] | None:
    if at >= len(atoms):
        return None
    for found in (_digits(atoms, at), _english(atoms, at), _chinese(atoms, at)):
        if found is not None and found.span.high is not None:
            return found.span.high, found.length
    return None


def _digits(atoms: Sequence[Atom], at: int) -> Quantity | None:
    if atoms[at].shape != "number" or not re.fullmatch(r"\d{1,9}(\.\d+)?", atoms[at].text):
        return None
    value, length = float(atoms[at].text), 1
    if at + 1 < len(atoms) and atoms[at + 1].text in _HANZI_SCALES:
        value, length = value * _HANZI_SCALES[atoms[at + 1].text], 2
    if at + 1 < len(atoms) and atoms[at + 1].text == "+":
        return Quantity(Span(low=value), "number", 2)
    if at + 1 < len(atoms) and atoms[at + 1].text == "x":
        length = 2
    return Quantity(Span(low=value, high=value), "number", length)


def _english(atoms: Sequence[Atom], at: int) -> Quantity | None:
    total = current = 0
    length, seen = 0, False
    for place in range(at, len(atoms)):
        word = atoms[place].text
        if word in _UNITS and not (seen and current % 10):
            current += _UNITS[word]
        elif word in _TENS and not (seen and current % 100):
            current += _TENS[word]
        elif word in _SCALES and seen:
            scale = _SCALES[word]
            if scale == 100:
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * scale, 0
        elif word == "a" and not seen and place + 1 < len(atoms) and atoms[place + 1].text in _SCALES:
            current = 1
        elif word == "and" and seen and place + 1 < len(atoms) and atoms[place + 1].text in _UNITS | _TENS:
            if not (current and current % 100 == 0):
                break
        else:
            break
        seen, length = True, place - at + 1
    if not seen:
        return None
    if at + length < len(atoms) and atoms[at + length].text == "dozen":
        current, length = (total + current) * 12, length + 1
        total = 0
    value = total + current
    return Quantity(Span(low=value, high=value), "number", length)


def _chinese(atoms: Sequence[Atom], at: int) -> Quantity | None:
    """Read 二十一, 一百零五, 三四 (either), 十几."""
    total = current = 0
    length = 0
    digits: list[int] = []
    for place in range(at, len(atoms)):
        text = atoms[place].text
        if text in _HANZI:
            if (
                digits
                and place == at + length
                and _HANZI[text] == digits[-1] + 1
                and 0 < digits[-1] < 9
                and len(digits) == 1
            ):
                low, high = total + digits[-1], total + _HANZI[text]
                scale = _HANZI_SCALES.get(atoms[place + 1].text, 1) if place + 1 < len(atoms) else 1
                return Quantity(Span(low=low * scale, high=high * scale), "amount", place - at + 1 + (scale > 1))
            digits.append(_HANZI[text])
            current = current * 10 + _HANZI[text] if len(digits) > 1 else _HANZI[text]
        elif text in _HANZI_SCALES and (length or text in "十百千"):
            total += max(current, 1) * _HANZI_SCALES[text] if current or text == "十" or not length else 0
            current, digits = 0, []
        elif text == "几" and total and not digits:
            return Quantity(Span(low=total + 1, high=total + 9), "amount", place - at + 1)
        else:
            break
        length = place - at + 1
    if not length:
        return None
    value = total + current
    return Quantity(Span(low=value, high=value), "number", length)
