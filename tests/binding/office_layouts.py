"""The layouts that every new presentation has, as found, on slides of any size."""

from builder.binding.patterns import plans
from builder.model.brand import EMU_PER_INCH, Box, TextStyle
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder

PATTERNS = plans(8, 5.9)
LEVELS = (TextStyle(font="Calibri", size=28.0),) * 5


def inches(x: float, y: float, width: float, height: float) -> Box:
    x, y, width, height = (round(side * EMU_PER_INCH) for side in (x, y, width, height))
    return Box(x, y, width, height)


def holder(idx: int, kind: str, box: Box, name: str = "") -> FoundPlaceholder:
    return FoundPlaceholder(idx=idx, type=kind, name=name or f"{kind} {idx}", box=box, levels=LEVELS)


def office(width: float = 13.333, height: float = 7.5, *, drawn: tuple[Box, ...] = ()) -> BrandFile:
    """The layouts that every new presentation has, on slides of this size in inches."""
    side, top = 0.07 * width, 0.27 * height
    title = holder(0, "title", inches(side, 0.06 * height, width - 2 * side, 0.19 * height), "Title 1")
    body = inches(side, top, width - 2 * side, 0.63 * height)
    half = (body.width - round(0.2 * EMU_PER_INCH)) // 2
    left, right = Box(body.x, body.y, half, body.height), Box(body.right - half, body.y, half, body.height)
    cover = (
        holder(0, "ctrTitle", inches(side * 2, 0.16 * height, width - 4 * side, 0.35 * height), "Title 1"),
        holder(1, "subTitle", inches(side * 2, 0.53 * height, width - 4 * side, 0.24 * height), "Subtitle 2"),
    )
    foot = (holder(12, "sldNum", inches(width - 2 * side, 0.93 * height, side, 0.05 * height), "Slide Number 5"),)
    layouts = tuple(
        FoundLayout(
            label=name, name=name, part=f"{name}.xml", kind=kind, placeholders=found, furniture=foot, body=body,
            drawn=drawn, other=LEVELS,
        )
        for name, kind, found in (
            ("Title Slide", "title", cover),
            ("Title and Content", "obj", (title, holder(1, "obj", body, "Content Placeholder 2"))),
            ("Two Content", "twoObj", (title, holder(1, "obj", left), holder(2, "obj", right))),
            ("Title Only", "titleOnly", (title,)),
        )
    )  # fmt: skip
    return BrandFile(
        name="office", width=round(width * EMU_PER_INCH), height=round(height * EMU_PER_INCH), layouts=layouts
    )
