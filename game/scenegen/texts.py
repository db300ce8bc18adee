"""What a made level says by itself: its title where none was given, and the words on its signs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.scenegen.spec import SceneSpec
from voice.words import Text


@dataclass(frozen=True, slots=True)
class Looks:
    """Where and when a scene is."""

    theme: str
    weather: str
    time: str


PLACES: Mapping[str, Text] = {
    "cyber_ruins": Text("the Cyber Ruins", "赛博废墟"),
    "west_lake": Text("West Lake", "西湖"),
    "mountain_escalator": Text("the Goddess Stairs", "神女大扶梯"),
    "kite_festival": Text("the Kite Festival", "风筝节"),
    "forest": Text("the Forest", "森林"),
    "factory": Text("the Factory", "工厂"),
    "space": Text("Space", "太空"),
    "desert": Text("the Desert", "沙漠"),
    "ice": Text("the Ice", "冰原"),
}
SKIES: Mapping[str, Text] = {
    "clear": Text("Clear", "晴"),
    "rain": Text("Rain", "雨"),
    "snow": Text("Snow", "雪"),
    "fog": Text("Mist", "雾"),
    "storm": Text("Storm", "风暴"),
    "wind": Text("Wind", "风"),
}
HOURS: Mapping[str, Text] = {
    "dawn": Text("Dawn", "清晨"),
    "day": Text("Day", "白昼"),
    "dusk": Text("Dusk", "黄昏"),
    "night": Text("Night", "夜"),
}


def title(spec: SceneSpec, looks: Sequence[Looks]) -> dict[str, str]:
    """Give the level's title in both languages; one that was given stands in both as it is."""
    if spec.title:
        return {"en": spec.title, "zh": spec.title}
    first, last = looks[0], looks[-1]
    here = PLACES.get(first.theme, Text(first.theme, first.theme))
    if last.theme != first.theme:
        there = PLACES.get(last.theme, Text(last.theme, last.theme))
        return {"en": f"From {here.en} to {there.en}", "zh": f"从{here.zh}到{there.zh}"}
    sky, hour = SKIES[first.weather], HOURS[first.time]
    if first.weather == "clear":
        return {"en": f"{hour.en} over {here.en}", "zh": f"{here.zh}{hour.zh}行"}
    return {"en": f"{sky.en} over {here.en}, {hour.en}", "zh": f"{here.zh}{hour.zh}{sky.zh}"}


def story(spec: SceneSpec) -> dict[str, str] | None:
    """Give the first caption as the level's story."""
    told = next((s.caption for s in spec.scenes if s.caption), "")
    return {"en": told, "zh": told} if told else None


def hint(word: Text, thing: Text) -> dict[str, str]:
    """Give a sign: what to say, before what."""
    return {"en": f'{thing.en.capitalize()}: say "{word.en}"', "zh": f"{thing.zh}：说“{word.zh}”"}
