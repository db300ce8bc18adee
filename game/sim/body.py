"""The robot as physics sees it, and what it touches."""

from dataclasses import dataclass
from typing import ClassVar

TICKS_PER_SECOND = 60
TICK = 1 / TICKS_PER_SECOND  # s
NEVER = 1_000_000  # ticks; longer ago than any run lasts


def ticks(seconds: float) -> int:
    """Give the whole number of ticks nearest to a time."""
    return round(seconds * TICKS_PER_SECOND)


@dataclass(frozen=True, slots=True)
class Body:
    """The robot. `x` is the middle of its feet and `y` its soles, m; speeds in m/s."""

    x: float
    y: float
    vx: float = 0.0
    vy: float = 0.0
    facing: int = 1
    """1 to the right, -1 to the left."""
    height: float = 1.8
    """Of the hurtbox now, m; a slide makes it lower."""
    gait: str = "stop"
    """How it goes about between moves: the name of a move that is a gait."""
    move: str = "stop"
    """What it does now; equal to `gait` while no other move is on."""
    ticks_in_move: int = 0
    airborne: int = 0
    """Ticks since it stood on something; NEVER once a move has used the take-off up."""
    stands_on: int = -1
    """Number of the obstacle under it; -1 for ground or air."""
    air_moves: int = 0
    """Moves begun since it last stood that only the air allows, such as a dash."""
    stun: int = 0
    """Ticks until it can act again after a stumble."""
    armour: int = 0
    """0 when a hit only makes it stumble; else ticks until that is so again."""
    halted: bool = False
    """The assist has stopped it before something that would hurt it."""
    held: int = -1
    """Number of the obstacle that its hands hold, such as a rope; -1 for none. What moves takes it along."""
    pace: float = 1.0
    """Share of the running speed at which it runs."""
    strength: float = 1.0
    """Of the command that began the move: how loudly it was said, about 1."""

    standing: ClassVar[float] = 1.8
    width: ClassVar[float] = 0.6
    grip: ClassVar[float] = 1.85
    """m from the soles to the hands of who hangs."""

    def placed(
        self, x: float, y: float, vx: float, vy: float, halted: bool, airborne: int, stands_on: int, air_moves: int
    ) -> "Body":
        """Give the same body a tick later, elsewhere: `replace`, spelled out, as every tick needs it and it is dear."""
        return Body(
            x,
            y,
            vx,
            vy,
            self.facing,
            self.height,
            self.gait,
            self.move,
            self.ticks_in_move + 1,
            airborne,
            stands_on,
            air_moves,
            self.stun,
            self.armour,
            halted,
            self.held,
            self.pace,
            self.strength,
        )


@dataclass(frozen=True, slots=True)
class Touch:
    """What the body touches at the beginning of a tick."""

    floor: bool
    """Something solid is under it."""
    wall: bool
    """Something solid that it cannot step over is right before it, in the direction it faces."""
    wall_top: float
    """How far the top of that wall is above its soles, m; 0 without a wall."""
    headroom: float
    """Free height above its soles, m, at most 4."""
    since_floor: int
    """Ticks since it stood, less the grace that the rules give; 0 while it stands."""
    slope: float = 0.0
    """Metres that the floor under it rises for each metre ahead; negative where it goes down."""
    hold: float = 0.0
    """How far the top of what its hands can hold (a rope, a hook) is above its soles, m; 0 without."""
    hold_x: float = 0.0
    """The middle of that, m in the world."""
    held: int = -1
    """The number of that obstacle."""
