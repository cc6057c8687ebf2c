"""What chains share, whichever way they go: a box with its words, and how its lines look."""

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.laid import Drawing, card
from builder.model.brand import EMU_PER_PT, Box
from builder.model.placed import Shape
from builder.model.visuals import ChainBox

WEIGHT = 2.25
"""How wide lines are, in pt."""
POINT = round(WEIGHT * EMU_PER_PT)
"""How wide a waypoint is: as wide as the line, so that it does not show."""


def box_shape(box: ChainBox, where: Box, laid: LaidText, aside: int, drawing: Drawing) -> Shape:
    """A box with its words in the middle, and `aside` EMU to both sides of them."""
    text = msgspec.structs.replace(drawing.text(laid, align="center", anchor="middle"), insets=(aside, 0, aside, 0))
    made = card(f"box-{box.key}", called(box), where, text, weight=1.5 if box.strong else 1.0)
    if box.nobody:
        return msgspec.structs.replace(made, fill="", line="stem", dash="dash")
    return msgspec.structs.replace(made, line="axis") if box.strong else made


def called(box: ChainBox) -> str:
    """What the selection pane calls a box: its name, without citation numbers."""
    named = next((one for one in box.words if one.style == "heading"), box.words[0])
    return "".join(run.text for run in named.runs if not run.superscript)
