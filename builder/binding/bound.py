"""What binding finds: for each pattern of slots a layout of the file, and for each slot who carries it, and why."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from builder.binding.patterns import LayoutPlan
from builder.model.brandfile import FoundLayout, FoundPlaceholder

Step = Literal["binding", "marker", "name", "type", "free"]
"""How a slot was bound: by pack.toml, by a {{slot}} marker in the prompt, by name, by type and geometry; or not."""


class Bindings(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack.toml says: the layout's label of a pattern, and by label the placeholder of a slot (idx or name)."""

    layouts: Mapping[str, str] = {}
    slots: Mapping[str, Mapping[str, int | str]] = {}


class Seated(msgspec.Struct, frozen=True, kw_only=True):
    """A slot and the placeholder that carries it; None for a text box. `score` is 0 to 1, `why` a few plain words."""

    slot: str
    placeholder: FoundPlaceholder | None
    step: Step
    score: float
    why: str


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern, the layout that serves it best, and its slots in reading order. `score` is 0 to 1."""

    pattern: LayoutPlan
    layout: FoundLayout
    seats: tuple[Seated, ...]
    score: float
    why: str
