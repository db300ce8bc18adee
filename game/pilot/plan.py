"""What to say next, and when: found by stepping the real simulation, never by a formula for a jump."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.pilot.delay import Delay
from game.pilot.look import BUDGET, GLANCE, LONG_STRIDE, PASS, ROOM, STRIDE, Look, Saying, Trouble, hurt
from game.pilot.memory import Memory, Silence
from game.sim import Course, Thing, World

HORIZON = 330  # ticks that it looks ahead
WAIT = 600  # ticks that one who stands waits for what moves to be elsewhere
SIGHT = 25.0  # m to either side
NEAR = 6.0  # m from a trouble to the obstacle that may be its cause
STALL = 60  # ticks without getting on that count as being stuck
PAIRS = 150_000  # steps for a decision that needs two words


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, and what it was for."""

    saying: Saying | None
    trouble: Trouble | None
    safe_until: int
    """Nothing needs to be decided before this tick."""
    steps: int
    """Of the simulation that deciding took."""
    spent: bool = False
    """The budget ended before everything was tried."""
    room: int = 0
    """Ticks by which the window for the word is longer than a word may be late; at most `ROOM`."""


class Mind:
    """What the pilot remembers of a course: decisions, which commands passed from where, and how far a run gets."""

    def __init__(self, course: Course) -> None:
        self.plans = Memory[Plan](course)
        self.passed = Memory[bool](course)
        self.barriers = Memory[int](course)
        self.silence = Silence()


def plan(world: World, delay: Delay, skip: frozenset[str] = frozenset(), mind: Mind | None = None) -> Plan:
    """Decide what to say.

    Args:
        world: what it sees now.
        delay: how late its words come.
        skip: commands that it may not use, to find out which are required.
        mind: of this course; what it remembers costs no steps. None begins with an empty one.

    """
    mind = mind or Mind(world.course)
    question = (delay, skip)
    known = mind.plans.recall(question, world)
    if known is not None:
        return _later(replace(known[0], steps=0), world.tick)
    look = Look(world.course, delay, mind.passed, mind.barriers, mind.silence)
    decided = replace(_decided(world, look, skip), steps=look.steps)
    # That all is well among things that move is not remembered: a few ticks may make the difference.
    if decided.trouble is not None or not look.by_the_clock():
        mind.plans.keep(question, world, _later(decided, -world.tick), look.span)
    return decided


