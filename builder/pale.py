"""A pack of the project in, warnings out: its colours that do not stand out, with the nearest shades that do."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.build import read_pack
from builder.bundled import bundled_root
from builder.model.brand import Brand
from builder.model.color import parts
from builder.model.contrast import Rgb, digits_of, nearest_shade, rgb_of
from builder.model.finding import Finding
from builder.packs.folders import PackFolder, pack_chain
from builder.packs.settings import merged
from builder.powerpoint import theme_colors
from builder.rules.access.contrast import Pair
from builder.rules.access.palette import failing, palette, where_in_words

UNUSED = "P125"


def settings_told(name: str, project: Path) -> tuple[Finding, ...]:
    """Warnings for the settings of a pack whose brand has been made: names that nothing asks for, and pale colours.

    Raises SourcedeckError as `read_pack`.
    """
    pack = read_pack(name, project)
    chain = pack_chain(name, project, bundled_root() / "templates")
    unused = (one for one in pack.findings if one.code == UNUSED)
    return (*unused, *_pale(chain, pack.brand))


def _pale(chain: Sequence[PackFolder], brand: Brand) -> Iterator[Finding]:
    """A105: a warning for each colour of the nearest pack that does not stand out where slides have it."""
    pairs = tuple(dict.fromkeys(palette(brand)))
    waiting = failing(brand, pairs)
    well = [pair for pair in pairs if pair not in waiting]
    own = chain[0]
    colors = _own_colors(own)
    for head in colors:
        moved = _moved(chain, head)
        bad = {pair: ratio for pair, ratio in waiting.items() if _stands_in(pair, moved, brand)}
        if not bad:
            continue
        found = _nearest(chain, brand, head, [*bad, *(pair for pair in well if _stands_in(pair, moved, brand))])
        if found:
            waiting = {pair: ratio for pair, ratio in waiting.items() if pair not in bad}
            yield _too_pale(own, head, colors[head], found, bad)
    if waiting:
        # No shade of one colour alone mends these: two colours must change, or a role must have another one.
        message = f"the colours do not stand out for {where_in_words(waiting)}"
        hint = f"choose other colours; see where they stand with: sourcedeck pack check {own.name}"
        yield Finding("A105", "warning", own.place("tokens"), message, hint)


def _too_pale(own: PackFolder, head: str, color: str, found: str, bad: Mapping[Pair, float]) -> Finding:
    how = "pale" if sum(rgb_of(found)) < sum(rgb_of(color)) else "dark"
    message = f"“{head}” ({color}) is too {how} for {where_in_words(bad)}"
    hint = f'the nearest shade that passes is {head} = "{found}"; then: sourcedeck pack make {own.name}'
    return Finding("A105", "warning", own.place(head), message, hint)


def _own_colors(folder: PackFolder) -> dict[str, str]:
    """The colours of one pack.toml that are digits and no shades, in its order."""
    tokens = folder.settings.get("tokens")
    colors = tokens.get("colors", {}) if isinstance(tokens, Mapping) else {}
    return {name: value for name, value in colors.items() if "/" not in value and "*" not in value}


def _painted(chain: Sequence[PackFolder], head: str, color: str) -> dict[str, str]:
    """The theme that a chain makes where the nearest pack has another colour under a name."""
    own = chain[0]
    tokens = own.settings.get("tokens")
    held = tokens if isinstance(tokens, Mapping) else {}
    changed = {**held, "colors": {**held.get("colors", {}), head: color}}
    nearest = msgspec.structs.replace(own, settings={**own.settings, "tokens": changed})
    return theme_colors(merged((nearest, *chain[1:])))


def _moved(chain: Sequence[PackFolder], head: str) -> frozenset[str]:
    """The places of the theme that a colour fills, or that follow it."""
    one, other = _painted(chain, head, "000000"), _painted(chain, head, "FFFFFF")
    return frozenset(place for place in one if one[place] != other[place])


def _stands_in(pair: Pair, places: frozenset[str], brand: Brand) -> bool:
    return any(parts(brand.color(color))[0] in places for color in (*pair.fronts, pair.back))


def _nearest(chain: Sequence[PackFolder], brand: Brand, head: str, pairs: Sequence[Pair]) -> str:
    """The nearest shade of a colour in which all these pairs stand out, as six digits; "" where there is none."""

    def passes(shade: Rgb) -> bool:
        theme = _painted(chain, head, digits_of(shade))
        return not failing(msgspec.structs.replace(brand, theme_colors=theme), pairs)

    found = nearest_shade(rgb_of(_own_colors(chain[0])[head]), passes)
    return digits_of(found) if found else ""
