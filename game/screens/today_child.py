"""The child that makes the level of the day; `today.Today` is its parent."""

from game.screens.errand import do
from game.screens.today import of_day

if __name__ == "__main__":
    do(of_day)
