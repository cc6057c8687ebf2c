"""A school's PowerPoint file made a pack: reading, binding and measuring put together, short of writing."""

from collections.abc import Mapping
from pathlib import Path

from builder.bundled import bundled_root
from builder.fit.faces import face
from builder.model.figures import Figures
from builder.packs.adopting import Adopted, adopt


def adopt_file(file: Path, name: str, project: Path, extends: str) -> Adopted:
    """Make the pack `name` of a project from a PowerPoint file, on the slides and words of the pack `extends`.

    Raises SourcedeckError where the file is none or cannot serve, or where the name is taken.
    """
    return adopt(file, name, project, extends=extends, bundled=bundled_root() / "templates", measured=_measured)


def _measured(font: str, own: Mapping[str, Figures]) -> bool:
    return all(face(font, bold, False, own).known for bold in (False, True))
