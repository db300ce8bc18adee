"""Conformance of moves and obstacles: strangers run it on theirs, and ours go through the same door."""

from game.check.fault import CheckError, Fault
from game.check.moves import check_move
from game.check.obstacles import DRAWS, THOROUGH, check_obstacle
from game.check.subject import Subject, load_subject

__all__ = ["DRAWS", "THOROUGH", "CheckError", "Fault", "Subject", "check_move", "check_obstacle", "load_subject"]
