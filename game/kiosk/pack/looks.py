"""What a pack shows and says beside its levels: themes of its own, pictures, words."""

from pathlib import Path
from typing import Final

from game.kiosk.pack.errors import PackError
from game.kiosk.pack.manifest import Manifest
from game.kiosk.pack.plain import decoded, json_of
from game.kiosk.pack.report import Line, Tell
from game.level.vocabulary import all_words
from game.share.card import NO_PICTURE, is_picture, picture_size
from game.theme import ThemeError, load_file, shipped
from voice.lint import lint
from voice.vocabulary import VocabularyError, vocabulary
from voice.words import Text

MOST_PIXELS: Final = 16_000_000
SIZE: Final = (1280, 720)  # px, as the game paints

SHIPPED = Text("is the name of a theme that ships; give yours another", "与自带主题重名；请换个名字")
UNPAINTED = Text("cannot be painted: {why}", "画不出来：{why}")
LARGE = Text("has more than 16 million pixels", "超过 1600 万像素")
NO_COMMAND = Text('"{command}" is no command; there are {known}', "没有“{command}”这个口令；有 {known}")
MISSING = Text("is named in pack.toml but is not there", "写在 pack.toml 里，但文件不存在")
FINE = Text("is fine", "没有问题")


def look_at_themes(folder: Path, tell: Tell) -> tuple[str, ...]:
    """Read and paint every theme, and tell of each; give the ids of the good ones."""
    good = []
    for file in sorted((folder / "themes").glob("*.json")):
        part = f"themes/{file.name}"
        try:
            _look_at_theme(file, part)
        except (PackError, ThemeError) as error:
            tell(Line(part, "no", error.text))
        else:
            good.append(file.stem)
            tell(Line(part, "ok", FINE))
    return tuple(good)


def _look_at_theme(file: Path, part: str) -> None:
    if file.stem in shipped():
        raise PackError(part, SHIPPED)
    json_of(decoded(file.read_bytes(), part), part)
    theme = load_file(file)
    from game.view.places import painted  # pygame is only loaded where a theme has to be painted

    try:
        painted(theme, *theme.signature, SIZE)
    except ThemeError:
        raise
    except Exception as error:  # whatever a generator does with a stranger's figures, it ends in one line
        why = " ".join(f"{type(error).__name__}: {error}".split())[:100]
        raise PackError(part, UNPAINTED.format(why=why)) from None


def look_at_pictures(folder: Path, manifest: Manifest, tell: Tell) -> None:
    """Unpack every picture once, and tell of each."""
    if manifest.logo is not None and not (folder / "pictures" / manifest.logo).is_file():
        tell(Line(f"pictures/{manifest.logo}", "no", MISSING))
    for file in sorted((folder / "pictures").glob("*")):
        why = _wrong_with(file.read_bytes())
        tell(Line(f"pictures/{file.name}", "no" if why else "ok", why or FINE))


def _wrong_with(data: bytes) -> Text | None:
    if not is_picture(data):
        return NO_PICTURE
    size = picture_size(data)  # from the head, before anything is unpacked
    if size is None or min(size) < 1:
        return NO_PICTURE
    if size[0] * size[1] > MOST_PIXELS:
        return LARGE
    import io

    import pygame

    try:
        pygame.image.load(io.BytesIO(data), "x.png" if data.startswith(b"\x89PNG") else "x.jpg")
    except pygame.error:
        return NO_PICTURE
    return None


def look_at_words(manifest: Manifest, tell: Tell) -> None:
    """Put the pack's phrases beside the game's own, and tell what will be hard to hear."""
    if not manifest.words:
        return
    known = all_words()
    for command in manifest.words:
        if command not in known:
            tell(Line(f"words.{command[:40]}", "no", NO_COMMAND.format(command=command[:40], known=", ".join(known))))
            return
    said = {name: [*words.all] for name, words in known.items()}
    for command, spoken in manifest.words.items():
        said[command] += [*spoken.en, *spoken.zh]
    try:
        ours, before = vocabulary(said), {text.en for text in lint(vocabulary(known))}
    except VocabularyError as error:
        tell(Line("words", "no", Text(f"{error.where}: {error.text.en}", f"{error.where}：{error.text.zh}")))
        return
    hard = [text for text in lint(ours) if text.en not in before]
    for text in hard:
        tell(Line("words", "note", text))
    if not hard:
        tell(Line("words", "ok", FINE))
