"""Runs on a dark ground take the character styles that the brand made for one: `cite-on-dark` in place of `cite`."""

import msgspec

from builder.model.brand import Brand, Layout
from builder.model.color import contrast
from builder.model.slides import Block, Paragraph, Run, Slide, Slot

ON_DARK = "-on-dark"
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)


class Grounds:
    """Which slots of a brand's layouts stand on dark ground, worked out once each; none where it has no such styles."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._has = any(name.endswith(ON_DARK) for name in brand.char_styles)
        self._dark: dict[str, frozenset[str]] = {}

    def fitted(self, slide: Slide, layout: Layout) -> Slide:
        """The slide with each run's character style as its ground asks for."""
        dark = self._slots(layout) if self._has else frozenset()
        changed = {
            name: Slot(name, tuple(map(self._block, content.blocks)))
            for name, content in slide.slots.items()
            if name in dark
        }
        return msgspec.structs.replace(slide, slots={**slide.slots, **changed}) if changed else slide

    def _slots(self, layout: Layout) -> frozenset[str]:
        found = self._dark.get(layout.name)
        if found is None:
            dark = (slot.name for slot in layout.slots if self._is_dark(slot.fill or layout.background))
            found = self._dark[layout.name] = frozenset(dark)
        return found

    def _is_dark(self, color: str) -> bool:
        try:
            ground = self._brand.rgb(color)
        except (KeyError, ValueError):
            return False
        return contrast(_WHITE, ground) > contrast(_BLACK, ground)

    def _block(self, block: Block) -> Block:
        """Paragraphs alone: tables bring their own ground, and visuals their own colours."""
        if not isinstance(block, Paragraph):
            return block
        runs = tuple(map(self._run, block.runs))
        return block if runs == block.runs else msgspec.structs.replace(block, runs=runs)

    def _run(self, run: Run) -> Run:
        """Status marks bring their own ground, too."""
        own = run.style + ON_DARK
        return msgspec.structs.replace(run, style=own) if own in self._brand.char_styles and not run.mark else run
