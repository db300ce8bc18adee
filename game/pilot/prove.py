"""Proof of playability: the pilot plays under the delay model, by every mixture of delays and with misses."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.pilot.branch import Branches, branches
from game.pilot.delay import FOCUSED, MISSED, UNFOCUSED, Delay
from game.pilot.look import GLANCE, Saying, Trouble
from game.pilot.miss import FORGIVEN, dared, daring, walk
from game.pilot.paths import REACTION, Paths
from game.pilot.plan import Mind, plan
from game.sim import Course, begin, step
from voice.words import Text

LONGEST = 60 * 60 * 6  # ticks of a run before it is given up
NEEDED = {True: 0.98, False: 0.90}  # of runs with misses; by the assist being on
HARD_NEEDED = 0.60
TRIES = 12  # deaths before a run is given up
MIXED = 4_000_000  # steps for all mixtures of early and late words, of either delay
WHOLE = 2  # runs with misses that are played tick by tick from start to end, one of each delay; the others are walks


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pilot."""

    finished: bool
    ticks: int
    deaths: int
    said: tuple[Saying, ...]
    commands: tuple[tuple[int, str], ...]
    """Effective ticks: a replay of it."""
    trouble: Trouble | None
    """What it could not pass."""
    steps: int
    spent: bool
    slack: tuple[int, ...] = ()
    """Ticks that each word could have come later or earlier than the delay model lets it; one for each of `said`."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a level can be played by voice."""

    playable: bool
    runs: int
    finished: int
    why: Text
    plan: tuple[Saying, ...]
    ticks: int
    """Of the nominal run."""
    states: int = 0
    """Merged states from which every mixture of early and late words was followed."""
    steps: int = 0
    """Of the simulation, looking ahead counted too, that following them took."""
    trouble: Trouble | None = None
    """What stopped it, and where; None when nothing did, or nothing in particular."""
    commands: tuple[tuple[int, str], ...] = ()
    """The nominal run again: the tick at which each command takes effect."""
    slack: tuple[int, ...] = ()
    """Ticks to spare for each of them; 0 or less where only some of the lateness was found to be passable."""
    run_steps: int = 0
    """Of looking ahead, that the nominal run took."""


def run_level(
    course: Course,
    delay: Delay,
    lateness: Callable[[], int],
    missed: Callable[[], bool],
    *,
    mind: Mind | None = None,
    skip: frozenset[str] = frozenset(),
    longest: int = LONGEST,
    budget: int | None = None,
    dares: bool = False,
) -> Run:
    """Let the pilot play once.

    Args:
        course: the level.
        delay: what the pilot expects of its words.
        lateness: gives ticks from an onset to its effect.
        missed: tells whether a word is not understood.
        mind: what earlier runs over this course remember.
        skip: commands it may not use.
        longest: ticks after which it ends.
        budget: steps of looking ahead after which it ends.
        dares: take a hit where nothing else gets on.

    """
    mind = mind or Mind(course)
    world = begin(course)
    said: list[Saying] = []
    commands: list[tuple[int, str]] = []
    slack: list[int] = []
    intent: Saying | None = None
    room = 0
    effect: int | None = None
    answer_by = think_at = 0
    trouble, steps, spent = None, 0, False
    while world.phase != "finished" and world.tick < longest and world.deaths <= TRIES:
        if budget is not None and steps > budget:
            spent = True
            break
        due: tuple[str, ...] = ()
        if world.phase == "playing" and world.body.stun == 0:
            if intent is None and world.tick >= think_at:
                decided = plan(world, delay, skip, mind)
                decided = dared(world, decided) if dares else decided
                steps += decided.steps
                intent, trouble, spent = decided.saying, decided.trouble or trouble, spent or decided.spent
                room = decided.room
                think_at = max(world.tick + GLANCE, decided.safe_until if intent is None and not decided.trouble else 0)
                if intent is None and decided.trouble and decided.trouble.why == "stuck" and world.body.vx == 0:
                    break
                effect, answer_by = None, 0
            if intent is not None and answer_by == 0 and world.tick >= intent.onset:
                said.append(Saying(intent.command, world.tick))
                slack.append(room)
                effect = None if missed() else world.tick + lateness()
                answer_by = world.tick + delay.late + REACTION
        elif world.phase == "down":
            intent, effect, think_at = None, None, 0
        if intent is not None and effect is not None and world.tick >= effect:
            due = (intent.command,)
            commands.append((world.tick, intent.command))
            effect = None
        world, _ = step(world, due) if due else mind.silence.after(world)
        answered = due or (intent is not None and answer_by and world.tick >= answer_by)
        if answered and effect is None:
            intent, think_at = None, world.tick
    finished = world.phase == "finished"
    return Run(finished, world.tick, world.deaths, tuple(said), tuple(commands), trouble, steps, spent, tuple(slack))


