"""What a kiosk tells, and who hears of it."""

import json

import pytest

from game.kiosk.board import KEPT, Board, Order
from game.kiosk.events import FaultBegan, Ready, Understood, VisitFinished, from_json, to_json


@pytest.mark.parametrize(
    "event",
    [
        Ready(1.0, safe=True),
        Understood(2.0, "jump", "voice", 310),
        VisitFinished(3.0, "finished", 81.5, 1, 1, 14, 2),
        FaultBegan(4.0, "no_microphone", "麦克风不见了"),
    ],
)
def test_an_event_comes_out_of_the_pipe_as_it_went_in(event: Ready | Understood | VisitFinished | FaultBegan) -> None:
    assert from_json(to_json(event)) == event


@pytest.mark.parametrize(
    "line", ["", "[]", '{"event": "dance"}', '{"event": "ready"}', '{"event": "ready", "at": 1.0, "said": "hello"}']
)
def test_what_is_no_event_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"event|Expecting|missing|fields"):
        from_json(line)


def test_every_event_is_one_line_with_its_name() -> None:
    line = to_json(Understood(2.0, "jump", "touch"))
    assert "\n" not in line
    assert json.loads(line)["event"] == "understood"


def test_a_reader_that_sleeps_loses_the_oldest_and_nobody_waits_for_it() -> None:
    board = Board()
    with board.subscribed() as wait:
        for number in range(KEPT + 5):
            board.tell(Ready(float(number)))
        assert [event.at for event in wait(0)] == [float(number) for number in range(5, KEPT + 5)]
        assert wait(0) == ()


def test_orders_are_taken_once_and_in_order() -> None:
    board = Board()
    board.ask(Order("close"))
    board.ask(Order("volume", "60"))
    assert [order.does for order in board.asked()] == ["close", "volume"]
    assert board.asked() == ()


def test_a_state_that_was_read_does_not_change_any_more() -> None:
    board = Board()
    before = board.state
    board.set(mode="visit", visits=3)
    assert (before.mode, before.visits) == ("starting", 0)
    assert (board.state.mode, board.state.visits) == ("visit", 3)
