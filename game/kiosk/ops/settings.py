"""What the operator's side of a kiosk may be told. By itself it listens to this machine alone, and calls nobody."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$"
Host = Annotated[str, Field(pattern=r"^[A-Za-z0-9.:\[\]-]{0,253}$")]


def _origin(text: str) -> str:
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?", text):
        raise ValueError(f'"{text[:60]}" is no origin such as https://museum.example')
    return text


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class OperatorSettings(_Section):
    """`[operator]`: the page, and the interface beside it."""

    enabled: bool = Field(True, description="the operator's page · 运营页面")
    port: int = Field(8377, ge=0, le=65535, description="of 127.0.0.1 · 端口")
    lan: bool = Field(
        False,
        description="listen to the house's network too; needs: voxleap kiosk password · 允许局域网访问，需先设密码",
    )
    names: tuple[Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{1,253}$")], ...] = Field(
        (), max_length=20, description="by which the page may be asked for, beside numbers · 允许的主机名"
    )
    certificate: Path | None = Field(
        None, examples=["/etc/voxleap/page.pem"], description="PEM; with the private key the page is https · 证书"
    )
    private_key: Path | None = Field(None, examples=["/etc/voxleap/page.key"], description="PEM · 私钥")
    origins: tuple[Annotated[str, AfterValidator(_origin)], ...] = Field(
        (), max_length=20, description="web pages of the house that may show how the kiosk is · 可嵌入状态的网页来源"
    )
    session_s: float = Field(
        8 * 3600.0, ge=60, le=30 * 86_400, description="s after which the password is asked again · 多少秒后需重新登录"
    )

    language: Literal["", "en", "zh"] = Field(
        "", description="of the page; empty: the browser's · 页面语言，留空随浏览器"
    )
    audits_days: int = Field(1100, ge=7, le=10_000, description="days for which counts are kept · 统计保留天数")

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.certificate is None) != (self.private_key is None):
            raise ValueError("https needs both certificate and private_key")
        return self


class MetricsSettings(_Section):
    """`[metrics]`: figures for Prometheus, at /metrics of the operator's page."""

    enabled: bool = Field(True, description="/metrics · 指标")
    open: bool = Field(False, description="also to the network without a password; counts only · 局域网免密码读取")


class MqttSettings(_Section):
    """`[mqtt]`: state, kept at the house's broker."""

    host: Host = Field("", description="of the broker; empty: none is called · 留空则不连接")
    port: int = Field(1883, ge=1, le=65535, description="1883, with tls 8883 · 端口")
    tls: bool = Field(False, description="encrypted, the broker's certificate is checked · 加密")
    username: str = Field("", max_length=200, description="at the broker · 用户名")
    password: Path | None = Field(
        None, examples=["/etc/voxleap/mqtt.password"], description="file with the password · 密码文件"
    )
    topic: str = Field(
        "voxleap", pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$", description="before the kiosk's name · 主题前缀"
    )
    commands: bool = Field(False, description="take orders from TOPIC/NAME/order · 接受指令")
    home_assistant: bool = Field(False, description="announce it to Home Assistant · 向 Home Assistant 自动登记")


class HeartbeatSettings(_Section):
    """`[heartbeat]`: tells a hub that it lives, as Exhibitera's components do, and takes what the hub wants."""

    url: str = Field(
        "", pattern=r"^(|https?://[^\s]{1,400})$", description="of the hub; empty: none is called · 留空则不发送"
    )
    every_s: float = Field(5.0, ge=1, le=3600, description="s between two · 间隔秒数")
    commands: bool = Field(True, description="take orders from the hub · 接受指令")


class FleetSettings(_Section):
    """`[fleet]`: which of many this is."""

    name: str = Field("kiosk", pattern=NAME, description="of this kiosk, unlike all others' · 本机名称，各台不同")
    place: str = Field("", max_length=80, description="where it stands, for people · 位置")
