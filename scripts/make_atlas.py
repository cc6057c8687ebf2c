"""Natural Earth's countries in, the compact outlines of builder/atlas out.

    npm pack world-atlas@2.0.2
    python scripts/make_atlas.py world-atlas-2.0.2.tgz

The package holds Natural Earth 4.1.0, 1:50m, as TopoJSON: borders are arcs that neighbours share, so what is left out
of one side is left out of the other, and the two never part. Natural Earth is in the public domain
(naturalearthdata.com, "Terms of Use"); the packaging is under the ISC licence, and none of its code is used.

One thing is moved: Natural Earth draws Crimea, Sevastopol included, with Russia. It is joined to Ukraine here, after
General Assembly resolution 68/262. Everything else stands as Natural Earth draws it.

countries.json has names, codes and rings, as numbers of arcs (`~n` is arc n backwards). outlines.bin is little-endian:

- three 32-bit numbers: version, arcs, points;
- for each arc, the number of its first point (32 bits);
- for each arc, a circle around it: longitude and latitude of its middle, and its radius;
- for each point, longitude and latitude;
- for each point, how much it matters (8 bits).

Angles are 16-bit parts of a turn (0.0055°), latitudes from the south pole. How much a point matters is the side, in
degrees, of a square as large as the triangle that is lost with it (Visvalingam and Whyatt 1993, "Line generalisation by
repeated elimination of points"), on a scale of twelve steps an octave from 0.001°; ends of arcs matter most.
"""

import heapq
import json
import math
import struct
import sys
import tarfile
from array import array
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NAMES = ROOT / "scripts" / "atlas_names.tsv"
FOLDER = ROOT / "builder" / "atlas"
VERSION = 1
LEAST = 0.014
"""Points that matter less than this (degrees) are left out: about a mile."""
CRIMEA = (34.3, 45.3)
POLE = -89.9
TURN = 65_536

Point = tuple[float, float]
Ring = list[int]


def main() -> None:
    """Read the package named on the command line and write both files."""
    with tarfile.open(sys.argv[1]) as package:
        member = package.extractfile("package/countries-50m.json")
        if member is None:
            raise SystemExit(f"{sys.argv[1]} has no countries-50m.json")
        atlas = json.load(member)
    arcs = decoded(atlas)
    countries = named(atlas)
    drop_pole(countries["Antarctica"], arcs)
    move_crimea(countries, arcs)
    countries, used = renumbered(countries)
    lines = [simplified(arcs[number]) for number in used]
    (FOLDER / "countries.json").write_text(as_json(countries), "utf-8")
    (FOLDER / "outlines.bin").write_bytes(as_bytes(lines))
    print(f"{len(countries)} countries, {len(lines)} arcs, {sum(map(len, lines))} points")


