"""A visit as a pure machine: what is on now, one thing that happened, seconds gone; what is on next, and what to do.

No clock, no window, no ear. Whoever runs it says what came in, and does the effects. Three promises hold from every
state (`tests/kiosk/visit/test_flow.py` tries them): silence alone leads back to the attract loop; nobody is asked, or
sent away, while somebody speaks; after every visitor the volume is the house's again.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from game.kiosk.events import How, Outcome
from game.kiosk.visit.happenings import (
    Ask,
    Begin,
    Came,
    Dismissed,
    Ear,
    Effect,
    End,
    House,
    Input,
    Loudness,
    Noise,
    Obey,
    Pick,
    Play,
    Pressed,
    Refused,
    Said,
    Speech,
    Touched,
    Volume,
)
from game.kiosk.visit.state import Rules, Visit, fresh
from game.kiosk.visit.words import AGAIN, ANOTHER, LANGUAGES, LEAVE, LOUDER, SOFTER, is_page
from voice.words import Language

UTTERANCE_MOST_S: Final = 12.0
"""s of one utterance; ears cut them sooner, so one that is longer has lost its ear."""
TRIES: Final = 3
"""Utterances in a row that are no command and still count as somebody being there: talk in a full room never ends."""
CHOICES: Final = (ANOTHER, AGAIN, LEAVE)
"""Of the result, in the order of the screen."""
STEERS: Final = {"jump": "up", "slide": "down", "run": "ok", "turn_back": "back"}
"""What the robot's own words do on a page."""
Answer = tuple[Visit, tuple[Effect, ...]]


def step(visit: Visit, given: Input | None, seconds: float, rules: Rules) -> Answer:
    """Go on.

    Args:
        visit: what is on.
        given: what happened; None when only time went by.
        seconds: since the last step, before it happened.
        rules: what the house has set.

    """
    visit, effects = _passed(visit, max(0.0, seconds), rules)
    if given is None:
        return visit, effects
    visit, more = _took(visit, given, rules)
    return visit, effects + more


def _passed(visit: Visit, seconds: float, rules: Rules) -> Answer:
    """Let time go by."""
    quiet = seconds
    if visit.speaking:
        speech_s = visit.speech_s + seconds
        over = speech_s >= UTTERANCE_MOST_S
        quiet = speech_s - UTTERANCE_MOST_S if over else 0.0
        visit = replace(visit, speaking=not over, speech_s=0.0 if over else speech_s)
    visit = replace(visit, stage_s=visit.stage_s + seconds)
    if not visit.occupied:
        return visit, ()
    effects: tuple[Effect, ...] = ()
    asked = visit.asking(rules)
    played = 0.0 if asked or visit.stage != "play" else seconds
    visit = replace(
        visit,
        quiet_s=visit.quiet_s + quiet,
        visit_s=visit.visit_s + seconds,
        level_s=visit.level_s + played,
    )
    if visit.stage == "play":
        landing = visit.landing or visit.closing or visit.level_s >= rules.level_s
        if landing and not visit.landing:
            visit = replace(visit, landing=True, level_s=rules.level_s)
        elif visit.landing and visit.level_s >= rules.level_s + rules.landing_s:
            visit = _shown(visit, arrived=False)
    if visit.speaking:
        return visit, effects
    if visit.quiet_s >= rules.ask_after_s + rules.answer_s:
        arrived = visit.stage == "result" and visit.arrived > 0
        return _ended(visit, "finished" if arrived else "left", rules)
    if (
        visit.stage != "play"
        and (visit.closing or visit.visit_s >= rules.longest_s)
        and visit.stage_s >= rules.answer_s
    ):
        arrived = visit.arrived > 0
        return _ended(visit, "closed" if visit.closing else "finished" if arrived else "left", rules)
    if visit.asking(rules) and not asked:
        effects = (Ask(),)
    return visit, effects


