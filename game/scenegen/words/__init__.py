"""What people call things: tables of phrases in both languages, by what they mean.

A row is (category, value, English phrases, Chinese phrases), phrases apart by "|". English nouns are read in the plural
as well, verbs (marked by a leading "+") in all their forms. Obstacles and moves bring words of their own; what stands
here for them is only what prompts say besides.
"""

from collections.abc import Iterator

from game.scenegen.words import glue, manner, places, things

Row = tuple[str, str, str, str]


def rows() -> Iterator[Row]:
    """Give every row of every table."""
    for table in (places.ROWS, manner.ROWS, things.ROWS, glue.ROWS):
        yield from table
