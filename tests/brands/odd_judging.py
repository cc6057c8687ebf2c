"""The judge of the odd templates: adopts a file, builds the shipped decks on it, and names what is wrong."""

import atexit
import functools
import io
import posixpath
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner, Result
from lxml import etree
from odd_auditing import audit
from odd_parts import SAMPLE, TYPE, TYPES, A, P, R
from odd_registry import Odd
from odd_templates import make

from builder.build import MadeDeck, make_deck, read_ledger, read_pack
from builder.cli import group
from builder.model.brand import Box
from builder.model.ledger import Ledger
from builder.model.pack import Pack
from builder.model.placed import Placed, PlacedText
from builder.powerpoint import write

ROOT = Path(__file__).parents[2]
QUICK, LONG = "drone-deal-classroom", "drone-deal-seminar"
"""The shipped decks: 17 slides, and 26."""
BASE = "seminar"
"""The pack that adopted ones take their slides and words from."""
_PART = re.compile(r" \(\d+ (?:of|von) \d+\)")
_JOINED = re.compile(r" · (?=\d)")
_NOT_CHECKED = re.compile(r"(?: ·|,)(?: all)? not checked(?= · \d|$)")
"""A strip says it once where it holds of all its sources."""
_GROUPED = re.compile(r"\d+(?:[–,] ?\d+)* (?=.*\d{4})")
_RANGE = re.compile(r"(\d+)(?:–(\d+))?")
"""A strip groups the citations of a source, and its parts group others."""
_OWN_TO_A_SIZE = re.compile(r"[^\W\d]+|Continued from slide \d+\.")
"""What depends on the size of a slide: words along an axis, names on a map, references from a slide to another."""
_OF_A_FRAME = re.compile(r" Crimea is shown .*$")
"""What a map says only where its frame, which follows the slide's, has the place."""
_EMU_PER_PT = 12_700
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


class Adopted(NamedTuple):
    """What became of a file: the command's result, the project, the file itself, and every file written."""

    result: Result
    project: Path
    file: Path
    written: tuple[str, ...]
    pack: str

    @property
    def brand(self) -> Path:
        """The brand that was made of the file."""
        return self.project / "templates" / self.pack / "brand.pptx"


