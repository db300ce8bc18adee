"""How often a level is finished by voice, and what each forgiveness does for that.

A player plans as the pilot does: it expects the delay model and all forgiveness. As anybody does after a minute, it
knows whether the robot halts by itself, whether a hit costs a life, and whether a word counts where it begins. Its
words take effect as late as the measured list says (or the model, without one), 3 % are not understood, and the rules
are those of the row: so a row shows what is lost when one of them is taken away from the same player.

What it found, and why words are rolled back only to rescue: runs without any hit, in brackets those that arrive with at
most three deaths; the mean of the five levels of `cyber_ruins`, 200 runs of each, with 111 delays of whisper on
people's recordings (half of them longer than 768 ms, 5 % than 1208):

    as shipped                        0.85 (1.00)
    no rollback                       0.85 (1.00)
    no focus, no rollback             0.53 (0.99)   with armour, and assist where the level has it
    no assist                         0.82 (1.00)

    no assist, no armour              0.84 (1.00)   a rollback in every twentieth run
      rollback always                 0.81 (1.00)   thirteen a run, of 0.4 to 2.2 m
      no rollback                     0.81 (1.00)
      no focus, rollback to rescue    0.76 (1.00)
      no focus, rollback always       0.40 (0.94)   fifteen a run, of 1.3 to 2.2 m
      no focus, no rollback           0.39 (0.94)
        and no buffer                 0.39 (0.94)
        and no coyote                 0.27 (0.83)
        and no corners                0.35 (0.93)
        and no lips                   0.36 (0.93)
    nothing forgiven                  0.18 (0.73)

A rescue does for whoever plays without focus time most of what focus time does, and with it is hardly ever seen. To
judge every word at its beginning helps nobody here: words come 26 ticks late at the least and 20 may be taken back, so
all of them move by the same 20 and are spread as before, while the robot jumps across the picture at every word. The
buffer changes nothing for a player who plans every word for a moment at which it can begin: it is for those who do not.
"""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from game.level import Level, LevelError, find, shipped, to_course
from game.level.files import write
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
Summary = dict[str, float]


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
    *,
    jobs: int = 1,
    keep: Path | None = None,
) -> dict[str, object]:
    """Play levels in every way.

    Args:
        runs: of each level in each way.
        delays: a file of measured delays (see `delay_list`); the model without one.
        levels: names; every shipped one when empty.
        rows: the ways.
        tell: gets a line after each level and way.
        jobs: processes; the table does not depend on it.
        keep: a file in which what is played is written down at once; what is in it already, of as many runs with the
            same delays, is not played again.

    Returns:
        by way and level: the share of runs that arrive with at most three deaths, and without any hit; hits a run;
        seconds of the median run; rollbacks a run, and how far they moved the robot in the median, m.

    Raises:
        LevelError: no such level, or no delays in the file.

    """
    given = delay_list(delays) if delays else None
    about = {"runs": runs, "delays": given}
    names = tuple(levels or shipped())
    for name in names:
        find(name)
    played = kept(keep, about) if keep else {}
    todo = [
        Task(name, tuple(row for row in alike if name not in played.get(row.name, {})), runs, given)
        for alike in by_belief(rows)
        for name in names
    ]
    todo = [task for task in todo if task.rows]
    with ProcessPoolExecutor(jobs, get_context("spawn")) if jobs > 1 else nullcontext() as pool:
        found = pool.map(play_all, todo) if pool else map(play_all, todo)
        for task, summaries in zip(todo, found, strict=True):
            for row, summary in zip(task.rows, summaries, strict=True):
                played.setdefault(row.name, {})[task.level] = summary
                tell(f"{task.level}\t{row.name}\t{summary}")
            if keep:
                write(keep, json.dumps(about | {"rows": played}, ensure_ascii=False, indent=1).encode())
    table = {row.name: {name: played[row.name][name] for name in names} for row in rows}
    return {"runs": runs, "delays": str(delays) if delays else "model", "rows": table}


@dataclass(frozen=True, slots=True)
class Task:
    """One level in ways that a player thinks alike in, so that what is thought once need not be thought again."""

    level: str
    rows: tuple[Row, ...]
    runs: int
    delays: tuple[float, ...] | None