def decoded(atlas: dict[str, Any]) -> list[list[Point]]:
    """Arcs in degrees (TopoJSON: numbers are differences, to be scaled and shifted)."""
    (scale_x, scale_y), (shift_x, shift_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in atlas["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)
    return arcs


def named(atlas: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Countries by our name, with code, other names and polygons; what shares a name is one country."""
    names: dict[str, tuple[str, str, str]] = {}
    for line in NAMES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            theirs, code, ours, also, *_ = (*line.split("\t"), "", "")
            names[theirs] = (code, ours, also)
    countries: dict[str, dict[str, Any]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code, ours, also = names[geometry["properties"]["name"]]
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        country = countries.setdefault(ours, {"code": code, "name": ours, "also": [], "polygons": []})
        country["also"] += [name for name in also.split("|") if name]
        country["polygons"] += polygons
    return dict(sorted(countries.items()))


def drop_pole(antarctica: dict[str, Any], arcs: list[list[Point]]) -> None:
    """Take out the ring that the package draws around the south pole itself: on a sphere the coast is the outline."""
    for polygon in antarctica["polygons"]:
        polygon[:] = [ring for ring in polygon if max(y for _, y in outline(ring, arcs)) > POLE] or polygon


def move_crimea(countries: dict[str, dict[str, Any]], arcs: list[list[Point]]) -> None:
    """Take Crimea's polygon from Russia and join it to Ukraine's, with no border between them."""
    russia, ukraine = countries["Russia"], countries["Ukraine"]
    [crimea] = [polygon for polygon in russia["polygons"] if inside(CRIMEA, outline(polygon[0], arcs))]
    [mainland] = [polygon for polygon in ukraine["polygons"] if {~arc for arc in crimea[0]} & set(polygon[0])]
    russia["polygons"].remove(crimea)
    mainland[0] = joined(mainland[0], crimea[0], arcs)


def joined(one: Ring, other: Ring, arcs: list[list[Point]]) -> Ring:
    """The ring around two that touch: the arcs that they share fall away, the others are put end to end."""
    left = [arc for ring, against in ((one, other), (other, one)) for arc in ring if ~arc not in against]
    starts = {ends(arc, arcs)[0]: arc for arc in left}
    ring = [left[0]]
    while (end := ends(ring[-1], arcs)[1]) != ends(ring[0], arcs)[0]:
        ring.append(starts[end])
    if len(ring) != len(left):
        raise SystemExit("the two outlines do not join in one ring")
    return ring


def ends(arc: int, arcs: list[list[Point]]) -> tuple[Point, Point]:
    """The first and last point of an arc."""
    points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
    return points[0], points[-1]


def outline(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring."""
    points: list[Point] = []
    for arc in ring:
        points += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]
    return points


def inside(point: Point, ring: list[Point]) -> bool:
    """Whether a point lies in a ring (even-odd rule), on a map in plain degrees."""
    x, y = point
    found = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


def renumbered(countries: dict[str, dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], list[int]]:
    """Number the arcs in the order in which rings use them; give the old numbers in the new order."""
    new: dict[int, int] = {}

    def number(arc: int) -> int:
        plain = new.setdefault(max(arc, ~arc), len(new))
        return plain if arc >= 0 else ~plain

    for country in countries.values():
        country["polygons"] = [[[number(arc) for arc in ring] for ring in polygon] for polygon in country["polygons"]]
    return countries, list(new)


def simplified(points: list[Point]) -> list[tuple[Point, int]]:
    """The points of an arc that matter, each with its step on the scale."""
    sides = weights(points)
    kept = [(point, side) for point, side in zip(points, sides, strict=True) if side >= LEAST]
    return [(point, step(side)) for point, side in kept]


def step(side: float) -> int:
    """A side in degrees as a step of the scale."""
    return 255 if side == math.inf else max(0, min(254, round(12 * math.log2(side / 0.001))))


def weights(points: list[Point]) -> list[float]:
    """How much each point of an arc matters, in degrees; no point matters more than one that is lost after it."""
    flat = [(x * math.cos(math.radians(y)), y) for x, y in unwrapped(points)]
    before = list(range(-1, len(flat) - 1))
    after = list(range(1, len(flat) + 1))
    found = [math.inf] * len(flat)

    def area(at: int) -> float:
        (x1, y1), (x2, y2), (x3, y3) = flat[before[at]], flat[at], flat[after[at]]
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    queue = [(area(at), at) for at in range(1, len(flat) - 1)]
    current = {at: size for size, at in queue}
    heapq.heapify(queue)
    reached = 0.0
    while queue:
        size, at = heapq.heappop(queue)
        if current.get(at) != size:
            continue
        del current[at]
        reached = max(reached, size)
        found[at] = math.sqrt(reached)
        last, following = before[at], after[at]
        after[last], before[following] = following, last
        for neighbour in (last, following):
            if neighbour in current:
                current[neighbour] = area(neighbour)
                heapq.heappush(queue, (current[neighbour], neighbour))
    return found


def unwrapped(points: list[Point]) -> list[Point]:
    """The same points with longitudes that do not jump at the date line."""
    result = [points[0]]
    for x, y in points[1:]:
        last = result[-1][0]
        result.append((x - 360 * round((x - last) / 360), y))
    return result


def as_json(countries: dict[str, dict[str, Any]]) -> str:
    """A country a line, so that a change shows in a diff."""
    lines = [
        json.dumps({key: value for key, value in country.items() if value}, ensure_ascii=False, separators=(",", ":"))
        for country in countries.values()
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def as_bytes(lines: list[list[tuple[Point, int]]]) -> bytes:
    """The binary file."""
    first, circles, points, steps = array("I"), array("H"), array("H"), bytearray()
    for line in lines:
        first.append(len(steps))
        circles.extend(circle([point for point, _ in line]))
        for (longitude, latitude), matters in line:
            points.append(part_of_turn(longitude))
            points.append(part_of_turn(latitude + 90))
            steps.append(matters)
    if sys.byteorder == "big":
        for numbers in (first, circles, points):
            numbers.byteswap()
    head = struct.pack("<III", VERSION, len(lines), len(steps))
    return head + first.tobytes() + circles.tobytes() + points.tobytes() + bytes(steps)


def part_of_turn(degrees: float) -> int:
    """An angle as a part of a turn; a whole turn is none."""
    return round(degrees / 360 * TURN) % TURN


def circle(points: list[Point]) -> tuple[int, int, int]:
    """A circle that holds the points: its middle, and its radius rounded up."""
    vectors = [vector(point) for point in points]
    x, y, z = (sum(one[axis] for one in vectors) for axis in range(3))
    length = math.hypot(x, y, z) or 1.0
    middle = (math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z / length)))))
    centre = vector(middle)
    widest = max(
        math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(centre, one, strict=True))))) for one in vectors
    )
    return part_of_turn(middle[0]), part_of_turn(middle[1] + 90), math.ceil(widest / math.tau * TURN) + 2


def vector(point: Point) -> tuple[float, float, float]:
    """A place as a point of the unit sphere."""
    longitude, latitude = map(math.radians, point)
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )


if __name__ == "__main__":
    main()
