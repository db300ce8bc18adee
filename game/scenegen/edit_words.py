"""What people say to change a level that is there: "more", "twice as many", 再难一点, 把…换成…; tables and no more."""

import re
from collections.abc import Mapping
from typing import Final, Literal

Op = Literal["set", "more", "fewer", "times", "remove"]
Way = Literal[1, -1]

_LITTLE = r"(?:(?:a|just|make|it|is|was|be|little|bit|much|way|even|slightly|somewhat|far|lot|still|and|please)\s+)*"
_DROP = r"(?:一点点|一点儿|一点|一些|点儿|点|些)"
_FIRST = r"(?:再|更|稍微|稍|略微|略|要|还要|弄|调|变|搞|做)*"


def _ladder(en: str, zh: str) -> re.Pattern[str]:
    return re.compile(rf"{_LITTLE}\b(?:{en})\b(?!\s+than)|{_FIRST}(?:{zh})了?")


LADDERS: Final[tuple[tuple[str, Way, re.Pattern[str]], ...]] = (
    (
        "density",
        1,
        _ladder(
            r"busier|denser|more crowded|more (?:obstacles|traps|hazards)|too empty|too sparse|not so empty|"
            r"less (?:empty|sparse)",
            rf"密集?{_DROP}|更密集?|太稀疏?|太空旷?|障碍物?(?:再|更)?多{_DROP}|(?:多|加|增加){_DROP}?障碍物?|更多的?障碍物?",
        ),
    ),
    (
        "density",
        -1,
        _ladder(
            r"emptier|sparser|less (?:crowded|busy|dense)|(?:fewer|less) (?:obstacles|traps|hazards)|"
            r"too (?:crowded|busy|dense|many obstacles)|more (?:room|space)",
            rf"稀疏?{_DROP}|疏{_DROP}|更稀疏?|更空旷?|空旷{_DROP}|太密集?|太挤|障碍物?(?:再|更)?少{_DROP}|"
            rf"(?:少|减少){_DROP}?障碍物?|障碍物?太多|更少的?障碍物?|别那么密|不要那么密",
        ),
    ),
    (
        "difficulty",
        -1,
        _ladder(
            r"easier|simpler|gentler|less (?:hard|difficult|tough)|too (?:hard|difficult|tough)|"
            r"(?:not|don't|do not)(?: make it| be)? (?:so|as|that|quite so|too) (?:hard|difficult|tough)|"
            r"(?:lower|reduce|decrease) the difficulty",
            rf"(?:简单|容易|轻松){_DROP}|更(?:简单|容易|轻松)|太难|难度太[高大]|难度(?:再|更)?[低小]{_DROP}|"
            r"(?:降低|减小|调低)(?:一[点些])?难度|[没别](?:那么|这么|太)难|不要(?:那么|这么|太)难",
        ),
    ),
    (
        "difficulty",
        1,
        _ladder(
            r"harder|tougher|trickier|more (?:difficult|challenging|challenge)|too (?:easy|simple)|"
            r"not hard enough|(?:raise|increase) the difficulty",
            rf"难{_DROP}|更难|太简单|太容易|不够难|难度太[低小]|难度(?:再|更)?[高大]{_DROP}|"
            r"(?:提高|增加|加大|调高)(?:一[点些])?难度",
        ),
    ),
    (
        "pace",
        1,
        _ladder(
            r"faster|quicker|speedier|too slow|speed it up|speed up|not so slow",
            rf"快{_DROP}|更快|太慢|加快|提速|别那么慢|(?:速度|节奏)(?:再|更)?快{_DROP}?",
        ),
    ),
    (
        "pace",
        -1,
        _ladder(
            r"slower|calmer|too (?:fast|quick|hectic)|slow it down|slow down|not so fast",
            rf"慢{_DROP}|更慢|太快|放慢|减速|别那么快|(?:速度|节奏)(?:再|更)?慢{_DROP}?",
        ),
    ),
    (
        "length",
        1,
        _ladder(
            r"longer|too short|lengthen it|extend it|not so short",
            rf"长{_DROP}|更长|太短|加长|延长|别那么短|时间(?:再|更)?长{_DROP}?",
        ),
    ),
    (
        "length",
        -1,
        _ladder(
            r"shorter|briefer|too long|shorten it|cut it short|not so long",
            rf"短{_DROP}|更短|太长|缩短|别那么长|时间(?:再|更)?短{_DROP}?",
        ),
    ),
)
"""A setting, whether it goes up or down, and what says so."""

