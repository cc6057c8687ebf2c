"""A pack: slide templates, fixed words, and the brand that they are set in."""

from collections.abc import Mapping

import msgspec

from builder.model.brand import Brand
from builder.model.finding import Finding, Place
from builder.model.language import kinds_of


class SlideTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """One slide template: its front matter, and its body as Jinja and Markdown.

    `slots` are those it fills, in reading order; a name ending in "?" in the file is optional and stands in `optional`.
    `facts` is the least and the greatest number of facts it takes (None: no limit), over `facts` and groups together.
    `groups` is the least and the greatest number of groups; on a slide without groups each fact counts as one.
    `needs` names the spec fields it cannot do without (`groups`, `terms`, `columns`, `task` …). `body_line` is the
    line of the file on which the body begins, from 1. `minutes` is what a slide of it takes unless the deck says.
    """

    name: str
    at: Place
    slots: tuple[str, ...]
    body: str
    body_line: int
    optional: tuple[str, ...] = ()
    facts: tuple[int, int | None] = (0, None)
    groups: tuple[int, int | None] = (0, None)
    needs: tuple[str, ...] = ()
    minutes: int = 0
    summary: str = ""


class Strings(msgspec.Struct, frozen=True):
    """The fixed words of one file: `path` as messages name it, and the language of its name, "" for strings.toml.

    `lines` are the lines, from 1, on which its words stand.
    """

    path: str
    language: str
    words: Mapping[str, str]
    lines: Mapping[str, int] = {}


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A pack as loaded. `brand_path` is the file that the writer copies masters and layouts from.

    `macros` are the shared Jinja files of the pack by name, each with its place. `strings` are fixed words by key, as
    `strings.toml` has them in each folder of the chain; `layers` are all files of words, the nearer after the farther
    pack, in each pack `strings.toml` before the languages. `fonts_at` tells where pack.toml names each font.
    """

    name: str
    brand: Brand
    brand_path: str
    templates: Mapping[str, SlideTemplate]
    strings: Mapping[str, str]
    macros: Mapping[str, tuple[Place, str]] = {}
    findings: tuple[Finding, ...] = ()
    layers: tuple[Strings, ...] = ()
    fonts_at: Mapping[str, Place] = {}

    def strings_in(self, language: str) -> Mapping[str, str]:
        """The fixed words of a deck in that language (BCP 47): the nearest pack's, in a pack those of the language."""
        kinds = ("", *kinds_of(language))
        found = dict(self.strings) if not self.layers else {}
        for layer in self.layers:
            if layer.language in kinds:
                found |= layer.words
        return found
