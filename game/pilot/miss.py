"""Runs in which words are not understood: walks by chance from place to place.

A walk takes the ways that the mixtures of early and late words have gone already, and goes a new one only where a word
is missed, or what came of that has to be mended; so a hundred walks cost little more than one. A word comes early,
middle or late, each as often, which is harder than anything between.
"""

import random

from game.pilot.branch import HOW
from game.pilot.delay import MISSED as SHARE
from game.pilot.paths import MISSED, Paths

LONGEST = 4000  # words of a walk before it is given up
FORGIVEN = 3  # deaths in a run that arrives


def arrives(paths: Paths, chance: random.Random) -> bool:
    """Walk once; tell whether it arrives.

    Args:
        paths: of the course.
        chance: decides how late each word comes, and which are missed.

    """
    lead, deaths = paths.first, paths.first.deaths
    for _ in range(LONGEST):
        if deaths > FORGIVEN:
            return False
        if lead.to is None:
            return lead.finished
        lead = paths.lead(lead.to, MISSED if chance.random() < SHARE else chance.choice(HOW))
        deaths += lead.deaths
    return False
