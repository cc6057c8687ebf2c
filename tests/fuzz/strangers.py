"""What is fuzzed of strangers' templates: adopting, bindings, logos, words of a pack; held is what must always hold.

Whatever is adopted must also carry a deck, and the file that comes out must be sound: python-pptx opens it, no name
stands twice, no relationship leads nowhere, and nothing of another machine or of a program to start is in it.
"""

import io
import posixpath
import re
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

from brand_changes import changed, zipped
from lxml import etree
from mutations import NASTY, mutated
from targets import DECK, Project, hold, hold_facts, whole_ledger

from builder.adoption import adopt_file
from builder.build import make_deck, write_deck
from builder.comparing import compare
from builder.errors import SourcedeckError
from builder.inspection import inspect_file, inspect_pack
from builder.newpack import Asked, Picture, make_pack
from builder.pictures.logo import clean_logo
from builder.whole_file import write_all

sys.path.append(str(Path(__file__).parents[1] / "brands"))
from odd_registry import Odd
from odd_templates import ADOPTED, make

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ALIEN = re.compile(rb"action=.ppaction://(?:program|macro)|vbaProject", re.IGNORECASE)
_HEAVY = frozenset({"huge-media"})
"""Too large to be broken many times."""
_STRINGS = 'sources = "Quellen"\nlater = "später"\nof = "{part} von {parts}"\n'


@cache
def _bases() -> tuple[Odd, ...]:
    return tuple(one for one in ADOPTED if one.name not in _HEAVY)


@cache
def _base(place: int) -> dict[str, bytes]:
    """The parts of an odd template."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(make(_bases()[place], Path(folder))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def adopt_target(data: bytes) -> None:
    """A stranger's template that is broken in some places: looked at, adopted, and a deck built on it."""
    parts = _base(data[0] % len(_bases()) if data else 0)
    with Project({}) as folder:
        file = folder / "their template.potx"
        file.write_bytes(zipped(changed(parts, data[1:])))
        try:
            made = adopt_file(file, "uni", folder, "seminar")
        except SourcedeckError:
            return
        hold(inspect_file(file, "seminar", folder).findings)
        write_all(made.files)
        hold(inspect_pack("uni", folder).findings)
        compare("uni", file, folder, "uni")
        _builds(folder, adopted=True)


def bindings_target(data: bytes) -> None:
    """The pack.toml of an adopted pack, broken."""
    with Project({}) as folder:
        place = data[0] % len(_bases()) if data else 0
        file = folder / "theirs.pptx"
        file.write_bytes(zipped(list(_base(place).items())))
        write_all(adopt_file(file, "uni", folder, "seminar").files)
        toml = folder / "templates/uni/pack.toml"
        toml.write_bytes(mutated(toml.read_text("utf-8"), data[1:], _BINDINGS).encode("utf-8", "surrogatepass"))
        hold(inspect_pack("uni", folder).findings)
        _builds(folder)


_BINDINGS = (
    *NASTY,
    *('"Two columns" = "Nowhere"', "left = 99", "left = -1", "body = true", 'title = "x"', "[slots.x]", "[layouts]"),
    *("[slots]", "[slots.x.y]", "body = {}", "body = []", "body = 1.5", "[layouts.x]", "__proto__ = 1", "title = 0"),
    *('extends = "uni"', 'brand = "../x"', 'brand = "/etc/passwd"', 'brand = ""', "[tokens]", "[[layouts]]"),
    *("[tokens.colors]", 'accent = "#12"', "[tokens.sizes]", "body = 99999", "[tokens.roles]", 'x = "\\u202e"'),
)


def logo_target(data: bytes) -> None:
    """A picture with broken bytes as the logo of a new pack."""
    pictures = _pictures()
    picture = bytearray(pictures[data[0] % len(pictures)] if data else pictures[0])
    for at in range(1, len(data) - 2, 3):
        place = int.from_bytes(data[at : at + 2], "big") % len(picture)
        if data[at + 2] % 16 == 0:
            del picture[place : place + 40]
        elif picture:
            picture[place % len(picture)] = data[at + 2]
        if not picture:
            break
    with Project({}) as folder:
        clean = clean_logo(bytes(picture), "logo.png")
        asked = Asked(
            name="mine",
            extends="seminar",
            primary="",
            accent="",
            heading_font="",
            body_font="",
            logo=Picture(clean.data, clean.kind, clean.inks, clean.ground),
        )
        write_all(make_pack(asked, folder).files)
        _builds(folder, "mine")


