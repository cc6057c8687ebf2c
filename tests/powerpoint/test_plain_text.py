"""Text outside of placeholders, on a brand whose presentation sets every text box in its own way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from layout_samples import sample
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator
from placed_decks import brand_file, settings
from strange_files import MASTER, PRESENTATION, A, P, Parts, edit, fragment, read_parts, saved

from builder.model.brand import Box
from builder.model.placed import Pill, PlacedDeck, PlacedText
from builder.model.slides import Origin, Run
from builder.powerpoint import read_brand, write

LOUD = (
    '<a:lvl1pPr marL="90000" algn="ctr"><a:spcBef><a:spcPct val="50000"/></a:spcBef><a:buChar char="•"/>'
    '<a:defRPr sz="2400" b="1" i="1"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
)


def with_a_pill(placed: PlacedDeck) -> PlacedDeck:
    """The deck with a status mark over its first text."""
    first = placed.slides[0]
    mark = Run("◔\u00a0Reported", Origin("template", "status_reported"), style="mark", mark="reported")
    pill = Pill(run=mark, box=Box(900_000, 900_000, 900_000, 200_000), size=11.0)
    shapes = [replace(one, pills=(pill,)) if isinstance(one, PlacedText) else one for one in first.shapes]
    return replace(placed, slides=(replace(first, shapes=tuple(shapes)), *placed.slides[1:]))


def list_styles(folder: Path, change: Callable[[Parts], object]) -> dict[str, set[str]]:
    """How text is set in shapes and in cells of a deck on the changed brand: the sizes of its list styles."""
    parts = read_parts(brand_file("seminar").read_bytes())
    change(parts)
    path, out = saved(folder, parts, "brand.pptx"), folder / "deck.pptx"
    write(with_a_pill(sample("seminar")), path, out, read_brand(path, settings("seminar")))
    assert OpenXmlValidator().validate(str(out)).errors == []
    found: dict[str, set[str]] = {"shape": set(), "cell": set()}
    for name, data in read_parts(out.read_bytes()).items():
        if name.startswith("ppt/slides/slide"):
            root = etree.fromstring(data)
            free = [one for one in root.iter(f"{P}sp") if one.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None]
            for kind, bodies in (
                ("shape", (one.find(f"{P}txBody") for one in free)),
                ("cell", root.iter(f"{A}txBody")),
            ):
                styles = [body.find(f"{A}lstStyle") for body in bodies if body is not None]
                found[kind] |= {one.find(f"{A}lvl1pPr/{A}defRPr").get("sz") if len(one) else "" for one in styles}
    return found


def loud(part: str, tag: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        def make(root) -> None:
            style = root.find(f".//{P}{tag}")
            style.remove(style.find(f"{A}lvl1pPr"))
            style.append(fragment(LOUD))
            style[:] = sorted(style, key=lambda one: one.tag.replace("defPPr", "aPPr"))

        edit(parts, part, make)

    return change


def test_nothing_is_said_where_text_boxes_are_plain(tmp_path) -> None:
    assert list_styles(tmp_path, len) == {"shape": {""}, "cell": {""}}


@pytest.mark.parametrize(("part", "tag"), [(PRESENTATION, "defaultTextStyle"), (MASTER, "otherStyle")])
def test_what_a_presentation_gives_to_text_boxes_is_taken_back(tmp_path, part: str, tag: str) -> None:
    assert list_styles(tmp_path, loud(part, tag)) == {"shape": {"1800"}, "cell": {"1800"}}
