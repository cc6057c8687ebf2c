"""A visual and its box in, placed shapes out: each kind in its own module, loaded when a deck has one."""

from math import ceil

import msgspec

from builder.fit.visuals.laid import Drawing, LaidVisual
from builder.model.brand import EMU_PER_PT
from builder.model.slides import Visual
from builder.model.visuals import AreaMap, Bars, Chain, Numbers, Timeline


def lay_visual(visual: Visual, drawing: Drawing) -> LaidVisual:
    """Lay a visual into the drawing's box, as large as it may be and as small as it must. Pure.

    Raises TypeError for a kind of visual that nobody draws.
    """
    laid = _laid(visual, drawing)
    return msgspec.structs.replace(laid, height=drawing.box.height + ceil(laid.excess * EMU_PER_PT))


def _laid(visual: Visual, drawing: Drawing) -> LaidVisual:
    # One kind a line; each module is loaded only where a deck has such a visual.
    if isinstance(visual, Timeline):
        from builder.fit.visuals.timeline import lay_timeline

        return lay_timeline(visual, drawing)
    if isinstance(visual, Bars):
        from builder.fit.visuals.bars import lay_bars

        return lay_bars(visual, drawing)
    if isinstance(visual, Chain):
        from builder.fit.visuals.chains import lay_chain

        return lay_chain(visual, drawing)
    if isinstance(visual, AreaMap):
        from builder.fit.visuals.maps import lay_map

        return lay_map(visual, drawing)
    if isinstance(visual, Numbers):
        from builder.fit.visuals.numbers import lay_numbers

        return lay_numbers(visual, drawing)
    raise TypeError(f"nobody draws {type(visual).__name__}")