def by_belief(rows: Sequence[Row]) -> list[list[Row]]:
    """Put those ways together in which a player plans alike."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault((row.off & HARD, row.focus, row.rollback == "always"), []).append(row)
    return list(found.values())


def play_all(task: Task) -> list[Summary]:
    """Play a level in each way as often as is asked."""
    level = find(task.level)
    course = to_course(level)
    believed = replace(course, rules=_without(course.rules, task.rows[0].off & HARD))
    mind = Mind(believed)
    delays = task.delays
    pick: Pick = (lambda chance: chance.choice(delays)) if delays else _modelled
    found: list[Summary] = []
    for row in task.rows:
        played = replace(course, rules=_without(course.rules, row.off))
        # The same seeds in every row: the same player, the same luck.
        chances = (random.Random(f"{task.level} {number}") for number in range(task.runs))
        found.append(_summary([_play(level, row, believed, played, pick, chance, mind) for chance in chances]))
    return found


def kept(file: Path, about: Mapping[str, object]) -> dict[str, dict[str, Summary]]:
    """Give what a file holds of a bench of the same runs and delays; nothing when there is none.

    Raises:
        LevelError: it holds another bench.

    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise LevelError(str(file), Text("cannot be read", "无法读取")) from None
    if not isinstance(found, dict) or any(found.get(key) != _plain(value) for key, value in about.items()):
        raise LevelError(
            file.name,
            Text("holds another bench; name another file", "里面是另一次测量；请换一个文件"),
        )
    rows: dict[str, dict[str, Summary]] = found["rows"]
    return rows


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def delay_list(file: Path) -> tuple[float, ...]:
    """Read measured delays from onset to effect, s: milliseconds, one a line or a JSON list, or a report of the ears'.

    Raises:
        LevelError: no file, or no figures in it.

    """
    try:
        text = file.read_text(encoding="utf-8")
        found = json.loads(text) if text.lstrip()[:1] in ("[", "{") else text.split()
        if isinstance(found, dict):  # of `voxleap voice bench --report`
            clips = found["clips"]
            found = [c["delay_ms"] for c in clips if c["delay_ms"] is not None and c["accepted"] == c["expected"]]
        delays = tuple(round(float(value)) / 1000 for value in found)
    except OSError:
        raise LevelError(str(file), Text("cannot be read", "无法读取")) from None
    except (ValueError, TypeError, KeyError):
        raise LevelError(file.name, Text("must be milliseconds, one a line", "必须是毫秒数，每行一个")) from None
    if not delays or not all(0 <= delay <= 10 for delay in delays):
        raise LevelError(file.name, Text("needs delays of 0 to 10000 ms", "需要 0 到 10000 毫秒的延迟"))
    return delays


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
    safe_until = 0  # ticks; nothing needs to be decided before
    hits: list[int] = []
    bends: list[float] = []
    frame = 0
    while session.world.phase != "finished" and frame * TICK < LONGEST_S:
        now, world = frame * TICK, session.world
        if world.phase == "down" or world.body.stun:
            intent, think_at, safe_until = None, now, 0
        elif now >= silent_until:
            if intent is None and now >= think_at and world.tick >= safe_until:
                decided = plan(replace(world, course=believed), expected, mind=mind)
                intent, think_at = decided.saying, now + GLANCE_S
                safe_until = decided.safe_until if intent is None and decided.trouble is None else 0
            if intent is not None and world.tick >= intent.onset:
                effect_at = now + pick(chance)
                if chance.random() >= MISSED:
                    session.hear((_said(intent.command, now, effect_at),))
                silent_until, intent, safe_until = effect_at + AGAIN_S, None, 0
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


def _summary(found: Sequence[Outcome]) -> Summary:
    bends = [bend for outcome in found for bend in outcome.bends]
    return {
        "arrives": round(sum(o.finished and o.deaths <= FEW for o in found) / len(found), 3),
        "unhurt": round(sum(o.finished and o.hits == 0 for o in found) / len(found), 3),
        "hits": round(sum(o.hits for o in found) / len(found), 2),
        "seconds": round(median(o.seconds for o in found), 1),
        "rollbacks": round(len(bends) / len(found), 2),
        "bend_m": round(median(bends), 2) if bends else 0.0,
    }
