"""One run on the screen: the session with all that shows it and lets it be heard."""

import threading
from collections.abc import Mapping

from game.level import Level, find, offered
from game.screens.clock import Clock
from game.screens.framing import Framing, looks
from game.screens.ghost import Ghost
from game.screens.items import screen_words
from game.screens.keys import Typing
from game.screens.learning import Learning
from game.screens.session import Choices, Session
from game.screens.settings import Settings
from game.sim import Event, World
from game.sound import Player
from game.theme import load as load_theme
from game.view import SIZE, Picture, Sight, backdrop
from voice import Event as EarEvent
from voice import Heard, Rejected
from voice.words import Language, Text

PAINTING_HZ = 15  # frames a second while a level is painted: the painter needs the time more than the eye does


def sight_of(settings: Settings) -> Sight:
    """Give how these settings want it to be seen."""
    return Sight(settings.reduced_motion, settings.safe_colours, settings.text_percent / 100)


def choices_of(settings: Settings) -> Choices:
    """Give how these settings want a voice to play."""
    return Choices(loud_leaps=settings.loud_leaps, sounds=settings.sounds)


class Painting:
    """A level that is being painted beside the frames: that takes some seconds, and no frame may wait for it."""

    def __init__(self, name: str, settings: Settings, level: Level | None = None) -> None:
        """Begin to paint a level by its name, or one that is there already."""
        self.name, self.sight = name, sight_of(settings)
        self.level = level or find(name)
        self.picture: Picture | None = None
        self.sound: Player | None = None
        self.failure: BaseException | None = None
        self._thread = threading.Thread(target=self._paint, daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Tell whether the picture is there; what went wrong meanwhile is raised here."""
        if self.failure is not None:
            raise self.failure
        return self.picture is not None and not self._thread.is_alive()

    def _paint(self) -> None:
        try:
            first = self.level.stages[0]
            backdrop((first.theme, first.weather, first.time), SIZE)  # first, see there
            course = Session(self.level).world.course
            picture = Picture(course, looks(self.level), self.sight)
            picture.prepare(Framing(self.level, "en").words)
            self.sound = Player(load_theme(first.theme), first.weather)
            self.picture = picture
        except BaseException as error:  # raised again where somebody waits for it
            self.failure = error


class Run:
    """A run from its first tick; the picture may have been used by an earlier one."""

    def __init__(
        self,
        painting: Painting,
        settings: Settings,
        language: Language,
        focus: bool,
        now_s: float,
        learning: Learning | None = None,
        ghost: Ghost | None = None,
    ) -> None:
        """Begin.

        Args:
            painting: of the level, ready.
            settings: for the sound.
            language: of what is written.
            focus: time runs slow while somebody speaks.
            now_s: on the ears' clock.
            learning: what earlier runs have taught about this player's voice.
            ghost: runs along.

        """
        assert painting.picture is not None
        assert painting.sound is not None
        level = painting.level
        self.name, self.level, self.picture, self.sound = painting.name, level, painting.picture, painting.sound
        self.picture.begin()
        self.session = Session(
            level, ear_ms=0, began_s=now_s, choices=choices_of(settings), learning=learning or Learning()
        )
        self.ghost = ghost
        if ghost is not None:
            ghost.begin()
        self.clock = Clock(focus)
        self.typing = Typing(offered(level))
        self.framing = Framing(level, language, names())
        self.sound.volume = settings.volume / 100
        self.sound.begin()
        self.since_end_s = 0.0
        self.practice = False
        """It was not run from its beginning to its end."""
        self._began_s = now_s
        self._before = self.session.world
        self.happened: tuple[Event, ...] = ()
        """What the world brought since the last frame."""

    def see(self, settings: Settings, language: Language) -> None:
        """Go on as these settings want it, where that can change at once."""
        self.sound.volume = settings.volume / 100
        self.session.choices = choices_of(settings)
        self.framing.language = language
        self.picture.see(sight_of(settings))

    def place(self, world: World) -> None:
        """Go on in another world: what comes of it is a practice, and no run to be recorded."""
        self.session.world = self._before = world
        self.ghost, self.practice = None, True

    def repaint(self, painting: Painting) -> None:
        """Go on with another picture of the same level."""
        if painting.picture is not None:
            self.picture = painting.picture
            self.picture.begin()

    def hear(self, event: EarEvent, now_s: float, obeys: bool) -> None:
        """Take what the ears told; `obeys` is False when a page is open and the robot only listens."""
        self.framing.take(event, now_s - self._began_s)
        if obeys:
            self.session.hear((event,))
        if isinstance(event, Heard | Rejected):
            self.sound.tell(isinstance(event, Heard))

    def advance(self, seconds: float, now_s: float, paused: bool) -> None:
        """Go on by real seconds, to `now_s` on the ears' clock; paused, the world stands still and rain still falls."""
        happened: list[Event] = []
        if not paused:
            for _ in range(self.clock.advance(seconds, self.framing.speaking)):
                self._before = self.session.world
                happened += self.session.tick(now_s)
                if self.ghost is not None:
                    self.ghost.tick()
            self.since_end_s += seconds if self.session.world.phase == "finished" else 0.0
        self.happened = tuple(happened)
        self.sound.advance(self.happened, self.session.world.body, self.framing.speaking, seconds)

    def show(self, now_s: float, level_db: float) -> None:
        """Give the picture what it has to draw now."""
        self.framing.typed = self.typing.text
        frame = self.framing.frame(
            self.session.world,
            self._before,
            self.clock.blend,
            self.happened,
            now_s - self._began_s,
            self.clock.focus,
            level_db,
            self.ghost.rival(self.session.world) if self.ghost else None,
        )
        self.picture.advance(frame)

    def show_again(self) -> None:
        """Take the picture back from somebody else who has shown another run in it."""
        self.picture.begin()
        self.sound.begin()

    def close(self) -> None:
        """Be silent."""
        self.sound.close()


def names() -> Mapping[str, Text]:
    """Give how the commands of screens are shown when they were heard."""
    return {command: words.shown for command, words in screen_words().items()}
