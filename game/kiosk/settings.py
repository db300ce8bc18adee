"""The settings file of a kiosk: TOML, one section a part. Without any file everything works."""

import hashlib
import os
import tomllib
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

from platformdirs import site_config_path, user_config_path, user_data_path
from pydantic import BaseModel, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from game.kiosk.display import DisplaySettings
from game.kiosk.errors import KioskError
from game.kiosk.hours import HoursSettings
from game.kiosk.life import LifeSettings
from game.kiosk.ops.settings import FleetSettings, HeartbeatSettings, MetricsSettings, MqttSettings, OperatorSettings
from game.kiosk.pack.settings import ContentSettings
from game.kiosk.visit.settings import VisitSettings
from game.level.files import write
from voice.words import Text

NAME: Final = "kiosk.toml"
MOST_BYTES: Final = 200_000
_reading: ContextVar[Path | None] = ContextVar("_reading", default=None)
_MENDS: Final = {
    "extra_forbidden": Text(
        "is not a setting; see: voxleap kiosk config --example", "没有这个设置；见 voxleap kiosk config --example"
    ),
    "missing": Text("is missing", "缺少这一项"),
}


class KioskSettings(BaseSettings):
    """All of it. A variable such as VOXLEAP_KIOSK_LIFE__HANG_S counts more than the file."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix="VOXLEAP_KIOSK_", env_nested_delimiter="__"
    )
    data: Path | None = Field(
        None,
        examples=["/srv/voxleap"],
        description="folder for counts, content, logs; without it the user's own · 数据目录，不写则用默认位置",
    )
    display: DisplaySettings = Field(DisplaySettings(), description="The screen · 屏幕")
    hours: HoursSettings = Field(HoursSettings(), description="Opening hours, local time · 开放时间（本地时间）")
    life: LifeSettings = Field(LifeSettings(), description="Crashes, hangs, memory · 崩溃、卡死、内存")
    visit: VisitSettings = Field(VisitSettings(), description="What visitors meet · 访客体验")
    content: ContentSettings = Field(ContentSettings(), description="Where packs come from · 内容包的来源")
    operator: OperatorSettings = Field(OperatorSettings(), description="The operator's page · 运营页面")
    metrics: MetricsSettings = Field(MetricsSettings(), description="Figures for Prometheus · Prometheus 指标")
    mqtt: MqttSettings = Field(MqttSettings(), description="State at the house's broker · MQTT 状态上报")
    heartbeat: HeartbeatSettings = Field(HeartbeatSettings(), description="A sign of life to a hub · 向中控发送心跳")
    fleet: FleetSettings = Field(FleetSettings(), description="Which of many this is · 多台展台中的哪一台")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Ask the caller, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, _reading.get())

    @property
    def folder(self) -> Path:
        """Where the kiosk keeps what it keeps."""
        return self.data or user_data_path("voxleap", appauthor=False) / "kiosk"


def places() -> tuple[Path, ...]:
    """Give where a settings file is looked for, the first that is there counts."""
    named = os.environ.get("VOXLEAP_KIOSK_CONFIG")
    own = user_config_path("voxleap", appauthor=False) / NAME
    return (*((Path(named),) if named else ()), own, site_config_path("voxleap", appauthor=False) / NAME)


def found() -> Path | None:
    """Give the settings file that counts; None without any."""
    return next((place for place in places() if place.is_file()), None)


def load(file: Path | None) -> KioskSettings:
    """Read a settings file; without one everything is as it comes.

    Raises:
        KioskError: it cannot be read, or something in it is wrong; one line with the mend.

    """
    if file is not None:
        _read(file)
    before = _reading.set(file)
    try:
        return KioskSettings()
    except ValidationError as error:
        raise _named(file, error) from None
    finally:
        _reading.reset(before)


def good(file: Path) -> Path:
    """Give where the copy of a settings file lies with which a picture was shown last.

    Not in the folder that the file names: a broken file names none.
    """
    own = os.environ.get("VOXLEAP_KIOSK_DATA")
    folder = Path(own) if own else user_data_path("voxleap", appauthor=False) / "kiosk"
    return folder / f"good-{hashlib.sha256(str(file.absolute()).encode()).hexdigest()[:10]}.toml"


def keep(file: Path) -> None:
    """Keep a copy of a file that was good; a disk that takes none is told of elsewhere."""
    copy = good(file)
    try:
        content = file.read_bytes()
        if not copy.exists() or copy.read_bytes() != content:
            write(copy, content)
    except OSError:
        return


def _read(file: Path) -> None:
    """Find what TOML itself finds wrong, before pydantic does."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise KioskError(str(file), Text("is larger than 200 kB", "超过 200 kB"))
        tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise KioskError(str(file), Text("no such file", "没有这个文件")) from None
    except (OSError, UnicodeDecodeError):
        raise KioskError(str(file), Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise KioskError(str(file), Text(f"is not TOML: {error}", f"不是 TOML：{error}")) from None


def _named(file: Path | None, error: ValidationError) -> KioskError:
    first = error.errors()[0]
    at = ".".join(str(part) for part in first["loc"])
    where = f"{file or 'VOXLEAP_KIOSK_…'}: {at}"
    if first["type"] in _MENDS:
        return KioskError(where, _MENDS[first["type"]])
    reason = str(first["msg"]).removeprefix("Value error, ")
    return KioskError(where, Text(reason, f"不对：{reason}"))


def example() -> str:
    """Give a whole settings file, each line with what it means in both languages, and none of them in force."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# VoxLeap kiosk. Take the # off the lines that are to count; these are the defaults."
    yield "# 声跃展台。去掉行首的 # 即生效；这里写的都是默认值。"
    simple = {n: f for n, f in KioskSettings.model_fields.items() if not isinstance(f.default, BaseModel)}
    for name, field in simple.items():
        yield from _one(name, field.default, field)
    for name, field in KioskSettings.model_fields.items():
        if name in simple:
            continue
        yield f"\n# {field.description}\n[{name}]"
        for inner, of in type(field.default).model_fields.items():
            yield from _one(inner, getattr(field.default, inner), of)


def _one(name: str, value: Any, field: FieldInfo) -> Iterator[str]:
    """Give a setting: what it means, and its default; where that is nothing, an example."""
    yield f"# {field.description or name}"
    yield f"#{name} = {_toml(value if value is not None else next(iter(field.examples or ()), ''))}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{k}" = {_toml(v)}' for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
