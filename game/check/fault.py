"""What is wrong with an extension, where, and the mend."""

from dataclasses import dataclass

from voice.words import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One line for whoever wrote the extension."""

    where: str
    text: Text
    grave: bool = True
    """False for advice: the game takes it all the same."""


class CheckError(Exception):
    """There is nothing to check; nobody sees a traceback."""

    def __init__(self, where: str, text: Text) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text = where, text
