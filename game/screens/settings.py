"""What a player has set, kept as JSON where the system keeps such things."""

import json
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.level.files import write
from voice.words import Language, Text

SENSITIVITY_DB = {"low": -8.0, "normal": 0.0, "high": 10.0}
"""What the microphone's sound is raised by before the ear hears it."""

_KEPT = Text(
    "{file}: {what}; it is kept as {aside}, and defaults stand in for what is wrong",
    "{file}：{what}；原文件已保留为 {aside}，有问题的项改用默认值",
)
_NOT_JSON = Text("line {line} is not JSON", "第 {line} 行不是 JSON")
_UNREADABLE = Text("cannot be read as UTF-8 text", "无法按 UTF-8 文本读取")
_NO_OBJECT = Text("is not a JSON object", "不是 JSON 对象")
_WRONG = Text("{field} cannot be {value}", "{field} 不能是 {value}")
_UNSAVED = Text("{file}: settings could not be saved: {why}", "{file}：设置无法保存：{why}")


class Figures(BaseModel):
    """What is known of a player's voice: two kinds of figures and no sound."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    delay_ms: dict[str, Annotated[int, Field(ge=0, le=5000)]] = Field(
        default_factory=dict, description="command to the median time from the onset of its word to its effect"
    )
    loudness_db: Annotated[float, Field(ge=-120, le=0)] | None = Field(
        default=None, description="median of the words, dBFS"
    )


class Settings(BaseModel):
    """The settings. What a newer version wrote beside them is kept as it is."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    language: Literal["", "en", "zh"] = Field(default="", description="empty: the machine's")
    text_percent: Literal[100, 125, 150] = 100
    reduced_motion: bool = Field(default=False, description="no shake, no zoom")
    safe_colours: bool = Field(default=False, description="colours that every eye tells apart")
    volume: int = Field(default=80, ge=0, le=100, description="percent")
    sensitivity: Literal["low", "normal", "high"] = "normal"
    loud_leaps: bool = Field(default=False, description="a louder word leaps higher")
    sounds: bool = Field(default=False, description="a clap or ha! is a jump, a held note glides")
    taught: bool = Field(default=False, description="the tutorial was done, or declined")
    voice: Figures = Figures()

    def speaks(self, otherwise: Language) -> Language:
        """Give the language of the screens; `otherwise` where none was chosen."""
        return self.language or otherwise


def place() -> Path:
    """Give the file that settings are kept in."""
    return user_config_path("voxleap", appauthor=False) / "settings.json"


def load(file: Path) -> tuple[Settings, Text | None]:
    """Read settings.

    Returns:
        the settings, and one line when something of the file was wrong. The file is kept aside then, and what of it
        is right is used.

    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(), None
    except (OSError, UnicodeDecodeError):
        return Settings(), kept_aside(file, _UNREADABLE)
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        return Settings(), kept_aside(file, _NOT_JSON.format(line=error.lineno))
    except RecursionError:
        return Settings(), kept_aside(file, _NO_OBJECT)
    if not isinstance(given, dict):
        return Settings(), kept_aside(file, _NO_OBJECT)
    try:
        return Settings.model_validate(given), None
    except ValidationError as error:
        wrong = {str(e["loc"][0]) for e in error.errors()}
        first = str(error.errors()[0]["loc"][0])
        value = json.dumps(given[first], ensure_ascii=False)
        right = {key: value for key, value in given.items() if key not in wrong}
        told = _WRONG.format(field=first, value=value if len(value) <= 40 else value[:39] + "…")
        return Settings.model_validate(right), kept_aside(file, told)


def save(settings: Settings, file: Path) -> Text | None:
    """Write settings whole or not at all; give one line when that is not possible."""
    try:
        write(file, (settings.model_dump_json(indent=1) + "\n").encode())
    except OSError as error:
        return _UNSAVED.format(file=file, why=error.strerror)
    return None


def kept_aside(file: Path, what: Text) -> Text:
    """Keep a broken file under a name that no other has; give the line that says so."""
    number = 1
    while (aside := file.with_name(f"{file.stem}.broken-{number}{file.suffix}")).exists():
        number += 1
    try:
        file.replace(aside)
    except OSError:
        aside = file
    named = Text(what.en, what.zh)
    return Text(
        _KEPT.en.format(file=file, what=named.en, aside=aside.name),
        _KEPT.zh.format(file=file, what=named.zh, aside=aside.name),
    )
