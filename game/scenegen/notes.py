"""What is told to whoever wrote a prompt, in both languages."""

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
BOTH = Text("{one} and {other} at once cannot be; one of them was taken", "{one} 和 {other} 不能同时满足；只取其一")
