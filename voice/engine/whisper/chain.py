"""Several commands in one breath: a beam over what whisper would write for a chain of the list's phrases.

Each round weighs every way to go on with the best beginnings: a count, or a joint and a phrase. First by the next
token alone, which is read in one place for hundreds of ways; then the likely ones whole, in one packed pass. A
beginning is at least as likely as anything made of it, so the search ends when no open one beats the best whole one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from voice.chains import COUNTS, MOST, Said, merged
from voice.engine.whisper.context import Encoded
from voice.engine.whisper.spelling import Spelling, prompt_of
from voice.engine.whisper.trie import pack
from voice.vocabulary import language_of
from voice.words import Language

WIDTH = 2  # beginnings that are followed
LIKELY = 12  # ways to go on that are weighed whole, of all whose next token is likely enough
FIRST, EACH = -3.0, -1.5
"""Nats: what a beginning may cost at most, and more for each of its phrases. In 41 pairs of words by one speaker, every
pair that was found began with a word above -2."""
ROUGH = 0.5  # nats by which a score may change from pass to pass: in 8 bits it depends on what else is in the pass
DEAREST = -14.0  # nats; a whole text that is less likely was not said
JOINTS = {"en": (" then", ", then", " and", ",", ""), "zh": ("", "，", "再", "，再", "然后", "，然后")}
LEADS = {"en": ("", "First "), "zh": ("", "先")}
OPEN = "…"

Chain = tuple[Said, float]
"""Phrases with their counts, and log P of that text and its end, nats."""


def leads(tokenizer: Any, language: Language) -> list[Spelling]:
    """Give what a chain may begin with before its first phrase, as beginnings."""
    prompt = prompt_of(tokenizer, language)
    texts = ((" " if language == "en" else "") + lead.strip() for lead in LEADS[language] if lead)
    return [_spelling(prompt, tokenizer.encode(text), whole=False) for text in texts]


def hopeful(score: float, phrases: int = 1) -> bool:
    """Tell whether a beginning of so many phrases is likely enough to be followed; nats."""
    return score > FIRST + EACH * phrases


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to go on."""

    text: str
    stem: str
    """The text without its last phrase or count."""
    said: Said


def chain(scorer: Any, sound: Encoded, phrases: Sequence[str], language: Language, least: float = DEAREST) -> Chain:
    """Give the likeliest chain, of one phrase too; () when none is likelier than `least`, nats."""
    tokenizer = scorer.tokenizer
    prompt = prompt_of(tokenizer, language)
    spoken = [phrase for phrase in phrases if language_of(phrase) == language]
    ends = [(tokenizer.eot,), (*tokenizer.encode("." if language == "en" else "。"), tokenizer.eot)]
    begun: list[tuple[str, Said, float]] = [("", (), 0.0)]
    best: Chain = ((), max(least, DEAREST))
    for _ in range(2 * MOST):
        ways = {way.text: way for start, said, _ in begun for way in _on(start, said, spoken, language)}
        written = _likely(scorer, sound, prompt, ways, language, best[1])
        if not written:
            break
        spelled: dict[str, list[Spelling]] = {}
        for text, tokens in written.items():
            spelled[text] = [_spelling(prompt, (*tokens, *end)) for end in ends]
            spelled[text + OPEN] = [_spelling(prompt, tokens, whole=False)]
        scores = scorer.read(sound, pack(spelled)).scores
        for text in written:
            if scores[text] > best[1] and (whole := merged(ways[text].said)):
                best = whole, scores[text]
        begun = sorted(((t, ways[t].said, scores[t + OPEN]) for t in written), key=lambda one: -one[2])[:WIDTH]
        begun = [one for one in begun if one[2] > best[1] - ROUGH and hopeful(one[2], len(one[1]))]
    return best


def _likely(
    scorer: Any,
    sound: Encoded,
    prompt: tuple[int, ...],
    ways: Mapping[str, _Way],
    language: Language,
    least: float,
) -> dict[str, list[int]]:
    """Give the tokens of the ways whose first new token is likely enough, at most `LIKELY`."""
    blank = " " if language == "en" else ""
    written = {text: scorer.tokenizer.encode(blank + text) for text in ways}
    stems = {stem: scorer.tokenizer.encode(blank + stem) for stem in {way.stem for way in ways.values()} if stem}
    first = {
        text: [_spelling(prompt, tokens[: _alike(tokens, stems.get(ways[text].stem, ())) + 1], whole=False)]
        for text, tokens in written.items()
    }
    scores = scorer.read(sound, pack(first)).scores if first else {}
    good = (t for t, score in scores.items() if score > least - ROUGH and hopeful(score, len(ways[t].said)))
    return {text: written[text] for text in sorted(good, key=lambda t: -scores[t])[:LIKELY]}


def _alike(tokens: Sequence[int], stem: Sequence[int]) -> int:
    """Give how many tokens two texts begin with alike."""
    pairs = zip(tokens, stem, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(tokens) - 1, len(stem)))


def _spelling(prompt: tuple[int, ...], tokens: Sequence[int], whole: bool = True) -> Spelling:
    return Spelling(prompt, tuple((token,) for token in tokens), whole)


def _on(text: str, said: Said, phrases: Sequence[str], language: Language) -> Iterator[_Way]:
    """Give every way to go on with a text by a step."""
    if len(said) >= MOST:
        return
    if not said:
        for lead in LEADS[language]:
            for phrase in phrases:
                yield _Way(lead + (phrase if lead else phrase.capitalize()), lead.strip(), ((phrase, 1),))
        return
    last, times = said[-1]
    blank = " " if language == "en" else ""
    if times == 1:
        for count, many in COUNTS.items():
            if many > 1 and language_of(count) == language:
                yield _Way(text + blank + count, text, (*said[:-1], (last, many)))
    for joint in JOINTS[language]:
        for phrase in phrases:
            yield _Way(text + joint + blank + phrase, text + joint, (*said, (phrase, 1)))
