"""Where a kiosk's content may come from. By itself it looks nowhere: what is not set here is not done."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class ContentSettings(BaseModel):
    """`[content]` of a kiosk's settings."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    drop: tuple[Path, ...] = Field(
        default=(),
        max_length=8,
        description="folders in which sticks appear, such as /media; empty: none · 插入 U 盘的目录，留空不查看",
    )
    address: str = Field(
        default="",
        max_length=500,
        description="https address of a pack's zip; empty: none is asked · 内容包的 https 地址，留空不下载",
    )
    every_s: float = Field(
        default=3600.0, ge=60, le=7 * 86_400, description="s between two questions there · 查询间隔秒数"
    )
    first: bool = Field(
        default=False, description="takes new content before others, whatever its rollout says · 优先试用新内容"
    )
    key: Path | None = Field(
        default=None,
        examples=["/etc/voxleap/house.key"],
        description="file with the house's key; only signed packs are taken then · 密钥文件，设了就只收签名的内容包",
    )
