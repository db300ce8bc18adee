"""What is told to whoever wrote a prompt, in both languages."""

from collections.abc import Mapping

from voice.words import Text

TOO_LONG = Text("only the first 6,000 characters were read", "只读了前 6000 个字")
IMPOSSIBLE = Text(
    "a level that nobody can finish is not made here; this one can be finished, and is as hard as you asked",
    "这里不做无法通关的关卡；这一关可以通关，难度按你的要求",
)
ONLY_LEVELS = Text(
    "a prompt only makes a level here; nothing else of it was done",
    "这里的提示词只用来生成关卡；其他内容一概没有执行",
)
NOTHING = Text(
    "nothing in the prompt names a place, an obstacle or a mood; this is a level of our own choice",
    "提示词里没有认出地点、障碍或风格；这一关由我们自选",
)
NO_SUCH_THING = Text('there is no "{thing}" here; it was left out', "这里没有“{thing}”这种东西；没有放进去")
NO_SUCH_PLACE = Text(
    'there is no place "{place}" here; the nearest was taken', "这里没有“{place}”这个地方；换成了最接近的主题"
)
YES_AND_NO = Text('"{thing}" is both wanted and unwanted; the last word counts', "“{thing}”既要又不要；以最后一句为准")
WISHES: Mapping[str, Text] = {
    "easy": Text("easy", "简单"),
    "normal": Text("normal", "普通"),
    "hard": Text("hard", "困难"),
    "slow": Text("slow", "慢"),
    "fast": Text("fast", "快"),
    "sparse": Text("sparse", "稀疏"),
    "dense": Text("dense", "密集"),
    "rising": Text("rising", "往上"),
    "falling": Text("falling", "往下"),
    "flat": Text("flat", "水平"),
}
"""What two wishes that cannot both be kept are called."""
BOTH = Text("{one} and {other} at once cannot be; one of them was taken", "{one} 和 {other} 不能同时满足；只取其一")
NO_SUCH_MOVE = Text('the robot cannot "{move}" here; it is not needed', "机器人在这里不会“{move}”；没有要求它")
NO_TIME = Text(
    "{asked} x {thing} do not fit into the time; there are {made}", "时间里放不下 {asked} 个{thing}；放了 {made} 个"
)
NOT_IN_TIME = Text("it takes {seconds} s, not as long as asked", "这一关要 {seconds} 秒，和要求的时长不同")
LEFT_OUT = Text("one {thing} could not be proved passable and was left out", "有一个{thing}没能证明过得去，去掉了")
NOT_PROVED = Text("no level of this could be proved playable: {why}", "没能做出可通关的关卡：{why}")
EMPTY = Text(
    'the prompt is empty; write a sentence, such as "cyber ruins, a rainy night, three laser gates"',
    "提示词是空的；请写一句话，例如“赛博废墟，雨夜，三道激光门”",
)


def not_both(one: str, other: str) -> Text:
    """Tell that two wishes, by their names in the spec, cannot both be kept."""
    a, b = (WISHES.get(value, Text(value, value)) for value in (one, other))
    return Text(BOTH.en.format(one=a.en, other=b.en), BOTH.zh.format(one=a.zh, other=b.zh))
