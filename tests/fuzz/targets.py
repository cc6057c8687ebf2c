"""What is fuzzed: each target takes bytes, breaks one input of a tiny project by them, and holds what must always hold.

Nothing but a `SourcedeckError` may be raised, each finding says what and where, and a deck that is made holds each fact
that it was given. Time is bounded from outside: by the number of examples, or by the seconds of a guided run.
"""

import contextlib
import re
import shutil
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from font_files import embedded_font, font_file
from harbour_files import project_files
from mutations import MARKUP, NASTY, TEMPLATE, mutated

from builder.build import MadeDeck, make_deck, read_ledger, read_pack
from builder.bundled import bundled_root
from builder.errors import SourcedeckError
from builder.fit.faces import Face, extent
from builder.fonts import FontError, encode, measure_file
from builder.model.figures import read_figures
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.pack import Pack
from builder.powerpoint import read_brand
from builder.powerpoint.embedded_fonts import unwrapped
from builder.text.dates import dates
from builder.text.folding import Searchable, fold
from builder.text.hedges import hedges, sayings
from builder.text.nearest import nearest_passage
from builder.text.numbers import numbers, parse_number
from builder.text.sentences import paragraphs, sentences

_SEMINAR = bundled_root() / "templates" / "seminar"
DECK = Path("decks/harbour.yaml")
_CODE = re.compile(r"[SFDLAPR]\d{3}")
_PROSE = project_files()["seeds/sources/leska-courier.md"].partition("---\n")[2]
_LENGTHS = (
    "word",
    " ",
    "a longer run of words, ",
    "W" * 40,
    "word " * 25,
    "中文字" * 8,
    "نص " * 9,
    "é" * 30,
    "i" * 90,
    "\u00a0",
    "🌍",
    "-",
    "/",
)
_ODD_DECK = """title: The harbour of Leska
pack: mine
known-as-of: 2022-03-08
slides:
  - {template: odd, title: Read the lines, facts: [closed, ships, may-last, repairs], task: {text: Why?, minutes: 1}}
"""
_FIT_DECK = """title: The harbour of Leska
pack: seminar
known-as-of: 2022-03-08
slides:
  - template: key-facts
    title: {}
    facts: [closed, ships, may-last, repairs]
    points: [{}]
    task: {{text: {}, minutes: 2}}
"""
_TEMPLATES = ("key-facts", "passage", "table", "timeline", "two-accounts", "know-dont-know")


def ledger_target(data: bytes) -> None:
    """A broken fact file, source file or reference file: read and checked."""
    names = ("seeds/facts/harbour.yaml", "seeds/sources/leska-courier.md", "seeds/reference/actors.yaml")
    name, recipe = names[data[0] % len(names)] if data else names[0], data[1:]
    with Project({name: mutated(project_files()[name], recipe)}) as folder:
        _, found = read_ledger(folder)
        hold(found)


def deck_target(data: bytes) -> None:
    """A broken deck: planned, composed, fitted and checked."""
    with Project({str(DECK): mutated(project_files()[str(DECK)], data)}) as folder:
        made = make_deck(DECK, folder, whole_ledger(), packs={"seminar": seminar()})
        hold(made.findings)
        hold_facts(made)


def template_target(data: bytes) -> None:
    """A broken slide template of the project's own: read, judged and filled."""
    name = _TEMPLATES[data[0] % len(_TEMPLATES)] if data else _TEMPLATES[0]
    written = seminar().templates[name]
    slots = ", ".join(f"{slot}?" if slot in written.optional else slot for slot in written.slots)
    text = mutated(f"---\nslots: [{slots}]\nfacts: [1, null]\n---\n{written.body}", data[1:], TEMPLATE + NASTY)
    files = {
        "templates/mine/pack.toml": 'extends = "seminar"\n',
        "templates/mine/slides/odd.md.j2": text,
        str(DECK): _ODD_DECK,
    }
    with Project(files) as folder:
        made = make_deck(DECK, folder, whole_ledger())
        hold(made.findings)
        hold_facts(made)


def settings_target(data: bytes) -> None:
    """Broken settings and strings of a pack."""
    toml = (
        'extends = "seminar"\n\n[tokens]\nnavy = "#12294B"\nsize = 18\n\n[bindings]\n"Title and content" = {body = 1}\n'
    )
    strings = 'sources = "Sources"\nlater = "later"\nof = "{part} of {parts}"\n'
    files = {"templates/mine/pack.toml": toml, "templates/mine/strings.toml": strings, str(DECK): _ODD_DECK}
    broken = "templates/mine/pack.toml" if data[:1] < b"\x80" else "templates/mine/strings.toml"
    files[broken] = mutated(files[broken], data[1:])
    with Project(files) as folder:
        hold(make_deck(DECK, folder, whole_ledger()).findings)


