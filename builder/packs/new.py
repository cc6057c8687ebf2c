"""A new pack in words: its pack.toml, which has only what differs from the pack it extends, and its strings.toml."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.errors import SourcedeckError
from builder.packs.brands import BRAND
from builder.packs.folders import NAME, SETTINGS, TEMPLATES, PackFolder, in_the_way
from builder.packs.settings import merged
from builder.packs.tomltext import key, quoted

STRINGS = "strings.toml"
ROLES = ("primary", "accent")
_LONGEST = 40
# What Windows does not let a folder be called.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{kind}{digit}" for kind in ("com", "lpt") for digit in range(10)))
)


class NewPack(msgspec.Struct, frozen=True, kw_only=True):
    """What a new pack changes: colours by their names in the extended pack, fonts by role, and the logo's file.

    `stand_ins` are what fonts count as that nobody has measured. `plates` are the names of the colours behind the
    logo, on slides and on the cover ("" is none). One that is not `branded` is set in the extended pack's brand.pptx.
    """

    name: str
    extends: str
    colors: Mapping[str, str] = {}
    fonts: Mapping[str, str] = {}
    stand_ins: Mapping[str, str] = {}
    logo: str = ""
    plates: tuple[str, str] = ("", "")
    branded: bool = True


def check_name(name: str) -> str:
    """Why a pack cannot have this name; "" where it can."""
    if not NAME.fullmatch(name) or len(name) > _LONGEST:
        return f"“{name}” cannot be a pack's name: write small letters, digits and hyphens, such as lakeside-school"
    if name in _DEVICES:
        return f"“{name}” cannot be a pack's name: Windows keeps it for itself"
    return ""


def refuse_existing(name: str, project: Path) -> Path:
    """The folder of a new pack; raises SourcedeckError where something stands there, since nothing is overwritten."""
    folder = project / TEMPLATES / name
    if folder.is_dir() and (folder / SETTINGS).is_file():
        hint = f"choose another name, or change {TEMPLATES}/{name}/{SETTINGS} and say: sourcedeck pack make {name}"
        raise SourcedeckError(f"there is a pack “{name}” already, and nothing is overwritten", hint=hint)
    told = in_the_way(name, project)
    if told:
        raise SourcedeckError(told.rstrip("."), hint="rename what stands there, or choose another name")
    return folder


def families(chain: Sequence[PackFolder]) -> dict[str, tuple[str, ...]]:
    """The colours of the families “primary” and “accent” of a chain, the head of each first; () where it has none."""
    tokens = merged(chain).get("tokens")
    found = tokens.get("families", {}) if isinstance(tokens, dict) else {}
    return {role: tuple(found.get(role) or ()) for role in ROLES}


def head_of(chain: Sequence[PackFolder], role: str) -> str:
    """The colour that a family of a chain is named after. Raises SourcedeckError where it has no such family."""
    members = families(chain)[role]
    if not members:
        hint = f'name it in its {SETTINGS}: [tokens.families] {role} = ["navy"]'
        raise SourcedeckError(
            f"the pack “{chain[0].name}” does not say which of its colours is {_TOLD[role]}", hint=hint
        )
    return members[0]


_TOLD = {"primary": "the main colour", "accent": "the accent"}


def pack_toml(new: NewPack, families: Mapping[str, Sequence[str]]) -> str:
    """The text of pack.toml: what differs, and a word on what it is."""
    return "\n".join(_pack_toml(new, families)) + "\n"


def _pack_toml(new: NewPack, families: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"# The pack “{new.name}”. Only what differs from the pack “{new.extends}” is here: all else is inherited."
    yield "# After a change in this file or of the logo, make the brand again:"
    yield f"#   sourcedeck pack make {new.name}"
    yield f"name = {quoted(new.name)}"
    yield f"title = {quoted(new.name.replace('-', ' ').capitalize())}"
    yield f"extends = {quoted(new.extends)}"
    if not new.branded:
        return
    yield f"brand = {quoted(BRAND)}"
    yield from _colors(new, families)
    yield ""
    yield "# As PowerPoint knows them. Whoever opens the deck needs these fonts too; else PowerPoint takes others."
    yield "[tokens.fonts]" if new.fonts else "# [tokens.fonts]"
    for role, used in (("heading", "titles and quotations"), ("body", "all else")):
        line = f"{role} = {quoted(new.fonts.get(role, 'Georgia'))}"
        yield f"{line}  # {used}" if role in new.fonts else f"# {line}  # {used}"
    if new.stand_ins:
        yield ""
        yield "# Fonts that nobody has measured here: they count as those on the right, in bold and a tenth wider,"
        yield "# and each deck says so. `sourcedeck pack measure` measures a font of yours; then this table can go."
        yield "[tokens.stand-ins]"
        yield from (f"{quoted(font)} = {quoted(other)}" for font, other in new.stand_ins.items())
    if new.logo:
        yield ""
        yield "# A PNG or JPEG in this folder. The plates are colours of what is behind it, on slides and on the cover;"
        yield '# "" is none.'
        yield "[tokens.look]"
        yield f"logo = {quoted(new.logo)}"
        yield f"logo-plate = {quoted(new.plates[0])}"
        yield f"cover-logo-plate = {quoted(new.plates[1])}"


def _colors(new: NewPack, families: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"# Six hexadecimal digits each. The names are those that {new.extends} has, whatever the colour is."
    yield "[tokens.colors]" if new.colors else "# [tokens.colors]"
    for role, told in _TOLD.items():
        members = families.get(role, ())
        for name in members[:1]:
            rest = " and ".join(members[1:])
            note = f"# {told}: {rest} follow{'s' if len(members) == 2 else ''} it" if rest else f"# {told}"
            if name in new.colors:
                yield f"{key(name)} = {quoted(new.colors[name])}  {note}"
            else:
                yield f'# {key(name)} = "…"  {note}'


def strings_toml(extends: str, strings: Mapping[str, str]) -> str:
    """The text of a strings.toml that changes nothing yet, with a few words of the extended pack to begin with."""
    some = [key for key in ("title_sources", "kicker_passage", "who") if key in strings] or list(strings)[:3]
    lines = [
        f"# Words of the slides that this pack has otherwise than “{extends}”. To change one, take its # away and",
        "# write your own. docs/templates.md of the program tells where all of them are.",
        *(f"# {key} = {quoted(strings[key])}" for key in some),
    ]
    return "\n".join(lines) + "\n"
