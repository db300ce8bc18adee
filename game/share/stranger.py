"""A level that came from somebody else: nobody here has proved it, and that is said."""

from typing import Final

from game.level import Level, to_course
from game.pilot import UNFOCUSED, run_level
from voice.words import Text

BUDGET: Final = 150_000  # steps of looking ahead; the shipped levels take 15,000 to 48,000

ARRIVES = Text(
    "this level is not proved here; the pilot did arrive when it tried once", "这一关没有在本机证明过；试跑一次能到终点"
)
STUCK = Text(
    "this level is not proved, and the pilot did not arrive: perhaps nobody can; voxleap levels prove tells why",
    "这一关没有证明过，试跑也没到终点：也许没人能通过；voxleap levels prove 会说明原因",
)
UNKNOWN = Text(
    "this level is not proved: it is too long to try before playing; voxleap levels prove does",
    "这一关没有证明过：太长，来不及先试跑；可用 voxleap levels prove 证明",
)


def tried(level: Level) -> Text:
    """Let the pilot play once, within a budget, and say what came of it."""
    late = UNFOCUSED.middle
    run = run_level(to_course(level), UNFOCUSED, lambda: late, lambda: False, budget=BUDGET)
    if run.finished:
        return ARRIVES
    return UNKNOWN if run.spent else STUCK