def prove(course: Course, runs: int = 20, seed: int = 0, budget: int = MIXED) -> Proof:
    """Prove a level: it arrives in every run without misses, and in enough of those with.

    Args:
        course: the level.
        runs: with misses, half of them in focus time.
        seed: of the misses and delays.
        budget: steps for all mixtures of early and late words, of either delay.

    """
    mind = Mind(course)
    nominal = run_level(course, UNFOCUSED, lambda: UNFOCUSED.middle, _never, mind=mind)
    if not nominal.finished:
        return _no(nominal)
    states, steps, done = 0, nominal.steps, 1
    mixtures: list[Paths] = []
    for delay in (UNFOCUSED, FOCUSED):
        mixed = branches(begin(course), delay, partial(plan, delay=delay, mind=mind), budget, mind.silence)
        states, steps = states + mixed.states, steps + mixed.steps
        if mixed.trouble is not None or mixed.spent or mixed.paths is None:
            return _no_mixture(mixed, states, steps, done)
        mixed.paths.decide = daring(mixed.paths.decide)
        mixtures.append(mixed.paths)
    chance = random.Random(seed)
    arrived, trouble = 0, None
    for number in range(runs):
        paths = mixtures[number % 2]
        if number >= WHOLE:
            walked = walk(paths, chance)
            arrived, trouble = arrived + walked.arrived, trouble if walked.arrived else walked.trouble
            continue
        delay = paths.delay
        run = run_level(
            course,
            delay,
            lambda delay=delay: chance.randint(delay.early, delay.late),  # type: ignore[misc]
            lambda: chance.random() < MISSED,
            mind=mind,
            dares=True,
        )
        arrives = run.finished and run.deaths <= FORGIVEN
        arrived, trouble = arrived + arrives, trouble if arrives else run.trouble
    rules = course.rules
    needed = NEEDED[rules.assist] if rules.armour else HARD_NEEDED
    playable = arrived >= needed * runs
    why = (
        Text(f"arrives in {arrived} of {runs} runs with misses", f"有听错时 {runs} 次中到达 {arrived} 次")
        if playable
        else Text(
            f"arrives in only {arrived} of {runs} runs with misses; {needed:.0%} are needed",
            f"有听错时 {runs} 次中只到达 {arrived} 次；需要 {needed:.0%}",
        )
    )
    return Proof(
        playable,
        done + runs,
        done + arrived,
        why,
        nominal.said,
        nominal.ticks,
        states,
        steps,
        None if playable else trouble,
        commands=nominal.commands,
        slack=nominal.slack,
        run_steps=nominal.steps,
    )


def _never() -> bool:
    return False


def _no(run: Run) -> Proof:
    where = run.trouble
    if where is None and run.spent:
        why = Text("not proved in the budget", "预算内没能证明")
    elif where is None:
        why = Text("the pilot never arrives", "试玩者到不了终点")
    elif run.spent:
        why = Text(
            f"not proved in the budget: {where.why} at x = {where.x:.1f} m",
            f"预算内没能证明：{where.x:.1f} 米处的 {where.why}",
        )
    else:
        why = Text(
            f"{where.why} at x = {where.x:.1f} m stops it: no command said there gets past",
            f"{where.x:.1f} 米处的 {where.why} 过不去：在那里说什么都不行",
        )
    return Proof(False, 1, 0, why, run.said, run.ticks, trouble=where)


def _no_mixture(mixed: Branches, states: int, steps: int, done: int) -> Proof:
    """Tell of the mixture that failed: its own words and its own lateness, not the nominal run's."""
    where = mixed.trouble
    if where is None:
        why = Text(
            "not proved in the budget: too many mixtures of early and late words", "预算内没能证明：快慢组合太多"
        )
        return Proof(False, done, done, why, (), 0, states, steps)
    said = tuple(saying for saying, _ in mixed.way)
    last = [f'"{saying.command}" {late}' for saying, late in mixed.way[-2:]]
    zh = {"early": "早", "middle": "不早不晚", "late": "晚"}
    last_zh = [f"“{saying.command}”生效得{zh[late]}" for saying, late in mixed.way[-2:]]
    verdict = ("not proved in the budget: ", "预算内没能证明：") if mixed.spent else ("", "")
    why = Text(
        f"{verdict[0]}{where.why} at x = {where.x:.1f} m stops it when {', then '.join(last) or 'nothing is said'}",
        f"{verdict[1]}{where.x:.1f} 米处的 {where.why} 过不去：{'，'.join(last_zh) or '什么也没说'}时",
    )
    return Proof(False, done + 1, done, why, said, where.tick, states, steps, where)