@functools.cache
def _project() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sourcedeck-odd-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("seeds", "decks"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@functools.cache
def _ledger() -> Ledger:
    return read_ledger(ROOT)[0]


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@functools.cache
def adopt(one: Odd) -> Adopted:
    """Make an odd file, and adopt it into a project with the shipped seeds and decks, as a user would."""
    project = _project()
    folder = Path(tempfile.mkdtemp(prefix=f"{one.name}-", dir=project))
    file = make(one, folder)
    before = _files(project)
    pack = f"x-{one.name}"
    result = CliRunner().invoke(group, ["pack", "adopt", str(file), "--name", pack, "-C", str(project)])
    return Adopted(result, project, file, tuple(sorted(_files(project) - before)), pack)


@functools.cache
def _pack(adopted: Adopted) -> Pack:
    return read_pack(adopted.pack, adopted.project)


class Built(NamedTuple):
    """A deck as it was made, and the file that it became."""

    made: MadeDeck
    path: Path


@functools.cache
def build(adopted: Adopted, deck: str) -> Built:
    """One of the shipped decks on an adopted pack."""
    pack = _pack(adopted)
    made = make_deck(
        Path("decks") / f"{deck}.yaml", adopted.project, _ledger(), pack_name=pack.name, packs={pack.name: pack}
    )
    assert made.placed, [finding.message for finding in made.findings]
    path = adopted.file.parent / f"{deck}.pptx"
    write(made.placed, Path(pack.brand_path), path, pack.brand)
    return Built(made, path)


@functools.cache
def reference(deck: str) -> tuple[frozenset[str], frozenset[str]]:
    """The facts that a deck shows in the pack that adopted ones extend, and every text of its file."""
    made = make_deck(Path("decks") / f"{deck}.yaml", ROOT, _ledger(), pack_name=BASE)
    assert made.placed
    assert made.pack
    path = Path(tempfile.mkdtemp(dir=_project())) / "reference.pptx"
    write(made.placed, Path(made.pack.brand_path), path, made.pack.brand)
    return _facts(made), frozenset(texts(path))


def _facts(made: MadeDeck) -> frozenset[str]:
    return frozenset(fact for slide in made.placed.slides for fact in slide.slide.facts) if made.placed else frozenset()


def texts(path: Path) -> Iterator[str]:
    """Every paragraph of a file's slides, notes, tables and charts, without the counts of parts."""
    from pptx import Presentation

    for slide in Presentation(str(path)).slides:
        trees = [slide._element]
        if slide.has_notes_slide:
            trees.append(slide.notes_slide._element)
        trees += [shape.chart._chartSpace for shape in slide.shapes if getattr(shape, "has_chart", False)]
        for tree in trees:
            for paragraph in tree.iter(f"{A}p"):
                if paragraph.find(f"{A}fld") is None:
                    yield from _words(paragraph)


def _words(paragraph: Any) -> Iterator[str]:
    """A paragraph's text; a strip of sources as the sources that it joins, since each part of a slide has its own."""
    text = " ".join("".join(node.text or " " for node in paragraph.iter(f"{A}t", f"{A}br")).split())
    for pattern in (_PART, _OF_A_FRAME, _NOT_CHECKED):
        text = pattern.sub("", text)
    for piece in _JOINED.split(text):
        grouped = _GROUPED.match(piece)
        if grouped:
            for first, last in _RANGE.findall(grouped.group()):
                yield from (f"cited: {number}" for number in range(int(first), int(last or first) + 1))
            continue
        if piece and not _OWN_TO_A_SIZE.fullmatch(piece):
            yield piece


def complaints(adopted: Adopted, deck: str) -> list[str]:
    """All that is wrong with a deck on an adopted pack, short of the schema."""
    built = build(adopted, deck)
    return [
        *_findings(built),
        *_lost(built, deck),
        *_beyond(built),
        *_leftovers(built.path),
        *_unsound(built.path),
        *_not_kept(adopted.file, built.path),
    ]


def _findings(built: Built) -> Iterator[str]:
    found = Counter(
        f"{one.code} {one.message if one.code[0] == 'P' else one.slot}"
        for one in built.made.findings
        if one.severity == "error"
    )
    yield from (f"{count} x {what}" for what, count in found.items())


def _lost(built: Built, deck: str) -> Iterator[str]:
    facts, said = reference(deck)
    if facts - _facts(built.made):
        yield f"lost facts: {', '.join(sorted(facts - _facts(built.made)))}"
    own = " ".join(f"{text};" for text in texts(built.path))
    missing = sorted(text for text in said if text not in own)
    if missing:
        yield f"lost {len(missing)} of {len(said)} texts: {' | '.join(text[:60] for text in missing[:8])}"


def _beyond(built: Built) -> Iterator[str]:
    """Shapes that reach over the slide's edge, and texts that stand on one another."""
    placed, pack = built.made.placed, built.made.pack
    assert placed
    assert pack
    outside: Counter[str] = Counter()
    over: Counter[str] = Counter()
    for slide in placed.slides:
        boxes = [(shape.slot.name, shape.box) for shape in slide.shapes]
        for name, box in boxes:
            inside = box.x >= 0 and box.y >= 0 and box.right <= pack.brand.width and box.bottom <= pack.brand.height
            outside[name] += not (inside and box.width > 0 and box.height > 0)
        inked = [(shape.slot.name, _ink(shape)) for shape in slide.shapes]
        for place, (first, one) in enumerate(inked):
            for second, two in inked[place + 1 :]:
                across = min(one.right, two.right) - max(one.x, two.x)
                down = min(one.bottom, two.bottom) - max(one.y, two.y)
                if across > _EMU_PER_PT and down > _EMU_PER_PT:
                    over[f"{first} and {second}"] += 1
    yield from (
        f"{count} x {name} reaches over the slide's edge, or has no size" for name, count in outside.items() if count
    )
    yield from (f"{count} x {names} overlap" for names, count in over.items())


def _ink(shape: Placed) -> Box:
    """Where a shape's words stand in its box; all of the box where it has a ground of its own, or holds no text."""
    box = shape.box
    if not isinstance(shape, PlacedText) or shape.slot.fill or shape.slot.frame:
        return box
    free = max(0, box.height - shape.used)
    above = {"top": 0, "middle": free // 2, "bottom": free}[shape.slot.anchor]
    return Box(box.x, box.y + above, box.width, box.height - free)


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _leftovers(path: Path) -> Iterator[str]:
    """Parts in which words of a sample slide are left, or the name of one, at whatever depth."""
    tokens = [SAMPLE.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    for name, data in _parts(path).items():
        inside = [data]
        if data[:4] == b"PK\x03\x04":
            inside += _parts_of(data)
        if SAMPLE in name or any(token in one for one in inside for token in tokens):
            yield f"left of the sample slides: {name}"


def _parts_of(data: bytes) -> Iterable[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def _rels(parts: dict[str, bytes], part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of the inner relationships of a part."""
    folder, name = posixpath.split(part)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for item in etree.fromstring(data) if data else ():
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield item.get("Id", ""), "external" if external else item.get("Type", "").rpartition("/")[2], target


def _unsound(path: Path) -> Iterator[str]:
    """What PowerPoint would repair: names twice, relationships to nowhere, parts that nothing reaches, types, ids."""
    with zipfile.ZipFile(path) as archive:
        twice = [name for name, count in Counter(name.casefold() for name in archive.namelist()).items() if count > 1]
    if twice:
        yield f"part names twice: {twice}"
    parts = _parts(path)
    reached: set[str] = set()
    for part in ("", *(name for name in parts if not name.endswith(".rels"))):
        related = list(_rels(parts, part))
        for _, kind, target in related:
            if kind != "external" and target not in parts:
                yield f"{part or 'the package'} has a relationship to {target}, which is not there"
            reached.add(target)
        if part.endswith((".xml", ".XML")) and part != TYPES:
            used = {
                value
                for node in etree.fromstring(parts[part]).iter(etree.Element)
                for key, value in node.attrib.items()
                if key.startswith(R) and value
            }
            missing = used - {identity for identity, _, _ in related}
            if missing:
                yield f"{part} uses relationships that it has not: {sorted(missing)}"
    orphans = {name for name in parts if not name.endswith(".rels") and name != TYPES} - reached
    if orphans:
        yield f"nothing reaches {sorted(orphans)[:4]}"
    yield from _types(parts)
    yield from _ids(parts)


def _types(parts: dict[str, bytes]) -> Iterator[str]:
    root = etree.fromstring(parts[TYPES])
    own = {item.get("PartName", "").lstrip("/"): item.get("ContentType") for item in root.iter(f"{TYPE}Override")}
    endings = {item.get("Extension", "").casefold(): item.get("ContentType") for item in root.iter(f"{TYPE}Default")}
    if len(list(root.iter(f"{TYPE}Override"))) != len(own):
        yield "a part has two content types"
    for name in parts:
        kind = own.get(name) or endings.get(name.rpartition(".")[2].casefold())
        if name != TYPES and not kind:
            yield f"{name} has no content type"
        if "vba" in name.casefold() or "macroEnabled" in (kind or ""):
            yield f"{name}: macros are left ({kind})"
    if set(own) - set(parts):
        yield f"content types of parts that are not there: {sorted(set(own) - set(parts))[:4]}"
    mains = [name for name, kind in own.items() if kind == _MAIN]
    if len(mains) != 1:
        yield f"{len(mains)} parts are presentations"


def _ids(parts: dict[str, bytes]) -> Iterator[str]:
    for name, data in parts.items():
        if not name.startswith("ppt/slides/") or not name.endswith(".xml"):
            continue
        tree = etree.fromstring(data)
        if tree.tag != f"{P}sld":
            continue
        ids = [node.get("id") for node in tree.iter(f"{P}cNvPr")]
        if len(set(ids)) != len(ids):
            yield f"{name}: shape ids occur twice"
        layout = next(target for _, kind, target in _rels(parts, name) if kind == "slideLayout")
        offered = {
            (node.get("type", "obj"), node.get("idx", "0")) for node in etree.fromstring(parts[layout]).iter(f"{P}ph")
        }
        taken = [(node.get("type", "obj"), node.get("idx", "0")) for node in tree.iter(f"{P}ph")]
        strange = set(taken) - offered - {("title", "0")}  # A slide without a title could not be told from another.
        if strange:
            yield f"{name}: its layout has no placeholder {sorted(strange)}"
        if len(set(taken)) != len(taken):
            yield f"{name}: two shapes in one placeholder"


def _not_kept(before: Path, after: Path) -> Iterator[str]:
    """What the deck has lost of its template: layouts, their shapes, the pictures that they show, fonts."""
    old, new = _parts(before), _parts(after)
    shapes = (f"{P}sp", f"{P}grpSp", f"{P}cxnSp", f"{P}ph", f"{P}graphicFrame")
    now = Counter(_counts(data, shapes) for name, data in new.items() if _is_frame(name, data))
    for name, data in old.items():
        if _is_frame(name, data) and name in _reached(old):
            counts = _counts(data, shapes)
            if now[counts] == 0:
                yield f"{name} is not what it was"
            now[counts] -= 1
    have = set(new.values())
    fonts = [name for name, data in old.items() if name.endswith(".fntdata") and data not in have]
    if fonts:
        yield f"embedded fonts are lost: {fonts}"
    for name in old:
        if _is_frame(name, old[name]) and name in _reached(old):
            for _, kind, target in _rels(old, name):
                if kind == "image" and target in old and old[target] not in have:
                    yield f"{name} has lost its picture {target}"


def _is_frame(name: str, data: bytes) -> bool:
    return (
        name.endswith(".xml")
        and "_rels" not in name
        and (b"sldLayout" in data[:600] or b"sldMaster" in data[:600])
        and b"cSld" in data
    )


def _reached(parts: dict[str, bytes]) -> set[str]:
    """What masters and their lists of layouts reach."""
    found, waiting = set(), [""]
    while waiting:
        for _, kind, target in _rels(parts, waiting.pop()):
            if target in parts and target not in found and kind in ("officeDocument", "slideMaster", "slideLayout"):
                found.add(target)
                waiting.append(target)
    return found


def _counts(data: bytes, tags: tuple[str, ...]) -> tuple[int, ...]:
    tree = etree.fromstring(data)
    own = etree.QName(tree).namespace
    return tuple(sum(1 for _ in tree.iter(f"{{{own}}}{tag.rpartition('}')[2]}")) for tag in tags)


def faults(path: Path) -> Counter[str]:
    """What openxml-audit finds, counted by kind of part and kind of fault."""
    found: Counter[str] = Counter()
    for error in audit(path):
        part = re.sub(r"[0-9]+", "", error.part_uri.rpartition("/")[2])
        found[f"{part}: {re.sub(r'[0-9]+', '#', error.description)}"] += 1
    return found


def worse(adopted: Adopted, deck: str) -> list[str]:
    """Faults of a deck that its template has not, or not so often."""
    return [
        f"{count} x {what}" for what, count in (faults(build(adopted, deck).path) - _own_faults(adopted.file)).items()
    ]


@functools.cache
def _own_faults(path: Path) -> Counter[str]:
    return faults(path)


def slides(adopted: Adopted, deck: str) -> tuple[int, int]:
    """How many slides a deck has on an adopted pack, and how many of them continue another."""
    placed = build(adopted, deck).made.placed
    assert placed
    return len(placed.slides), sum(slide.part > 1 for slide in placed.slides)
