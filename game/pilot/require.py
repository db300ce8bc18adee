"""Which moves a level cannot be finished without."""

from game.pilot.delay import UNFOCUSED
from game.pilot.prove import run_level
from game.sim import Course

MORE = 3  # times the steps of the run with all moves
LEAST = 20_000  # steps; a short level's run takes so few that three times as many prove nothing


def required_moves(course: Course) -> tuple[str, ...]:
    """Take each move away in turn, with those built on it: it is required if three times the steps do not suffice then.

    Args:
        course: a level that the pilot finishes.

    Returns:
        Names of moves, in the order the level offers them.

    """
    late = UNFOCUSED.middle
    whole = run_level(course, UNFOCUSED, lambda: late, lambda: False)
    budget = max(LEAST, MORE * whole.steps)

    def needed(move: str) -> bool:
        gone = {move, *(other for other, how in course.moves.items() if move in how.builds_on)}
        run = run_level(course, UNFOCUSED, lambda: late, lambda: False, skip=frozenset(gone), budget=budget)
        return not run.finished

    return tuple(move for move in course.moves if needed(move))
