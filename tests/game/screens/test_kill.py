"""A power cut in the middle of saving leaves what was there, or what was to be there."""

import os
import random
from pathlib import Path

import pytest

from game.screens.progress import load
from tests.benchmarks.kill import killed, state


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_program_killed_while_it_saves_leaves_old_or_new_and_never_half(tmp_path: Path) -> None:
    chance = random.Random(1)
    for number in range(6):
        folder = tmp_path / str(number)
        folder.mkdir()
        killed(folder, chance)


def test_progress_that_is_cut_anywhere_is_set_aside_whole_with_one_line(tmp_path: Path) -> None:
    data = state(1)[0].model_copy(update={"levels": dict(list(state(1)[0].levels.items())[:2])})
    whole = (data.model_dump_json(indent=1) + "\n").encode()

    for length in range(1, len(whole) - 2):  # without its last line's end it is whole
        file = tmp_path / f"{length}.json"
        file.write_bytes(whole[:length])
        _, line = load(file)

        assert line is not None
        assert "\n" not in line.en
        assert (tmp_path / f"{length}.broken-1.json").read_bytes() == whole[:length]
