"""What a house can set of a visit. With the defaults everything works."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from game.kiosk.visit.buttons import ACTIONS, KEYS
from game.level import all_words
from voice.words import Language

Seconds = Annotated[float, Field(gt=0, le=3600)]
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class VisitSettings(BaseModel):
    """The section `[visit]` of a kiosk's settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    languages: tuple[Language, ...] = Field(
        default=("en", "zh"), min_length=1, max_length=2, description="offered; with one there is nothing to pick"
    )
    ask_after_s: Seconds = Field(default=20.0, description="s without a word or a hand until it asks who is there")
    answer_s: Seconds = Field(default=10.0, description="s that it counts down before it lets the visit end")
    level_s: Seconds = Field(default=90.0, description="s of a level; then it ends at the next checkpoint")
    landing_s: Seconds = Field(default=20.0, description="s that it waits for that checkpoint at most")
    longest_s: Seconds = Field(default=600.0, description="s of a visit; then it ends with the level's result")
    any_voice_starts: bool = Field(default=True, description="also near speech that is no command begins a visit")
    hold_to_talk: bool = Field(default=False, description="hear only while the talk button is held")
    volume: int = Field(default=60, ge=0, le=100, description="percent, after every visitor again")
    volume_step: int = Field(default=10, ge=5, le=50, description="percent for each step")
    screen_inches: float = Field(default=32.0, ge=7, le=200, description="diagonal of the display")
    reading_m: float = Field(default=2.0, ge=0.4, le=10, description="m from which texts are read")
    reduced_motion: bool = False
    safe_colours: bool = False
    keys: Mapping[str, str] = Field(default_factory=dict, description="key of the keypad -> what it does")
    take_home: Literal["code", "address", "nothing"] = Field(default="code", description="what the QR holds")
    address: str = Field(default="", max_length=300, pattern=r"^(https?://\S+)?$", description="of the house's page")
    engine: str = "auto"
    model: str = ""
    microphone: str = Field(default="", description="by part of its name; empty is the system's")
    calibrate_s: Seconds = Field(default=10.0, description="s of quiet that the room is measured in, once a day")
    loud_db: float = Field(
        default=-38.0, ge=-80, le=0, description="dBFS of the room from which it is too loud to hear"
    )
    changed_db: float = Field(default=6.0, ge=1, le=40, description="dB from the day of installation that are told")
    check_at: str = Field(default="", description="time of day, HH:MM, of the daily check of the site; empty: none")
    tour_s: Seconds = Field(default=24.0, description="s of a level that the attract loop shows")
    poster_s: Seconds = Field(default=7.0, description="s of the poster between two levels")

    @field_validator("check_at")
    @classmethod
    def _a_time(cls, given: str) -> str:
        if given and not _CLOCK.fullmatch(given):
            raise ValueError("a time looks like 08:30")
        return given

    @field_validator("keys")
    @classmethod
    def _known(cls, given: Mapping[str, str]) -> Mapping[str, str]:
        for key, does in given.items():
            if does not in ACTIONS and does not in all_words():
                raise ValueError(f'key "{key}" cannot do "{does}"; it can do {", ".join(sorted(ACTIONS))}, or a move')
        return given

    @property
    def keypad(self) -> Mapping[str, str]:
        """The whole map: pygame's name of a key -> an action or a move."""
        return {**KEYS, **self.keys}
