"""Everything that can be wrong with a kiosk: the code, what it is, and what the operator does. In both languages.

Codes go over the wire and stand on the screen, so they are short and never change their meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from voice.words import Text

Light = Literal["yellow", "red"]
"""Yellow: visitors can play on; red: they cannot, or not for long."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that can be wrong."""

    code: str
    light: Light
    what: Text
    mend: Text
    """What the operator does; the first words say so where there is nothing to do."""


_ALL: Final = (
    # The game
    Fault(
        "crash",
        "yellow",
        Text("the game ended by itself; it was started again", "游戏意外退出，已重新启动"),
        Text(
            "Nothing, if it happens once. Daily: send the log to whoever made the content",
            "偶尔一次无需处理；天天发生请把日志发给内容制作方",
        ),
    ),
    Fault(
        "hang",
        "yellow",
        Text("the picture stood still; the game was started again", "画面卡住，游戏已重新启动"),
        Text(
            "Nothing, if it happens once. Daily: the machine is too slow or too hot; look at its fan",
            "偶尔一次无需处理；天天发生说明机器太慢或过热，请检查风扇",
        ),
    ),
    Fault(
        "no_start",
        "red",
        Text("the game shows no picture after it was started", "游戏启动后没有画面"),
        Text("Restart the machine; then run: voxleap doctor", "请重启机器；然后运行 voxleap doctor"),
    ),
    Fault(
        "safe_mode",
        "red",
        Text(
            "too many restarts: only the built-in level is shown, without the house's content",
            "重启次数过多：只显示内置关卡，不加载展馆内容",
        ),
        Text(
            "Take back the newest content (voxleap kiosk pack rollback), then: voxleap kiosk ask restart",
            "请回退最新内容（voxleap kiosk pack rollback），然后运行 voxleap kiosk ask restart",
        ),
    ),
    Fault(
        "memory",
        "yellow",
        Text(
            "the game holds much memory; it is started anew when nobody plays",
            "游戏占用内存偏多，没人玩时会重新启动",
        ),
        Text(
            "Nothing. Every few hours: raise life.memory_mb, or give the machine more memory",
            "无需处理；若每隔几小时就出现，请调高 life.memory_mb 或加装内存",
        ),
    ),
    Fault(
        "memory_hard",
        "yellow",
        Text("the game took too much memory and was started anew at once", "游戏占用内存过多，已立即重新启动"),
        Text("Send the log to whoever made the content", "请把日志发给内容制作方"),
    ),
    Fault(
        "no_display",
        "red",
        Text("no screen can be opened", "无法打开屏幕"),
        Text(
            "Switch the screen on, look at its cable; it is tried again by itself",
            "请打开屏幕并检查连接线；程序会自动重试",
        ),
    ),
    Fault(
        "slow",
        "yellow",
        Text("pictures come too slowly to play well", "画面太慢，影响游玩"),
        Text("End other programs; look at the machine's fan", "请关闭其他程序；检查机器风扇"),
    ),
    # The ears
    Fault(
        "no_microphone",
        "yellow",
        Text("no microphone: visitors play by touch and buttons", "没有麦克风：访客可用触屏和按键"),
        Text("Plug it in again; it is found by itself within 5 s", "请重新插好；5 秒内会自动找到"),
    ),
    Fault(
        "microphone_busy",
        "yellow",
        Text("another program holds the microphone", "麦克风被其他程序占用"),
        Text("End that program; it is tried again by itself", "请关闭那个程序；会自动重试"),
    ),
    Fault(
        "no_ear",
        "yellow",
        Text("no recogniser works: visitors play by touch and buttons", "语音识别不可用：访客可用触屏和按键"),
        Text("Run: voxleap doctor", "请运行 voxleap doctor"),
    ),
    Fault(
        "ear_restarted",
        "yellow",
        Text("the recogniser crashed or hung; it was started again", "语音识别崩溃或卡住，已重新启动"),
        Text("Nothing, if it happens once", "偶尔一次无需处理"),
    ),
    Fault(
        "gpu_lost",
        "yellow",
        Text("the graphics card failed; the recogniser works on the processor", "显卡故障；语音识别改用处理器"),
        Text("Restart the machine; look at the card's fan and its driver", "请重启机器；检查显卡风扇和驱动"),
    ),
    Fault(
        "speech_server",
        "yellow",
        Text("the speech server does not answer; the kiosk's own ear listens", "语音服务器无响应，改用本机识别"),
        Text("Look at the server and at the network cable", "请检查服务器和网线"),
    ),
    Fault(
        "too_loud",
        "yellow",
        Text("the room is too loud to hear words; visitors are asked to use the buttons", "环境太吵，已提示访客用按键"),
        Text("Nothing, if it passes. Else bring the microphone nearer to mouths", "会过去则无需处理；否则把麦克风移近"),
    ),
    Fault(
        "clipping",
        "yellow",
        Text("the microphone is too sensitive: loud voices are cut off", "麦克风太灵敏，声音大时失真"),
        Text("Lower its level in the system's sound settings", "请在系统声音设置里调低麦克风音量"),
    ),
    Fault(
        "room_changed",
        "yellow",
        Text("the room sounds otherwise than on the day of installation", "场地声音与安装当天不同"),
        Text("Run: voxleap voice check", "请运行 voxleap voice check"),
    ),
    Fault(
        "silent_microphone",
        "yellow",
        Text("the microphone gives nothing at all", "麦克风完全没有声音"),
        Text("Look at its switch, its cable and the system's sound settings", "请检查麦克风开关、连线和系统声音设置"),
    ),
    Fault(
        "site_check",
        "yellow",
        Text("the daily check of microphone and room is red", "每日麦克风与场地检查未通过"),
        Text("Run: voxleap voice check", "请运行 voxleap voice check"),
    ),
    # What is stored
    Fault(
        "disk_full",
        "yellow",
        Text("the disk is full; visitors play on, and counts stay in memory", "磁盘已满；访客可照常玩，统计暂存内存"),
        Text("Free some space; today's counts are then written", "请清理磁盘空间；之后会补写当天统计"),
    ),
    Fault(
        "disk_read_only",
        "yellow",
        Text("nothing can be written to the disk; visitors play on", "磁盘无法写入；访客可照常玩"),
        Text(
            "If it was not made so on purpose: the disk may be dying, replace it",
            "若不是有意设为只读，磁盘可能快坏了，请更换",
        ),
    ),
    Fault(
        "disk_broken",
        "red",
        Text("the disk gives back other bytes than were written", "磁盘读出的内容与写入的不一致"),
        Text("Replace the disk", "请更换磁盘"),
    ),
    Fault(
        "settings_broken",
        "yellow",
        Text("the settings file is broken; the last good settings are used", "设置文件有误，正在使用上一次可用的设置"),
        Text("Run: voxleap kiosk check", "请运行 voxleap kiosk check"),
    ),
    Fault(
        "content_broken",
        "yellow",
        Text("a content pack is broken; the one before it is shown", "内容包有误，正在显示之前的内容"),
        Text("Run: voxleap kiosk pack check FILE", "请运行 voxleap kiosk pack check 文件"),
    ),
    Fault(
        "audits_broken",
        "yellow",
        Text(
            "the database of counts was broken; it is kept aside, and a new one has begun",
            "统计数据库损坏，已另存并新建",
        ),
        Text("Nothing. Again: the disk may be dying", "无需处理；再次出现说明磁盘可能快坏了"),
    ),
    # The house
    Fault(
        "clock_jumped",
        "yellow",
        Text("the machine's clock jumped", "系统时钟发生跳变"),
        Text("Nothing after a start. Else look at the machine's time", "刚开机时无需处理；否则请检查系统时间"),
    ),
    Fault(
        "clock_wrong",
        "yellow",
        Text("the machine's clock is wrong; opening hours do not count", "系统时钟不对，开放时间暂不生效"),
        Text("Set the time; an old machine may need a new battery", "请校准时间；旧机器可能要换主板电池"),
    ),
    Fault(
        "network",
        "yellow",
        Text("no network; everything that visitors see works without", "没有网络；访客看到的一切不受影响"),
        Text("Look at the network cable", "请检查网线"),
    ),
    Fault(
        "operator_page",
        "yellow",
        Text("the operator's page and its services do not run", "运营页面及相关服务未运行"),
        Text("pip install 'voxleap[kiosk]', then restart the kiosk", "运行 pip install 'voxleap[kiosk]' 后重启展台"),
    ),
    Fault(
        "operator_port",
        "yellow",
        Text("another program holds the port of the operator's page", "运营页面的端口被其他程序占用"),
        Text("Set another port under [operator] in kiosk.toml", "请在 kiosk.toml 的 [operator] 里换一个端口"),
    ),
    Fault(
        "operator_lan",
        "yellow",
        Text(
            "the operator's page is for this machine alone: there is no password yet",
            "尚未设置密码，运营页面只能在本机打开",
        ),
        Text("Run: voxleap kiosk password", "请运行 voxleap kiosk password"),
    ),
    Fault(
        "broker",
        "yellow",
        Text("the house's MQTT broker does not answer; visitors play on", "MQTT 服务器无响应；访客可照常玩"),
        Text(
            "Look at [mqtt] in kiosk.toml, at the broker and its password", "请检查 kiosk.toml 的 [mqtt]、服务器和密码"
        ),
    ),
    Fault(
        "hub",
        "yellow",
        Text("the hub does not answer the kiosk's sign of life; visitors play on", "中控无响应；访客可照常玩"),
        Text("Look at [heartbeat] in kiosk.toml and at the hub", "请检查 kiosk.toml 的 [heartbeat] 和中控"),
    ),
    Fault(
        "supervisor",
        "yellow",
        Text("the supervisor met an error and went on", "守护程序遇到错误，已继续运行"),
        Text("Send the log to the makers of VoxLeap", "请把日志发给 VoxLeap 开发者"),
    ),
)
FAULTS: Final[Mapping[str, Fault]] = {fault.code: fault for fault in _ALL}


def fault(code: str) -> Fault:
    """Give what is known of a code; also of one that a newer or a stranger's part uses."""
    unknown = Text("something is wrong that this version has no words for", "出现了本版本未收录的问题")
    return FAULTS.get(code) or Fault(code, "yellow", unknown, Text("Look into the log", "请查看日志"))
