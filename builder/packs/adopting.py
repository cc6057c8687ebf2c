"""A stranger's PowerPoint file in, the files of a pack on it out: pack.toml with its bindings, and brand.pptx."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.binding.bound import Bindings, Bound
from builder.errors import SourcedeckError
from builder.model.brandfile import BrandFile
from builder.model.figures import Figures, read_figures
from builder.packs.bound import patterns_of
from builder.packs.brands import BRAND
from builder.packs.folders import SETTINGS, TEMPLATES, PackFolder, in_the_way, pack_chain
from builder.packs.fonts import STAND_IN
from builder.packs.metrics import METRICS
from builder.packs.settings import checked_chain
from builder.packs.tomltext import comment, quoted

Figured = Mapping[str, Figures]
"""Figures of fonts that a pack brings, by `builder.model.figures.face_key`."""


class Adopted(msgspec.Struct, frozen=True, kw_only=True):
    """What adopting gives: the files of the pack by path, the file as found, its bindings, and what was left behind.

    `fonts` are those that its slides are set in, each with the font that it is measured as ("" is itself). `dropped`
    counts what the brand does without, by kind ("slides", "comments" …); `notes` are sentences to tell.
    """

    files: Mapping[Path, bytes]
    file: BrandFile
    bound: tuple[Bound, ...]
    fonts: Mapping[str, str]
    dropped: Mapping[str, int]
    notes: tuple[str, ...]


def adopt(
    source: Path, name: str, project: Path, *, extends: str, bundled: Path, measured: Callable[[str, Figured], bool]
) -> Adopted:
    """Make a pack of the project from a PowerPoint file, short of writing it.

    `measured` tells of a font whether its widths are known here, or among the figures that the pack brings. Raises
    SourcedeckError for a file that is none or cannot serve, a name that is taken, a pack that does not exist.
    """
    from builder.powerpoint.brand_file import read_brand_file
    from builder.powerpoint.cleaning import cleaned
    from builder.powerpoint.embedded_fonts import measure_embedded

    folder = _free_folder(name, project, bundled)
    _refuse_adopted(pack_chain(extends, project, bundled))
    clean = cleaned(source)
    file = read_brand_file(source)
    bound = bound_layouts(file, extends, project, bundled)
    fonts = measure_embedded(source)
    own = {Path(name).stem: read_figures(data) for name, data in fonts.files.items()}
    used = {font: "" if measured(font, own) else STAND_IN for font in used_fonts(file, bound)}
    stand_ins = [font for font, other in used.items() if other]
    toml = "\n".join(_pack_toml(name, source.name, extends, bound, stand_ins)) + "\n"
    figures = {folder / METRICS / file: data for file, data in fonts.files.items()}
    unmeasured = (f"The embedded font {font} was not measured: {why}." for font, why in fonts.reasons.items())
    return Adopted(
        files={folder / SETTINGS: toml.encode(), folder / BRAND: clean.data, **figures},
        file=file,
        bound=bound,
        fonts=used,
        dropped=clean.dropped,
        notes=(*clean.notes, *unmeasured),
    )


def _free_folder(name: str, project: Path, bundled: Path) -> Path:
    """The folder of a new pack; raises SourcedeckError where the project or the program has one of that name."""
    if (bundled / name / SETTINGS).is_file():
        hint = "choose another --name: decks that ask for that pack would all change their looks"
        raise SourcedeckError(f"“{name}” is a pack that comes with the program", hint=hint)
    if told := in_the_way(name, project):
        raise SourcedeckError(told.rstrip("."), hint="rename what stands there, or choose another --name")
    folder = project / TEMPLATES / name
    if folder.exists() or folder.is_symlink():
        hint = "choose another --name; or, for a newer version of the same file, add --update"
        raise SourcedeckError(f"there is a pack “{name}” already, and nothing is overwritten", hint=hint)
    return folder


def _refuse_adopted(chain: Sequence[PackFolder]) -> None:
    """Raise SourcedeckError for a pack whose bindings are for another PowerPoint file."""
    for number, folder in enumerate(chain):
        if folder.is_adopted:
            below = chain[number + 1].name if number + 1 < len(chain) else "seminar"
            message = f"“{chain[0].name}” cannot be extended here: its bindings are for another PowerPoint file"
            raise SourcedeckError(message, place=folder.place("layouts"), hint=f"write: --extends {below}")


def bound_layouts(
    file: BrandFile, extends: str, project: Path, bundled: Path, bindings: Bindings | None = None
) -> tuple[Bound, ...]:
    """The layout of a file for each pattern of slots that the slides of the pack `extends` ask for."""
    from builder.binding.choose import choose

    return choose(file, bindings or Bindings(), patterns_of(checked_chain(extends, project, bundled)))


def used_fonts(file: BrandFile, bound: Sequence[Bound]) -> Iterator[str]:
    """The fonts that slides on these layouts are set in, each once."""
    found = [file.fonts.get("major", ""), file.fonts.get("minor", "")]
    for one in bound:
        found += [style.font for style in one.layout.other[:1]]
        found += [seat.placeholder.levels[0].font for seat in one.seats if seat.placeholder and seat.placeholder.levels]
    yield from dict.fromkeys(font for font in found if font)


def _pack_toml(name: str, source: str, extends: str, bound: Sequence[Bound], stand_ins: Sequence[str]) -> Iterator[str]:
    yield f"# The pack “{name}”: layouts, colours and fonts of {comment(source)};"
    yield "# slides and words of the pack that it extends."
    yield f"# After a change here, or of {BRAND} in PowerPoint:  sourcedeck pack check {name}"
    yield f"name = {quoted(name)}"
    yield f"extends = {quoted(extends)}"
    yield f"brand = {quoted(BRAND)}"
    if stand_ins:
        yield ""
        yield "# Fonts that nobody has measured here: they count as those on the right, in bold and a tenth wider,"
        yield "# and each deck says so. Any font that is measured may stand on the right."
        yield "# With the font's file at hand:  sourcedeck pack measure " + name + " FILE"
        yield "[tokens.stand-ins]"
        yield from (f"{quoted(font)} = {quoted(STAND_IN)}" for font in stand_ins)
    yield ""
    yield "# Which layout of the file each kind of slide is set on. Any of its layouts may stand here, by name."
    yield "[layouts]"
    yield from (f"{quoted(one.pattern.name)} = {quoted(one.layout.label)}" for one in bound)
    yield ""
    yield "# Which placeholder holds which slot, by the number (idx) that the file gives it, or by its name in quotes."
    yield "# A slot that is not listed stands in a text box, in the room that the layout leaves. `body` serves what a"
    yield "# slide has most of: text, a table, a list, the first of two columns."
    for label, held in _held(bound).items():
        yield ""
        yield f"[slots.{quoted(label)}]"
        width = max((len(f"{slot} = {index}") for slot, (index, _) in held.items()), default=0)
        for slot, (index, placeholder) in held.items():
            line = f"{slot} = {index}"
            yield f"{line:<{width}}  # {comment(placeholder)}"


def _held(bound: Sequence[Bound]) -> Mapping[str, Mapping[str, tuple[int, str]]]:
    """By layout, the placeholder of each slot: its idx and name; a slot that several patterns share, once."""
    held: dict[str, dict[str, tuple[int, str]]] = {}
    for one in bound:
        slots = held.setdefault(one.layout.label, {})
        for seat in one.seats:
            if seat.placeholder is not None:
                slots.setdefault(seat.slot, (seat.placeholder.idx, seat.placeholder.name))
    return held
