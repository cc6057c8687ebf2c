"""PowerPoint files: reads a pack's brand.pptx, makes one from tokens, writes decks. The only package that knows OOXML.

Imports are made inside the functions: a command that reads no brand pays nothing for lxml or zipfile.
"""

from collections.abc import Mapping
from pathlib import Path

from builder.model.brand import Brand
from builder.model.placed import PlacedDeck


def read_brand(path: Path, settings: Mapping[str, object]) -> Brand:
    """Read a brand: layouts with their slots, every text style resolved, and the named styles of `settings`.

    `settings` is the pack's pack.toml as parsed. Raises SourcedeckError where the file is no presentation, is unsafe to
    open, or where the settings do not fit it.
    """
    from builder.powerpoint.brand_file import read_brand_file
    from builder.powerpoint.brand_reader import brand_of

    return brand_of(read_brand_file(path), settings)


def make_brand(settings: Mapping[str, object], picture: bytes = b"") -> bytes:
    """Make the whole brand.pptx that the tokens of a pack.toml describe; equal settings give equal bytes.

    `picture` is the file that they name as logo. Raises SourcedeckError where settings or picture make none.
    """
    from builder.powerpoint.brand_maker import make

    return make(settings, picture)


def theme_colors(settings: Mapping[str, object], *, named: bool = False) -> dict[str, str]:
    """The colours of the theme that settings make, as six digits, by place ("tx2") or by the pack's own names."""
    from builder.powerpoint.theme import colors_of

    return colors_of(settings, named=named)


def ground_color(settings: Mapping[str, object], *, cover: bool) -> tuple[int, int, int]:
    """What is behind everything on slides, or on the cover, in the brand that settings make: red, green and blue."""
    from builder.powerpoint.theme import ground_of

    return ground_of(settings, cover=cover)


def settings_digest(settings: Mapping[str, object], picture: bytes = b"") -> str:
    """A digest of all that a brand is made from, as `Brand.made_from` has it."""
    from builder.powerpoint.made_from import settings_digest

    return settings_digest(settings, picture)


def deck_data(placed: PlacedDeck, brand_path: Path, brand: Brand) -> bytes:
    """Make the bytes of a placed deck as a .pptx, with masters and layouts of the brand.

    `brand` is the one that the deck was fitted to, for its named styles. Raises SourcedeckError where the brand cannot
    be read again, or has changed since.
    """
    from builder.powerpoint.writer import deck_bytes

    return deck_bytes(placed, brand_path, brand)


def write(placed: PlacedDeck, brand_path: Path, out: Path, brand: Brand) -> None:
    """Write a placed deck as a .pptx, with masters and layouts of the brand; all of it or nothing.

    `brand` is the one that the deck was fitted to, for its named styles. Raises SourcedeckError where the file or its
    folder cannot be written.
    """
    from builder.powerpoint.writer import write_deck

    write_deck(placed, brand_path, out, brand)
