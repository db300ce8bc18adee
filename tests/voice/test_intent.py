import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.intent import distance, understand, weigh
from voice.vocabulary import vocabulary

WORDS = vocabulary(
    {
        "jump": ["jump", "跳", "跳跃"],
        "slide": ["slide", "duck", "滑", "滑铲", "趴下"],
        "run": ["run", "go", "跑"],
        "turn_back": ["turn back", "转身"],
        "door": ["open door three", "开三号门"],
    }
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jump!", [("jump", 1)]),
        ("Please jump now.", [("jump", 1)]),
        ("请跳一下吧。", [("跳", 1)]),
        ("挑", [("跳", 1)]),
        ("Tiao.", [("跳", 1)]),
        ("Tiaoyue", [("跳跃", 1)]),
        ("跳躍", [("跳跃", 1)]),
        ("華鏟", [("滑铲", 1)]),
        ("Dug.", [("duck", 1)]),
        ("jump twice", [("jump", 2)]),
        ("Jump, jump, jump!", [("jump", 3)]),
        ("JUMP 3 TIMES", [("jump", 3)]),
        ("跳两次", [("跳", 2)]),
        ("跳３下", [("跳", 3)]),
        ("跳跳跳", [("跳", 3)]),
        ("Run, then jump twice.", [("run", 1), ("jump", 2)]),
        ("先跑再跳", [("跑", 1), ("跳", 1)]),
        ("open door 3", [("open door three", 1)]),
        ("开3号门", [("开三号门", 1)]),
        ("return back", [("turn back", 1)]),
    ],
)
def test_a_transcript_means_the_phrase_that_it_sounds_like(text: str, meant: list[tuple[str, int]]) -> None:
    assert [(match.phrase, match.times) for match in understand(text, WORDS)] == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "Thank you.",
        "谢谢观看",
        "I would jump over the fence",
        "dog",
        "门",
        "jump and thank you",
        "open door four",
        "开四号门",
        "please",
        "jump 99 times",
    ],
)
def test_what_is_no_command_is_none(text: str) -> None:
    assert understand(text, WORDS) == ()


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_read(text: str) -> None:
    for match in weigh(text, WORDS):
        assert 0 <= match.closeness <= 1
        assert match.times >= 1
    assert all(match.phrase in WORDS.commands for match in understand(text, WORDS))


PHONES = st.lists(st.sampled_from(["AH", "B", "P", "HH", "S", "SH", "UW"]), max_size=6).map(tuple)


@given(PHONES, PHONES)
def test_a_distance_is_the_same_both_ways_and_none_only_to_itself(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a))
    assert (distance(a, b) == 0) == (a == b)
