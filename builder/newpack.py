"""A pack in a school's colours: what a person asks for in, the pack's files out, or why its colours do not serve."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.build import read_pack
from builder.bundled import bundled_root
from builder.errors import SourcedeckError
from builder.fit.faces import face
from builder.fit.families import FAMILIES
from builder.model.brand import Brand
from builder.model.color import contrast, parts
from builder.model.contrast import Rgb, digits_of, nearest_shade, rgb_of
from builder.model.pack import Pack
from builder.packs.brands import BRAND
from builder.packs.folders import SETTINGS, PackFolder, pack_chain
from builder.packs.fonts import STAND_IN, shown
from builder.packs.making import brand_settings_of
from builder.packs.new import STRINGS, NewPack, families, head_of, pack_toml, refuse_existing, strings_toml
from builder.packs.settings import logo_of, with_colors
from builder.powerpoint import ground_color, make_brand, theme_colors
from builder.printable import printable
from builder.rules.access.contrast import Pair
from builder.rules.access.palette import failing, palette, where_in_words

LOGO_STANDS_OUT, MOST_OF_IT = 2.0, 0.75
"""A logo needs a plate where less than this part of it stands out so much from what is behind it."""
_LONGEST_FONT = 80
_SLIP = 0.8
"""So like a known font is a name that is one misspelt (difflib's ratio)."""


class Picture(msgspec.Struct, frozen=True):
    """A clean logo: its bytes, "png" or "jpg", the colours that it is drawn in, and its own ground, if it has one."""

    data: bytes
    kind: str
    inks: tuple[tuple[Rgb, float], ...]
    ground: Rgb | None


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants of a pack; "" is as the extended pack has it. Colours are six hexadecimal digits."""

    name: str
    extends: str
    primary: str = ""
    accent: str = ""
    heading_font: str = ""
    body_font: str = ""
    logo: Picture | None = None


class Made(msgspec.Struct, frozen=True):
    """The files of the new pack by path, and sentences to tell."""

    files: Mapping[Path, bytes]
    notes: tuple[str, ...]


def make_pack(asked: Asked, project: Path) -> Made:
    """Make a pack of the project, short of writing it.

    Raises SourcedeckError for a pack that is there already or cannot be extended, for colours that do not stand out,
    with the nearest that do, and for the name of a font that is one misspelt.
    """
    folder = refuse_existing(asked.name, project)
    chain = pack_chain(asked.extends, project, bundled_root() / "templates")
    extended = read_pack(asked.extends, project)
    _refuse_adopted(asked, chain)
    heads, options = _heads(asked, chain)
    if heads:
        _refuse_pale(heads, options, _Trial(chain, extended.brand))
    fonts = {role: font for role, font in (("heading", asked.heading_font), ("body", asked.body_font)) if font}
    for font in fonts.values():
        _refuse_odd_name(font)
    stand_ins, notes = _stand_ins(fonts.values(), extended, asked.name)
    logo = f"logo.{asked.logo.kind}" if asked.logo else ""
    new = NewPack(
        name=asked.name,
        extends=asked.extends,
        colors=heads,
        fonts=fonts,
        stand_ins=stand_ins,
        logo=logo,
        plates=_plates(asked.logo, chain, heads) if asked.logo else ("", ""),
        branded=not _adopted(chain),
    )
    toml = pack_toml(new, families(chain))
    own = PackFolder(name=asked.name, path=folder, label=folder.name, settings=tomllib.loads(toml), text=toml)
    files = {folder / SETTINGS: toml.encode(), folder / STRINGS: strings_toml(asked.extends, extended.strings).encode()}
    if new.branded:
        picture = asked.logo.data if asked.logo else logo_of(chain)
        files[folder / BRAND] = make_brand(brand_settings_of((own, *chain)), picture)
    if asked.logo:
        files[folder / logo] = asked.logo.data
    return Made(files, notes)


def _adopted(chain: Sequence[PackFolder]) -> bool:
    return any(folder.is_adopted for folder in chain)


def _refuse_adopted(asked: Asked, chain: Sequence[PackFolder]) -> None:
    changes = (asked.primary, asked.accent, asked.heading_font, asked.body_font, asked.logo)
    if _adopted(chain) and any(changes):
        raise SourcedeckError(
            f"“{asked.extends}” is made from a PowerPoint template: its colours, fonts and logo are that file's",
            hint="change them in PowerPoint, or extend seminar or classroom",
        )


def _heads(asked: Asked, chain: Sequence[PackFolder]) -> tuple[dict[str, str], dict[str, str]]:
    """The colours asked for, and the options that ask for them, by the names that the extended pack has for them."""
    heads: dict[str, str] = {}
    options: dict[str, str] = {}
    for role, color in (("primary", asked.primary), ("accent", asked.accent)):
        if color:
            head = head_of(chain, role)
            heads[head], options[head] = color, f"--{role}"
    return heads, options


class ColorError(SourcedeckError):
    """Colours that do not stand out, a line for each, and the same command with colours that do."""

    def __init__(self, lines: Sequence[str], hint: str) -> None:
        super().__init__("; ".join(lines), hint=hint)
        self.lines = tuple(lines)

    def format_message(self) -> str:
        """The lines one under another, then the hint."""
        return "\n".join((*map(printable, self.lines), f"  hint: {printable(self.hint)}"))


class _Trial:
    """The extended pack's brand, painted in other colours: which pairs of them would not stand out."""

    def __init__(self, chain: Sequence[PackFolder], brand: Brand) -> None:
        self._chain, self._brand = chain, brand
        plain = self.painted({})
        found = tuple(dict.fromkeys(palette(brand)))
        faulty = failing(plain, found)
        self._plain = plain
        self.pairs = tuple(pair for pair in found if pair not in faulty)

    def painted(self, heads: Mapping[str, str]) -> Brand:
        """The brand with the theme that these heads of families make."""
        colors = theme_colors(with_colors(self._chain, heads))
        return msgspec.structs.replace(self._brand, theme_colors=colors)

    def using(self, head: str, color: str) -> tuple[Pair, ...]:
        """The pairs in which a head of a family stands, or a colour that follows it."""
        before, after = self._plain.theme_colors, self.painted({head: color}).theme_colors
        changed = {place for place in before if before[place] != after[place]}
        return tuple(
            pair
            for pair in self.pairs
            if any(parts(self._plain.color(one))[0] in changed for one in (*pair.fronts, pair.back))
        )

    def nearest(self, head: str, heads: Mapping[str, str], pairs: Iterable[Pair]) -> str:
        """The nearest shade of a head in which all these pairs stand out, as six digits; "" where there is none."""
        found = nearest_shade(
            rgb_of(heads[head]), lambda shade: not failing(self.painted({**heads, head: digits_of(shade)}), pairs)
        )
        return digits_of(found) if found else ""


def _refuse_pale(heads: Mapping[str, str], options: Mapping[str, str], trial: _Trial) -> None:
    """Raise SourcedeckError for colours that do not stand out where the pack uses them, with the nearest that do."""
    told: list[str] = []
    mended = dict(heads)
    waiting = {head: frozenset(trial.using(head, color)) for head, color in heads.items()}
    for head, color in heads.items():
        # Where two of the colours meet, the one that is named last has to give way.
        pairs = waiting.pop(head) - frozenset().union(*waiting.values())
        bad = failing(trial.painted(mended), [pair for pair in trial.pairs if pair in pairs])
        if bad:
            found = trial.nearest(head, mended, pairs)
            told.append(_too_pale(options[head], color, found, bad))
            mended[head] = found or color
    if told:
        better = " ".join(f"{options[head]} '#{color}'" for head, color in mended.items())
        hint = f"nothing was written; with these it would be: {better}" if all(_NEAREST in one for one in told) else ""
        raise ColorError(told, hint or "nothing was written; choose another colour")


_NEAREST = "the nearest that passes is"


def _too_pale(option: str, color: str, found: str, bad: Mapping[Pair, float]) -> str:
    where = where_in_words(bad)
    if not found:
        return f"{option} '#{color}' does not stand out for {where}; nor does any shade of it"
    how = "pale" if sum(rgb_of(found)) < sum(rgb_of(color)) else "dark"
    return f"{option} '#{color}' is too {how} for {where}; {_NEAREST} '#{found}'"


def _refuse_odd_name(font: str) -> None:
    """Raise SourcedeckError for what no font is called: pack.toml could not hold it, or the theme not mean it."""
    if len(font) > _LONGEST_FONT or font.startswith("+") or not font.isprintable():
        hint = "write its name as PowerPoint's list of fonts has it, such as Georgia"
        raise SourcedeckError(f"“{printable(font[:_LONGEST_FONT])}” is no name of a font", hint=hint)


def _stand_ins(fonts: Iterable[str], pack: Pack, name: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Stand-ins for fonts that nobody has measured, and what to tell of them; refuses a known name misspelt."""
    found: dict[str, str] = {}
    notes: list[str] = []
    for font in dict.fromkeys(fonts):
        if face(font, False, False, pack.brand.faces).known:
            continue
        near = difflib.get_close_matches(font.casefold().replace(" ", "-"), sorted(FAMILIES), 1, _SLIP)
        if near:
            hint = f"for a font of that very name, write it into pack.toml, and say: sourcedeck pack make {name}"
            raise SourcedeckError(f"“{font}” is not known here: did you mean “{shown(near[0])}”?", hint=hint)
        found[font] = STAND_IN
        notes.append(
            f"Nobody has measured the font “{font}” here: it counts as bold {STAND_IN}, a tenth wider. "
            f"Look at the slides once; or measure it: sourcedeck pack measure {name} FONTFILE"
        )
    return found, tuple(notes)


def _plates(logo: Picture, chain: Sequence[PackFolder], heads: Mapping[str, str]) -> tuple[str, str]:
    """The colours of the plates behind a logo, on slides and on the cover, by name; "" where it needs none."""
    settings = with_colors(chain, heads)
    named = list(theme_colors(settings, named=True).items())
    named = [*named[1:2], *named[3:4], *named[2:3], *named[:1], *named[4:]]  # light grounds first
    places = {name: rgb_of(digits) for name, digits in named}
    page, cover = ground_color(settings, cover=False), ground_color(settings, cover=True)
    return _plate(logo, page, places, edged=False), _plate(logo, cover, places, edged=True)


def _plate(logo: Picture, ground: Rgb, colors: Mapping[str, Rgb], *, edged: bool) -> str:
    """The first colour on which a logo stands out, where it does not on its ground.

    A logo that brings a ground of its own gets a plate of that colour, or the nearest, where its edges would be seen.
    """
    if logo.ground is not None:
        if not edged or contrast(logo.ground, ground) < 1.1:
            return ""
        return min(
            colors, key=lambda name: sum(abs(a - b) for a, b in zip(colors[name], logo.ground or (), strict=True))
        )
    if _stands_out(logo, ground):
        return ""
    return next((name for name, color in colors.items() if _stands_out(logo, color)), "")


def _stands_out(logo: Picture, ground: Rgb) -> bool:
    return sum(share for ink, share in logo.inks if contrast(ink, ground) >= LOGO_STANDS_OUT) >= MOST_OF_IT
