"""A player that decides by what it sees and speaks as late as people do: proof, demo, attract mode, ghosts."""

from game.pilot.delay import FOCUSED, UNFOCUSED, Delay
from game.pilot.look import Saying, Trouble
from game.pilot.plan import Mind, Plan, plan
from game.pilot.prove import Proof, Run, prove, run_level
from game.pilot.require import required_moves

__all__ = [
    "FOCUSED",
    "UNFOCUSED",
    "Delay",
    "Mind",
    "Plan",
    "Proof",
    "Run",
    "Saying",
    "Trouble",
    "plan",
    "prove",
    "required_moves",
    "run_level",
]
