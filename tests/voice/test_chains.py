"""What people type or say in one breath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.chains import MOST, parse, words_to_chain

PHRASES = ("jump", "run", "turn back", "turn", "run and gun", "跳", "跳跃", "跑")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jump", [("jump", 1)]),
        ("jump twice", [("jump", 2)]),
        ("jump three times", [("jump", 3)]),
        ("jump 3 times", [("jump", 3)]),
        ("jump, jump", [("jump", 2)]),
        ("run then jump", [("run", 1), ("jump", 1)]),
        ("first run, then jump twice and turn back", [("run", 1), ("jump", 2), ("turn back", 1)]),
        ("跳两次", [("跳", 2)]),
        ("跳三下", [("跳", 3)]),
        ("先跑再跳", [("跑", 1), ("跳", 1)]),
        ("跑然后跳", [("跑", 1), ("跳", 1)]),
        ("跑，然后跳跃两次", [("跑", 1), ("跳跃", 2)]),
        ("jump然后跑", [("jump", 1), ("跑", 1)]),
    ],
)
def test_what_is_said_in_one_breath_is_read_in_order_with_counts(text: str, said: list[tuple[str, int]]) -> None:
    assert parse(text, PHRASES) == tuple(said)


@pytest.mark.parametrize(
    "text", ["", "fly", "jumping", "jump then", "then", "twice", "jump fly", "jump 9 times", "跳再"]
)
def test_what_is_no_chain_is_nothing_at_all(text: str) -> None:
    assert parse(text, PHRASES) == ()


def test_a_phrase_that_contains_a_joint_is_itself() -> None:
    assert parse("run and gun", PHRASES) == (("run and gun", 1),)
    assert parse("run and gun and turn", PHRASES) == (("run and gun", 1), ("turn", 1))


@given(st.lists(st.tuples(st.sampled_from(PHRASES), st.integers(1, MOST)), min_size=1, max_size=MOST))
def test_every_chain_that_is_not_too_long_is_read_back(items: list[tuple[str, int]]) -> None:
    said = [item for i, item in enumerate(items) if i == 0 or item[0] != items[i - 1][0]]

    assert parse(" then ".join(f"{p} x{n}" for p, n in said), PHRASES) == tuple(said)


@given(st.text(alphabet="jump run twice then 跳再先2x,", max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert all(phrase in PHRASES and 1 <= times <= MOST for phrase, times in parse(text, PHRASES))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["p0", "then", "p1"], [("jump", 1), ("run", 1)]),
        (["p0", "three_times", "and"], [("jump", 3)]),
        (["first", "p1", "and_then", "p0", "twice"], [("run", 1), ("jump", 2)]),
        (["twice"], []),
    ],
)
def test_what_dangles_in_a_decoded_chain_is_left_out(words: list[str], said: list[tuple[str, int]]) -> None:
    assert words_to_chain(words, {"p0": "jump", "p1": "run"}) == tuple(said)
