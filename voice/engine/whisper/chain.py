"""Several commands in one breath: a beam over what whisper would write for a chain of the list's phrases.

Each round scores, in one packed pass, every way to go on with the best beginnings: a count, or a joint and a phrase.
A beginning is at least as likely as anything made of it, so the search ends when no open one beats the best whole one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from voice.chains import COUNTS, MOST, Said, merged
from voice.engine.whisper.context import Encoded
from voice.engine.whisper.spelling import Spelling, prompt_of
from voice.engine.whisper.trie import pack
from voice.vocabulary import language_of
from voice.words import Language

WIDTH = 2  # beginnings that are followed
HOPELESS = -7.0  # nats; a sound that begins with no phrase of the list at all
JOINTS = {"en": (" then", ", then", " and", ",", ""), "zh": ("", "，", "再", "，再", "然后", "，然后")}
LEADS = {"en": ("", "First "), "zh": ("", "先")}
LEAST = 2 * HOPELESS  # nats; a whole text that is less likely was not said
OPEN = "…"

Chain = tuple[Said, float]
"""Phrases with their counts, and log P of that text and its end, nats."""


def chain(scorer: Any, sound: Encoded, phrases: Sequence[str], language: Language) -> Chain:
    """Give the likeliest chain, of one phrase too; () when none is likely."""
    tokenizer = scorer.tokenizer
    prompt = prompt_of(tokenizer, language)
    spoken = [phrase for phrase in phrases if language_of(phrase) == language]
    begun: list[tuple[str, Said, float]] = [("", (), 0.0)]
    best: Chain = ((), LEAST)
    for _ in range(2 * MOST):
        ways = {text: said for start, before, _ in begun for text, said in _on(start, before, spoken, language)}
        if not ways:
            break
        spelled: dict[str, list[Spelling]] = {}
        for text in ways:
            tokens = [(token,) for token in tokenizer.encode((" " if language == "en" else "") + text)]
            stop = [(token,) for token in tokenizer.encode("." if language == "en" else "。")]
            end = (tokenizer.eot,)
            spelled[text] = [Spelling(prompt, (*tokens, end)), Spelling(prompt, (*tokens, *stop, end))]
            spelled[text + OPEN] = [Spelling(prompt, tuple(tokens))]
        scores = scorer.read(sound, pack(spelled)).scores
        for text, said in ways.items():
            if scores[text] > best[1] and (whole := merged(said)):
                best = whole, scores[text]
        begun = sorted(((t, s, scores[t + OPEN]) for t, s in ways.items()), key=lambda one: -one[2])[:WIDTH]
        begun = [one for one in begun if one[2] > max(best[1], HOPELESS)]
    return best


def _on(text: str, said: Said, phrases: Sequence[str], language: Language) -> Iterator[tuple[str, Said]]:
    """Give every text that goes on with this one by a step, and what it says."""
    if len(said) >= MOST:
        return
    if not said:
        for lead in LEADS[language]:
            for phrase in phrases:
                yield lead + (phrase if lead else phrase.capitalize()), ((phrase, 1),)
        return
    last, times = said[-1]
    if times == 1:
        for count, many in COUNTS.items():
            if many > 1 and language_of(count) == language:
                yield text + (" " if language == "en" else "") + count, (*said[:-1], (last, many))
    for joint in JOINTS[language]:
        for phrase in phrases:
            yield text + joint + (" " if language == "en" else "") + phrase, (*said, (phrase, 1))
