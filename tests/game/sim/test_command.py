import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.sim import parse, spoken
from tests.worlds import course, replay


@given(st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True), st.floats(-5, 5))
def test_what_is_written_is_read_again(name: str, strength: float) -> None:
    command = parse(spoken(name, strength))

    assert command.name == name
    assert command.strength == pytest.approx(min(max(strength, 0.8), 1.2), abs=0.026)
    assert parse(spoken(*command)) == command


@given(st.text(max_size=30))
def test_any_text_is_some_command(text: str) -> None:
    assert 0.8 <= parse(text).strength <= 1.2


def test_a_usual_voice_needs_no_figure() -> None:
    assert (spoken("jump"), spoken("jump", 1.01), spoken("jump", 1.2)) == ("jump", "jump", "jump*1.2")


def test_a_louder_word_leaps_higher() -> None:
    def height(command: str) -> float:
        return max(w.body.y for w in replay(course((0, 60)), [(60, command)], 140).worlds)

    assert height("jump*0.8") < height("jump") < height("jump*1.2")
    assert height("jump*1.2") / height("jump") == pytest.approx(1.44, abs=0.06)
