"""One tick of the world. The order of things reads top to bottom in `step`."""

from collections.abc import Sequence
from dataclasses import replace

from game.sim.body import TICK, Body, Touch, ticks
from game.sim.collide import ARM, FOOT, SOLES, STEP_UP, moved, touching
from game.sim.command import parse
from game.sim.course import Course, Rules, Solid
from game.sim.events import Event
from game.sim.geometry import Box
from game.sim.seams import Contact
from game.sim.world import Pending, World, hurtbox

GRAVITY = 23.0  # m/s2
FLOAT_SPEED = 1.25  # m/s; slower than this at the top of a leap, gravity is halved, so the apex hangs (Celeste)
FALL_SPEED = 11.0  # m/s at most
NEAR = 0.01  # m from its grip that are near enough
SWING_IN = 8.0  # share of the way to its grip that a hanging body goes in a second
BRAKE = 28.0  # m/s2 of the assist
DOWN = ticks(0.4)  # from death to coming back
STUN = ticks(0.6)
STUMBLE_SPEED = 3.0  # m/s backwards, fading
STUNNED = 0.93  # share of its speed that it keeps each tick
ARMOUR_BACK = ticks(10)
SPARED = ticks(1.5)  # after a stumble nothing hurts, so that one hit is not two
MERGE = ticks(0.25)  # the same command twice within this is one
QUEUE = 2  # commands that may wait
HALT_ROOM = 0.5  # m between the halted robot and what would hurt it
HALT_LOOK = ticks(0.7)  # how far ahead a blinking hazard must stay dark
BEYOND = 0.05  # m past its reach that nothing of an obstacle can hurt
CONTACTS = {(stands, overlaps): Contact(stands, overlaps) for stands in (False, True) for overlaps in (False, True)}

Result = tuple[World, tuple[Event, ...]]


def step(world: World, commands: Sequence[str] = ()) -> Result:
    """Advance the world by one tick.

    Args:
        world: the state before.
        commands: what was understood in this tick, in order; names of moves or obstacles' words, each with its
            strength if it has one (see `game.sim.command`).

    Returns:
        The state after, and what happened.

    """
    if world.phase == "finished":
        return replace(world, tick=world.tick + 1), ()
    if world.phase == "down":
        return _wait_below(world)
    events: list[Event] = []
    tick = world.tick + 1
    course = world.course
    near = course.near(world.body.x)
    body, states, slopes = world.body, world.states, near.slopes

    solids = list(near.ground)
    for number in near.solid:
        thing = course.things[number]
        at_x, at_y = thing.x, thing.y
        for x, y, width, height in thing.solids(states[number], tick):
            solids.append((at_x + x, at_y + y, at_x + x + width, at_y + y + height, number))
    grips: list[tuple[Box, int]] = []
    for number in near.gripping:
        thing = course.things[number]
        grips += [(box.moved(thing.x, thing.y), number) for box in thing.holds(states[number], tick)]
    body = _carried(course, states, tick, body)
    touch = touching(body, solids, slopes, grips, course.rules)

    buffer = world.buffer
    if commands or buffer:
        body, states, buffer = _obey(world, commands, body, states, touch, tick, events)
    body, vx, vy, halted = _act(world, body, states, solids, touch, tick, events)
    steep = touch.slope * body.facing
    body = moved(body, vx, vy, halted, solids, slopes, steep, course.rules, tick, events)

    home = world.home
    for number in near.reacting:
        thing = course.things[number]
        meets = hurtbox(body).meets(course.reaches[number])
        reaction = thing.react(states[number], tick, body, CONTACTS[body.stands_on == number, meets])
        if reaction is None:
            continue
        states = (*states[:number], reaction.state, *states[number + 1 :])
        body = reaction.body or body
        if reaction.saves:
            home = (thing.x, thing.y, body.facing)
            body = replace(body, armour=min(body.armour, 1))
        if reaction.says:
            events.append(Event("reacted", tick, thing.x, thing.y, reaction.says, thing=number))

    after = World(course, body, states, home, tick, buffer, "playing", world.since, world.deaths)
    return _judge(after, near.harmful, events)


def _wait_below(world: World) -> Result:
    tick = world.tick + 1
    if tick - world.since < DOWN:
        return replace(world, tick=tick), ()
    x, y, facing = world.home
    states = tuple(s if t.lasts else t.first_state() for s, t in zip(world.states, world.course.things, strict=True))
    body = Body(x, y, facing=facing)
    fresh = replace(world, tick=tick, body=body, states=states, phase="playing", since=tick, buffer=())
    return fresh, (Event("respawned", tick, x, y),)


