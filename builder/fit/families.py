"""Names of fonts that there are figures for: families, their twins, and the light and heavy kin that they bound."""

import re

import msgspec

from builder.model.figures import face_key

FAMILIES = frozenset(
    (
        *("arial", "arial-narrow", "avenir", "avenir-next", "barlow", "calibri", "cambria", "century-gothic"),
        *("comic-sans-ms", "courier-new", "dm-sans", "eb-garamond", "fira-sans", "georgia", "ibm-plex-sans", "impact"),
        *("inter", "lato", "lora", "merriweather", "montserrat", "mulish", "myriad-pro", "noto-sans", "noto-serif"),
        *("nunito", "nunito-sans", "open-sans", "oswald", "playfair-display", "poppins", "pt-sans", "pt-serif"),
        *("raleway", "roboto", "roboto-condensed", "roboto-slab", "segoe-ui", "source-sans-3", "source-sans-pro"),
        *("source-serif-4", "tahoma", "times-new-roman", "trebuchet-ms", "ubuntu", "verdana", "work-sans"),
    )
)
"""The families that builder/fit/metrics has figures for, by the names of their files."""
UPRIGHT = frozenset(("oswald", "roboto-slab"))
"""Families without italics: programs slant the upright face, which has the same widths."""
_SAME = {
    "liberation-sans": "arial",
    "arimo": "arial",
    "helvetica": "arial",
    "liberation-sans-narrow": "arial-narrow",
    "carlito": "calibri",
    "caladea": "cambria",
    "gelasio": "georgia",
    "liberation-serif": "times-new-roman",
    "tinos": "times-new-roman",
    "times": "times-new-roman",
    "liberation-mono": "courier-new",
    "cousine": "courier-new",
    "courier": "courier-new",
    "urw-gothic": "century-gothic",
    "itc-avant-garde-gothic": "century-gothic",
    "playfair": "playfair-display",
    "source-serif": "source-serif-4",
    "ubuntu-sans": "ubuntu",
}
_WEIGHT = re.compile(
    r"(?P<family>.+?)-(?:(?P<more>extra|ultra|semi|demi)-?)?"
    r"(?P<weight>thin|hairline|light|book|regular|medium|demi|bold|black|heavy)"
)
# Measured over 29 families and 3,000 words: of the words of a light face, 99 in 100 are no wider than in the regular
# one and a hundredth; of a medium or semibold face, than in the bold one and 16 thousandths; of an extrabold or
# black face, than in the bold one and 9 hundredths. Sums of ten words are always narrower.
_LIGHTER, _BETWEEN, _HEAVIER = 1.01, 1.02, 1.1
_OWN_DESIGN = frozenset(("arial-black", "impact-black", "courier-new-black"))
"""Names that look like a heavier weight, but are fonts of their own, far wider."""


class Kin(msgspec.Struct, frozen=True):
    """How figures serve a font: those of `stem`, bold or not, times `factor`; `bounded` where it is not the font."""

    stem: str
    bold: bool
    factor: float = 1.0
    bounded: bool = False


def kin(font: str, bold: bool) -> Kin | None:
    """The figures for a font by its name; None where there are none.

    A weight that is a family of its own (“Lato Light”, “Segoe UI Semibold”) is bounded by the next heavier face.
    """
    name = face_key(font, False, False).removesuffix("-regular")
    if _stem(name):
        return Kin(_stem(name), bold)
    found = _WEIGHT.fullmatch(name)
    stem = _stem(found["family"]) if found else ""
    if found is None or not stem or name in _OWN_DESIGN:
        return None
    bold_face, factor = _bound(found["more"] or "", found["weight"])
    return Kin(stem, bold or bold_face, factor, bounded=factor != 1.0)


def _bound(more: str, weight: str) -> tuple[bool, float]:
    """The face that bounds a weight (“semi”, “bold”): whether it is the bold one, and the factor."""
    if weight == "regular":
        return False, 1.0
    if weight in {"thin", "hairline", "light", "book"}:
        return False, _LIGHTER
    if weight in {"black", "heavy"} or more in {"extra", "ultra"}:
        return True, _HEAVIER
    return True, 1.0 if weight == "bold" and not more else _BETWEEN


def _stem(name: str) -> str:
    """The family whose figures those of this name are; "" for none."""
    return name if name in FAMILIES else _SAME.get(name, "")