def _took(visit: Visit, given: Input, rules: Rules) -> Answer:
    """Take what happened."""
    match given:
        case Ear(alive):
            speaking = visit.speaking and alive
            return replace(visit, ear=alive, speaking=speaking, speech_s=visit.speech_s if speaking else 0.0), ()
        case Noise(loud):
            return replace(visit, loud=loud), ()
        case House(opened):
            visit = replace(visit, closing=not opened)
            if not visit.occupied and (visit.stage == "closed") == opened:
                return fresh(rules, visit), (Volume(rules.volume),)
            return visit, ()
        case Speech():
            return replace(visit, speaking=True, speech_s=0.0), ()
        case Refused() if visit.stage != "closed":
            return _refused(replace(visit, speaking=False, speech_s=0.0), given, rules)
        case Dismissed():
            return _ended(visit, "closed", rules) if visit.occupied else (visit, ())
        case Loudness(percent):
            return _louder(visit, max(0, min(100, percent)))
    if isinstance(given, Refused) or (isinstance(given, Said) and given.how == "voice"):
        visit = replace(visit, speaking=False, speech_s=0.0)
    if visit.stage == "closed" or isinstance(given, Refused):
        return visit, ()
    if isinstance(given, Came):
        ends = visit.stage == "play" and (given.end or visit.landing)
        return (_shown(visit, arrived=given.end), ()) if ends else (visit, ())
    was_asking = visit.asking(rules)
    visit = replace(visit, quiet_s=0.0, tries=0)
    if isinstance(given, Said):
        visit = replace(visit, understood=visit.understood + 1)
        if given.command in (LOUDER, SOFTER) and visit.occupied:
            change = rules.volume_step if given.command == LOUDER else -rules.volume_step
            return _louder(visit, max(0, min(100, visit.volume + change)))
    match visit.stage:
        case "attract":
            return _begun(visit, given, rules)
        case "language":
            return _picked(visit, given, rules)
        case "play":
            return _played(visit, given, rules)
        case _:
            return _chosen(visit, given, was_asking, rules)


def _refused(visit: Visit, given: Refused, rules: Rules) -> Answer:
    """Somebody has said what is no command."""
    if visit.stage == "attract":
        if given.near and rules.any_voice_starts:
            return _occupied(replace(visit, refused=1), "voice", rules)
        return visit, ()
    tries = visit.tries + 1
    there = given.near and tries <= TRIES
    return replace(visit, tries=tries, refused=visit.refused + 1, quiet_s=0.0 if there else visit.quiet_s), ()


def _begun(visit: Visit, given: Input, rules: Rules) -> Answer:
    """A visitor is there: a word has a language, a hand has to pick one."""
    match given:
        case Said(command, "voice", language) if language is not None:
            visit, effects = _occupied(visit, "voice", rules)
            if visit.stage == "play":  # only one language is offered
                return visit, (*effects, *_obeyed(command, "voice"))
            visit, more = _with_language(visit, LANGUAGES.get(command, language), "voice", rules)
            return visit, (*effects, *more, *_obeyed(command, "voice"))
        case Said(_, how, _) | Pressed(_, how) | Touched(how):
            return _occupied(visit, how, rules)
    return visit, ()


def _occupied(visit: Visit, how: How, rules: Rules) -> Answer:
    begun = replace(visit, stage="language", how=how, stage_s=0.0, visit_s=0.0, quiet_s=0.0, chosen=0, levels=0)
    begun = replace(begun, arrived=0, volume=rules.volume)
    effects: tuple[Effect, ...] = (Begin(how), Volume(rules.volume))
    if len(rules.languages) > 1:
        return begun, effects
    begun, more = _with_language(begun, rules.languages[0], how, rules)
    return begun, effects + more


