"""Which moves a level cannot be finished without."""

from game.pilot.delay import UNFOCUSED
from game.pilot.plan import Mind
from game.pilot.prove import Proof, run_level
from game.sim import Course

MORE = 3  # times the steps of the run with all moves
LEAST = 20_000  # steps; a short level's run takes so few that three times as many prove nothing


def required_moves(course: Course, proof: Proof | None = None) -> tuple[str, ...]:
    """Take each move away in turn, with those built on it: it is required if three times the steps do not suffice then.

    A run that never says a move shows by itself that it can be done without.

    Args:
        course: a level that the pilot finishes.
        proof: of it, whose run need not be played again.

    Returns:
        Names of moves, in the order the level offers them.

    """
    late, mind = UNFOCUSED.middle, Mind(course)
    if proof is None:
        whole = run_level(course, UNFOCUSED, lambda: late, lambda: False, mind=mind)
        said, steps = {command for _, command in whole.commands}, whole.steps
    else:
        said, steps = {command for _, command in proof.commands}, proof.run_steps
    budget = max(LEAST, MORE * steps)

    def needed(move: str) -> bool:
        gone = {move, *(other for other, how in course.moves.items() if move in how.builds_on)}
        if not gone & said:
            return False
        run = run_level(course, UNFOCUSED, lambda: late, lambda: False, mind=mind, skip=frozenset(gone), budget=budget)
        return not run.finished

    return tuple(move for move in course.moves if needed(move))
