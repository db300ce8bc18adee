"""Door and terminal: it opens when its word is said."""

from typing import ClassVar, Literal

from pydantic import Field

from game.obstacles.base import Obstacle
from game.obstacles.painter import Painter
from game.sim import Body, Box, Contact, Reaction
from voice.words import Words

TOP = 9.5  # m of the frame over the door: there is no way around
THICK = 0.5  # m
OPENING = 24  # ticks
HEARS = 16.0  # m before it from which its terminal listens: what a runner sees ahead
AWAY = 1.6  # m before the door where the terminal stands
SCREEN = {"open": "开门 OPEN", "unlock": "解锁 UNLOCK"}


class DoorTerminal(Obstacle):
    """Its anchor is the foot of the door. State: the tick at which it began to open, or None."""

    kind: Literal["door_terminal"] = "door_terminal"
    height: float = Field(default=3.0, ge=2.4, le=5, description="of the door, m")
    word: Literal["open", "unlock"] = Field(default="open", description="the command that opens it")
    closes: int = Field(default=0, ge=0, le=1800, description="ticks until it shuts again; 0 stays open")

    words: ClassVar = Words(
        en=("door", "gate terminal", "terminal", "locked door", "security door"),
        zh=("门", "門", "门禁", "門禁", "终端", "終端", "大门", "机关门", "语音门"),
    )
    commands: ClassVar = {
        "open": Words(en=("open", "open the door"), zh=("开门", "打开门")),
        "unlock": Words(en=("unlock", "unlock the door"), zh=("解锁", "解除门锁")),
    }

    def offers(self) -> tuple[str, ...]:
        """Its own word."""
        return (self.word,)

    def _lift(self, state: int | None, tick: int) -> float:
        """How much of the door is open, 0..1."""
        if state is None:
            return 0.0
        since = tick - state
        share = min(1.0, max(0.0, since / OPENING))
        if self.closes and since > OPENING + self.closes:
            share = max(0.0, 1.0 - (since - OPENING - self.closes) / OPENING)
        return share * share * (3 - 2 * share)

    def reach(self) -> Box:
        """The door, its frame, and the terminal before it."""
        return Box(-AWAY, 0.0, AWAY + THICK, TOP)

    def solids(self, state: int | None, tick: int) -> tuple[Box, ...]:
        """The leaf, which goes up into its frame, and the frame."""
        up = self._lift(state, tick) * (self.height - 0.1)
        return (Box(0.0, up, THICK, self.height - up), Box(0.0, self.height, THICK, TOP - self.height))

    def react(self, state: int | None, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """It does not shut on anybody."""
        if state is None or not self.closes or tick - state > 2 * OPENING + self.closes:
            return None
        inside = -0.8 < body.x - self.x - THICK / 2 < 0.8
        # Held open: as long as somebody is in it, it is as it was when it had just opened.
        return Reaction(tick - OPENING) if inside and tick - state > OPENING else None

    def obey(self, state: int | None, tick: int, command: str, body: Body) -> Reaction | None:
        """Open, if it is said within sight."""
        near = -HEARS < body.x - self.x < HEARS
        shut = state is None or (self.closes > 0 and tick - state > 2 * OPENING + self.closes)
        return Reaction(tick, says="door") if shut and near and command == self.word else None

    def draw_still(self, painter: Painter) -> None:
        """The frame from the floor to out of sight, and the terminal with its word."""
        h = self.height
        painter.box(Box(-0.12, h, THICK + 0.24, TOP - h), ink="structure")
        painter.box(Box(-0.3, h, THICK + 0.6, 0.5), ink="structure")
        y = h + 0.8
        while y < TOP:
            painter.line((0.0, y), (THICK, y), ink="mid", width=0.05)
            y += 0.6
        painter.box(Box(-0.16, 0.0, 0.1, h), ink="structure")
        painter.box(Box(THICK + 0.06, 0.0, 0.1, h), ink="structure")
        painter.line((-AWAY, 0.0), (-AWAY, 1.0), ink="structure", width=0.14)
        painter.box(Box(-AWAY - 0.3, 0.0, 0.6, 0.1), ink="structure")
        painter.box(Box(-AWAY - 0.66, 0.95, 1.32, 0.62), ink="structure")
        painter.box(Box(-AWAY - 0.58, 1.03, 1.16, 0.46), ink="mid")
        painter.text((-AWAY, 1.26), SCREEN[self.word], 0.2, ink="path")
        painter.glow(Box(-AWAY - 0.58, 1.0, 1.16, 0.03), ink="path")

    def draw_moving(self, painter: Painter, state: int | None, tick: int) -> None:
        """The leaf with its lock: shut it glows as a wall does, open as a way."""
        leaf = self.solids(state, tick)[0]
        opened = self._lift(state, tick)
        painter.box(leaf, ink="near")
        painter.box(Box(leaf.x, leaf.y, leaf.width, 0.14), ink="structure")
        for share in (0.25, 0.5, 0.75):
            y = leaf.y + leaf.height * share
            painter.line((leaf.x + 0.06, y - 0.12), (leaf.right - 0.06, y + 0.12), ink="structure", width=0.06)
        if leaf.height > 1.0:
            middle = (leaf.x + leaf.width / 2, leaf.y + min(1.3, leaf.height / 2))
            painter.disc(middle, 0.2, ink="structure")
            painter.disc(middle, 0.12, ink="glow")
        lamp: Literal["pickup", "text"] = "pickup" if opened else "text"
        painter.glow(Box(-0.2, self.height + 0.18, THICK + 0.4, 0.12), ink=lamp)
        for wave in range(2 if not opened else 0):
            size = 0.14 + 0.14 * ((tick / 40 + wave / 2) % 1.0)
            painter.line((-AWAY - size, 1.72), (-AWAY, 1.72 + size * 0.7), ink="path", width=0.04)
            painter.line((-AWAY, 1.72 + size * 0.7), (-AWAY + size, 1.72), ink="path", width=0.04)
