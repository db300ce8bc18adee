"""Several commands in one breath: "jump twice", "run then jump", 跳两次, 先跑再跳. What joins, what counts, a parser.

Typing goes through `parse`; an ear that hears words builds its grammar from the same two lists.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Said = tuple[tuple[str, int], ...]
"""Phrases with how often, in spoken order."""

MOST = 5  # times, and commands in one breath
_EN = ("two", "three", "four", "five")
_ZH = ("两", "三", "四", "五")

COUNTS: Mapping[str, int] = {
    "once": 1,
    "twice": 2,
    "two times": 2,
    "three times": 3,
    "four times": 4,
    "five times": 5,
} | {"一次": 1, "一下": 1, "两次": 2, "两下": 2, "三次": 3, "三下": 3, "四次": 4, "四下": 4, "五次": 5, "五下": 5}
"""What is said after a phrase, to how often."""
JOINTS = ("then", "and then", "and", "然后", "再", "接着")
"""What is said between two."""
LEADS = ("first", "先")
"""What may be said before the first."""

_TYPED_COUNTS = {**COUNTS} | {f"{digit} times": digit for digit in range(1, MOST + 1)}
_TYPED_COUNTS |= {f"x{digit}": digit for digit in range(1, MOST + 1)}
_TYPED_COUNTS |= {f"{digit}{times}": digit for digit in range(1, MOST + 1) for times in ("次", "下")}
_TYPED_COUNTS |= {"thrice": 3, "one time": 1, "二次": 2, "二下": 2}
_TYPED_JOINTS = (*JOINTS, "after that", "之后", "接下来", "and after that", ",", "，", "、", ";", "；", "+")


def parse(text: str, phrases: Collection[str]) -> Said:
    """Read a chain.

    Args:
        text: what was typed or transcribed, in the form of `voice.vocabulary.normal`.
        phrases: those of the list, in the same form; one that is itself the whole text wins over any chain.

    Returns:
        The phrases with their counts, empty when the text is no chain of them or is longer than `MOST`.

    """
    if text in phrases:
        return ((text, 1),)
    phrases, dead = sorted(phrases, key=len, reverse=True), set[tuple[int, int]]()

    def after(at: int, taken: int) -> Said:
        """Read one phrase with its count, and what follows it."""
        if taken >= MOST or (at, taken) in dead:
            return ()
        for phrase, behind in _standing(phrases, text, at):
            counted = [(_TYPED_COUNTS[count], end) for count, end in _standing(_TYPED_COUNTS, text, behind)]
            for times, end in (*counted, (1, behind)):
                if end == len(text):
                    return ((phrase, times),)
                for start in _joined(text, end):
                    rest = after(start, taken + 1)
                    if rest:
                        return ((phrase, times), *rest)
        dead.add((at, taken))
        return ()

    begins = (*(end for _, end in _standing(LEADS, text, 0)), 0)
    return merged(next((said for begin in begins if (said := after(begin, 0))), ()))


def merged(said: Said) -> Said:
    """Join neighbours that are the same phrase: "jump, jump" is "jump twice"; empty when one is more than `MOST`."""
    kept: list[tuple[str, int]] = []
    for phrase, times in said:
        if kept and kept[-1][0] == phrase:
            times += kept.pop()[1]
        kept.append((phrase, times))
    return () if any(times > MOST for _, times in kept) else tuple(kept)


def words_to_chain(words: Sequence[str], phrases: Mapping[str, str]) -> Said:
    """Read what a recogniser's grammar gave: ids of phrases, counts and joints; what dangles at the end is left out.

    Args:
        words: one id or one of `COUNTS`, `JOINTS` or `LEADS` each, spaces as underscores.
        phrases: id to phrase.

    """
    said: list[tuple[str, int]] = []
    counted = True
    for word in words:
        plain = word.replace("_", " ")
        if word in phrases:
            said.append((phrases[word], 1))
            counted = False
        elif plain in COUNTS and not counted:
            said[-1] = (said[-1][0], COUNTS[plain])
            counted = True
    return merged(tuple(said))


def _standing(words: Iterable[str], text: str, at: int) -> Iterator[tuple[str, int]]:
    """Give every word that stands at `at`, a Latin one only as a whole, with where what follows it begins."""
    for word in words:
        end = at + len(word)
        if text.startswith(word, at) and not (_latin(text[end - 1 : end]) and _latin(text[end : end + 1])):
            yield word, end + (text[end : end + 1] == " ")


def _joined(text: str, at: int) -> list[int]:
    """Give where the next phrase may begin: after up to two joints (", then"), or at once."""
    once = [end for _, end in _standing(_TYPED_JOINTS, text, at)]
    return [end for start in once for _, end in _standing(_TYPED_JOINTS, text, start)] + once + [at]


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
