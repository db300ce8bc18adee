"""How often a level is finished by voice, and what each forgiveness does for that.

A player plans as the pilot does: it expects the delay model and all forgiveness. As anybody does after a minute, it
knows whether the robot halts by itself, whether a hit costs a life, and whether a word counts where it begins. Its
words take effect as late as the measured list says (or the model, without one), 3 % are not understood, and the rules
are those of the row: so a row shows what is lost when one of them is taken away from the same player.

What it found, and why words are rolled back only to rescue: runs without any hit, of 30 of `the_way_back` and 30 of
`under_the_cables` without assist and armour, with 25 delays of sphinx on people's recordings (436 to 1220 ms):

    focus time, rollback to rescue   0.93  0.87
    no focus, rollback to rescue     0.90  0.80   a rollback in every second run, in every run
    no focus, rollback always        0.60  0.40   ten and thirteen rollbacks a run, 2.2 and 1.3 m each
    no focus, no rollback            0.60  0.40

A rescue does for whoever plays without focus time most of what focus time does, and is hardly ever seen. To judge every
word at its beginning helps nobody here: words come 26 ticks late at the least and 20 may be taken back, so all of them
move by the same 20 and are spread as before, while the robot jumps across the picture at every word.
"""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from game.level import Level, LevelError, find, shipped, to_course
from game.pilot import FOCUSED, UNFOCUSED, Delay, Mind, Saying, plan
from game.pilot.delay import EARLY_S, LATE_S, MISSED
from game.screens.clock import Clock
from game.screens.session import ROLLBACK, Choices, Rollback, Session
from game.sim import TICK, Course, Rules
from game.sim.rollback import MOST
from voice import Heard
from voice.words import Text

LONGEST_S = 150.0  # s of a run before it is given up
FEW = 3  # deaths within which a run counts as finished
AGAIN_S = 0.1  # s from when a word should have taken effect to looking what to say next
GLANCE_S = 0.1  # s from one look at what comes to the next
Pick = Callable[[random.Random], float]
"""Gives the seconds from a word's onset to its effect."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to play: what is different from the game as it is shipped."""

    name: str
    off: frozenset[str] = frozenset()
    """Switches of `Rules` that are off."""
    focus: bool = True
    rollback: Rollback = ROLLBACK