def _picked(visit: Visit, given: Input, rules: Rules) -> Answer:
    """Answer on the page of languages."""
    offered: Sequence[Language] = rules.languages
    match given:
        case Said(command, how, _) if command in LANGUAGES:
            return _with_language(visit, LANGUAGES[command], how, rules)
        case Said(command, "voice", language) if language is not None:
            visit, effects = _with_language(visit, language, "voice", rules)
            return visit, (*effects, *_obeyed(command, "voice"))
        case Pressed(action, how):
            if action.isdigit() and int(action) <= len(offered):
                return _with_language(visit, offered[int(action) - 1], how, rules)
            if action == "ok":
                return _with_language(visit, offered[visit.chosen], how, rules)
            if action == "back":
                return _ended(visit, "left", rules)
            if action in ("left", "up", "right", "down"):
                way = -1 if action in ("left", "up") else 1
                return replace(visit, chosen=min(len(offered) - 1, max(0, visit.chosen + way))), ()
    return visit, ()


def _with_language(visit: Visit, language: Language, how: How, rules: Rules) -> Answer:
    spoken = language if language in rules.languages else rules.languages[0]
    begun, play = _playing(replace(visit, language=spoken), "shown")
    return begun, (Pick(spoken, how), *play)


def _played(visit: Visit, given: Input, rules: Rules) -> Answer:
    """Answer in a level."""
    match given:
        case Said(command, how, _) if not is_page(command):
            return visit, (Obey(command, how),)
        case Said(command, how, _):
            return _ordered(visit, command, how, rules)
        case Pressed("back", _):
            return _shown(visit, arrived=False), ()
    return visit, ()


def _chosen(visit: Visit, given: Input, was_asking: bool, rules: Rules) -> Answer:
    """Answer on the result; who has just been asked answers that, and chooses nothing by a mere button."""
    action: str = ""
    how: How = "touch"
    match given:
        case Said(command, how, _):
            if is_page(command):
                return _ordered(visit, command, how, rules)
            action = STEERS.get(command, "")
        case Pressed(pressed, how):
            action = pressed
    if not action or (was_asking and action == "ok"):
        return visit, ()
    if action.isdigit() and int(action) <= len(CHOICES):
        return _ordered(visit, CHOICES[int(action) - 1], how, rules)
    if action == "ok":
        return _ordered(visit, CHOICES[visit.chosen], how, rules)
    if action == "back":
        return _ordered(visit, LEAVE, how, rules)
    way = {"up": -1, "left": -1, "down": 1, "right": 1}.get(action, 0)
    return replace(visit, chosen=(visit.chosen + way) % len(CHOICES)), ()


def _ordered(visit: Visit, command: str, how: How, rules: Rules) -> Answer:
    """Do what a word of the kiosk says, in a level or on its result."""
    if command in LANGUAGES:
        language = LANGUAGES[command]
        return replace(visit, language=language), (Pick(language, how),)
    if command == AGAIN:
        return _playing(visit, "again")
    if command == ANOTHER:
        return _playing(visit, "next")
    if command == LEAVE:
        if visit.stage == "play":
            return _shown(visit, arrived=False), ()
        return _ended(visit, "finished" if visit.arrived else "left", rules)
    return visit, ()


def _playing(visit: Visit, which: Literal["shown", "again", "next"]) -> Answer:
    if visit.closing:  # no level is begun any more
        return replace(visit, stage="result", stage_s=0.0, chosen=2), ()
    played = replace(visit, stage="play", stage_s=0.0, level_s=0.0, landing=False, levels=visit.levels + 1)
    return played, (Play(which),)


def _shown(visit: Visit, *, arrived: bool) -> Visit:
    """Show the result."""
    return replace(
        visit,
        stage="result",
        stage_s=0.0,
        quiet_s=0.0,
        tries=0,
        chosen=0,
        landing=False,
        arrived=visit.arrived + arrived,
    )


def _ended(visit: Visit, outcome: Outcome, rules: Rules) -> Answer:
    return fresh(rules, visit), (End(outcome, visit), Volume(rules.volume))


def _louder(visit: Visit, percent: int) -> Answer:
    return replace(visit, volume=percent), (Volume(percent),)


def _obeyed(command: str, how: How) -> tuple[Effect, ...]:
    """Give what a first word already does: "run" begins a visit, and the robot runs."""
    return () if is_page(command) else (Obey(command, how),)
