from dataclasses import replace

import pytest

from game.moves import all_moves
from game.screens.keys import Typing

MOVES = ("run", "stop", "jump")


def test_a_key_belongs_to_the_first_move_of_the_level_that_claims_it(monkeypatch: pytest.MonkeyPatch) -> None:
    jump = all_moves()["jump"]
    moves = {"jump": jump, "hop": replace(jump, name="hop", keys=("up", "h"))}
    monkeypatch.setattr("game.screens.keys.all_moves", lambda: moves)

    assert [Typing(("hop", "jump")).key(k) for k in ("up", "h", "space")] == ["hop", "hop", "jump"]
    assert Typing(("jump", "hop")).key("up") == "jump"


def test_arrows_and_digits_say_what_the_level_offers() -> None:
    typing = Typing(MOVES)

    assert [typing.key(k) for k in ("right", "up", "2", "down", "9", "a")] == ["run", "jump", "stop", None, None, None]


def test_letters_become_a_word_at_enter_and_keys_rest_meanwhile() -> None:
    typing = Typing(MOVES)
    for letter in "junp":
        typing.write(letter)
    assert typing.key("right") is None

    typing.erase()
    typing.erase()
    typing.write("mp")

    assert typing.enter() == "jump"
    assert typing.enter() == ""


def test_chinese_from_an_input_method_is_taken_whole() -> None:
    typing = Typing(MOVES)
    typing.write("跳")

    assert typing.enter() == "跳"