SWITCHES = ("buffer", "coyote", "corners", "lips", "armour", "assist")
HARD = frozenset({"armour", "assist"})
"""What a player sees of the rules."""
ROWS = (
    Row("as shipped"),
    Row("as shipped, no rollback", rollback="off"),
    Row("as shipped, no focus, no rollback", focus=False, rollback="off"),
    Row("no assist", frozenset({"assist"})),
    Row("no assist, no armour", HARD),
    Row("no assist, no armour, rollback always", HARD, rollback="always"),
    Row("no assist, no armour, no rollback", HARD, rollback="off"),
    Row("no assist, no armour, no focus, rollback to rescue", HARD, focus=False),
    Row("no assist, no armour, no focus, rollback always", HARD, focus=False, rollback="always"),
    Row("no assist, no armour, no focus, no rollback", HARD, focus=False, rollback="off"),
    # Each alone, where neither focus time nor rollback hides what it does.
    *(
        Row(f"no assist, no armour, no focus, no rollback, no {name}", HARD | {name}, focus=False, rollback="off")
        for name in ("buffer", "coyote", "corners", "lips")
    ),
    Row("nothing forgiven", frozenset(SWITCHES), focus=False, rollback="off"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One run."""

    finished: bool
    deaths: int
    hits: int
    """Stumbles and deaths."""
    seconds: float
    """Of real time."""
    bends: tuple[float, ...]
    """How far each rollback moved the robot on the screen, m."""


def bench_play(
    runs: int = 200,
    delays: Path | None = None,
    levels: Sequence[str] = (),
    rows: Sequence[Row] = ROWS,
    tell: Callable[[str], None] = lambda _line: None,
) -> dict[str, object]:
    """Play levels in every way.

    Args:
        runs: of each level in each way.
        delays: a file of measured delays (see `read_delays`); the model without one.
        levels: names; every shipped one when empty.
        rows: the ways.
        tell: gets a line after each level and way.

    Returns:
        by way and level: the share of runs that arrive with at most three deaths, and without any hit; hits a run;
        seconds of the median run; rollbacks a run, and how far they moved the robot in the median, m.

    Raises:
        LevelError: no such level, or no delays in the file.

    """
    pick = read_delays(delays) if delays else _modelled
    table: dict[str, dict[str, dict[str, float]]] = {}
    for name in levels or shipped():
        level = find(name)
        course = to_course(level)
        minds: dict[frozenset[str], tuple[Course, Mind]] = {}
        for row in rows:
            played = replace(course, rules=_without(course.rules, row.off))
            seen = row.off & HARD
            if seen not in minds:
                expected = replace(course, rules=_without(course.rules, seen))
                minds[seen] = expected, Mind(expected)
            believed, mind = minds[seen]
            # The same seeds in every row: the same player, the same luck.
            chances = (random.Random(f"{name} {number}") for number in range(runs))
            found = [_play(level, row, believed, played, pick, chance, mind) for chance in chances]
            table.setdefault(row.name, {})[name] = _summary(found)
            tell(f"{name}\t{row.name}\t{table[row.name][name]}")
    return {"runs": runs, "delays": str(delays) if delays else "model", "rows": table}


def read_delays(file: Path) -> Pick:
    """Read measured delays: a list of milliseconds from onset to effect, one a line or a JSON list.

    Raises:
        LevelError: no file, or no figures in it.

    """
    try:
        text = file.read_text(encoding="utf-8")
        found = json.loads(text) if text.lstrip().startswith("[") else text.split()
        delays = [float(value) / 1000 for value in found]
    except OSError:
        raise LevelError(str(file), Text("cannot be read", "无法读取")) from None
    except (ValueError, TypeError):
        raise LevelError(file.name, Text("must be milliseconds, one a line", "必须是毫秒数，每行一个")) from None
    if not delays or not all(0 <= delay <= 10 for delay in delays):
        raise LevelError(file.name, Text("needs delays of 0 to 10000 ms", "需要 0 到 10000 毫秒的延迟")) from None
    return lambda chance: chance.choice(delays)


def _play(
    level: Level, row: Row, believed: Course, played: Course, pick: Pick, chance: random.Random, mind: Mind
) -> Outcome:
    """Play once: planned on the course as it is believed to be, done on the one that is played."""
    session = Session(level, ear_ms=0, choices=Choices(rollback=row.rollback))
    session.world = replace(session.world, course=played)
    clock = Clock(row.focus)
    expected = FOCUSED if row.focus else UNFOCUSED
    if row.rollback == "always":  # who has learnt that speaks where the robot is, not ahead of it
        expected = Delay(max(1, expected.early - MOST), max(2, expected.late - MOST))
    intent: Saying | None = None
    effect_at = silent_until = think_at = 0.0
    hits: list[int] = []
    bends: list[float] = []
    frame = 0
    while session.world.phase != "finished" and frame * TICK < LONGEST_S:
        now, world = frame * TICK, session.world
        if world.phase == "down" or world.body.stun:
            intent, think_at = None, now
        elif now >= silent_until:
            if intent is None and now >= think_at:
                intent = plan(replace(world, course=believed), expected, mind=mind).saying
                think_at = now + GLANCE_S
            if intent is not None and world.tick >= intent.onset:
                effect_at = now + pick(chance)
                if chance.random() >= MISSED:
                    session.hear((_said(intent.command, now, effect_at),))
                silent_until, intent = effect_at + AGAIN_S, None
        for _ in range(clock.advance(TICK, now < effect_at)):
            before = session.world.body
            for event in session.tick(now):
                if event.kind == "rewound":
                    after = session.world.body
                    bends.append(abs(after.x - before.x) + abs(after.y - before.y))
                    hits = [tick for tick in hits if tick <= event.tick - event.amount]  # the others are undone
                if event.kind in ("died", "stumbled"):
                    hits.append(event.tick)
        frame += 1
    finished = session.world.phase == "finished"
    return Outcome(finished, session.world.deaths, len(hits), frame * TICK, tuple(bends))


def _without(rules: Rules, off: frozenset[str]) -> Rules:
    return replace(
        rules,
        buffer=rules.buffer and "buffer" not in off,
        coyote=rules.coyote and "coyote" not in off,
        corners=rules.corners and "corners" not in off,
        lips=rules.lips and "lips" not in off,
        armour=rules.armour and "armour" not in off,
        assist=rules.assist and "assist" not in off,
    )


def _said(command: str, onset_s: float, effect_s: float) -> Heard:
    return Heard(((command, 1),), command, "en", 1.0, "", 0.0, onset_s, effect_s, effect_s, "model")


def _modelled(chance: random.Random) -> float:
    return chance.uniform(EARLY_S, LATE_S)


def _summary(found: Sequence[Outcome]) -> dict[str, float]:
    bends = [bend for outcome in found for bend in outcome.bends]
    return {
        "arrives": round(sum(o.finished and o.deaths <= FEW for o in found) / len(found), 3),
        "unhurt": round(sum(o.finished and o.hits == 0 for o in found) / len(found), 3),
        "hits": round(sum(o.hits for o in found) / len(found), 2),
        "seconds": round(median(o.seconds for o in found), 1),
        "rollbacks": round(len(bends) / len(found), 2),
        "bend_m": round(median(bends), 2) if bends else 0.0,
    }
