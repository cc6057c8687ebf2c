"""A school's PowerPoint file made a pack: reading, binding and measuring put together, short of writing it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.binding.bound import Bound
from builder.bundled import bundled_root
from builder.fit.faces import face
from builder.model.figures import Figures
from builder.model.slots import ALIKE
from builder.packs.adopting import Adopted, adopt
from builder.packs.updating import Updated, update

_BESIDE = ("kicker", "task", "sources", "meta", "subtitle", "title")
"""Slots that stand around the content."""
_GROUPS = tuple(zip(ALIKE, ("columns", "statements", "cards"), strict=True))


def adopt_file(file: Path, name: str, project: Path, extends: str) -> Adopted:
    """Make the pack `name` of a project from a PowerPoint file, on the slides and words of the pack `extends`.

    Raises SourcedeckError where the file is none or cannot serve, or where the name is taken.
    """
    return adopt(file, name, project, extends=extends, bundled=bundled_root() / "templates", measured=_measured)


def update_pack(file: Path, name: str, project: Path) -> Updated:
    """Put a newer version of its PowerPoint file into the pack `name`, whose bindings stay as they are.

    Raises SourcedeckError where the file is none or cannot serve, or where there is no adopted pack of that name.
    """
    return update(file, name, project, bundled=bundled_root() / "templates", measured=_measured)


def _measured(font: str, own: Mapping[str, Figures]) -> bool:
    return all(face(font, bold, False, own).known for bold in (False, True))


def in_text_boxes(bound: Iterable[Bound]) -> tuple[list[str], dict[str, list[str]]]:
    """What stands in text boxes: slots beside the content, anywhere; and kinds of content by the layout's label."""
    beside: dict[str, None] = {}
    content: dict[str, dict[str, None]] = {}
    for one in bound:
        for seat in one.seats:
            if seat.placeholder is not None:
                continue
            if seat.slot in _BESIDE:
                beside[seat.slot] = None
            else:
                kind = next((name for group, name in _GROUPS if seat.slot in group), seat.slot)
                content.setdefault(one.layout.label, {})[kind] = None
    return [slot for slot in _BESIDE if slot in beside], {label: list(kinds) for label, kinds in content.items()}