def strings_target(data: bytes) -> None:
    """Words of a pack in another language, broken."""
    files = {
        "templates/uni/pack.toml": 'extends = "seminar"\n',
        "templates/uni/strings.toml": _STRINGS,
        "templates/uni/strings.de.toml": _STRINGS,
        str(DECK): "language: de\n" + Project({}).files[str(DECK)].lstrip("\n"),
    }
    broken = "templates/uni/strings.de.toml" if data[:1] < b"\xc0" else "templates/uni/strings.toml"
    files[broken] = mutated(files[broken], data[1:], (*NASTY, *_STRINGS.split("\n"), "{part", "{0}", "{}", "{part!r}"))
    with Project(files) as folder:
        hold(make_deck(DECK, folder, whole_ledger(), pack_name="uni").findings)


def _builds(folder: Path, pack: str = "uni", *, adopted: bool = False) -> None:
    """The deck on a pack that has been made: findings or a file, and that one sound."""
    made = make_deck(DECK, folder, whole_ledger(), pack_name=pack)
    hold(made.findings)
    hold_facts(made)
    if made.placed is None:
        return
    path = write_deck(made, folder / "build")
    if adopted or path.is_file():
        sound(path)


def sound(path: Path) -> None:
    """Hold that a written file is one that every program opens, and that nothing alien is left in it."""
    from pptx import Presentation

    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        twice = [name for name, count in Counter(name.casefold() for name in names).items() if count > 1]
        assert not twice, twice
        parts = {name: archive.read(name) for name in names}
    for name, data in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            ids: set[str] = set()
            for item in etree.fromstring(data):
                target = item.get("Target", "")
                assert item.get("Id") not in ids, (name, item.get("Id"))
                ids.add(item.get("Id", ""))
                if item.get("TargetMode") == "External":
                    assert re.match(r"(?:https?|mailto):", target, re.IGNORECASE), (name, target)
                else:
                    inner = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                    assert inner in parts, (name, target)
        elif data[:200].lstrip(b"\xef\xbb\xbf").startswith(b"<"):
            found = _ALIEN.search(data)
            assert found is None, (name, data[max(0, found.start() - 80) : found.end() + 80] if found else "")
            named = (one for element in etree.fromstring(data).iter(etree.Element) for one in element.attrib.items())
            used = {value for key, value in named if str(key).startswith(_R)}
            own = parts.get(posixpath.join(posixpath.dirname(name), "_rels", f"{posixpath.basename(name)}.rels"))
            has = {item.get("Id") for item in etree.fromstring(own)} if own else set()
            assert used - {""} <= has, (name, used - has)
    for slide in Presentation(str(path)).slides:
        assert slide.slide_layout.slide_master is not None


@cache
def _pictures() -> tuple[bytes, ...]:
    """Small logos of every kind that is taken."""
    from PIL import Image

    def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
        buffer = io.BytesIO()
        picture.save(buffer, kind, **how)
        return buffer.getvalue()

    plain = Image.linear_gradient("L").resize((60, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    return (
        saved(plain.convert("RGBA"), "PNG"),
        saved(plain, "PNG"),
        saved(plain.convert("P"), "PNG", transparency=3),
        saved(plain.convert("I;16"), "PNG"),
        saved(plain.convert("1"), "PNG"),
        saved(plain.convert("RGB"), "JPEG", exif=exif),
        saved(plain.convert("CMYK"), "JPEG"),
        saved(plain, "JPEG", progressive=True),
        saved(plain.convert("RGB"), "PNG", save_all=True, append_images=[plain.convert("RGB")]),
    )


STRANGERS = {
    "adopt": adopt_target,
    "bindings": bindings_target,
    "logo": logo_target,
    "strings": strings_target,
}
