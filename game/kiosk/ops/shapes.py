"""What the interface answers, as its schema tells it."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Field

from game.kiosk.board import Mode


class Both(BaseModel):
    """A text in both languages."""

    en: str
    zh: str


class FaultShape(BaseModel):
    """Something that is wrong now, and what to do about it."""

    code: str
    light: Literal["yellow", "red"] = Field(description="yellow: visitors can play on; red: they cannot")
    what: Both
    mend: Both
    detail: str


class DayShape(BaseModel):
    """The counts of one day."""

    day: str = Field(description="ISO 8601, local time")
    understood: float | None = Field(description="share of what was said that was understood, 0 to 1")
    uptime: float | None = Field(description="share of the opening hours in which visitors could play, 0 to 1")
    counts: Mapping[str, Mapping[str, float]]


class StateShape(BaseModel):
    """How the kiosk is now."""

    name: str
    place: str
    mode: Mode
    up_since: str | None
    up_s: int
    frame_age_s: float = Field(description="seconds since a picture was shown")
    engine: str = Field(description="which ear listens")
    site: str = Field(description="light of the last check of microphone, loudspeaker and room; empty before any")
    site_at: str | None
    site_findings: str = Field(description="what was not green")
    restarts: int = Field(description="of the game, since the kiosk began")
    visits: int = Field(description="since the kiosk began")
    content: str = Field(description="id of the pack that is shown; empty: the levels that ship")
    faults: tuple[FaultShape, ...]
    today: DayShape


class PublicShape(BaseModel):
    """What the house's own web pages may show."""

    name: str
    place: str
    open: bool
    playing: bool
    title: Both
    visits_today: int


class PackShape(BaseModel):
    """An installed content pack."""

    id: str
    version: str
    title: Both
    levels: int
    languages: tuple[str, ...]
    model_wrote: bool
    installed: str
    shown: bool


class ResultShape(BaseModel):
    """What came of one pack."""

    at: str
    source: str
    good: bool
    text: Both


class ContentShape(BaseModel):
    """The content: what is kept, what is being checked, and what came of the last packs."""

    busy: str
    kept: tuple[PackShape, ...]
    results: tuple[ResultShape, ...]


class TestShape(BaseModel):
    """One answer of the self-test."""

    name: Both
    good: bool
    detail: Both


class HealthShape(BaseModel):
    """Whether visitors can play, or it is closed on purpose."""

    ok: bool


class Wish(BaseModel, extra="forbid"):
    """An order."""

    does: Literal["restart", "stop", "open", "close", "reload", "selftest", "mute", "attract", "volume"]
    value: str = Field("", max_length=200, pattern=r"^(|100|\d{1,2})$", description="of volume: percent")


class Back(BaseModel, extra="forbid"):
    """Which older pack to show; empty: the one before."""

    to: str = Field("", max_length=120)


class Done(BaseModel):
    """It is asked for, and done soon."""

    ok: bool = True