NUMBER: Final[Mapping[str, float]] = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    "两": 2, "二": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10,
}  # fmt: skip
_NUMBER = "|".join(NUMBER)
TIMES: Final = re.compile(
    rf"\b(?P<half>half)(?: as many| of the| the(?: number of)?)?\b|(?P<half_zh>减半|减少一半|少一半|一半的?|砍半)|"
    rf"\b(?P<double>twice|double)(?: as many| the(?: number of)?)?\b|(?P<double_zh>翻一?倍|加倍|多一倍)|"
    rf"\b(?P<triple>triple|thrice)(?: as many| the(?: number of)?)?\b|(?P<triple_zh>翻两倍|翻三倍)|"
    rf"\b(?P<number>\d{{1,2}}|{_NUMBER}) ?(?:times|x)(?: as many| the(?: number of)?)?\b|"
    rf"(?:变成|改成|要)?(?P<number_zh>\d{{1,2}}|{_NUMBER}) ?倍的?"
)
MORE: Final = re.compile(
    r"\b(?:even |some |still )?more(?: of the| of)?\b|\badd(?: some)?\b|\banother\b|\bextra\b|\badditional\b|"
    r"\binclude\b|再来|再加|再放|再多来?|再要|多来|多加|多放|多要|"
    rf"(?:再|更)?多{_DROP}|增加|添加|加上|加入|加(?=[一两二三四五六七八九十几\d])|还要|更多的?|不够多?"
)
FEWER: Final = re.compile(
    r"\bfewer(?: of the| of)?\b|\bless(?: of the| of)?\b|\bnot (?:so|as|that|too) many\b|\btoo many\b|"
    r"\breduce(?: the)?(?: number of)?\b|\bcut down on\b|"
    rf"(?:再|更)?少{_DROP}|减少|少来|少放|太多|更少的?|[没别](?:那么|这么)多"
)
REMOVE: Final = re.compile(
    r"\bremove\b|\btake (?:out|away|off)\b|\bdelete\b|\bdrop\b|\bget rid of\b|\blose\b|\bcut\b|\berase\b|\bkill\b|"
    r"去掉|去除|删掉|删除|拿掉|移除|移走|减去|减掉|撤掉|取消"
)
NO_MORE: Final = re.compile(r"\bno more\b|\bnot any more\b|\bno longer any\b|不要再有|别再有|不再有|不再要|别再放")
SWAPS: Final = (
    re.compile(
        r"\b(?:swap|replace|exchange|change|turn|switch|trade)\s+(?P<a>.+?)\s+(?:for|with|by|into|to)\s+(?P<b>.+)"
    ),
    re.compile(r"(?P<b>.+?)\s+(?:instead of|in place of|rather than)\s+(?P<a>.+)"),
    re.compile(r"用(?P<b>.+?)(?:来)?(?:代替|替换掉?|换掉|取代|替掉)(?P<a>.+)"),
    re.compile(
        r"(?:把|将)?(?P<a>.+?)(?:全部|全都|全|都)?(?:替换成|替换为|换成|换做|换为|改成|改为|变成|变为)(?P<b>.+)"
    ),
)
UNDO: Final = re.compile(
    r"(?:please |no |oops |wait )*(?:undo(?: that| it| this)?|take (?:that|it) back|go back(?: one)?|"
    r"revert(?: that| it)?|never ?mind|as it was(?: before)?)(?: please)?|"
    r"(?:请)?(?:撤销|撤回|撤消|还原|取消(?:上一步|修改)?|上一步|退回(?:上一步)?|回退|改回(?:来|去)|算了|恢复原样)(?:一下|吧)?"
)
REDO: Final = re.compile(
    r"(?:please )?(?:redo(?: that| it)?|do it again)|(?:请)?(?:重做|恢复(?:修改)?|取消撤销)(?:一下|吧)?"
)
STARTS: Final = re.compile(
    r"\s*(?:please|also|then|请|也|还|再)?\s*(?:\b(?:make|swap|replace|exchange|change|turn|switch|without|no|not|"
    r"remove|take|delete|drop|add|more|fewer|less|twice|double|half|triple|another|get rid|put|let|set)\b|"
    r"把|将|用|不要|去掉|删|别|没有|多|少|加|换|再|更|改)"
)
"""How a clause begins that changes something of its own, after "and"."""
JOINTS: Final = re.compile(r"\s+and\s+|\s*&\s*|和|跟|以及|并|、")
BREAKS: Final = re.compile(
    r"[,，。;；!！?？\n]+|\.(?!\d)|\band then\b|\bthen\b|\bbut\b|然后|并且|而且|但是|不过|另外|同时|接着"
)
SCENE: Final = re.compile(
    r"(?:\b(?:in|for|of|to|from)\s+)?(?:the\s+)?(?:"
    r"(?:scene|stage|act|part|section)\s+(?P<number>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)|"
    r"(?P<order>first|second|third|fourth|fifth|last|final)\s+(?:scene|stage|act|part|section))\b|"
    r"(?:在)?(?:第(?P<number_zh>\d{1,2}|[一二三四五六七八九十])(?:个)?(?:幕|关|段|场景|场|部分|章)|"
    r"(?P<last_zh>最后一(?:个)?(?:幕|关|段|场景|场|部分|章)))(?:里面?|中)?"
)
SCENES: Final[Mapping[str, int]] = (
    {w: n for n, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)}
    | {w: n for n, w in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}
    | {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
)
SKY: Final = re.compile(r"(?P<before>^|不要|别|没有|无|不)\s*(?P<sky>[风雨雪雾])(?=[的了吧呢\s]*$)")
SKIES: Final[Mapping[str, str]] = {"风": "大风", "雨": "下雨", "雪": "下雪", "雾": "大雾"}
"""A single character that says enough when it stands alone."""


def times(found: re.Match[str]) -> float:
    """Give the factor that `TIMES` has found."""
    given = found.groupdict()
    if given["half"] or given["half_zh"]:
        return 0.5
    if given["triple"] or given["triple_zh"]:
        return 3.0
    told = given["number"] or given["number_zh"]
    if told:
        return NUMBER.get(told) or float(told)
    return 2.0
