"""What becomes of an ear's evidence."""

import numpy as np

from voice.decision import decide
from voice.endpoint import Utterance
from voice.engine import Evidence
from voice.events import Heard, Rejected
from voice.source import RATE
from voice.vocabulary import vocabulary

WORDS = vocabulary({"jump": ["jump", "跳"], "run": ["run"], "slide": ["slide"]})
SPOKEN = Utterance(np.zeros(RATE, np.float32), 0, RATE // 2, RATE, cut=False)
CLEAR = {"jump": -1.0, "跳": -30.0, "run": -20.0, "slide": -25.0, "bird": -22.0}


def judged(evidence: Evidence, *active: str) -> Heard | Rejected:
    return decide(evidence, SPOKEN, WORDS, active or ("jump", "run", "slide"), "whisper")


def test_a_chain_gives_its_commands_in_spoken_order_with_their_counts() -> None:
    event = judged(Evidence(CLEAR, -1.0, said=(("jump", 2), ("run", 1), ("jump", 1))))

    assert isinstance(event, Heard)
    assert event.commands == (("jump", 2), ("run", 1), ("jump", 1))
    assert event.phrase == "jump"


def test_a_plain_word_is_one_command_once() -> None:
    event = judged(Evidence(CLEAR, -1.0))

    assert isinstance(event, Heard)
    assert event.commands == (("jump", 1),)


def test_a_chain_with_a_command_that_may_not_be_said_now_does_nothing_at_all() -> None:
    event = judged(Evidence(CLEAR, -1.0, said=(("jump", 1), ("run", 1))), "jump", "slide")

    assert isinstance(event, Rejected)
    assert event.reason == "inactive"
