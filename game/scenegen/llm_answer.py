"""What a language model may fill in, as JSON schema, and what becomes of its answer: data, checked field by field."""

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from game.actors import all_actors
from game.landmarks import all_landmarks
from game.moves import all_moves
from game.obstacles import all_obstacles
from game.scenegen.spec import MOST, Density, Difficulty, Elevation, Length, Pace, Time, Weather
from game.theme import names as theme_names

DEEPEST = 12  # levels of brackets; the form has five
LONGEST_S = 900.0
ROUNDS = 30  # of leaving out what is wrong; what is missing then is wrong in the next


def _known(names: Callable[[], Sequence[str]]) -> Any:
    """Give the annotations of a name that must be one of ours; asked for when it is needed, as teams add theirs."""

    def check(value: str) -> str:
        if value not in names():
            raise ValueError(f"there is no {value[:40]!r}")
        return value

    def tell(schema: dict[str, Any]) -> None:
        schema["enum"] = sorted(names())

    return AfterValidator(check), Field(json_schema_extra=tell, max_length=60)


def _line(value: object) -> object:
    """One line of text: no control characters, no marks that turn the direction of writing."""
    if not isinstance(value, str):
        return value
    kept = (c if unicodedata.category(c)[0] != "C" else " " for c in value[:2000])
    return " ".join("".join(kept).split())


def _either(value: object) -> object:
    """Models write "" and "none" where they have nothing to say."""
    return None if isinstance(value, str) and value.strip().lower() in ("", "none", "null", "any", "free") else value


_KIND_CHECK, _KIND_FIELD = _known(lambda: tuple(all_obstacles()))
_MOVE_CHECK, _MOVE_FIELD = _known(lambda: tuple(all_moves()))
_THEME_CHECK, _THEME_FIELD = _known(theme_names)
_MARK_CHECK, _MARK_FIELD = _known(lambda: tuple(all_landmarks()))
_ACTOR_CHECK, _ACTOR_FIELD = _known(lambda: tuple(all_actors()))
Kind = Annotated[str, _KIND_CHECK, _KIND_FIELD]
Move = Annotated[str, _MOVE_CHECK, _MOVE_FIELD]
Theme = Annotated[str, _THEME_CHECK, _THEME_FIELD]
Mark = Annotated[str, _MARK_CHECK, _MARK_FIELD]
Actor = Annotated[str, _ACTOR_CHECK, _ACTOR_FIELD]
Line = Annotated[str, BeforeValidator(_line)]
Free = BeforeValidator(_either)


class Form(BaseModel):
    """What is not in the form is not looked at; there is no infinity."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)


class Thing(Form):
    """Something that is to stand in the level."""

    kind: Kind
    least: int = Field(default=1, ge=0, le=MOST)
    most: Annotated[int | None, Free] = Field(default=None, ge=0, le=MOST, description="null: no upper end")
    words: Line = Field(default="", max_length=200, description="the words of the prompt that ask for it, copied")


class Scene(Form):
    """A stretch of the level."""

    theme: Annotated[Theme | None, Free] = None
    weather: Annotated[Weather | None, Free] = None
    time: Annotated[Time | None, Free] = None
    things: tuple[Thing, ...] = Field(default=(), max_length=40, description="in the order they are told")
    ordered: bool = Field(default=False, description="they stand in this order")
    landmark: Annotated[Mark | None, Free] = None
    caption: Line = Field(default="", max_length=200, description="one short sentence that the player reads")


class Wish(Form):
    """The form. What the prompt does not say stays null or empty."""

    title: Line = Field(default="", max_length=80)
    scenes: tuple[Scene, ...] = Field(default=(Scene(),), min_length=1, max_length=20)
    difficulty: Annotated[Difficulty | None, Free] = None
    pace: Annotated[Pace | None, Free] = None
    density: Annotated[Density | None, Free] = None
    length: Annotated[Length | None, Free] = None
    seconds_least: Annotated[float | None, Free] = Field(default=None, ge=0, le=LONGEST_S)
    seconds_most: Annotated[float | None, Free] = Field(default=None, ge=1, le=LONGEST_S)
    elevation: Annotated[Elevation | None, Free] = None
    moves: tuple[Move, ...] = Field(default=(), max_length=20, description="the level cannot be finished without")
    moves_not: tuple[Move, ...] = Field(default=(), max_length=20, description="must not be needed")
    forbidden: tuple[Kind, ...] = Field(default=(), max_length=40, description="kinds the prompt does not want")
    only: tuple[Kind, ...] = Field(default=(), max_length=40, description="no other kinds, if the prompt says so")
    companion: Annotated[Actor | None, Free] = None
    chaser: Annotated[Actor | None, Free] = None
    landmark: Annotated[Mark | None, Free] = Field(default=None, description="what stands at the finish")
    unknown: tuple[Annotated[Line, Field(max_length=100)], ...] = Field(
        default=(), max_length=20, description="words that ask for what this form has no place for"
    )


class Captions(Form):
    """A title and captions alone."""

    title: Line = Field(default="", max_length=80)
    captions: tuple[Annotated[Line, Field(max_length=200)], ...] = Field(
        default=(), max_length=20, description="one for each scene, in order: a short sentence that the player reads"
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer that fits the form now."""

    found: Form
    wrong: tuple[str, ...] = ()
    """What did not fit, one line each; it is left out."""


