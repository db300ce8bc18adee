"""The figures by which a game is kept alive. Defaults hold for a small PC; tests use far shorter ones."""

from datetime import time
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Seconds = Annotated[float, Field(gt=0, le=86_400)]


def _clock(text: str) -> str:
    try:
        time.fromisoformat(text)
    except ValueError:
        raise ValueError("needs a time such as 06:00") from None
    return text


class LifeSettings(BaseModel):
    """When the game is started again, and when it is not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hang_s: Seconds = Field(4.0, description="s without a new picture: it hangs · 多少秒没有新画面算卡死")
    start_s: Seconds = Field(60.0, description="s that it may take to show the first one · 启动到出画面的最长秒数")
    stop_s: Seconds = Field(3.0, description="s that it may take to end when asked · 正常退出的最长秒数")
    restarts: int = Field(
        3, ge=1, le=100, description="crashes and hangs in the window: safe mode · 触发安全模式的次数"
    )
    window_s: Seconds = Field(600.0, description="s that such a window is long · 统计次数的时间窗口，秒")
    delay_s: Seconds = Field(1.0, description="s before the second start; then twice as long · 第二次重启前等待的秒数")
    longest_delay_s: Seconds = Field(60.0, description="s between two starts at most · 两次启动的最长间隔，秒")
    memory_mb: float = Field(
        2500.0, ge=1, description="held by the game and its ears: a fresh start when nobody plays · 内存软上限 MB"
    )
    memory_hard_mb: float = Field(4000.0, ge=1, description="the same: a fresh start at once · 内存硬上限 MB")
    look_s: Seconds = Field(
        5.0, description="s between looks at memory; at the disk 12 times that · 检查内存的间隔，磁盘为其 12 倍，秒"
    )
    morning: Annotated[str, AfterValidator(_clock)] = Field(
        "06:00", description="safe mode ends at this time of day, and the game starts afresh · 每天重新开始的时间"
    )
    spare: bool = Field(
        True, description="keep a second game loaded, to be back sooner; 70 MB · 预先加载备用进程，恢复更快，占 70 MB"
    )
