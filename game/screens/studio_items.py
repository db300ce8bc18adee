"""What can be chosen in the studio, and said for it."""

from typing import Final

from game.screens.items import BACK, Item
from voice.words import Text, Words

TRY: Final = Item("studio_try", Words(en=("try it out", "play it now"), zh=("马上试玩", "试玩")), Text("Play", "试玩"))
SPEAK: Final = Item(
    "studio_speak", Words(en=("listen to me", "take my words"), zh=("听我说", "我来说")), Text("Speak", "说一句")
)
OTHER: Final = Item(
    "studio_other",
    Words(en=("something different", "deal again"), zh=("换一种", "重新排一遍")),
    Text("Deal again", "换一种"),
)
UNDO: Final = Item("studio_undo", Words(en=("undo that", "take it back"), zh=("撤销", "退一步")), Text("Undo", "撤销"))
SAVE: Final = Item(
    "studio_save", Words(en=("save this level", "keep it"), zh=("保存关卡", "存下来")), Text("Save", "保存")
)
FRESH: Final = Item(
    "studio_fresh", Words(en=("from scratch", "empty page"), zh=("从头来", "重新写")), Text("New", "重写")
)
ITEMS: Final = (TRY, SPEAK, OTHER, UNDO, SAVE, FRESH)
BUTTONS: Final = (TRY, OTHER, UNDO, SAVE, FRESH, BACK)
"""Along the foot, from left to right."""
EXAMPLES: Final = (
    Text("cyber ruins, a rainy night, three laser gates", "赛博废墟，雨夜，三道激光门"),
    Text("West Lake at dawn, bridges over water, a dog comes along", "西湖清晨有雾，跳过三处水面，一只狗跟着"),
    Text("a short hard storm in space, no drones", "太空风暴，短一点，难，不要无人机"),
)
"""What a new page suggests."""
STUDIO_TITLE: Final = Text("Studio", "工坊")
