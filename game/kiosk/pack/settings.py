"""Where a kiosk's content may come from. By itself it looks nowhere: what is not set here is not done."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class ContentSettings(BaseModel):
    """`[content]` of a kiosk's settings."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    drop: tuple[Path, ...] = Field(
        default=(), max_length=8, description="folders in which sticks appear, as /media; empty: none are looked at"
    )
    address: str = Field(default="", max_length=500, description="https address of a pack's zip; empty: none is asked")
    every_s: float = Field(default=3600.0, ge=60, le=7 * 86_400, description="how often the address is asked, s")
    key: Path | None = Field(default=None, description="file with the house's key; with it only signed packs are taken")
