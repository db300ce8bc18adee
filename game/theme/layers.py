"""What a layer of scenery is made of; the view has one painter for each kind."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Role = Literal["far", "second", "mid", "near", "foreground"]


class _Layer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    parallax: float = Field(ge=0, le=2, description="share of the camera's motion; above 1 passes in front")
    seed: int = Field(default=1, ge=0, description="of its chance")


class Skyline(_Layer):
    """Towers side by side."""

    generator: Literal["skyline"]
    ink: Role
    base: float = Field(ge=0, le=720, description="where they stand, px from the top of the screen")
    low: float = Field(ge=10, le=600, description="lowest tower, px")
    high: float = Field(ge=10, le=600, description="highest tower, px")
    width: float = Field(ge=16, le=300, description="of a tower, px on average")
    gap: float = Field(default=0.1, ge=0, le=3, description="between towers, shares of their width")
    lit: float = Field(default=0.04, ge=0, le=1, description="share of windows with light")
    haze: float = Field(default=0.6, ge=0, le=1, description="how much of it is haze at its foot")
    rim: float = Field(default=0.3, ge=0, le=1, description="strength of the light on its edges")
    mirror: float = Field(default=0.0, ge=0, le=1, description="strength of its reflection below the base")


class NeonSigns(_Layer):
    """Upright signs with glyphs, on poles."""

    generator: Literal["neon_signs"]
    ink: Role
    base: float = Field(ge=0, le=720, description="foot of the poles, px")
    words: tuple[str, ...] = Field(min_length=1, description="one sign each, glyphs from top to bottom")
    spacing: float = Field(default=420, ge=120, le=2000, description="px from sign to sign")
    size: int = Field(default=26, ge=10, le=80, description="of a glyph, px")


class Haze(_Layer):
    """A soft band of mist across the screen."""

    generator: Literal["haze"]
    middle: float = Field(ge=0, le=720, description="px from the top")
    height: float = Field(ge=10, le=500, description="px")
    strength: float = Field(ge=0, le=1)


class Water(_Layer):
    """Still water from its line down to the lower edge, with glitter under the light."""

    generator: Literal["water"]
    line: float = Field(ge=0, le=720, description="px from the top")


class Cables(_Layer):
    """Cables that sag from mast to mast."""

    generator: Literal["cables"]
    ink: Role
    top: float = Field(ge=0, le=720, description="px from the top")
    sag: float = Field(default=60, ge=0, le=300, description="px")
    masts: bool = Field(default=True, description="draw the masts too")


Layer = Annotated[Skyline | NeonSigns | Haze | Water | Cables, Field(discriminator="generator")]