def _decided(world: World, look: Look, skip: frozenset[str]) -> Plan:
    look.begin(world)
    delay, ahead = look.delay, [world]
    best, best_at, why = look.distance(world), world.tick, ""
    while not why and len(ahead) <= HORIZON:
        after, events = look.silent(ahead[-1])
        ahead.append(after)
        why = hurt(events)
        if after.phase == "finished":
            return Plan(None, None, after.tick, 0)
        near = look.distance(after)
        if near < best:
            best, best_at = near, after.tick
        elif after.tick - best_at >= STALL:
            why = "stuck"
    if not why:
        return Plan(None, None, world.tick + HORIZON // 3, 0)
    last = ahead[-1]
    trouble = Trouble(last.tick, why, last.body.x, last.body.y)
    waits = why == "stuck" and last.body.vx == 0 and _something_changes(last, look)
    candidates: list[_Choice] = []
    if waits and world.body.gait != "stop":
        # Who would halt there need not: what gets past at a run is the better word, and the sooner found.
        for command in _likely(world, trouble, skip):
            candidates += _choices(look.windows(ahead, command, best, trouble, waits=False), command, world.tick, delay)
            if any(choice[0] >= ROOM for choice in candidates):
                return _chosen(candidates, trouble)
    while waits and len(ahead) <= WAIT and not hurt(events):
        after, events = look.silent(ahead[-1])
        ahead.append(after)
    if waits and "run" not in skip:
        best = look.barrier(ahead, best)
    candidates = []
    for command in _candidates(world, trouble, skip):
        if look.steps > BUDGET:
            # Who waits takes no chance for want of thinking.
            until = replace(trouble, tick=world.tick + GLANCE)
            return replace(_chosen([] if waits else candidates, until), trouble=trouble, spent=True)
        candidates += _choices(look.windows(ahead, command, best, trouble, waits), command, world.tick, delay)
        if any(choice[0] >= 0 for choice in candidates):
            break
    else:
        if _last_chance(world, trouble, delay, bool(candidates)):
            first_of_two, spent = _first_of_two(ahead, best, trouble, skip, look)
            if first_of_two is not None or not candidates:
                return Plan(first_of_two, trouble, trouble.tick, 0, spent)
    return _chosen(candidates, trouble)


_Choice = tuple[int, int, Saying]
"""The room of a word's window, its onset with the sign turned, and the word."""


def _choices(windows: Sequence[tuple[int, int]], command: str, now: int, delay: Delay) -> list[_Choice]:
    """Give when to say a command for each of its windows, and with how much room."""
    found: list[_Choice] = []
    for first, final in windows:
        # In the middle of the window there is most room on both sides.
        onset = (first + final) // 2 - delay.middle
        earliest = first - delay.early
        room = final - first - (delay.late - delay.early)
        if room >= -STRIDE and onset < 0:
            onset = max(0, min(final - delay.late, max(earliest, 0)))
        if onset < 0 or onset + delay.early < first - STRIDE or onset + delay.late > final + STRIDE:
            room = min(room, final - max(onset, 0) - delay.late)
        found.append((min(room, ROOM), -onset, Saying(command, now + max(0, onset))))
    return found


def _chosen(choices: Sequence[_Choice], trouble: Trouble) -> Plan:
    """Say the word with the most room, and the soonest of those; nothing where there is none."""
    room, _, saying = max(choices, key=lambda c: c[:2], default=(0, 0, None))
    return Plan(saying, trouble, trouble.tick, 0, room=room)


def _last_chance(world: World, trouble: Trouble, delay: Delay, narrow: bool) -> bool:
    """Tell whether it is time to look for two words: dear, so once on the way into a trouble, not at every glance.

    `narrow` tells that one word would do, in a window too short to be sure of; whoever only stands may well try it.
    """
    if trouble.why == "stuck":
        return world.body.vx == 0 and not narrow
    left = trouble.tick - world.tick - (2 * delay.late - delay.early + LONG_STRIDE)
    return 0 <= left < GLANCE


def _first_of_two(
    ahead: Sequence[World], best: int, trouble: Trouble, skip: frozenset[str], look: Look
) -> tuple[Saying | None, bool]:
    """Find a word that does not get on by itself, but after which another does, whenever both come.

    Returns:
        the word, and whether the budget ended first.

    """
    world, delay, spent = ahead[0], look.delay, look.steps + PAIRS
    slack = delay.late - delay.early
    waited = list(ahead)
    while trouble.why == "stuck" and len(waited) < delay.late + slack:  # there is no hurry
        waited.append(look.silent(waited[-1])[0])
    ahead = waited
    for command in _candidates(world, trouble, skip):
        # It must open the way at both ends of a window as long as a word may be late.
        for final in range(len(ahead) - 2, delay.late - 1, -max(slack, 2 * LONG_STRIDE)):
            both = (ahead[final], ahead[final - slack])
            if all(_opens(at, command, best, trouble, skip, look) for at in both):
                return Saying(command, world.tick + final - delay.late), False
            if look.steps > spent:
                return None, True
    return None, False


def _opens(world: World, command: str, best: int, trouble: Trouble, skip: frozenset[str], look: Look) -> bool:
    """Tell whether after a command in this tick there is a second one that gets on, however late it comes."""
    after, events = look.step(world, (command,))
    if not any(e.kind == "began" and e.what == command for e in events):
        return False
    ahead = [after]
    while not hurt(events) and after.phase == "playing" and len(ahead) <= PASS:
        after, events = look.step(after)
        ahead.append(after)
    if len(ahead) <= look.delay.late:
        return False
    spent = look.steps + BUDGET
    for second in _candidates(ahead[0], trouble, skip):
        windows = look.windows(ahead, second, best, trouble, waits=False)
        if any(final - first >= look.delay.late - look.delay.early for first, final in windows):
            return True
        if look.steps > spent:
            break
    return False


def _something_changes(world: World, look: Look) -> bool:
    """Tell whether anything in sight moves or blinks, so that waiting may help."""
    for number in look.clocks.changing:
        thing, state = world.course.things[number], world.states[number]
        if abs(thing.x - world.body.x) < SIGHT and (
            look.clocks.period(number) or (isinstance(state, int) and not isinstance(state, bool))
        ):
            return True
    return False


def _candidates(world: World, trouble: Trouble, skip: frozenset[str]) -> list[str]:
    """Likely commands first: what the obstacle itself says passes it."""
    offered = [*world.course.moves, *sorted(world.course.words)]
    stopping = world.body.gait != "stop" and trouble.why != "stuck"  # waiting helps only who is on the way into trouble
    ordered = [*_likely(world, trouble, skip), *(c for c in offered if c != "stop")]
    if stopping:
        ordered.append("stop")
    return list(dict.fromkeys(c for c in ordered if c not in skip and c != _goes_on(world)))


def _likely(world: World, trouble: Trouble, skip: frozenset[str]) -> list[str]:
    """Give what the obstacles near a trouble say passes them; to stop comes last, and only before what hurts."""
    near = [thing for thing in world.course.things if _is_near(thing, trouble)]
    named = [c for thing in near for c in (*sorted(_passed_by(thing)), *getattr(thing, "offers", tuple)())]
    ordered = [c for c in named if c != "stop"]
    if world.body.gait == "stop":
        ordered.insert(0, "run")
    elif trouble.why != "stuck" and "stop" in named:
        ordered.append("stop")
    offered = world.course.moves.keys() | world.course.words
    return list(dict.fromkeys(c for c in ordered if c in offered and c not in skip and c != _goes_on(world)))


def _passed_by(thing: Thing) -> frozenset[str]:
    passed_by = getattr(thing, "passed_by", frozenset)
    return frozenset(passed_by())


def _goes_on(world: World) -> str:
    """Give the command that would change nothing, as the robot does it already."""
    return world.body.gait if world.body.pace == 1 else ""


def _is_near(thing: Thing, trouble: Trouble) -> bool:
    reach = thing.reach()
    return thing.x + reach.x - NEAR < trouble.x < thing.x + reach.right + NEAR


def _later(decided: Plan, ticks: int) -> Plan:
    """Give the same decision for the same situation at another time."""
    saying, trouble = decided.saying, decided.trouble
    return replace(
        decided,
        saying=saying and replace(saying, onset=saying.onset + ticks),
        trouble=trouble and replace(trouble, tick=trouble.tick + ticks),
        safe_until=decided.safe_until + ticks,
    )
