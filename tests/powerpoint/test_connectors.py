"""Connectors as written: each holds on to its shape at the site that PowerPoint counts there."""

import re
from itertools import count

import pytest
from placed_decks import brand, paragraph

from builder.model.brand import Box, Layout
from builder.model.placed import Connector, PlacedVisual, Shape
from builder.model.visuals import Timeline
from builder.powerpoint.drawings import visual_xml
from builder.powerpoint.text_markup import Links, TextWriter


def written(geometry: str, site: int) -> str:
    """A group of a shape of that geometry and a line from it."""
    look = brand("seminar")
    layout: Layout = next(layout for layout in look.layouts if layout.name == "Visual")
    slot = next(slot for slot in layout.slots if slot.name == "visual")
    box = Box(1_000, 1_000, 200, 100)
    ring = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom))
    mark = Shape(key="mark", name="Mark", geometry=geometry, box=box, fill="dot", rings=(ring,))
    line = Connector(
        key="line", name="Line", start=(1_100, 1_000), end=(1_100, 500), line="stem", from_shape="mark", from_site=site
    )
    visual = Timeline(name="Timeline", alt=paragraph("Timeline"), events=())
    placed = PlacedVisual(slot=slot, box=slot.box, visual=visual, shapes=(mark, line), size=14.0)
    return visual_xml(placed, count(2), TextWriter(look, "en-GB"), Links([], {}))


@pytest.mark.parametrize(
    ("geometry", "sites"),
    [("rect", (0, 1, 2, 3)), ("roundRect", (0, 1, 2, 3)), ("ellipse", (0, 2, 4, 6))],
)
def test_top_left_bottom_and_right_are_counted_as_the_shape_counts_them(geometry: str, sites: tuple[int, ...]) -> None:
    """ECMA-376's presetShapeDefinitions.xml: four sites on a rectangle, eight on an ellipse, against the clock."""
    found = [re.findall(r'<a:stCxn id="3" idx="(\d+)"/>', written(geometry, site)) for site in range(4)]
    assert found == [[str(site)] for site in sites]


def test_an_outline_of_its_own_has_no_site_to_hold_on_to() -> None:
    with pytest.raises(ValueError, match="freeform"):
        written("freeform", 0)