def brand_target(data: bytes) -> None:
    """A brand.pptx with a broken part."""
    members = dict(brand_parts())
    named = sorted(name for name in members if not name.endswith("/"))
    chosen = named[data[0] % len(named)] if data else named[0]
    text = members[chosen].decode("utf-8", "replace").replace("><", ">\n<")
    members[chosen] = mutated(text, data[1:], MARKUP).encode("utf-8", "replace")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "brand.pptx"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        brand = read_brand(path, tomllib.loads((_SEMINAR / "pack.toml").read_text("utf-8")))
        assert all(slot.box.width >= 0 for layout in brand.layouts for slot in layout.slots)


def fonts_target(data: bytes) -> None:
    """A font with broken bytes, alone or wrapped as files embed it; and broken figures."""
    font = bytearray(embedded_font(kerned_font()) if data[:1] < b"\x40" else kerned_font())
    for at in range(1, len(data) - 2, 3):
        font[int.from_bytes(data[at : at + 2], "big") % len(font)] = data[at + 2]
    with contextlib.suppress(FontError):
        for face in measure_file(unwrapped(bytes(font))):
            read_figures(encode(face.figures))
    figures = encode(measure_file(kerned_font())[0].figures).decode().replace(",", ",\n")
    with contextlib.suppress(ValueError):
        extent(Face(read_figures(mutated(figures, data).encode("utf-8", "replace"))), "To what?")


def words_target(data: bytes) -> None:
    """Any text: sentences, numbers, dates, hedges and sayings lie within it, in order."""
    text = mutated(_PROSE, data) if data[:1] < b"\x80" else data.decode("utf-8", "replace")
    for found in (sentences(text), paragraphs(text), numbers(text), dates(text), hedges(text), sayings(text)):
        ends = [(one.start, one.end) for one in found]
        assert all(0 <= start < end <= len(text) for start, end in ends), (found, text)
        assert ends == sorted(ends), (found, text)
    parse_number(text)


def matching_target(data: bytes) -> None:
    """Any part of any text is found in it, and what is found folds to what was sought."""
    text = mutated(_PROSE, data)
    searchable = Searchable(text)
    assert searchable.folded == fold(text)
    words = text.split()
    first = data[0] % len(words) if data and words else 0
    sought = " ".join(words[first : first + 6])
    for span in searchable.find(sought):
        assert fold(text[span.start : span.end]) == fold(sought)
    nearest_passage(text, mutated(sought, data[::-1]))


def fit_target(data: bytes) -> None:
    """Titles, points and tasks of any length: placed without an excess, or told as an error."""
    texts = [
        mutated("A title of the lesson", data[i::3] * 2, _LENGTHS)
        .replace("\n", " ")
        .replace('"', "'")
        .replace("\\", "/")
        for i in range(3)
    ]
    deck = _FIT_DECK.format(*(f'"{"".join(c for c in text if c.isprintable())}"' for text in texts))
    with Project({str(DECK): deck}) as folder:
        made = make_deck(DECK, folder, whole_ledger(), packs={"seminar": seminar()})
        hold(made.findings)
        hold_facts(made)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "ledger": ledger_target,
    "deck": deck_target,
    "template": template_target,
    "settings": settings_target,
    "brand": brand_target,
    "fonts": fonts_target,
    "words": words_target,
    "matching": matching_target,
    "fit": fit_target,
}


def hold(found: Iterable[Finding]) -> None:
    """Each finding has a code, a message, and a file of the project or none."""
    for one in found:
        assert _CODE.fullmatch(one.code), one
        assert one.message, one
        assert not one.place.path.startswith("/"), one
        assert one.place.line >= 0, one
        assert "Traceback" not in one.message, one


def hold_facts(made: MadeDeck) -> None:
    """A deck without errors shows each fact that its slides were given."""
    if made.placed is None or any(one.severity == "error" for one in made.findings):
        return
    wanted = {fact.id for slide in (made.outline.slides if made.outline else ()) for fact in slide.facts}
    shown = {fact for slide in made.placed.slides for fact in slide.slide.facts}
    assert wanted <= shown, (wanted - shown, made.findings)


def run(target: Callable[[bytes], None], data: bytes) -> None:
    """Run a target; what stops a run with a sentence for people is no fault."""
    with contextlib.suppress(SourcedeckError):
        target(data)


@cache
def kerned_font() -> bytes:
    """A small font with kerning."""
    return font_file(kern=[("T", "o", -80), ("A", "V", -60), ("W", "e", -20)])


@cache
def seminar() -> Pack:
    """The bundled pack, read once."""
    return read_pack("seminar", Path())


@cache
def brand_parts() -> tuple[tuple[str, bytes], ...]:
    """The parts of the bundled brand, by name."""
    with zipfile.ZipFile(_SEMINAR / "brand.pptx") as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


@cache
def whole_ledger() -> Ledger:
    """The ledger of the tiny project as it was before anything was broken."""
    with Project({}) as folder:
        return read_ledger(folder)[0]


class Project:
    """The tiny project in a temporary folder, with some files replaced."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {**project_files(), **files}
        self.folder = Path()

    def __enter__(self) -> Path:
        self.folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        for name, text in self.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.lstrip("\n").encode("utf-8", "surrogatepass"))
        return self.folder

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder)
