"""Atoms become tokens: the cheapest way to read a prompt, among all ways to cut it up.

Every stretch that is a phrase, a quantity, or sounds like one has a cost, every stranger costs more; the least sum wins
(Viterbi over the atoms). So 移动平抬 becomes a moving platform, "spy ks" spikes, and 五人机 a drone rather than five of
something.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.scenegen.atoms import Atom
from game.scenegen.lexicon import Lexicon, Meaning, lexicon
from game.scenegen.quantity import Quantity, quantity
from game.scenegen.sounds import apart, blurred, english_key, pinyin_key
from game.scenegen.spec import Span

STRANGER, STRANGE_HANZI, MARK = 1.0, 0.9, 0.05
PHRASE, ONE_HANZI, QUANTITY = 0.30, 0.55, 0.2
LONGER = 0.012  # less for each letter: the longer phrase is the likelier reading
BY_SOUND, BY_PINYIN, NEARLY = 0.62, 0.75, 0.3
SHORT, BLUR = 0.2, 0.12  # more for two syllables only, and for sounds that are merely alike
WIDEST = 7  # Latin words of a phrase
HEARD_WIDEST = 4  # Latin words that may have been one
GLUE = frozenset({"filler", "and", "with", "neg", "next", "first", "last", "must", "again", "each"})
HEARD_AS = {"won": 1, "to": 2, "too": 2, "tree": 3, "for": 4, "fore": 4, "ate": 8}
COUNTS_NEXT = frozenset({"with", "and", "plus", "has", "have", "having", "want", "need", "add"})
NEAR_KEY = 6  # consonants from which on one may be wrong


@dataclass(frozen=True, slots=True)
class Token:
    """One thing that was read."""

    category: str
    value: str
    start: int
    end: int
    """Of the plain text."""
    text: str
    quantity: Quantity | None = None
    guessed: bool = False
    """It only sounds like that."""
    others: tuple[Meaning, ...] = field(default=())
    """What the same words mean as well."""

    def may_be(self, category: str) -> str | None:
        """Give the value in another of its meanings."""
        if self.category == category:
            return self.value
        return next((m.value for m in self.others if m.category == category), None)


def read(text: str, atoms: Sequence[Atom]) -> tuple[Token, ...]:
    """Give the tokens of a prompt.

    Args:
        text: plain.
        atoms: of it.

    """
    book = lexicon()
    count = len(atoms)
    best: list[float] = [0.0] + [float("inf")] * count
    came: list[tuple[int, Token] | None] = [None] * (count + 1)
    for at in range(count):
        if best[at] == float("inf"):
            continue
        for end, cost, token in _readings(text, atoms, at, book):
            if best[at] + cost < best[end] - 1e-9:
                best[end], came[end] = best[at] + cost, (at, token)
    found: list[Token] = []
    at = count
    while at:
        step = came[at]
        assert step is not None
        at, token = step
        found.append(token)
    return tuple(_joined(found[::-1], text))


def _readings(text: str, atoms: Sequence[Atom], at: int, book: Lexicon) -> Iterator[tuple[int, float, Token]]:
    atom = atoms[at]
    if atom.shape in ("comma", "stop", "mark"):
        yield at + 1, MARK, _token("mark" if atom.shape == "mark" else atom.shape, "", text, atoms, at, at + 1)
    counted = quantity(atoms, at)
    if counted is not None:
        weak = counted.kind == "article" or (atom.shape == "hanzi" and counted.length == 1 and not counted.counted)
        token = _token("quantity", "", text, atoms, at, at + counted.length, counted)
        yield at + counted.length, QUANTITY + (0.15 if weak else -0.01 * counted.length), token
    heard = _number_heard(atoms, at, book)
    if heard is not None:
        yield at + 1, QUANTITY, _token("quantity", "", text, atoms, at, at + 1, heard)
    if atom.shape == "word":
        yield from _latin(text, atoms, at, book)
    elif atom.shape == "hanzi":
        yield from _hanzi(text, atoms, at, book)
    elif atom.shape == "number":
        yield at + 1, STRANGER, _token("unknown", "", text, atoms, at, at + 1)


def _number_heard(atoms: Sequence[Atom], at: int, book: Lexicon) -> Quantity | None:
    """Read "with for gaps" and "ate crates": a number that was written as another word of its sound."""
    value = HEARD_AS.get(atoms[at].text)
    opens = at > 0 and (atoms[at - 1].shape == "comma" or atoms[at - 1].text in COUNTS_NEXT)
    if value is None or not opens:
        return None
    names = ("".join(a.text for a in atoms[at + 1 : at + 1 + n]) for n in (1, 2))
    counts = any(n.endswith("s") and any(m.category == "thing" for m in book.exact.get(n, ())) for n in names)
    return Quantity(Span(low=value, high=value), "number", 1) if counts else None


def _latin(text: str, atoms: Sequence[Atom], at: int, book: Lexicon) -> Iterator[tuple[int, float, Token]]:
    joined, words = "", []
    for end in range(at, min(len(atoms), at + WIDEST)):
        if atoms[end].shape != "word":
            break
        words.append(atoms[end].text)
        joined += atoms[end].text.replace("'", "")
        meanings = book.exact.get(joined)
        small = bool(meanings) and meanings is not None and meanings[0].category in GLUE
        if meanings and (len(words) == 1 or not small or " ".join(words) in book.spelled):  # "a long" is not "along"
            cost = PHRASE - LONGER * len(joined)
            yield end + 1, cost, _token_of(meanings, text, atoms, at, end + 1)
        elif len(words) <= HEARD_WIDEST and _may_be_misheard(words, book):
            heard = _by_sound(joined, book)
            if heard is not None:
                meaning, off = heard
                token = _token_of((meaning,), text, atoms, at, end + 1, True)
                yield end + 1, BY_SOUND + NEARLY * off + 0.08 * (len(words) - 1), token
    yield at + 1, STRANGER, _token("unknown", "", text, atoms, at, at + 1)


def _may_be_misheard(words: Sequence[str], book: Lexicon) -> bool:
    """Tell whether words may have been something else: not if all are ours, nor with a small one at an end."""
    if all(w in book.common for w in words):
        return False
    ends = (book.exact.get(w.replace("'", "")) for w in (words[0], words[-1]))
    return not any(m is not None and m[0].category in GLUE for m in ends) and not {words[0], words[-1]} & {"a", "an"}


def _by_sound(joined: str, book: Lexicon) -> tuple[Meaning, int] | None:
    if len(joined) < 4 or len(joined) > 30:
        return None
    key = english_key(joined)
    found = book.by_sound.get(key)
    if found is not None:
        return (found[1], 0) if apart(found[0], joined, len(joined) // 2) <= len(joined) // 2 else None
    if len(key) < NEAR_KEY:
        return None
    near = (k for k in book.by_sound if k[0] == key[0] and len(k) >= NEAR_KEY - 1 and apart(k, key, 1) <= 1)
    spellings = (book.by_sound[k] for k in near)
    alike = next((m for spelled, m in spellings if apart(spelled, joined, len(joined) // 3) <= len(joined) // 3), None)
    return (alike, 1) if alike is not None else None


def _hanzi(text: str, atoms: Sequence[Atom], at: int, book: Lexicon) -> Iterator[tuple[int, float, Token]]:
    joined = ""
    for end in range(at, min(len(atoms), at + book.longest)):
        if atoms[end].shape != "hanzi":
            break
        joined += atoms[end].text
        meanings = book.exact.get(joined)
        if meanings:
            filler = meanings[0].category == "filler"
            cost = (ONE_HANZI if not filler else 0.4) if len(joined) == 1 else PHRASE - LONGER * 2 * len(joined)
            yield end + 1, cost, _token_of(meanings, text, atoms, at, end + 1)
        elif 2 <= len(joined) <= 5:
            spoken = pinyin_key(joined)
            cost = BY_PINYIN + (SHORT if len(joined) == 2 else 0.0)
            for meaning, more in ((book.by_pinyin.get(spoken), 0.0), (book.by_blurred.get(blurred(spoken)), BLUR)):
                if meaning is not None:
                    yield end + 1, cost + more, _token_of((meaning,), text, atoms, at, end + 1, True)
                    break
    yield at + 1, STRANGE_HANZI, _token("unknown", "", text, atoms, at, at + 1)


def _token_of(
    meanings: tuple[Meaning, ...], text: str, atoms: Sequence[Atom], at: int, end: int, guessed: bool = False
) -> Token:
    first = meanings[0]
    start, stop = atoms[at].start, atoms[end - 1].end
    return Token(first.category, first.value, start, stop, text[start:stop], None, guessed, meanings[1:])


def _token(
    category: str, value: str, text: str, atoms: Sequence[Atom], at: int, end: int, counted: Quantity | None = None
) -> Token:
    start, stop = atoms[at].start, atoms[end - 1].end
    return Token(category, value, start, stop, text[start:stop], counted)


def _joined(tokens: Sequence[Token], text: str) -> Iterator[Token]:
    """Make neighbouring strangers one."""
    run: Token | None = None
    for token in tokens:
        if token.category == "unknown" and run is not None and text[run.end : token.start].strip() == "":
            run = Token("unknown", "", run.start, token.end, text[run.start : token.end])
            continue
        if run is not None:
            yield run
        run = token if token.category == "unknown" else None
        if run is None:
            yield token
    if run is not None:
        yield run
