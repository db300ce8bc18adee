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
        ("en", "zh"), min_length=1, max_length=2, description="offered, the house's own first · 提供的语言，主语言在前"
    )
    ask_after_s: Seconds = Field(20.0, description='s without word or hand until "still there?" · 无操作多少秒后询问')
    answer_s: Seconds = Field(10.0, description="s to answer that, then the visit ends · 询问后等待的秒数，之后结束")
    level_s: Seconds = Field(90.0, description="s of a level, then it ends at a checkpoint · 每关时长，到存档点结束")
    landing_s: Seconds = Field(20.0, description="s that it waits for that checkpoint · 等待该存档点的最长秒数")
    longest_s: Seconds = Field(600.0, description="s of a visit at most · 一次体验的最长秒数")
    any_voice_starts: bool = Field(
        True, description="near speech that is no command begins a visit too · 近处任何人声都可开始"
    )
    hold_to_talk: bool = Field(False, description="hear only while the talk button is held · 按住说话键时才收听")
    volume: int = Field(60, ge=0, le=100, description="percent, after every visitor again · 音量，每位访客后恢复")
    volume_step: int = Field(10, ge=5, le=50, description="percent for each step · 每次调节的百分比")
    screen_inches: float = Field(32.0, ge=7, le=200, description="diagonal of the display · 屏幕对角线，英寸")
    reading_m: float = Field(2.0, ge=0.4, le=10, description="m from which texts are read · 阅读距离，米")
    reduced_motion: bool = Field(False, description="no shake, no zoom · 减少画面晃动")
    safe_colours: bool = Field(False, description="colours that every eye tells apart · 色觉友好配色")
    keys: Mapping[str, str] = Field(
        default_factory=dict, description="key of the keypad -> what it does · 按键对应的动作"
    )
    take_home: Literal["code", "address", "nothing"] = Field(
        "code", description="what the QR holds: the level, the house's page, none · 二维码内容：关卡、网址、无"
    )
    address: str = Field("", max_length=300, pattern=r"^(https?://\S+)?$", description="of the house's page · 展馆网址")
    engine: str = Field("auto", description="which ear: auto, sphinx, whisper, remote, none · 语音识别引擎")
    model: str = Field("", description="its file or folder; empty finds one · 模型文件，空则自动查找")
    microphone: str = Field("", description="part of its name; empty is the system's · 麦克风名称的一部分")
    ear_patience_s: float = Field(
        0.8, ge=0.8, le=5, description="s for an ear that neither answers nor works · 识别进程无响应多少秒后重启"
    )
    calibrate_s: Seconds = Field(10.0, description="s of quiet to measure the room, daily · 每天测量环境的秒数")
    loud_db: float = Field(-38.0, ge=-80, le=0, description="dBFS from which it is too loud to hear · 过吵的门限")
    changed_db: float = Field(6.0, ge=1, le=40, description="dB since installation to tell · 与安装日相差多少报告")
    check_at: str = Field("", description="time of day of the check of the site, 08:30; empty: none · 每日场地检查时间")
    tour_s: Seconds = Field(24.0, description="s of a level that the attract loop shows · 待机演示每关的秒数")
    poster_s: Seconds = Field(7.0, description="s of the poster between two levels · 海报画面的秒数")

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