def _carried(course: Course, states: tuple[object, ...], tick: int, body: Body) -> Body:
    """Move the body along with what it stands on, or what it holds."""
    if body.held >= 0:
        return _swung(course, states, tick, body)
    number = body.stands_on
    if number < 0:
        return body
    thing = course.things[number]
    before = thing.solids(states[number], tick - 1)
    now = thing.solids(states[number], tick)
    if len(before) != len(now):
        return body
    middle = body.x - thing.x
    for old, new in zip(before, now, strict=True):
        under = abs(thing.y + old.top - body.y) < SOLES and old.x - FOOT <= middle <= old.right + FOOT
        if under and old != new:
            return replace(body, x=body.x + new.x - old.x, y=thing.y + new.top)
    return body


def _swung(course: Course, states: tuple[object, ...], tick: int, body: Body) -> Body:
    """Give the body the speed of what it holds, so that letting go throws it; it swings in under a hook."""
    thing = course.things[body.held]
    before = thing.holds(states[body.held], tick - 1)
    now = thing.holds(states[body.held], tick)
    for old, new in zip(before, now, strict=False):
        if old.x - ARM <= body.x - thing.x <= old.right + ARM:
            aside = thing.x + new.x + new.width / 2 - body.x
            under = thing.y + new.top - body.grip - body.y if new.height < body.standing else 0.0
            under = under if abs(under) > NEAR else 0.0
            vx, vy = (new.x - old.x) / TICK + aside * SWING_IN, (new.y - old.y) / TICK + under * SWING_IN
            return replace(body, vx=vx, vy=vy)
    return body


def _obey(
    world: World,
    commands: Sequence[str],
    body: Body,
    states: tuple[object, ...],
    touch: Touch,
    tick: int,
    events: list[Event],
) -> tuple[Body, tuple[object, ...], tuple[Pending, ...]]:
    """Begin what can begin; what cannot yet waits its patience."""
    course, rules = world.course, world.course.rules
    waiting = list(world.buffer)
    for text in commands:
        command = parse(text).name
        if command in course.words:
            for number, thing in enumerate(course.things):
                reaction = thing.obey(states[number], tick, command, body)
                if reaction is not None:
                    states = (*states[:number], reaction.state, *states[number + 1 :])
                    body = reaction.body or body
                    events.append(Event("reacted", tick, thing.x, thing.y, reaction.says, thing=number))
        elif command not in course.moves:
            events.append(Event("refused", tick, body.x, body.y, command))
        elif any(parse(p.command).name == command and tick - p.since <= MERGE for p in waiting):
            continue
        else:
            if course.moves[command].flush:
                waiting.clear()
            waiting = [*waiting, Pending(text, tick)][-QUEUE:]
    left: list[Pending] = []
    for pending in waiting:
        name, strength = parse(pending.command)
        move = course.moves[name]
        if not left and body.stun == 0 and move.can_begin(body, _forgiven(touch, rules, name)):
            if not move.gait:
                fresh = replace(body, move=name, ticks_in_move=0, halted=False, held=-1, strength=strength)
                body = move.begin(fresh, touch)
            elif body.move == body.gait:
                body = move.begin(replace(body, gait=move.name, move=move.name, ticks_in_move=0), touch)
            else:  # it becomes the way to go on once the move that is on has ended
                body = replace(body, gait=move.name)
            events.append(Event("began", tick, body.x, body.y, move.name))
        elif rules.buffer and tick - pending.since < move.patience:
            left.append(pending)
        else:
            events.append(Event("expired", tick, body.x, body.y, name))
    return body, states, tuple(left)


def _forgiven(touch: Touch, rules: Rules, command: str) -> Touch:
    """Give the touch as a command sees it that this player is known to say late."""
    if touch.floor or not rules.graces:
        return touch
    own = next((ticks for name, ticks in rules.graces if name == command), 0)
    return replace(touch, since_floor=max(1, touch.since_floor - own)) if own else touch