def checked(text: str, form: type[Form]) -> Checked | None:
    """Read an answer; None when there is no form in it at all.

    Args:
        text: of a model: maybe fenced, maybe after its thoughts, maybe no JSON.
        form: it is to fit.

    """
    data = _object(text)
    if data is None:
        return None
    wrong: list[str] = []
    for _ in range(ROUNDS):
        try:
            return Checked(form.model_validate(data), tuple(wrong[:30]))
        except ValidationError as error:
            errors = _innermost(error.errors(include_input=False, include_url=False))
        wrong += [f"{'.'.join(map(str, e['loc']))[:80]}: {e['msg'][:120]}" for e in errors if e["type"] != "missing"]
        for one in sorted(errors, key=lambda e: _from_behind(e["loc"]), reverse=True):
            most = one.get("ctx", {}).get("max_length") if one["type"] == "too_long" else None
            _leave_out(data, one["loc"], most)
    return None


def _innermost(errors: Sequence[Any]) -> list[Any]:
    """Leave out what is only wrong because something inside it is: a list is too short without its wrong entries."""
    places = [e["loc"] for e in errors]
    return [e for e in errors if not any(len(p) > len(e["loc"]) and p[: len(e["loc"])] == e["loc"] for p in places)]


def _object(text: str) -> dict[str, Any] | None:
    """Find the JSON object of an answer."""
    text = re.sub(r"<think>.*?(</think>|\Z)", "", text, flags=re.DOTALL)
    begin, end = text.find("{"), text.rfind("}")
    if begin < 0 or end < begin or _deep(text) > DEEPEST:
        return None
    try:
        data = json.loads(text[begin : end + 1], parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _deep(text: str) -> int:
    deepest = now = 0
    for c in text:
        now += (c in "{[") - (c in "}]")
        deepest = max(deepest, now)
    return deepest


def _from_behind(place: tuple[int | str, ...]) -> tuple[str, ...]:
    """Sort so that what stands later in a list goes first: leaving one out moves those behind it."""
    return tuple(f"{part:06d}" if isinstance(part, int) else part for part in place)


def _leave_out(data: Any, place: Sequence[int | str], most: int | None) -> None:
    """Take the smallest part that holds a place out of the data; a list that is too long is cut instead."""
    here, holder, key = data, None, None
    for part in place:
        inside = part in here if isinstance(here, dict) else isinstance(part, int) and isinstance(here, list)
        if not inside or (isinstance(here, list) and isinstance(part, int) and part >= len(here)):
            break
        holder, key, here = here, part, here[part]
    if holder is None:
        data.clear()
    elif most is not None and isinstance(here, list):
        del here[most:]
    else:
        del holder[key]
