"""Layouts as found, made by hand: tiny records of a slide of 13.333 x 7.5 in, places in per cent of it."""

from builder.model.brand import Box
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder

WIDTH, HEIGHT = 12_192_000, 6_858_000

Place = tuple[float, float, float, float]
"""Left, top, width and height in per cent of the slide."""

ON_TOP: Place = (7, 5, 86, 19)
BELOW: Place = (7, 27, 86, 63)
LEFT_HALF: Place = (7, 27, 42, 63)
RIGHT_HALF: Place = (51, 27, 42, 63)
FOOT: Place = (7, 90, 60, 6)


def box(place: Place) -> Box:
    x, y, width, height = place
    return Box(
        round(x * WIDTH / 100), round(y * HEIGHT / 100), round(width * WIDTH / 100), round(height * HEIGHT / 100)
    )


def ph(
    idx: int, kind: str, name: str, place: Place = BELOW, *, prompt: str = "", turned: bool = False
) -> FoundPlaceholder:
    return FoundPlaceholder(idx=idx, type=kind, name=name, box=box(place), prompt=prompt, turned=turned)


def title(name: str = "Titel 1", place: Place = ON_TOP, kind: str = "title") -> FoundPlaceholder:
    return ph(0, kind, name, place)


def layout(
    name: str,
    *placeholders: FoundPlaceholder,
    kind: str = "",
    master: int = 0,
    label: str = "",
    drawn: Place | None = None,
) -> FoundLayout:
    return FoundLayout(
        label=label or name,
        name=name,
        part=f"/ppt/slideLayouts/{name}.xml",
        kind=kind,
        master=master,
        placeholders=placeholders,
        drawn=(box(drawn),) if drawn else (),
    )


def brand_file(*layouts: FoundLayout, rtl: bool = False, **more: object) -> BrandFile:
    said = {"name": "school", "width": WIDTH, "height": HEIGHT, **more}
    return BrandFile(layouts=layouts, rtl=rtl, **said)  # type: ignore[arg-type]


def cover(name: str = "Titelfolie", kind: str = "title") -> FoundLayout:
    return layout(
        name,
        title(place=(10, 16, 80, 35), kind="ctrTitle"),
        ph(1, "subTitle", "Untertitel 2", (10, 55, 80, 20)),
        kind=kind,
    )


def content(name: str = "Titel und Inhalt", kind: str = "obj") -> FoundLayout:
    return layout(name, title(), ph(1, "obj", "Inhaltsplatzhalter 2"), kind=kind)


def section(name: str = "Abschnittsüberschrift", kind: str = "secHead") -> FoundLayout:
    return layout(name, title(place=(7, 25, 86, 41)), ph(1, "body", "Textplatzhalter 2", (7, 67, 86, 22)), kind=kind)


def two(name: str = "Zwei Inhalte", kind: str = "twoObj") -> FoundLayout:
    return layout(
        name,
        title(),
        ph(1, "obj", "Inhaltsplatzhalter 2", LEFT_HALF),
        ph(2, "obj", "Inhaltsplatzhalter 3", RIGHT_HALF),
        kind=kind,
    )


def title_only(name: str = "Nur Titel", kind: str = "titleOnly") -> FoundLayout:
    return layout(name, title(), kind=kind)


def office(**more: object) -> BrandFile:
    """The layouts of PowerPoint's own template that decks use, in German."""
    return brand_file(cover(), content(), section(), two(), title_only(), **more)
