"""Screenplays: a page of text becomes scenes in order, each with its own look, beats and captions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenegen.result import answer_spec
from game.scenegen.screenplay import read_story, scenes_of
from game.scenegen.spec import SceneSpec
from game.scenegen.understand import understand

ENGLISH = """Title: The Last Antenna
Difficulty: hard. A drone gives chase. No spikes.

EXT. CYBER RUINS - NIGHT, RAIN

Two laser gates in the street, then a gap. [[three would be too many]]

NARRATOR (V.O.)
(whispering)
The city has forgotten us.

EXT. WEST LAKE - DAWN
Jump over the water. /* no drones here */ Then two crates.
> Breathe.

# The factory
Three conveyors. At the end stands a lighthouse.
"""
CHINESE = """标题：最后的天线
难度：简单

第一幕 赛博废墟，雨夜
先是两道激光门，然后一个缺口。
旁白：城市忘了我们。

第二幕：西湖，清晨，雾
跳过水面，再过两个箱子。

@小机器人
到家了。
"""


def beats(spec: SceneSpec, number: int) -> list[tuple[str, float]]:
    return [(a.kind, a.count.low) for a in spec.scenes[number].asks]


def test_an_english_screenplay_becomes_scenes_in_order() -> None:
    spec = read_story(ENGLISH)

    looks = [(s.theme, s.weather, s.time) for s in spec.scenes]
    assert looks == [
        ("cyber_ruins", "rain", "night"),
        ("west_lake", None, "dawn"),
        ("factory", None, "dawn"),
    ]
    assert [beats(spec, n) for n in range(3)] == [
        [("laser_gate", 2), ("gap", 1)],
        [("water", 1), ("crate", 2)],
        [("conveyor", 3)],
    ]
    assert [s.caption for s in spec.scenes][:2] == ["The city has forgotten us.", "Breathe."]
    assert (spec.title, spec.difficulty, spec.chaser) == ("The Last Antenna", "hard", "drone")
    assert (spec.forbidden, spec.landmark) == (("spikes",), "lighthouse")


def test_a_chinese_screenplay_becomes_scenes_in_order() -> None:
    spec = read_story(CHINESE)

    assert [(s.theme, s.weather, s.time) for s in spec.scenes] == [
        ("cyber_ruins", "rain", "night"),
        ("west_lake", "fog", "dawn"),
    ]
    assert [beats(spec, n) for n in range(2)] == [[("laser_gate", 2), ("gap", 1)], [("water", 1), ("crate", 2)]]
    assert [s.caption for s in spec.scenes] == ["城市忘了我们。", "到家了。"]
    assert (spec.title, spec.difficulty, spec.language) == ("最后的天线", "easy", "zh")


def test_the_level_of_a_screenplay_shows_its_captions_where_its_scenes_begin() -> None:
    found = answer_spec(read_story(CHINESE), 3, described=False)

    assert found.level is not None
    assert [(s.theme, s.caption.zh if s.caption else "") for s in found.level.stages] == [
        ("cyber_ruins", "城市忘了我们。"),
        ("west_lake", "到家了。"),
    ]


def test_a_text_without_headings_is_a_prompt() -> None:
    text = "A forest at dusk.\nThree crates."

    assert read_story(text) == understand(text)


def test_what_means_nothing_is_told_with_its_scene() -> None:
    spec = read_story("Scene 1: ice\nTwo gaps.\nScene 2: desert\nThree flibbertigibbets.")

    assert [n.text for n in spec.notes] == ['scene 2: there is no "flibbertigibbets" here; it was left out']


def test_a_play_of_a_thousand_scenes_is_cut_and_says_so() -> None:
    spec = read_story("\n".join(f"Scene {n}: ice\nA gap." for n in range(1, 99)))

    assert (len(spec.scenes), spec.notes[-1].text) == (20, "only the first 20 scenes were read")


@pytest.mark.parametrize("text", ["# ", "INT. ", "Scene 1:", "[[", "/*", "@", ">", ".\n.\n."])
def test_half_a_page_is_read_too(text: str) -> None:
    assert isinstance(read_story(text), SceneSpec)


LINES = st.sampled_from([*ENGLISH.splitlines(), *CHINESE.splitlines(), "第三幕", "# x", "()", "@", ">", "]]"])


@given(st.lists(LINES | st.text(max_size=20), max_size=25))
@settings(max_examples=30, deadline=None)
def test_no_page_breaks_the_reader(lines: list[str]) -> None:
    text = "\n".join(lines)
    spec = read_story(text)

    assert len(spec.scenes) == min(20, len(scenes_of(text)[1])) or not scenes_of(text)[1]
