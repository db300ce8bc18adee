"""Weather as parameters: what falls, drifts and blows."""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict, Field


class Weather(BaseModel):
    """What falls and drifts."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    rain: int = Field(default=0, ge=0, le=600, description="streaks on the screen")
    snow: int = Field(default=0, ge=0, le=600, description="flakes on the screen")
    fog: float = Field(default=0.0, ge=0, le=1, description="added to every haze, and bands of its own")
    wind: float = Field(default=0.15, ge=-2, le=2, description="to the left, 1 a gale; streaks fly from 0.5")
    lightning: float = Field(default=0.0, ge=0, le=20, description="flashes a minute; none with reduced motion")
    cloud: float = Field(default=0.0, ge=0, le=1, description="how grey the sky is")


WEATHERS: Final[Mapping[str, Weather]] = {
    "clear": Weather(),
    "rain": Weather(rain=240, fog=0.08, cloud=0.55, wind=0.3),
    "snow": Weather(snow=220, fog=0.12, cloud=0.45, wind=0.2),
    "fog": Weather(fog=0.4, cloud=0.35, wind=0.05),
    "storm": Weather(rain=380, fog=0.12, cloud=0.9, wind=1.1, lightning=7),
    "wind": Weather(wind=1.0),
}
"""What each is where a theme says nothing of its own."""
