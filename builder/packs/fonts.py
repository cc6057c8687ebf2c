"""The fonts that a pack asks for: where pack.toml names them, and what is told of one that nobody has measured."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from builder.model.finding import Finding, Place
from builder.model.pack import Pack
from builder.packs.folders import SETTINGS, PackFolder
from builder.reading.nearest import nearest

STAND_IN = "Arial"
"""What a font counts as, in bold and a tenth wider, that nobody has measured and whose owner knows no nearer one."""


def fonts_at(chain: Sequence[PackFolder]) -> Mapping[str, Place]:
    """Where each font of [tokens.fonts] is named, by its own name: the nearest pack that sets “heading” or “body”."""
    found: dict[str, Place] = {}
    for role in ("heading", "body"):
        for folder in chain:
            tokens = folder.settings.get("tokens")
            fonts = tokens.get("fonts") if isinstance(tokens, dict) else None
            font = fonts.get(role) if isinstance(fonts, dict) else None
            if isinstance(font, str):
                found.setdefault(font, Place(f"{folder.label}/{SETTINGS}", _line(folder.text, role), 1))
                break
    return found


def _line(text: str, role: str) -> int:
    """The line, from 1, of a role of [tokens.fonts]; that of the table where it stands otherwise."""
    table = re.search(r"^[ \t]*\[tokens\.fonts\]", text, re.MULTILINE)
    start = table.start() if table else 0
    found = re.compile(rf"^[ \t]*{role}[ \t]*=", re.MULTILINE).search(text, start)
    return text.count("\n", 0, found.start() if found else start) + 1


def unknown_fonts(pack: Pack, measured: Callable[[str], bool], names: Iterable[str]) -> Iterator[Finding]:
    """P122: a warning for each font of the pack that is not `measured`; `names` are families that are, for the hint."""
    for font, place in pack.fonts_at.items():
        wrong = pack.brand.stand_in(font) or font
        if measured(wrong):
            continue
        near = nearest(wrong, names)
        hint = f"did you mean “{shown(near)}”? Else " if near else ""
        hint += f'measure it (sourcedeck pack measure), or add below [tokens.stand-ins]: "{font}" = "{STAND_IN}"'
        message = f"nobody has measured the font “{wrong}”, so nothing set in it can be proved to fit"
        yield Finding("P122", "warning", place, message, hint)


_ACRONYMS = frozenset(("dm", "eb", "ibm", "pt", "ui", "ms"))


def shown(family: str) -> str:
    """A family's name as people write it, from that of its file: “times-new-roman” is Times New Roman."""
    return " ".join(word.upper() if word in _ACRONYMS else word.capitalize() for word in family.split("-"))
