"""Everything a visitor reads at the kiosk that is no word to be said."""

from typing import Final

from voice.words import Text

SAY: Final = Text("Say", "说")
SAY_TO_START: Final = Text("to start — or touch, or press a button", "就能开始，也可以触摸或按键")
TOUCH: Final = Text("touch", "触摸")
TOUCH_TO_START: Final = Text("to start, or press a button", "屏幕或按键，就能开始")
BEGIN: Final = Text("Say RUN, or touch to play", "说“跑”或触摸开始")
PICK: Final = Text("Speak your language", "说出你的语言")
PICK_BY_HAND: Final = Text("Touch your language", "触摸选择语言")
LOADING: Final = Text("painting the world …", "正在绘制世界……")
GET_READY: Final = Text("Get ready", "准备")

STILL_THERE: Final = Text("Still there?", "还在吗？")
STILL_NOTE: Final = Text("Say anything, touch, or press a button", "说句话、摸一下屏幕，或按任意键")

MADE_IT: Final = Text("You made it!", "到达终点！")
GOT_FAR: Final = Text("You came this far!", "你走了这么远！")
TIME_UP: Final = Text("Time is up: to the next light", "时间到：跑到下一个光点")
HEARD_OF: Final = Text("{heard} of {tries} words understood", "{tries} 次开口，听懂 {heard} 次")
HEARD_NONE: Final = Text("played by hand", "用手完成")
SECONDS: Final = Text("{seconds} s", "{seconds} 秒")
FALLS: Final = Text("{falls} falls", "失误 {falls} 次")
ONE_FALL: Final = Text("1 fall", "失误 1 次")
NO_FALLS: Final = Text("no fall", "零失误")
SHARDS: Final = Text("{taken} of {all} shards", "水晶 {taken} / {all}")
WAY: Final = Text("{percent} % of the way", "走了 {percent}%")
TAKE_HOME: Final = Text("Take this level home: photograph it", "拍下来，把这一关带回家")
TAKE_ADDRESS: Final = Text("Take it home: scan it", "扫一扫，带回家")

STORED: Final = Text("{bytes} bytes of sound stored", "已存储声音 {bytes} 字节")
NOTICE: Final = Text(
    "Heard on this machine only, and only to play; never stored, sent, or used to know you. Or play by hand.",
    "声音只在本机即时用于游戏，不存储、不外传、不识别身份；也可全程用手操作。",
)
GENERATED: Final = Text("Level made with AI", "AI 生成关卡")

BEGIN_BY_HAND: Final = Text("Touch to play, or press a button", "触摸屏幕或按键开始")
USE_BUTTONS: Final = Text(
    "The microphone is gone: touch the words, or use the buttons", "麦克风断开：请触摸词语或使用按键"
)
TOO_LOUD: Final = Text("Loud here: come closer, or touch the words", "这里很吵：请靠近说，或触摸词语")
HOLD_TO_TALK: Final = Text("Hold the button while you speak", "按住按钮说话")
TRY_WORD: Final = Text("Try a single word", "试试只说一个词")
CLOSED: Final = Text("Closed now", "休息中")
SAFE: Final = Text("Safe mode · please tell the staff", "安全模式，请告知工作人员")
FINISH: Final = Text("Finish", "结束")
