"""How a body meets what is solid: what it touches, and where a tick takes it."""

from collections.abc import Sequence

from game.sim.body import NEVER, TICK, Body, Touch
from game.sim.course import Rules, Solid
from game.sim.events import Event
from game.sim.geometry import Box
from game.sim.slope import Slope

STEP_UP = 0.35  # m; a lip this low is stepped over, and a leap that falls this short still catches the ledge
HEAD_SLIP = 0.2  # m; a head that hits a corner by less slips past it
FOOT = 0.2  # m on each side of the middle that still carries: the lip of an edge that nobody sees
BARE_FOOT = 0.02  # m where the rules take that lip away
SOLES = 0.02  # m between soles and what they stand on
LEVEL = 0.03  # m that a floor may sink under a walker in a tick without being left
ARM = 0.5  # m to each side that hands reach
OVERHEAD = 0.9  # m above the head that they reach, with a little hop
HIP = 0.5  # m above the soles; what ends lower than that is no hold
REACH = 0.1  # m before the body that counts as touching a wall
LOOK_UP = 4.0  # m


def touching(
    body: Body, solids: list[Solid], slopes: Sequence[Slope], grips: Sequence[tuple[Box, int]], rules: Rules
) -> Touch:
    """Tell what a body touches, before it moves.

    Args:
        body: where it is.
        solids: what may be solid near it.
        slopes: the inclined floors near it.
        grips: what can be held, each with the number of its obstacle.
        rules: what is forgiven.

    """
    x, y = body.x, body.y
    half = body.width / 2
    foot = FOOT if rules.lips else BARE_FOOT
    left, right = (x, x + half + REACH) if body.facing > 0 else (x - half - REACH, x)
    floor, wall_top, room = False, 0.0, LOOK_UP
    for s_left, s_bottom, s_right, s_top, _ in solids:
        if s_left < x + foot and x - foot < s_right and -SOLES < y - s_top < SOLES and body.vy <= 0:
            floor = True
        # A wall ends the way at knee to head height; what hangs above the head is none.
        if s_left < right and left < s_right and s_top > y + STEP_UP and s_bottom < y + body.height:
            wall_top = max(wall_top, s_top - y)
        if s_left < x + half and x - half < s_right and s_bottom >= y + 0.3:
            room = min(room, s_bottom - y)
    steep = 0.0
    for slope in slopes:
        top = slope.at(x)
        if slope.x - foot < x < slope.right + foot and -SOLES < y - top < SOLES and body.vy <= 0:
            floor, steep = True, slope.steep * body.facing
        # Its upper end is a wall to who comes from beyond it.
        beyond = x >= slope.right if slope.rise > 0 else x <= slope.x
        if beyond and slope.x < right and left < slope.right and top > y + STEP_UP and slope.low < y + body.height:
            wall_top = max(wall_top, top - y)
    since = 0 if floor else max(1, body.airborne - rules.grace)
    if since and not rules.coyote:
        since = NEVER
    hold, hold_x, held = 0.0, 0.0, -1
    for box, number in grips:
        reached = box.x - ARM < x < box.right + ARM and box.y < y + body.standing + OVERHEAD and y + HIP < box.top
        if reached and box.top - y > hold:
            hold, hold_x, held = box.top - y, box.x + box.width / 2, number
    return Touch(floor, wall_top > 0, wall_top, room, since, steep, hold, hold_x, held)


def moved(
    body: Body,
    vx: float,
    vy: float,
    halted: bool,
    solids: list[Solid],
    slopes: Sequence[Slope],
    steep: float,
    rules: Rules,
    tick: int,
    events: list[Event],
) -> Body:
    """Move a body for one tick, along x, then along y, out of whatever is solid.

    Args:
        body: where it was.
        vx: m/s.
        vy: m/s.
        halted: see `Body`.
        solids: what may be solid near it.
        slopes: the inclined floors near it.
        steep: of what it stood on, metres of height for each metre to the right.
        rules: what is forgiven.
        tick: of the world.
        events: gets what happens.

    """
    x, y, falls, ran = body.x + vx * TICK, body.y, vy < -2.0, vx
    half = body.width / 2
    walks = body.airborne == 0
    catch = STEP_UP if rules.corners or walks else 0.0
    slip = HEAD_SLIP if rules.corners else 0.0
    foot = FOOT if rules.lips else BARE_FOOT
    for left, bottom, right, top, _ in solids:
        if not (left < x + half and x - half < right and bottom < y + body.height and y < top):
            continue
        if top <= y + catch and vy <= 0:
            # Who does not move towards a lip only has the tips of the toes over it, and stays where it stands.
            if vx != 0 or (left < x + foot and x - foot < right):
                y = top
            continue
        if vy > 0 and bottom > y + body.height - slip:
            continue  # a head: the way up is stopped below, not the way on
        from_left = x < (left + right) / 2
        x = left - half if from_left else right + half
        if (vx > 0) == from_left:
            if abs(vx) > 1.0:
                events.append(Event("bumped", tick, x, y))
            vx = 0.0
    for slope in slopes:
        if not (slope.x < x + half and x - half < slope.right) or y >= slope.at(x) or y + body.height <= slope.low:
            continue
        if slope.x <= x <= slope.right or slope.at(x) <= y + catch:
            y = slope.at(x) if vy <= max(0.0, slope.steep * vx) else y
            continue
        x = slope.x - half if x < slope.x else slope.right + half
        if abs(vx) > 1.0:
            events.append(Event("bumped", tick, x, y))
        vx = 0.0
    y += vy * TICK
    stands, number = False, -1
    for left, bottom, right, top, owner in solids:
        if not (left < x + half and x - half < right):
            continue
        carries = left < x + foot and x - foot < right
        # Falling: the soles were above the top a tick ago, or a lip's height into it.
        if vy <= 0 and carries and y <= top + 0.001 and y - vy * TICK >= top - catch:
            if not stands or top > y:
                stands, number, y = True, owner, top
        elif vy > 0 and bottom < y + body.height <= bottom + vy * TICK + HEAD_SLIP and y < bottom:
            y, vy = bottom - body.height, 0.0
    for slope in slopes if vy <= 0 else ():
        if not (slope.x < x + foot and x - foot < slope.right):
            continue
        # Who walks stays on a floor that sinks, as steeply as it does here or did where this tick began.
        sinks = max(abs(slope.steep), abs(steep)) * (abs(vx) * TICK + foot) + LEVEL if walks else 0.001
        top = slope.at(x)
        on_it = slope.x <= x <= slope.right and number < 0 and y <= top + sinks
        if y <= top + sinks and (not stands or top > y or on_it):
            stands, number, y = True, -1, top
    if stands:
        if body.airborne > 3 or falls:
            events.append(Event("landed", tick, x, y, amount=-vy))
        return body.placed(x, y, vx, 0.0, halted, 0, number, 0)
    if walks and vy <= 0 and steep:
        vy = steep * ran  # off the end of a slope it flies on as it went
    airborne = body.airborne + 1 if body.airborne < NEVER else NEVER
    return body.placed(x, y, vx, vy, halted, airborne, -1, body.air_moves)
