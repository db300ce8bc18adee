"""Proof of playability: the pilot plays under the delay model, by every mixture of delays and with misses."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from game.pilot.branch import Branches, branches
from game.pilot.delay import FOCUSED, MISSED, UNFOCUSED, Delay
from game.pilot.plan import GLANCE, Plan, Saying, Trouble, plan
from game.sim import Course, Thing, World, begin, step
from voice.words import Text

LONGEST = 60 * 60 * 6  # ticks of a run before it is given up
NEEDED = {True: 0.98, False: 0.90}  # of runs with misses; by the assist being on
HARD_NEEDED = 0.60
REACTION = 4  # ticks from seeing that nothing came to saying it again
TRIES = 12  # deaths before a run is given up
MIXED = 4_000_000  # steps for all mixtures of early and late words, of either delay
LONGEST_PHASE = 60 * 60  # ticks; what takes longer to be where it was is taken never to come back


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


Memo = dict[tuple[object, ...], tuple[int, Plan]]
"""Decisions by what they depend on, with the tick at which they were made."""


def run_level(
    course: Course,
    delay: Delay,
    lateness: Callable[[], int],
    missed: Callable[[], bool],
    *,
    memo: Memo | None = None,
    skip: frozenset[str] = frozenset(),
    longest: int = LONGEST,
    budget: int | None = None,
) -> Run:
    """Let the pilot play once.

    Args:
        course: the level.
        delay: what the pilot expects of its words.
        lateness: gives ticks from an onset to its effect.
        missed: tells whether a word is not understood.
        memo: decisions of earlier runs, by state.
        skip: commands it may not use.
        longest: ticks after which it ends.
        budget: steps of looking ahead after which it ends.

    """
    memo = {} if memo is None else memo
    timed = any(_blinks(thing) for thing in course.things)
    world = begin(course)
    said: list[Saying] = []
    commands: list[tuple[int, str]] = []
    intent: Saying | None = None
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
                decided, cost = _decide(world, delay, skip, memo, timed)
                steps += cost
                intent, trouble, spent = decided.saying, decided.trouble or trouble, spent or decided.spent
                think_at = max(world.tick + GLANCE, decided.safe_until if intent is None and not decided.trouble else 0)
                if intent is None and decided.trouble and decided.trouble.why == "stuck" and world.body.vx == 0:
                    break
                effect, answer_by = None, 0
            if intent is not None and answer_by == 0 and world.tick >= intent.onset:
                said.append(Saying(intent.command, world.tick))
                effect = None if missed() else world.tick + lateness()
                answer_by = world.tick + delay.late + REACTION
        elif world.phase == "down":
            intent, effect, think_at = None, None, 0
        if intent is not None and effect is not None and world.tick >= effect:
            due = (intent.command,)
            commands.append((world.tick, intent.command))
            effect = None
        world, _ = step(world, due)
        answered = due or (intent is not None and answer_by and world.tick >= answer_by)
        if answered and effect is None:
            intent, think_at = None, world.tick
    finished = world.phase == "finished"
    return Run(finished, world.tick, world.deaths, tuple(said), tuple(commands), trouble, steps, spent)


def prove(course: Course, runs: int = 20, seed: int = 0) -> Proof:
    """Prove a level: it arrives in every run without misses, and in enough of those with.

    Args:
        course: the level.
        runs: with misses, half of them in focus time.
        seed: of the misses and delays.

    """
    memo: Memo = {}
    nominal = run_level(course, UNFOCUSED, lambda: UNFOCUSED.middle, _never, memo=memo)
    if not nominal.finished:
        return _no(nominal, "middle", 1, 0)
    done = 1
    for delay in (UNFOCUSED, FOCUSED):
        for late, name in ((delay.early, "early"), (delay.middle, "middle"), (delay.late, "late")):
            run = run_level(course, delay, lambda late=late: late, _never, memo=memo)  # type: ignore[misc]
            done += 1
            if not run.finished or run.deaths:
                return _no(run, name, done, done - 1)
    states = 0
    for delay in (UNFOCUSED, FOCUSED):
        mixed = _mixed(course, delay, memo)
        states += mixed.states
        if mixed.trouble is not None or mixed.spent:
            return _no(replace(nominal, trouble=mixed.trouble, spent=mixed.spent), "mixed", done, done)
    chance = random.Random(seed)
    arrived = 0
    for number in range(runs):
        delay = (UNFOCUSED, FOCUSED)[number % 2]
        run = run_level(
            course,
            delay,
            lambda delay=delay: chance.randint(delay.early, delay.late),  # type: ignore[misc]
            lambda: chance.random() < MISSED,
            memo=memo,
        )
        arrived += run.finished and run.deaths <= 3
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
    return Proof(playable, done + runs, done + arrived, why, nominal.said, nominal.ticks, states)


def _mixed(course: Course, delay: Delay, memo: Memo) -> Branches:
    """Follow every mixture of early, middle and late words."""
    timed = any(_blinks(thing) for thing in course.things)

    def decide(world: World) -> Plan:
        decided, cost = _decide(world, delay, frozenset(), memo, timed)
        return replace(decided, steps=cost)

    return branches(begin(course), delay, decide, _phase(course) if timed else 0, MIXED)


def _decide(world: World, delay: Delay, skip: frozenset[str], memo: Memo, timed: bool) -> tuple[Plan, int]:
    """Give the decision for a state, and the steps that it took now: none where it is remembered."""
    key = (world.body, world.states, world.buffer, world.tick if timed else 0, delay)
    cost = 0
    if key not in memo:
        memo[key] = (world.tick, plan(world, delay, skip))
        cost = memo[key][1].steps
    return _later(memo[key][1], world.tick - memo[key][0]), cost


def _phase(course: Course) -> int:
    """Give after how many ticks everything that moves by itself is where it was."""
    together = 1
    for thing in course.things:
        state = thing.first_state()
        seen = [(thing.solids(state, t), thing.hazards(state, t)) for t in range(2 * LONGEST_PHASE)]
        if all(now == seen[0] for now in seen):
            continue
        own = next((p for p in range(1, LONGEST_PHASE) if seen[p:] == seen[:-p]), LONGEST_PHASE)
        together = math.lcm(together, own)
    return together


def _blinks(thing: Thing) -> bool:
    """Tell whether an obstacle changes with time or remembers a tick: then the tick matters to a plan."""
    state = thing.first_state()
    if thing.reacts and not isinstance(state, bool):
        return True
    first = (thing.solids(state, 0), thing.hazards(state, 0))
    return any((thing.solids(state, t), thing.hazards(state, t)) != first for t in range(0, 3600, 13))


def _later(decided: Plan, ticks: int) -> Plan:
    """Give the same decision for the same situation at another time."""
    if ticks == 0:
        return decided
    saying, trouble = decided.saying, decided.trouble
    return replace(
        decided,
        saying=saying and replace(saying, onset=saying.onset + ticks),
        trouble=trouble and replace(trouble, tick=trouble.tick + ticks),
        safe_until=decided.safe_until + ticks,
    )


def _never() -> bool:
    return False


def _no(run: Run, name: str, runs: int, finished: int) -> Proof:
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
            f"{where.why} at x = {where.x:.1f} m stops it: no command said there gets past ({name} words)",
            f"{where.x:.1f} 米处的 {where.why} 过不去：在那里说什么都不行",
        )
    return Proof(False, runs, finished, why, run.said, run.ticks)
