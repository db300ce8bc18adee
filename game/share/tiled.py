"""A level as a JSON map of Tiled, to draw it there, and back. A metre is 32 px, and y points down.

Floors and obstacles are rectangles where they have a width, the rest points; the class of an object (its `type`) says
what it is. Everything else a level says stands in typed properties, `text.zh` for what lies deeper. An obstacle's
anchor is the lower left corner of its rectangle. The proof stays behind.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from game.level import Level, LevelError, read, to_json
from game.level.document import MOST
from game.level.errors import unknown_obstacle
from game.obstacles import all_obstacles
from voice.words import Text

PX: Final = 32  # for each metre; a power of two, so that nothing is lost
DIGITS: Final = 4  # after the point that a place keeps, m: what is dragged by hand lies anywhere
VERSIONS: Final = {"version": "1.10", "tiledversion": "1.10.2"}
LISTS: Final = {"ground": "ground", "hints": "hint", "stages": "stage"}
"""Lists of the level beside its obstacles, and the class of their objects."""
PLACES: Final = ("start", "goal")
COLOURS: Final = {
    "ground": "#48d6e0", "obstacles": "#ff5a1f", "hints": "#f2d35c", "stages": "#b48ae8", "places": "#7ff0c0",
}  # fmt: skip
USUAL_MOVES: Final = ("run", "stop", "turn_back", "jump", "slide")
DEEPEST: Final = 8  # groups in groups
DEFAULT_HEIGHT: Final = 1.0  # m that a rectangle is drawn high where the obstacle has no height of its own

Data = dict[str, Any]


def to_tiled(level: Level) -> str:
    """Give a level as a map of Tiled's, JSON."""
    data = json.loads(to_json(level.model_copy(update={"proof": None})))
    groups: dict[str, list[Data]] = {
        "ground": [_object(entry, "ground") for entry in data.pop("ground")],
        "obstacles": [_object(entry, entry["kind"]) for entry in data.pop("obstacles", [])],
        **{name: [_object(entry, LISTS[name]) for entry in data.pop(name, [])] for name in ("hints", "stages")},
        "places": [_object(data.pop(name), name) for name in PLACES],
    }
    number = 0
    layers = []
    for place, (name, objects) in enumerate(groups.items()):
        for entry in objects:
            number += 1
            entry["id"] = number
        layers.append(
            {"id": place + 1, "name": name, "type": "objectgroup", "draworder": "topdown", "objects": objects}
            | {"color": COLOURS[name], "opacity": 1, "visible": True, "x": 0, "y": 0}
        )
    whole = {"type": "map", **VERSIONS, "orientation": "orthogonal", "renderorder": "right-down", "infinite": True}
    size = {"width": 32, "height": 16, "tilewidth": PX, "tileheight": PX, "compressionlevel": -1}
    counts = {"nextlayerid": len(layers) + 1, "nextobjectid": number + 1}
    data["moves"] = ", ".join(data["moves"])
    data["seed"] = str(data["seed"])  # larger than Tiled's whole numbers
    document = whole | size | counts | {"tilesets": [], "layers": layers, "properties": _properties(data)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def from_tiled(text: str, where: str) -> Level:
    """Read a map of Tiled's; what it leaves out is as usual, its title the name of its file.

    Raises:
        LevelError: it is no such map, or what it shows is no level.

    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise LevelError(where, Text("is not whole JSON", "不是完整的 JSON")) from None
    if not isinstance(found, dict) or not isinstance(found.get("layers"), list):
        raise LevelError(where, Text("is no map of Tiled's: it has no layers", "不是 Tiled 地图：没有图层"))
    name = where.rsplit(".", 1)[0][:200] or "map"
    data: Data = {"title": {"en": name, "zh": name}, **_document(found, where)}
    data["moves"] = [move.strip() for move in str(data.get("moves", ", ".join(USUAL_MOVES))).split(",")]
    for kind in ("ground", "obstacles", "hints"):
        data[kind] = []
    stages: list[Data] = []
    for count, (entry, right, down) in enumerate(_objects(found["layers"], 0.0, 0.0, where, 0)):
        if count > 2 * MOST:
            raise LevelError(where, Text(f"has more than {2 * MOST} objects", f"对象超过 {2 * MOST} 个"))
        _take(entry, right, down, data, stages, where)
    for place in PLACES:
        if place not in data:
            raise LevelError(where, Text(f'has no object of class "{place}"', f"缺少类为“{place}”的对象"))
    if stages:
        data["stages"] = sorted(stages, key=lambda e: e["x"])
    return read(json.dumps(data), where)


def _object(entry: Data, kind: str) -> Data:
    """Give an entry of a level as an object on the map."""
    rest = {key: value for key, value in entry.items() if key not in ("kind", "x", "y", "id")}
    x, y = entry.get("x", 0.0) * PX, -entry.get("y", 0.0) * PX
    shown = {"name": entry.get("id", ""), "type": kind, "rotation": 0, "visible": True}
    if kind == "ground":
        size = {"width": rest.pop("width") * PX, "height": rest.pop("depth") * PX}
    elif "width" in rest:
        high = rest.pop("height") * PX if "height" in rest else DEFAULT_HEIGHT * PX
        size = {"width": rest.pop("width") * PX, "height": high}
        y -= high
    else:
        size = {"width": 0, "height": 0, "point": True}
    return shown | {"x": x, "y": y} | size | {"properties": _properties(rest)}


def _take(entry: Data, right: float, down: float, data: Data, stages: list[Data], where: str) -> None:
    """Add an object of the map to the level."""
    at = f"{where}: object {entry.get('id', '?')}"
    kind = str(entry.get("type") or entry.get("class") or "")
    if "template" in entry:
        raise LevelError(at, Text("uses a template; detach it in Tiled", "用了模板；请在 Tiled 里分离"))
    if any(shape in entry for shape in ("polygon", "polyline", "ellipse", "gid", "text")) or entry.get("rotation"):
        raise LevelError(at, Text("must be a point or an upright rectangle", "必须是点或不旋转的矩形"))
    x, y = (_number(entry, key, at) for key in ("x", "y"))
    wide, high = (_number(entry, key, at) / PX for key in ("width", "height"))
    found: Data = {"x": _place(x + right), **_document(entry, at)}
    if kind == "ground":
        data["ground"].append(found | {"y": _place(-y - down), "width": wide, "depth": high})
    elif kind in PLACES:
        data[kind] = found | {"y": _place(-y - down)}
    elif kind == "hint":
        data["hints"].append(found)
    elif kind == "stage":
        stages.append(found)
    elif kind in all_obstacles():
        fields = all_obstacles()[kind].model_fields
        if "width" in fields and wide:
            found["width"] = wide
            if "height" in fields:
                found["height"] = high
        named = {"id": entry["name"]} if entry.get("name") else {}
        data["obstacles"].append({"kind": kind, **named, **found, "y": _place(-y - down - high * PX)})
    else:
        raise unknown_obstacle(at, kind, (*all_obstacles(), *LISTS.values(), *PLACES))


def _objects(layers: object, right: float, down: float, where: str, depth: int) -> Iterator[tuple[Data, float, float]]:
    """Give every object with how far its layers are moved, px; layers of tiles and images are only looks."""
    if depth > DEEPEST:
        raise LevelError(where, Text("has groups nested too deeply", "图层组嵌套太深"))
    for layer in layers if isinstance(layers, list) else []:
        if not isinstance(layer, dict):
            raise LevelError(where, Text("has a layer that is none", "有无效的图层"))
        here = right + _number(layer, "offsetx", where), down + _number(layer, "offsety", where)
        if layer.get("type") == "group":
            yield from _objects(layer.get("layers"), *here, where, depth + 1)
        elif layer.get("type") == "objectgroup":
            objects = layer.get("objects")
            for entry in objects if isinstance(objects, list) else []:
                if not isinstance(entry, dict):
                    raise LevelError(where, Text("has an object that is none", "有无效的对象"))
                yield entry, *here


def _place(px: float) -> float:
    return round(px / PX, DIGITS) + 0.0  # no minus zero


def _number(entry: Mapping[str, Any], key: str, at: str) -> float:
    value = entry.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        raise LevelError(f"{at}: {key}", Text("is no number of pixels", "不是像素数"))
    return float(value)


def _properties(data: Data) -> list[Data]:
    """Write what is left as typed properties, by the order of their names, as Tiled does."""
    kinds = {bool: "bool", int: "int", float: "float", str: "string"}
    return [
        {"name": name, "type": kinds[type(value)], "value": value} for name, value in sorted(dict(_flat(data)).items())
    ]


def _flat(data: Data, before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif value is not None:
            yield f"{before}{key}", value


def _document(entry: Data, at: str) -> Data:
    """Read properties back into what they were."""
    found: Data = {}
    properties = entry.get("properties", [])
    for one in properties if isinstance(properties, list) else []:
        name = one.get("name") if isinstance(one, dict) else None
        if not isinstance(name, str) or isinstance(one.get("value"), dict | list):
            raise LevelError(at, Text("has a property that no level has", "有关卡不认识的属性"))
        *path, last = name.split(".", DEEPEST)
        inner = found
        for step in path:
            inner = inner.setdefault(step, {})
            if not isinstance(inner, dict):
                raise LevelError(at, Text(f'has "{step}" twice', f"“{step}”写了两遍"))
        inner[last] = one.get("value")
    return found
