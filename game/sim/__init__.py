"""The world: 60 ticks a second, metres, no clock, no chance but the level's seed.

Only + - * / and `sqrt` where the result matters, so that every machine gives the same run.
"""

from game.sim.body import NEVER, TICK, TICKS_PER_SECOND, Body, Touch, ticks
from game.sim.command import Command, parse, spoken
from game.sim.course import RULES, Course, Rules, cut
from game.sim.events import Event
from game.sim.geometry import Box, around
from game.sim.seams import Contact, Move, Reaction, Thing
from game.sim.slope import Slope, cut_slopes
from game.sim.step import step
from game.sim.world import VERSION, Pending, World, begin, hurtbox, nearby

__all__ = [
    "NEVER",
    "RULES",
    "TICK",
    "TICKS_PER_SECOND",
    "VERSION",
    "Body",
    "Box",
    "Command",
    "Contact",
    "Course",
    "Event",
    "Move",
    "Pending",
    "Reaction",
    "Rules",
    "Slope",
    "Thing",
    "Touch",
    "World",
    "around",
    "begin",
    "cut",
    "cut_slopes",
    "hurtbox",
    "nearby",
    "parse",
    "spoken",
    "step",
    "ticks",
]
