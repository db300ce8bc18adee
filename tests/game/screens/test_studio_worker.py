"""The builder: a process of its own that understands, lays out and proves."""

import time

import pytest

from game.screens import studio_worker as worker
from game.screens.studio_worker import Builder, Built, Job, LaidOut, News, Understood


def test_a_level_is_built_beside_the_frames_and_a_builder_that_dies_is_replaced() -> None:
    builder = Builder()
    try:
        first = _all(builder, Job(1, "en", "ice, short, easy, two gaps, only gaps"))
        assert [type(n) for n in (first[0], first[-1])] == [Understood, Built]
        assert any(isinstance(n, LaidOut) for n in first)
        last = first[-1]
        assert isinstance(last, Built)
        assert last.level is not None
        assert len(last.trace) * worker.TRACE_TICKS == pytest.approx(
            last.level.proof.ticks if last.level.proof else 0, abs=2
        )

        assert builder._child is not None
        builder.ask(Job(1, "zh", "冰"))
        builder._child.kill()
        broken = _rest(builder)
        again = _all(builder, Job(1, "en", ""))
    finally:
        builder.close()
    assert isinstance(broken[-1], Built)
    assert [n.text for n in broken[-1].notes] == ["关卡生成中断了；请再试一次"]
    assert isinstance(again[-1], Built)
    assert [n.text for n in again[-1].notes] == ["write a sentence first"]


def _all(builder: Builder, job: Job) -> list[News]:
    builder.ask(job)
    return _rest(builder)


def _rest(builder: Builder) -> list[News]:
    found: list[News] = []
    until = time.monotonic() + 200
    while builder.busy and time.monotonic() < until:
        found += builder.poll()
        time.sleep(0.01)
    return found
