"""What the names of counts are called in front of people: the same words that the rest of the game has for them."""

from functools import cache

from game.kiosk.faults import FAULTS
from game.kiosk.ops.html import Writer
from game.kiosk.ops.texts import COUNTS, MODES
from game.level.vocabulary import all_words
from voice.events import REASONS
from voice.words import Text


def name_of(what: str, which: str, w: Writer) -> str:
    """Give the name of one count of a kind; what has no words, such as a level, is shown as it is."""
    return w(text) if (text := _known(what).get(which) or COUNTS.get(which)) else which


@cache
def _known(what: str) -> dict[str, Text]:
    if what == "commands":
        return {name: words.shown for name, words in all_words().items()}
    if what == "not_understood":
        return {str(name): text for name, text in REASONS.items()}
    if what in ("faults", "fault_s"):
        return {code: known.what for code, known in FAULTS.items()}
    return {name: text for name, (text, _) in MODES.items()} if what == "up_s" else {}
