"""What every obstacle is: parameters that are a schema, and pure functions of (state, tick)."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from game.obstacles.painter import Painter
from game.sim import Body, Box, Contact, Reaction, around
from voice.words import Words


class Obstacle(BaseModel):
    """One obstacle in a level. Write a subclass with a `kind` of its own, in one file; override what differs.

    Boxes are in metres from the anchor (`x`, `y`), x to the right and y up. Nothing here may keep state: what
    changes is in `state`, frozen data that `react` gives back.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    kind: str
    """Its tag; a subclass narrows it to one `Literal` with that as its default."""
    id: str | None = Field(default=None, max_length=60, description="a name to refer to, unique in its level")
    x: float = Field(ge=-100, le=10_000, description="anchor, m")
    y: float = Field(default=0.0, ge=-1000, le=1000, description="anchor, m; usually the floor it stands on")

    words: ClassVar[Words]
    """What people call it; prompts are understood by these."""
    lasts: ClassVar[bool] = False
    """True when its state outlives the robot's death."""
    scenery: ClassVar[bool] = False
    """True for what is only looked at: it is drawn behind the way."""
    commands: ClassVar[dict[str, Words]] = {}
    """Commands that it offers while it is in a level, such as a door's word."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls._blocks = cls.solids is not Obstacle.solids
        cls._harms = cls.hazards is not Obstacle.hazards
        cls._reacts = cls.react is not Obstacle.react
        cls._grips = cls.holds is not Obstacle.holds

    _blocks: ClassVar[bool] = False
    _harms: ClassVar[bool] = False
    _reacts: ClassVar[bool] = False
    _grips: ClassVar[bool] = False

    @classmethod
    def tag(cls) -> str:
        """Give the value of `kind`."""
        return str(cls.model_fields["kind"].get_default())

    @property
    def blocks(self) -> bool:
        """True when anything of it is solid."""
        return self._blocks

    @property
    def harms(self) -> bool:
        """True when anything of it hurts."""
        return self._harms

    @property
    def reacts(self) -> bool:
        """True when `react` does anything."""
        return self._reacts

    @property
    def grips(self) -> bool:
        """True when there is anything to hold."""
        return self._grips

    def offers(self) -> tuple[str, ...]:
        """Name those of `commands` that this one obeys."""
        return tuple(self.commands)

    def passed_by(self) -> frozenset[str]:
        """Name the moves that get past this one; the conformance check tries each."""
        return frozenset()

    def reach(self) -> Box:
        """Give everything it can ever fill, hit or feel; what stands still need not override it."""
        state = self.first_state()
        return around(self.solids(state, 0) + self.hazards(state, 0))

    def frame(self) -> Box:
        """Give all that `draw_still` may draw on; what is cut off otherwise."""
        reach = self.reach()
        around = Box(min(reach.x, 0.0) - 0.8, min(reach.y, 0.0) - 1.2, reach.width + 1.6, reach.height + 1.2)
        # A still part may rise above what can be touched: a mast, a hanger.
        return around._replace(width=max(around.width, 2.4), height=max(around.height, 5.0) + 2.0)

    def cuts(self) -> Box | None:
        """Give the ground that it takes away."""
        return None

    def first_state(self) -> Any:
        """Give its state at the start; None where it needs none."""
        return None

    def solids(self, state: Any, tick: int) -> tuple[Box, ...]:
        """Give what is solid."""
        return ()

    def holds(self, state: Any, tick: int) -> tuple[Box, ...]:
        """Give what hands can hold; whoever holds it is taken along where it moves."""
        return ()

    def hazards(self, state: Any, tick: int) -> tuple[Box, ...]:
        """Give what hurts."""
        return ()

    def react(self, state: Any, tick: int, body: Body, contact: Contact) -> Reaction | None:
        """Answer to the body being near (its coordinates are the world's); None for no change."""
        return None

    def obey(self, state: Any, tick: int, command: str, body: Body) -> Reaction | None:
        """Answer to one of `commands`; None when it does not mind."""
        return None

    def draw_still(self, painter: Painter) -> None:
        """Draw what never changes; it is drawn once and kept."""

    def draw_moving(self, painter: Painter, state: Any, tick: int) -> None:
        """Draw what does."""
