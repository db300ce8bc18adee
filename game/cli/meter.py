"""A line on the terminal that moves with the sound; silent where nobody looks at it."""

import sys

WIDTH = 24
QUIETEST = -72.0  # dBFS at the left end; the right end is full scale


def bar(level: float, floor: float, width: int = WIDTH) -> str:
    """Draw a level and the room's floor, both dBFS: `[######|####----------] -31 dB`."""
    filled, mark = (round((max(QUIETEST, min(0.0, db)) - QUIETEST) / -QUIETEST * width) for db in (level, floor))
    cells = ["#" if n < filled else "-" for n in range(width)]
    if 0 < mark < width:
        cells[mark] = "|"
    return f"[{''.join(cells)}] {max(level, QUIETEST):4.0f} dB"


class Meter:
    """Redraws one line of stderr when that is a terminal."""

    def __init__(self) -> None:
        self._drawn = False
        self.note = ""
        """What stands beside the bar: a guess, a question."""

    def show(self, level: float, floor: float) -> None:
        """Draw the line anew."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{bar(level, floor)} {self.note}\x1b[K")
            sys.stderr.flush()
            self._drawn = True

    def clear(self) -> None:
        """Take the line away, so that others can be written."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            self._drawn = False