def _act(
    world: World,
    body: Body,
    states: tuple[object, ...],
    solids: list[Solid],
    touch: Touch,
    tick: int,
    events: list[Event],
) -> tuple[Body, float, float, bool]:
    """Do one tick of the move that is on, under gravity: the body, its new speeds, and whether the assist halts it."""
    moves = world.course.moves
    gravity, halted, vx = 1.0, False, body.vx * STUNNED
    if body.stun > 0:
        body = replace(body, stun=body.stun - 1)
    else:
        move = moves.get(body.move)
        gone = move.during(body, touch) if move else body
        if gone is None:
            body = replace(body, move=body.gait, ticks_in_move=0, height=body.standing, held=-1)
            move = moves.get(body.gait)
            gone = move.during(body, touch) if move else body
        body = gone or body
        vx = body.vx
        gravity = move.gravity if move else 1.0
        halted = (
            world.course.rules.assist
            and touch.floor
            and body.move == body.gait
            and body.vx * body.facing > 0
            and _danger_ahead(world, states, solids, body, tick)
        )
        if halted:
            # As the gait has already sped up by this tick's worth, begin from the speed before it.
            vx = body.facing * max(0.0, abs(world.body.vx) - BRAKE * TICK)
            if not body.halted:
                events.append(Event("halted", tick, body.x, body.y))
    vy = body.vy
    if not (touch.floor and vy <= 0):
        pull = GRAVITY * (0.5 if -FLOAT_SPEED < vy < FLOAT_SPEED else 1.0) * gravity
        vy = max(vy - pull * TICK, -FALL_SPEED)
    return body, vx, vy, halted


def _danger_ahead(world: World, states: tuple[object, ...], solids: list[Solid], body: Body, tick: int) -> bool:
    """Tell whether going on for the stopping distance would end over nothing or in what hurts."""
    stop = body.vx * body.vx / (2 * BRAKE) + HALT_ROOM
    toe = body.x + body.facing * stop
    low, high = min(body.x, toe), max(body.x, toe)
    foot_left, foot_right, step = toe - FOOT, toe + FOOT, body.y + STEP_UP
    if not any(left <= foot_right and foot_left <= right and top <= step for left, _, right, top, _ in solids):
        return True
    path = Box(low, body.y + 0.05, high - low, body.height)
    course = world.course
    for number in course.near(body.x).harmful:
        thing = course.things[number]
        if not _within_reach(path, course.reaches[number]):
            continue
        for later in range(0, HALT_LOOK + 1, 6):
            for box in thing.hazards(states[number], tick + later):
                if box.moved(thing.x, thing.y).meets(path):
                    return True
    return False


def _within_reach(box: Box, reach: Box) -> bool:
    """Tell whether an obstacle can hurt there at all: cheaper than to ask it."""
    x, y, width, height = box
    left, low, wide, high = reach
    return (
        x < left + wide + BEYOND and left - BEYOND < x + width and y < low + high + BEYOND and low - BEYOND < y + height
    )


def _judge(world: World, harmful: tuple[int, ...], events: list[Event]) -> Result:
    """Decide whether the robot is hurt, fallen or home."""
    body, tick, course = world.body, world.tick, world.course
    if body.armour > 0:
        body = replace(body, armour=body.armour - 1)
        world = replace(world, body=body)
    killer = "fall" if body.y < course.floor_of_world else ""
    spared = course.rules.armour and body.armour > ARMOUR_BACK - SPARED
    if not killer and not spared:
        hurt = hurtbox(body)
        for number in harmful:
            if not _within_reach(hurt, course.reaches[number]):
                continue
            thing = course.things[number]
            boxes = thing.hazards(world.states[number], tick)
            if not any(b.moved(thing.x, thing.y).meets(hurt) for b in boxes):
                continue
            if not course.rules.armour or body.armour > 0:
                killer = thing.kind
                break
            events.append(Event("stumbled", tick, body.x, body.y, thing.kind, thing=number))
            return replace(world, body=_stumble(body), buffer=()), tuple(events)
    if killer:
        events.append(Event("died", tick, body.x, body.y, killer))
        return replace(world, phase="down", since=tick, deaths=world.deaths + 1, buffer=()), tuple(events)
    if course.goal.meets(Box(body.x - 0.3, body.y, 0.6, body.height)):
        events.append(Event("finished", tick, body.x, body.y))
        return replace(world, phase="finished", since=tick), tuple(events)
    return world, tuple(events)


def _stumble(body: Body) -> Body:
    """Throw it back and let it wait there: what to do next is the player's to say."""
    return replace(
        body,
        vx=-body.facing * STUMBLE_SPEED,
        vy=0.0,
        gait="stop",
        move="stop",
        ticks_in_move=0,
        height=body.standing,
        held=-1,
        stun=STUN,
        armour=ARMOUR_BACK,
    )
