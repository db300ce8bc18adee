"""What keeps a kiosk from starting at all: one line for whoever set it up."""

from voice.words import Text

TRY_AGAIN = 75
"""Exit code: nothing is set up wrongly, it may work in a moment."""
CONFIGURATION = 78
"""Exit code: starting it again does not help; somebody has to change something."""


class KioskError(Exception):
    """The settings are wrong, or the machine cannot do what they ask for."""

    def __init__(self, where: str, text: Text, code: int = CONFIGURATION) -> None:
        super().__init__(f"{where}: {text.en}")
        self.where, self.text, self.code = where, text, code
