"""What a generator of scenery is: its parameters, and how it is painted; one file each in this folder."""

from abc import abstractmethod
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from game.view.place import Place
from game.view.strip import Piece


class Generator(BaseModel):
    """A layer of scenery: parameters that a theme's JSON gives, px on a screen of 1280 by 720.

    A subclass sets `generator: Literal["name"] = "name"`, adds its parameters, and paints pieces from back to front.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    generator: str
    parallax: float = Field(ge=0, le=1.5, description="share of the camera's motion; above 1 passes in front")
    seed: int = Field(default=1, ge=0, description="of its chance")

    @classmethod
    def tag(cls) -> str:
        """Give the name that themes use."""
        name: str = cls.model_fields["generator"].default
        return name

    @abstractmethod
    def paint(self, place: Place) -> Sequence[Piece]:
        """Paint it once: the same place and parameters give the same pieces."""
