"""A screenplay becomes a spec: scene by scene, each with its own place, sky, beats and captions.

It is plain text, in the parts of Fountain (fountain.io) that a level can show, in English or Chinese:

    Title: The Last Antenna            before the first heading: of the whole level, in any words
    Difficulty: hard, a drone gives chase

    EXT. CYBER RUINS - NIGHT, RAIN     headings: INT. and EXT., a leading dot, "# ", "Scene 2:", 第二幕
    Two laser gates, then a gap.       what stands there, in order
    NARRATOR                           a name in capitals, or after @: what follows is spoken
    The city has forgotten us.         captions: what the player reads
    旁白：城市忘了我们。                 the same in one line, also after Voice:, Caption:, 字幕：
    > It never stops raining.          or after a mark

Notes in [[brackets]] and /* remarks */ are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.scenegen import notes
from game.scenegen.atoms import plain
from game.scenegen.spec import Note, Scene, SceneSpec, Span
from game.scenegen.understand import CAPTION, language_of, understand
from voice.words import Language, Text

MOST = 20  # scenes
LARGEST = 100_000  # characters of a file
TOO_MANY = Text("only the first {most} scenes were read", "只读了前 {most} 幕")
IN_SCENE = Text("scene {number}: {text}", "第 {number} 幕：{text}")

_HEADING = re.compile(
    r"(?:(?:INT|EXT|EST|INT\./EXT|INT/EXT|I/E)[. ]|内景|外景|#{1,3}\s+|\.(?=[^\s.]))\s*(?P<told>.+)|"
    r"(?:(?:scene|act|stage|part)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"第\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:幕|场|章|关)|(?:场景|场)[一二三四五六七八九十\d]{1,3})"
    r"\s*(?:[:：.。,，、—-]\s*)?(?P<numbered>.*)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?:旁白|字幕|台词|画外音|narrator|voice|caption|v\.?o\.?)\s*(?:[（(][^）)]*[）)])?\s*[:：]\s*(?P<said>.+)",
    re.IGNORECASE,
)
_NAME = re.compile(r"@\S.{0,39}|[A-Z][A-Z0-9 .'-]{1,39}(?:\s*\([A-Z. ']{1,12}\))?")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Written:
    """One scene, as it stands on the page."""

    heading: str
    action: str
    captions: tuple[str, ...]


def scenes_of(text: str) -> tuple[str, tuple[Written, ...]]:
    """Take a page apart: what stands before its first heading, and its scenes; none when it has no heading."""
    text = re.sub(r"\[\[.*?\]\]|/\*.*?\*/", " ", text[:LARGEST], flags=re.DOTALL)
    head: list[str] = []
    scenes: list[Written] = []
    heading = ""
    inside = spoken = False
    actions: list[str] = []
    captions: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        found = _HEADING.fullmatch(line)
        if found:
            if inside:
                scenes.append(Written(heading, "\n".join(actions), tuple(captions)))
            heading = (found.group("told") or found.group("numbered") or "").strip()
            actions, captions, inside, spoken = [], [], True, False
        elif not inside:
            head.append(line)
        elif not line:
            spoken = False
        elif spoken:
            if not _ASIDE.fullmatch(line):
                captions.append(line)
        elif line.startswith(">"):
            captions.append(line.strip("> <"))
        elif told := _SPOKEN.fullmatch(line):
            captions.append(told.group("said"))
        elif _NAME.fullmatch(line):
            spoken = True
        else:
            actions.append(line)
    if inside:
        scenes.append(Written(heading, "\n".join(actions), tuple(captions)))
    return "\n".join(line for line in head if line), tuple(scenes)


def read_story(text: str, language: Language | None = None) -> SceneSpec:
    """Read a text file: a screenplay when it has headings, else a prompt."""
    head, scenes = scenes_of(text)
    if not scenes:
        return understand(text, language)
    spoken = language_of(plain(text), language)
    whole = understand(head, spoken) if plain(head) else SceneSpec(language=spoken)
    told = [n for n in whole.notes if n.text != notes.NOTHING.to(whole.language)]
    if len(scenes) > MOST:
        told.append(Note(about=("playable",), text=TOO_MANY.format(most=MOST).to(spoken)))
    specs = [_understood(scene, spoken) for scene in scenes[:MOST]]
    for number, spec in enumerate(specs, 1):
        told += [_placed(n, number, spoken) for n in spec.notes if n.text != notes.NOTHING.to(spec.language)]
    pages = [_scene(spec, written) for spec, written in zip(specs, scenes, strict=False)]
    return _joined(whole, specs, _carried(pages, whole), told, spoken)


def _understood(scene: Written, language: Language) -> SceneSpec:
    return understand(
        f"{scene.heading.title() if scene.heading.isupper() else scene.heading}.\n{scene.action}", language
    )


def _placed(note: Note, number: int, language: Language) -> Note:
    return Note(about=note.about, text=IN_SCENE.format(number=number, text=note.text).to(language)[:400])


def _scene(spec: SceneSpec, written: Written) -> Scene:
    """Make one scene of what was understood of its page, which may have told of several places."""
    first = spec.scenes[0]
    asks = tuple(a for s in spec.scenes for a in s.asks)[:100]
    caption = " ".join(" ".join(written.captions).split()) or " ".join(written.action.split()).split("。")[0]
    caption = caption if len(caption) <= CAPTION else caption[: CAPTION - 1].rstrip() + "…"
    return first.model_copy(
        update={
            "asks": asks,
            "ordered": first.ordered or len(asks) > 1,
            "landmark": spec.landmark or next((s.landmark for s in spec.scenes if s.landmark), None),
            "moves": tuple(dict.fromkeys((*spec.moves, *(m for s in spec.scenes for m in s.moves))))[:40],
            "caption": "".join(c for c in plain(caption) if c != "\n")[:200],
        }
    )


def _carried(pages: Sequence[Scene], whole: SceneSpec) -> tuple[Scene, ...]:
    """A scene that does not say where or when it is, is where and when the one before was."""
    theme, weather, time = (getattr(whole.scenes[0], n) for n in ("theme", "weather", "time"))
    found = []
    for page in pages:
        moved = page.theme is not None and theme is not None and page.theme != theme
        weather = page.weather or (None if moved else weather)
        theme, time = page.theme or theme, page.time or time
        found.append(page.model_copy(update={"theme": theme, "weather": weather, "time": time}))
    return tuple(found)


def _joined(
    whole: SceneSpec, specs: Sequence[SceneSpec], pages: tuple[Scene, ...], told: Sequence[Note], language: Language
) -> SceneSpec:
    """Make one spec of the pages; what the head says of the whole goes before what a page says."""
    every = (whole, *specs)
    update: dict[str, Any] = {"language": language, "scenes": pages, "notes": tuple(told)[:50]}
    for name in ("title", "difficulty", "pace", "density", "length", "elevation", "companion", "chaser"):
        update[name] = next((v for s in every if (v := getattr(s, name)) is not None), None)
    asked = {a.kind for page in pages for a in page.asks}
    unwanted = dict.fromkeys(k for s in every for k in s.forbidden)
    update["forbidden"] = tuple(k for k in unwanted if k in whole.forbidden or k not in asked)[:100]
    for name in ("moves_not", "unknown", "not_themes", "not_weathers", "not_times"):
        update[name] = tuple(dict.fromkeys(v for s in every for v in getattr(s, name)))[:20]
    spans = [s.seconds for s in specs]
    if whole.seconds is None and all(span is not None and span.high is not None for span in spans):
        low, high = (sum(getattr(s, end) for s in spans) for end in ("low", "high"))
        update["seconds"] = Span(low=low, high=high)
    update["landmark"] = whole.landmark or specs[-1].landmark or pages[-1].landmark
    update["first"], update["last"] = whole.first or specs[0].first, whole.last or specs[-1].last
    update["understood"] = any(s.understood for s in every)
    merged = whole.model_copy(update=update)
    first = pages[0].model_copy(update={"asks": (*whole.scenes[0].asks, *pages[0].asks)[:100]})
    merged = merged.model_copy(update={"scenes": (first, *pages[1:])})
    return SceneSpec.model_validate(merged.model_dump())
