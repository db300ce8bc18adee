"""How far the goal is from everywhere, through open air: what "getting on" means on a way that may turn back."""

from collections import deque
from collections.abc import Mapping

from game.pilot.course_cache import once_a_course
from game.sim import Course, Thing, World

CELL = 0.5  # m
ABOVE = 8.0  # m over the highest solid that the way may use
FAR = 1_000_000  # cells; a place with no way

Chart = Mapping[tuple[int, int], int]


def distance(chart: Chart, world: World) -> int:
    """Give how far the robot is from the goal, cells."""
    column, row = int(world.body.x // CELL), int((world.body.y + 0.1) // CELL)
    for up in range(4):
        found = chart.get((column, row + up))
        if found is not None:
            return found
    return FAR


def nearest(chart: Chart, thing: Thing) -> int:
    """Give how near to the goal an obstacle reaches, cells; 0 where no way leads there, so that it is never behind."""
    reach = thing.reach().moved(thing.x, thing.y)
    columns = range(int(reach.x // CELL), int(reach.right // CELL) + 1)
    rows = range(int(reach.y // CELL), int(reach.top // CELL) + 2)
    return min((chart[c, r] for c in columns for r in rows if (c, r) in chart), default=0)


@once_a_course
def chart(course: Course) -> Chart:
    """Give cells to the goal for every open cell, by (column, row)."""
    boxes = list(course.ground)
    for thing in course.things:
        # What moves or falls is a way, not a wall.
        still = thing.solids(thing.first_state(), 0)
        if still == thing.solids(thing.first_state(), 97):
            boxes += [b.moved(thing.x, thing.y) for b in still]
    blocked = set()
    for box in boxes:
        # A cell is shut when its middle is inside.
        for column in range(int(box.x // CELL), int(box.right // CELL) + 1):
            for row in range(int(box.y // CELL), int(box.top // CELL) + 1):
                x, y = (column + 0.5) * CELL, (row + 0.5) * CELL
                if box.x < x < box.right and box.y < y < box.top:
                    blocked.add((column, row))
    # Below the lowest floor and beyond the ends there is no way, only a fall.
    left = int(min(b.x for b in course.ground) // CELL)
    right = int(max(b.right for b in course.ground) // CELL)
    low = int(min(b.top for b in course.ground) // CELL)
    high = int((max(b.top for b in boxes) + ABOVE) // CELL)
    goal = (int((course.goal.x + course.goal.width / 2) // CELL), int((course.goal.y + 0.1) // CELL))
    found = {goal: 0}
    edge = deque((goal,))
    while edge:
        column, row = at = edge.popleft()
        for near in ((column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)):
            inside = left <= near[0] <= right and low <= near[1] <= high
            if inside and near not in blocked and near not in found:
                found[near] = found[at] + 1
                edge.append(near)
    return found
