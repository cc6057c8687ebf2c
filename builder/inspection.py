"""A brand looked at, before a deck is built on it: who carries which slot, which fonts and colours do not serve."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.binding.bound import Bindings
from builder.binding.matrix import Matrix, Row, matrix
from builder.binding.patterns import LayoutPlan
from builder.build import read_pack
from builder.bundled import bundled_root
from builder.fit.faces import face
from builder.model.brand import Brand
from builder.model.brandfile import BrandFile
from builder.model.figures import Figures
from builder.model.finding import Finding
from builder.model.pack import SlideTemplate
from builder.packs.bound import bindings_of, patterns_of
from builder.packs.folders import PackFolder
from builder.packs.settings import checked_chain, merged
from builder.rules.access.contrast import ratio_in_words
from builder.rules.access.palette import failing, palette


class FontUse(msgspec.Struct, frozen=True):
    """A font of a brand: what is set in it, whether its widths are known here, and which one counts in its place."""

    use: str
    font: str
    measured: bool
    stand_in: str = ""


class Pale(msgspec.Struct, frozen=True):
    """Colours that meet on slides and do not stand out: what they are, their ratio, and the least that would do."""

    what: str
    ratio: str
    least: str


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of a file or pack. `pack` is "" for a file; `extends` is the pack whose slides were tried on it.

    `unserved` are slide templates with the slots that no layout can have; `own` tells that the brand was made for the
    pack, and has a layout for every pattern.
    """

    pack: str
    extends: str
    file: BrandFile
    matrix: Matrix
    fonts: tuple[FontUse, ...]
    pale: tuple[Pale, ...]
    findings: tuple[Finding, ...]
    unserved: Mapping[str, tuple[str, ...]]
    own: bool


def inspect_pack(name: str, project: Path) -> Inspected:
    """Look at a pack of the project, or a bundled one. Raises SourcedeckError where there is none that can be read."""
    from builder.powerpoint.brand_file import read_brand_file

    chain = _chain(name, project)
    pack = read_pack(name, project)
    file = read_brand_file(Path(pack.brand_path))
    return _inspected(chain, file, pack.brand, pack.templates, pack=name, findings=pack.findings)


def inspect_file(path: Path, extends: str, project: Path) -> Inspected:
    """Look at a PowerPoint file as if it were adopted on the slides of the pack `extends`.

    Raises SourcedeckError where it is no presentation, or where there is no such pack.
    """
    from builder.powerpoint.brand_file import read_brand_file
    from builder.powerpoint.brand_reader import brand_of

    chain = _chain(extends, project)
    slides = read_pack(extends, project)
    file = read_brand_file(path)
    brand = brand_of(file, {**merged(chain), "layouts": {}, "slots": {}})
    return _inspected(chain, file, brand, slides.templates, pack="", findings=())


def _chain(name: str, project: Path) -> tuple[PackFolder, ...]:
    return checked_chain(name, project, bundled_root() / "templates")


def _inspected(
    chain: Sequence[PackFolder],
    file: BrandFile,
    brand: Brand,
    templates: Mapping[str, SlideTemplate],
    *,
    pack: str,
    findings: tuple[Finding, ...],
) -> Inspected:
    patterns = patterns_of(chain)
    bindings = bindings_of(chain) if pack else Bindings()
    made = _made_for(file, brand, patterns)
    bindings = msgspec.structs.replace(bindings, layouts={**bindings.layouts, **made})
    seen = matrix(file, bindings, templates.values(), patterns)
    rows = tuple(_own(row) if row.pattern in made else row for row in seen.rows)
    return Inspected(
        pack=pack,
        extends=chain[1].name if pack and len(chain) > 1 else "" if pack else chain[0].name,
        file=file,
        matrix=msgspec.structs.replace(seen, rows=rows, gaps=() if len(made) == len(patterns) else seen.gaps),
        fonts=tuple(_fonts(file, brand)),
        pale=tuple(
            Pale(pair.what, ratio_in_words(ratio), f"{pair.least:g}")
            for pair, ratio in failing(brand, palette(brand)).items()
        ),
        findings=findings,
        unserved={name: slots for name, one in templates.items() if (slots := _unserved(one, rows))},
        own=len(made) == len(patterns),
    )


def _made_for(file: BrandFile, brand: Brand, patterns: Sequence[LayoutPlan]) -> dict[str, str]:
    """The layouts of the file that have exactly the slots of a pattern, by the pattern's name."""
    labels = {one.label for one in file.layouts}
    own = {
        frozenset(slot.name for slot in layout.slots): layout.name
        for layout in reversed(brand.layouts)
        if layout.name in labels and layout.whole and all(slot.seat == "layout" for slot in layout.slots)
    }
    slots = {one.name: frozenset(slot.name for slot in one.slots) for one in patterns}
    return {name: own[wanted] for name, wanted in slots.items() if wanted in own}


def _unserved(template: SlideTemplate, rows: Sequence[Row]) -> tuple[str, ...]:
    """The slots that a template cannot do without, and that no pattern has together with its others."""
    held = {cell.slot for row in rows if row.template == template.name for cell in row.cells}
    return tuple(slot for slot in template.slots if slot not in template.optional and slot not in held)


def _own(row: Row) -> Row:
    return msgspec.structs.replace(row, score=1.0, why="the layout is made for it")


def _fonts(file: BrandFile, brand: Brand) -> Iterator[FontUse]:
    """The fonts that text is set in, those of the theme first."""
    used: dict[str, list[str]] = {}
    for kind, use in (("major", "headings"), ("minor", "text")):
        if font := file.fonts.get(kind, ""):
            used.setdefault(font, []).append(use)
    for layout in brand.layouts:
        for slot in layout.slots:
            for style in slot.levels[:1]:
                used.setdefault(style.font, [])
    for font, uses in used.items():
        stand_in = brand.stand_in(font)
        yield FontUse(" and ".join(uses), font, not stand_in and _measured(font, brand.faces), stand_in)


def _measured(font: str, own: Mapping[str, Figures]) -> bool:
    return all(face(font, bold, False, own).known for bold in (False, True))
