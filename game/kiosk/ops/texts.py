"""What the operator reads on the page, in both languages."""

from collections.abc import Mapping
from typing import Final

from voice.words import Text

MODES: Final[Mapping[str, tuple[Text, Text]]] = {
    "starting": (
        Text("Starting", "正在启动"),
        Text("The game loads; a picture follows soon.", "游戏加载中，画面很快出现。"),
    ),
    "attract": (
        Text("Ready for visitors", "等待参观者"),
        Text("The attract loop runs.", "正在播放演示。"),
    ),
    "visit": (
        Text("Somebody plays", "有人在玩"),
        Text("Changes wait until the visit is over.", "改动会等这次参观结束后生效。"),
    ),
    "closed": (
        Text("Closed", "已闭馆"),
        Text("The picture is dark, by hours or by order.", "按开放时间或指令关闭画面。"),
    ),
    "safe": (
        Text("Safe mode", "安全模式"),
        Text("Only the built-in level, after too many restarts.", "重启过多，只显示内置关卡。"),
    ),
    "stopped": (
        Text("Stopped", "已停止"),
        Text("The kiosk has ended.", "展台程序已结束。"),
    ),
}
ORDERS: Final[Mapping[str, tuple[Text, Text]]] = {
    "restart": (
        Text("Restart the game", "重启游戏"),
        Text("Takes a few seconds; a visit is cut off.", "几秒钟；会打断正在玩的人。"),
    ),
    "open": (
        Text("Open", "开放"),
        Text("Until the hours change it.", "直到开放时间改变。"),
    ),
    "close": (
        Text("Close", "关闭"),
        Text("Dark picture until it opens.", "黑屏直到开放。"),
    ),
    "mute": (
        Text("Mute or unmute", "静音或取消"),
        Text("Sound only; it still listens.", "只影响声音，仍会听口令。"),
    ),
    "attract": (
        Text("End the visit", "结束参观"),
        Text("Back to the attract loop.", "回到演示画面。"),
    ),
    "reload": (
        Text("Read settings anew", "重新读取设置"),
        Text("Between two visits.", "在两次参观之间生效。"),
    ),
    "stop": (
        Text("Stop the kiosk", "停止展台"),
        Text("Ends the program; start it at the machine.", "退出程序；需在机器上重新启动。"),
    ),
}
COUNTS: Final[Mapping[str, Text]] = {
    "voice": Text("by voice", "语音"),
    "touch": Text("by touch", "触屏"),
    "button": Text("by button", "按键"),
    "en": Text("English", "英文"),
    "zh": Text("Chinese", "中文"),
    "finished": Text("arrived", "到终点"),
    "left": Text("went away", "中途离开"),
    "closed": Text("ended by the house", "馆方结束"),
    "other": Text("other", "其他"),
    "usual": Text("as ever", "正常"),
    "safe": Text("in safe mode", "安全模式"),
    "more": Text("more than that", "更久"),
    "crash": Text("it ended by itself", "意外退出"),
    "hang": Text("the picture stood still", "画面卡住"),
    "no_start": Text("no picture came", "启动无画面"),
    "memory": Text("memory", "内存"),
    "memory_hard": Text("memory, at once", "内存超限"),
    "no_display": Text("no screen", "没有屏幕"),
    "order": Text("by order", "按指令"),
    "reload": Text("new settings or content", "新设置或新内容"),
    "morning": Text("each morning", "每日重启"),
}
PAGE: Final = Text("Kiosk", "展台")
NOW: Final = Text("Now", "现在")
AUDITS: Final = Text("Audits", "统计")
CONTENT: Final = Text("Content", "内容")
SETTINGS: Final = Text("Settings", "设置")
INTERFACE: Final = Text("Interface", "接口")
OTHER_LANGUAGE: Final = Text("中文", "English")
SKIP: Final = Text("Skip to the content", "跳到正文")
LOG_IN: Final = Text("Log in", "登录")
LOG_OUT: Final = Text("Log out", "退出登录")
PASSWORD: Final = Text("Operator's password", "运营密码")
WRONG: Final = Text("That is not the password.", "密码不对。")
WAIT: Final = Text("Too many wrong passwords. Try again in {seconds} s.", "密码错误次数过多，请 {seconds} 秒后再试。")
TODAY: Final = Text("Today", "今天")
VISITS: Final = Text("Visits", "参观")
UNDERSTOOD: Final = Text("Understood", "听懂")
OF_SAID: Final = Text("of {n} times that somebody spoke", "共 {n} 次开口")
NOBODY: Final = Text("nobody has spoken yet", "还没有人开口")
UPTIME: Final = Text("Up", "可用")
OF_OPEN: Final = Text("of the opening hours", "开放时间内")
PLAYED: Final = Text("Played", "游玩")
MEAN: Final = Text("{seconds} s a visit", "每次 {seconds} 秒")
MINUTES: Final = Text("{n} min", "{n} 分钟")
WRONG_NOW: Final = Text("What is wrong", "故障")
NOTHING_WRONG: Final = Text("Nothing is wrong.", "没有故障。")
DO: Final = Text("Do: ", "处理：")
RED: Final = Text("Visitors cannot play", "访客无法游玩")
YELLOW: Final = Text("Visitors can play on", "不影响游玩")
ORDER: Final = Text("Orders", "操作")
VOLUME: Final = Text("Volume, %", "音量 %")
SET: Final = Text("Set", "设定")
TEST: Final = Text("Self-test", "自检")
TEST_NOW: Final = Text("Test now", "立即自检")
GOOD: Final = Text("good", "正常")
BAD: Final = Text("bad", "异常")
MOST: Final = Text("{n} at most, {day}", "最多 {n}，{day}")
SURE: Final = Text("Really?", "确定吗？")
ENGINE: Final = Text("Ear", "语音识别")
SITE: Final = Text("Room check", "现场检查")
NOT_CHECKED: Final = Text("not yet", "尚未检查")
LIGHTS: Final = {
    "green": Text("● green", "● 绿灯"),
    "yellow": Text("▲ yellow", "▲ 黄灯"),
    "red": Text("■ red", "■ 红灯"),
}
FRAME: Final = Text("Picture", "画面")
AGE: Final = Text("{seconds} s old", "{seconds} 秒前")
SINCE: Final = Text("Up since", "启动于")
RESTARTS: Final = Text("Restarts", "重启次数")
SHOWN: Final = Text("Shown", "正在显示")
BUILT_IN: Final = Text("built-in levels", "自带关卡")
DAYS: Final = Text("Last 30 days", "最近 30 天")
DAY: Final = Text("Day", "日期")
ALL: Final = Text("In all", "合计")
CSV: Final = Text("Save as CSV", "导出 CSV")
NO_DAYS: Final = Text("Nothing was counted yet.", "还没有统计。")
DETAILS: Final = Text("Today in detail", "今天的明细")
KEPT: Final = Text("Kept", "保留的版本")
BACK: Final = Text("Show this", "改为显示")
ADD: Final = Text("Add a pack", "添加内容包")
ADD_WHY: Final = Text(
    "A zip. It is checked level by level, which takes minutes; nothing changes unless all of it is good.",
    "一个 zip。会逐关检查，需要几分钟；全部通过后才会生效。",
)
CHOOSE: Final = Text("Choose a zip", "选择 zip 文件")
UPLOAD: Final = Text("Check and install", "检查并安装")
BUSY: Final = Text("Checking {name}…", "正在检查 {name}…")
LAST: Final = Text("What came of the last ones", "最近的结果")
NO_PACKS: Final = Text("No pack is installed; the levels that ship are shown.", "没有安装内容包；显示自带关卡。")
NEEDS_SCRIPT: Final = Text("Sending a file needs JavaScript; or: ", "发送文件需要 JavaScript；也可运行：")
READ_ONLY: Final = Text(
    "As they are in force. Change them in the settings file, then order to read them anew; [operator] and what "
    "follows it count after the next start of the kiosk.",
    "当前生效的设置。请在设置文件中修改，再点“重新读取设置”；[operator] 及其后各节在展台下次启动后生效。",
)
LEVELS: Final = Text("{n} levels", "{n} 关")
MODEL: Final = Text("written by AI", "AI 生成")
COUNTS_ONLY: Final = Text(
    "Counts only: no sound, no words and no person is ever stored.", "只有计数：不保存任何声音、话语或个人信息。"
)
DONE: Final = Text("Asked for.", "已发送。")
LOST: Final = Text("The kiosk does not answer; what is shown is old.", "展台没有响应，以下内容可能已过时。")
FOR_MACHINES: Final = Text(
    "For other software: JSON to be polled, and a stream of events as best effort. The schema is at",
    "供其他软件使用：轮询 JSON；事件流尽力而为。接口描述见",
)
CLOSED_NOW: Final = Text("closed now", "现在闭馆")
OPEN_NOW: Final = Text("open", "开放中")
PLAYING_NOW: Final = Text("somebody plays", "有人在玩")
VISITS_TODAY: Final = Text("visits today", "今日参观")
REFUSED: Final = Text("That did not come from this page. Load it again and repeat.", "请求不是来自本页；请刷新后重试。")
TOO_MANY: Final = Text("Others wait already. Try again in a few minutes.", "队列已满，请几分钟后再试。")
