"""Buttons: keypads and GPIO boards that look like a keyboard. Which key does what, and whether one is held to talk."""

from collections.abc import Mapping
from typing import Final

ACTIONS: Final = frozenset(
    ("up", "down", "left", "right", "ok", "back", "louder", "softer", "talk", *(str(n) for n in range(1, 10)))
)
"""What a button can do besides saying a move: steer on a page, answer, set the volume, be held to talk."""
KEYS: Final[Mapping[str, str]] = {
    **{name: name for name in ("up", "down", "left", "right")},
    "return": "ok",
    "enter": "ok",
    "keypad enter": "ok",
    "space": "ok",
    "backspace": "back",
    "delete": "back",
    "=": "louder",
    "+": "louder",
    "[+]": "louder",
    "keypad +": "louder",
    "-": "softer",
    "[-]": "softer",
    "keypad -": "softer",
    "t": "talk",
    **{str(n): str(n) for n in range(1, 10)},
    **{f"keypad {n}": str(n) for n in range(1, 10)},
    **{f"[{n}]": str(n) for n in range(1, 10)},
}
"""By pygame's names; a house's own keys are laid over these. Escape, and what is held with Ctrl or Alt, never comes."""
IN_PLAY: Final[Mapping[str, str]] = {"up": "jump", "down": "slide", "right": "run", "left": "turn_back", "ok": "jump"}
"""What steers on a page says a move in a level; a digit says the word of that number, as they stand on the screen."""


def move_of(action: str, offered: tuple[str, ...]) -> str:
    """Give the move that a button says in a level that offers these, in the order of the screen; "" for none."""
    if action.isdigit():
        number = int(action) - 1
        return offered[number] if number < len(offered) else ""
    if action == "left" and "turn_back" not in offered:
        return "stop" if "stop" in offered else ""
    move = IN_PLAY.get(action, action)
    return move if move in offered else ""
