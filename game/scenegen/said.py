"""What a prompt says of one scene, piece by piece, and where the walk over its tokens stands."""

from dataclasses import dataclass, field

from game.scenegen.quantity import Quantity

STRONG_FRIEND = frozenset(
    (
        *(
            "companion",
            "companions",
            "friend",
            "friends",
            "buddy",
            "pet",
            "sidekick",
            "helper",
            "partner",
            "pal",
            "ally",
        ),
        *("伙伴", "同伴", "朋友", "宠物", "搭档", "好友", "跟班", "助手", "小伙伴", "队友", "好朋友"),
    )
)
"""Words that name a companion by themselves; others ("with his") need an actor beside them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said."""

    category: str
    value: str
    text: str
    start: int
    quantity: Quantity | None = None
    negated: bool = False
    order: str = ""
    """"first", "next" or "last" when a word of order stands before it."""
    again: bool = False
    """It comes on top of what was said before."""
    corrects: bool = False
    refers: bool = False
    """It only points back at what was said: "after the water"."""
    each: bool = False
    strong: bool = False
    only: bool = False
    spared: bool = False
    """It is what "everything except" leaves out."""
    clause: int = 0


@dataclass(frozen=True, slots=True)
class Sayings:
    """Everything of one scene, in the order it was told, and what must stand before what."""

    all: tuple[Said, ...]
    before: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Walk:
    """Where the walk stands; it lasts for one scene."""

    found: list[Said] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    pending: Quantity | None = None
    pending_at: int = -99
    negating: bool = False
    only: bool = False
    sparing: bool = False
    order: str = ""
    again: bool = False
    corrects: bool = False
    each: bool = False
    strong: bool = False
    awaiting: str = ""
    """"<" or ">" after "before" or "after": the next thing is what the one behind it relates to."""
    held: tuple[str, str, bool] | None = None
    """The next thing stands before ("<") or after (">") this kind; True when it is only pointed at itself."""
    collecting: bool = False
    clause: int = 0

    def end_clause(self) -> None:
        """A comma: what was said of the clause ends with it."""
        self.pending, self.again, self.strong, self.collecting = None, False, False, False
        self.order = ""
        self.clause += 1

    def end_sentence(self) -> None:
        """A stop: nothing reaches beyond it."""
        self.end_clause()
        self.negating = self.only = self.sparing = self.corrects = self.each = False
        self.awaiting, self.held = "", None
