"""A brand file as it was found: its layouts with their placeholders, before anybody knows which slot goes where."""

from collections.abc import Mapping

import msgspec

from builder.model.brand import Anchor, Box, TextStyle


class FoundPlaceholder(msgspec.Struct, frozen=True, kw_only=True):
    """A placeholder of a layout, what it inherits resolved.

    `idx`, `type` and `name` are those of the file ("title", "body", "obj", "pic", "tbl", "sldNum" …); `prompt` is what
    it says while it is empty, a line a paragraph. `box` has no width where neither layout nor master says where it
    stands. `fill` is the colour of its ground, "" for none. `turned` tells that its text does not run across.
    """

    idx: int
    type: str
    name: str
    prompt: str = ""
    box: Box = Box(0, 0, 0, 0)
    levels: tuple[TextStyle, ...] = ()
    insets: tuple[int, int, int, int] = (91_440, 45_720, 91_440, 45_720)
    anchor: Anchor = "top"
    fill: str = ""
    turned: bool = False


class FoundLayout(msgspec.Struct, frozen=True, kw_only=True):
    """A layout of the file. `label` is its name, made unique: of three layouts "Text", "Text", "Text (2)", "Text (3)".

    `kind` is its ST_SlideLayoutType ("title", "obj", "twoObj", "secHead", "titleOnly", "blank" …; "" where it says
    none); `master` counts from 0. `furniture` are date, footer and page number. `drawn` are the boxes of everything
    else that shows on it: pictures, lines, bands, fixed words; `bands` those of them that are filled rectangles, as the
    fit stage wants them. All boxes of `drawn` lie on the slide.

    `background` is the colour behind them: a theme colour, a fixed one ("#12294B"), of a gradient the colour on which
    text is hardest to read, "" of a picture. `grounds` are all colours of that background, none of a picture.
    """

    label: str
    name: str
    part: str
    kind: str = ""
    master: int = 0
    placeholders: tuple[FoundPlaceholder, ...] = ()
    furniture: tuple[FoundPlaceholder, ...] = ()
    background: str = "bg1"
    bands: tuple[tuple[Box, str], ...] = ()
    drawn: tuple[Box, ...] = ()
    body: Box | None = None
    """Where its master has the body, None where it has none."""
    other: tuple[TextStyle, ...] = ()
    """What a text box on a slide of this layout is set in: levels 0 to 4; none where programs do not agree on it."""
    grounds: tuple[str, ...] = ()
    colors: Mapping[str, str] = {}
    """What the names of colours stand for on it, where that is not what they stand for on the first master."""
    hidden: tuple[FoundPlaceholder, ...] = ()
    """Placeholders that no slide can have: another one before them has the same index."""


class BrandFile(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation or template as found; sizes in EMU, colours as six hex digits by scheme name ("tx1", "accent1").

    `colors` and `fonts` are those of the first master's theme, fonts under "major" and "minor"; `embedded` are the
    families that the file brings along. `samples` counts its sample slides. `rtl` tells that its text runs from right
    to left. `digest` is the SHA-256 of the file; `made_from` one of the settings that we made it from, "" where it is a
    stranger's.
    """

    name: str
    width: int
    height: int
    layouts: tuple[FoundLayout, ...]
    colors: Mapping[str, str] = {}
    fonts: Mapping[str, str] = {}
    embedded: tuple[str, ...] = ()
    samples: int = 0
    rtl: bool = False
    digest: str = ""
    made_from: str = ""
