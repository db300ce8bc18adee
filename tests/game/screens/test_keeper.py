"""What is written while the game goes on is written in order, all of it, and never by the frame."""

import threading

import pytest

from game.screens.keeper import Keeper


def test_jobs_are_done_in_order_beside_the_caller_and_all_of_them_before_the_end() -> None:
    keeper, done = Keeper(), list[tuple[int, bool]]()
    here = threading.get_ident()
    hold = threading.Event()
    keeper.do(hold.wait)  # a slow disk

    for number in range(50):
        keeper.do(lambda n=number: done.append((n, threading.get_ident() == here)))  # type: ignore[misc]
    assert done == []  # nobody has waited for them
    hold.set()
    keeper.close()

    assert done == [(number, False) for number in range(50)]


def test_results_are_given_out_on_the_callers_thread_when_it_asks() -> None:
    keeper, told = Keeper(), list[tuple[str, int]]()
    keeper.do(lambda: "kept", lambda what: told.append((what, threading.get_ident())))
    done = threading.Event()
    keeper.do(done.set)
    assert done.wait(60)
    assert told == []

    keeper.close()
    keeper.poll()

    assert told == [("kept", threading.get_ident())]


def test_a_job_that_fails_is_told_where_results_are_asked_for_and_the_next_is_done_all_the_same() -> None:
    keeper, told = Keeper(), list[str]()
    keeper.do(lambda: 1 // 0)
    keeper.do(lambda: "kept", told.append)
    keeper.close()

    with pytest.raises(ZeroDivisionError):
        keeper.poll()
    keeper.poll()

    assert told == ["kept"]
