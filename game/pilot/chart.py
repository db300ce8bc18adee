"""How far the goal is from everywhere, through open air: what "getting on" means on a way that may turn back."""

from collections import deque
from collections.abc import Mapping
from functools import lru_cache

from game.sim import Course, World

CELL = 0.5  # m
ABOVE = 8.0  # m over the highest solid that the way may use
FAR = 1_000_000  # cells; a place with no way

Chart = Mapping[tuple[int, int], int]


@lru_cache(maxsize=8)
def _chart(key: int) -> Chart:
    return _drawn(_COURSES[key])


_COURSES: dict[int, Course] = {}


def chart(course: Course) -> Chart:
    """Give cells to the goal for every open cell, by (column, row)."""
    if id(course) not in _COURSES:
        if len(_COURSES) >= 8:
            _COURSES.clear()
            _chart.cache_clear()
        _COURSES[id(course)] = course
    return _chart(id(course))


def distance(chart: Chart, world: World) -> int:
    """Give how far the robot is from the goal, cells."""
    column, row = int(world.body.x // CELL), int((world.body.y + 0.1) // CELL)
    for up in range(4):
        found = chart.get((column, row + up))
        if found is not None:
            return found
    return FAR


def _drawn(course: Course) -> Chart:
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
