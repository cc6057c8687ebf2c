"""What the fit stage has to say about a placed slide: what does not fit, is too small, has no place, is not certain."""

from collections.abc import Iterable

from builder.fit.faces import Knowledge, counted_as
from builder.fit.pages import Excess, Page
from builder.model.brand import Brand
from builder.model.finding import Finding, Place, Severity
from builder.model.slides import Deck, Slide

_MENDED_BY = {
    "title": "shorten the title; three lines at 24 pt are the most, on an upright slide four",
    "task": "shorten the task, or put its detail in its answer",
    "kicker": "use one or two words",
    "passage": "quote less of the source around the words that count",
    "sources": "show fewer facts on the slide",
    "visual": "shorten its labels, show fewer facts, or take the text beside it away",
    "table": "shorten the longest cells, or leave out a column",
}
_TITLE_SHOWN = 60
_OTHERWISE = "shorten it, move a fact to another slide, or choose a template with more room"


def findings_of(page: Page, number: int, brand: Brand) -> list[Finding]:
    """The findings about page `number`; most pages have none."""
    findings = [_overflow(page.slide, excess, number) for excess in page.excess]
    for name in page.missing:
        served = ", ".join(slot.name for slot in page.layout.slots)
        findings.append(
            _finding(
                "L104",
                "error",
                page.slide,
                number,
                name,
                f"no layout has all these slots; “{page.layout.name}” ({served}) comes nearest and lacks “{name}”",
                f"take “{name}” out of the template, or add a layout with these slots to the brand",
            )
        )
    for slot in page.below:
        findings.append(
            _finding(
                "L102",
                "error",
                page.slide,
                number,
                slot.name,
                f"the brand sets text of slot “{slot.name}” below {slot.least:g} pt, the least for {slot.role}",
                "raise the size in the pack's tokens or styles",
            )
        )
    return findings + _uncertain(page, number, brand)


def _overflow(slide: Slide, excess: Excess, number: int) -> Finding:
    """L101: the text is longer than its box at its least size."""
    name = excess.slot.name
    if excess.cut_word:
        what = f"a word of the title is wider than its box at {excess.size:g} pt"
    elif excess.most and not excess.points:
        taken = f"takes {excess.most + excess.lines} lines at {excess.size:g} pt"
        most = "1 line" if excess.most == 1 else f"{excess.most} lines"
        if excess.slot.lines == excess.most:
            what = f"“{name}” {taken}; the layout's prompt asks for at most {most}"
        else:
            what = f"the title {taken}; {excess.most} are the most"
    else:
        lines = "1 line" if excess.lines == 1 else f"{excess.lines} lines"
        what = f"“{name}” is {excess.points:.0f} pt (about {lines}) too high for its box at {excess.size:g} pt"
    return _finding("L101", "error", slide, number, name, what, _MENDED_BY.get(name, _OTHERWISE))


def stand_ins_of(deck: Deck, brand: Brand, fonts: Iterable[str]) -> list[Finding]:
    """L106, once a deck: which of these fonts were laid out as others, with the consent of the pack's owner."""
    found: dict[str, list[str]] = {}
    for font in sorted(fonts, key=str.casefold):
        if stand_in := brand.stand_in(font):
            found.setdefault(counted_as(stand_in, brand.faces), []).append(font)
    if not found:
        return []
    told = "; ".join(f"{', '.join(names)}, set as bold {other} and a tenth wider" for other, names in found.items())
    return [
        Finding(
            "L106",
            "warning",
            Place(deck.slides[0].at.path),
            f"not measured: {told}, as pack “{brand.name}” accepts",
            f"look at the deck once in PowerPoint; or measure the font: sourcedeck pack measure {brand.name} FONTFILE",
        )
    ]


def _uncertain(page: Page, number: int, brand: Brand) -> list[Finding]:
    """L103 for fonts without metrics, L105 for scripts and fonts that are only bounded, once a slide each."""
    refused = {name: [font for font in fonts if not brand.stand_in(font)] for name, fonts in page.unknown.items()}
    unknown = [name for name, fonts in refused.items() if fonts]
    bounded = [name for name, knowledge in page.knowledge.items() if knowledge is Knowledge.BOUNDED]
    findings: list[Finding] = []
    if unknown:
        findings.append(
            _finding(
                "L103",
                "error",
                page.slide,
                number,
                unknown[0],
                f"not measured: the font of {_listed(unknown)} ({refused[unknown[0]][0]}) has no metrics here",
                "measure it: sourcedeck pack measure PACK FONTFILE; or use one of docs/fonts.md; or name it under"
                " [tokens.stand-ins] in the pack's pack.toml",
            )
        )
    if bounded:
        findings.append(
            _finding(
                "L105",
                "note",
                page.slide,
                number,
                bounded[0],
                f"bounded: {_listed(bounded)} has characters or a font without metrics, taken as wide as can be",
                "look at this slide in PowerPoint once",
            )
        )
    return findings


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _finding(code: str, severity: Severity, slide: Slide, number: int, slot: str, message: str, hint: str) -> Finding:
    title = slide.title if len(slide.title) <= _TITLE_SHOWN else slide.title[: _TITLE_SHOWN - 1].rstrip() + "…"
    return Finding(code, severity, slide.at, f"“{title}”: {message}", hint, number, slot)
