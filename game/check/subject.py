"""Finding the moves, obstacles, landmarks and actors of a file, a folder or an installed package."""

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from game.actors import Actor, all_actors, as_actor
from game.check.fault import CheckError, Fault
from game.landmarks import Landmark, all_landmarks, as_landmark
from game.moves import Move, all_moves, as_move
from game.obstacles import Obstacle, all_obstacles, as_obstacle
from voice.words import Text, Words


@dataclass(frozen=True, slots=True)
class Subject:
    """What was found; where it is, to begin each line with."""

    moves: tuple[tuple[str, Move], ...]
    obstacles: tuple[tuple[str, type[Obstacle]], ...]
    landmarks: tuple[tuple[str, type[Landmark]], ...]
    actors: tuple[tuple[str, Actor], ...]
    doubled: tuple[Fault, ...]
    """Names that two of them bear; the second is not looked at."""

    def commands(self) -> dict[str, Words]:
        """Give what it adds to the game's vocabulary, by the command's name."""
        words = {move.name: move.words for _, move in self.moves}
        for _, kind in self.obstacles:
            words |= kind.commands
        return words


def load_subject(name: str) -> Subject:
    """Import a .py file, a package's folder, or an installed package by its name.

    Raises:
        CheckError: there is no such thing, it cannot be imported, or it holds none of them.

    """
    moves: dict[str, tuple[str, Move]] = {}
    obstacles: dict[str, tuple[str, type[Obstacle]]] = {}
    landmarks: dict[str, tuple[str, type[Landmark]]] = {}
    actors: dict[str, tuple[str, Actor]] = {}
    doubled: list[Fault] = []
    for module in _modules(name):
        where = Path(module.__file__ or module.__name__).name
        for value in vars(module).values():
            move, obstacle = as_move(value), as_obstacle(value)
            if move is not None and moves.setdefault(move.name, (where, move))[1] is not move:
                doubled.append(_twice(f"{where}: {move.name}.name"))
            actor, landmark = as_actor(value), as_landmark(value)
            if actor is not None and actors.setdefault(actor.kind, (where, actor))[1] is not actor:
                doubled.append(_twice(f"{where}: {actor.kind}.kind"))
            ours = landmark is not None and landmark.__module__ == module.__name__
            if (
                landmark is not None
                and ours
                and landmarks.setdefault(landmark.tag(), (where, landmark))[1] is not landmark
            ):
                doubled.append(_twice(f"{where}: {landmark.tag()}.kind"))
            if obstacle is None or obstacle.__module__ != module.__name__:
                continue
            if obstacles.setdefault(obstacle.tag(), (where, obstacle))[1] is not obstacle:
                doubled.append(_twice(f"{where}: {obstacle.tag()}.kind"))
    if not (moves or obstacles or landmarks or actors):
        raise CheckError(
            name,
            Text(
                "holds no MOVE (a game.moves.Move), no Obstacle or Landmark with a kind, and no ACTOR",
                "里面没有 MOVE（game.moves.Move），没有带 kind 的 Obstacle 或 Landmark，也没有 ACTOR",
            ),
        )
    return Subject(
        tuple(moves.values()),
        tuple(obstacles.values()),
        tuple(landmarks.values()),
        tuple(actors.values()),
        tuple(doubled),
    )


def _modules(name: str) -> Iterator[ModuleType]:
    path = Path(name)
    if path.suffix == ".py" and path.is_file():
        yield _loaded(path) or _from_file(path)
        return
    if path.is_dir():
        if not (path / "__init__.py").is_file():
            raise CheckError(name, Text("is no package: it has no __init__.py", "不是包：缺少 __init__.py"))
        known = _loaded(path / "__init__.py")
        sys.path.insert(0, str(path.resolve().parent))
        name = known.__name__ if known else path.resolve().name
    elif not name.replace(".", "").isidentifier():
        raise CheckError(name, Text("no such file, folder or package", "没有这个文件、文件夹或包"))
    package = _imported(name)
    yield package
    for info in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{name}."):
        yield _imported(info.name)


def _loaded(file: Path) -> ModuleType | None:
    """Give the module that the game has loaded from this file: it is that one, and not another of the same name."""
    all_moves(), all_obstacles(), all_landmarks(), all_actors()
    here = str(file.resolve())
    return next((m for m in list(sys.modules.values()) if getattr(m, "__file__", None) == here), None)


def _from_file(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"checked_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise CheckError(path.name, Text("is no Python file", "不是 Python 文件"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever a stranger's file raises
        raise _broken(path.name, error) from error
    return module


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise _broken(name, error) from error
        raise CheckError(name, Text("no such file, folder or package", "没有这个文件、文件夹或包")) from error
    except Exception as error:  # whatever a stranger's package raises
        raise _broken(name, error) from error


def _twice(where: str) -> Fault:
    return Fault(where, Text("is borne by two of this package; rename one", "这个包里有两个同名；请改掉一个"))


def _broken(where: str, error: Exception) -> CheckError:
    why = f"{type(error).__name__}: {error}".splitlines()[0]
    return CheckError(where, Text(f"cannot be imported: {why}", f"无法导入：{why}"))
