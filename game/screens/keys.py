"""Keyboard and typing: for every word a key, and every word can be typed."""

from collections.abc import Sequence

from game.moves import all_moves

LONGEST = 40  # letters that may be typed before Enter


class Typing:
    """Gathers letters until Enter."""

    def __init__(self, moves: Sequence[str]) -> None:
        self.text = ""
        self._moves = tuple(moves)
        known = all_moves()
        claims = ((key, name) for name in reversed(self._moves) if name in known for key in known[name].keys)
        self._keys = dict(claims)  # the first move that claims a key is put in last, and stays

    def key(self, name: str) -> str | None:
        """Answer to a key: the move that it says, if any. Digits say the chips from left to right."""
        if self.text:
            return None
        if name in self._keys:
            return self._keys[name]
        if name.isdigit() and 0 < int(name) <= len(self._moves):
            return self._moves[int(name) - 1]
        return None

    def write(self, text: str) -> None:
        """Take letters, also those of an input method."""
        if self.text or not (text.isspace() or text.isdigit()):
            self.text = (self.text + text)[:LONGEST]

    def erase(self) -> None:
        """Take the last letter away."""
        self.text = self.text[:-1]

    def enter(self) -> str:
        """Give what was typed, and begin anew."""
        text, self.text = self.text.strip(), ""
        return text
