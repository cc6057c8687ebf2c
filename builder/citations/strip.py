"""The sources strip at the bottom of a slide: its citation numbers, grouped by source, with short citations."""

import re
from collections.abc import Iterable, Mapping, Sequence

from builder.citations.words import NONE, word
from builder.model.slides import Citation, Origin, Paragraph, Run

SEPARATOR = " · "
_COUNTED = re.compile(r"(?P<unit>[a-z]+) (?P<number>\d+)")
_PROGRAM = Origin("program", field="citation")


def strip(citations: Iterable[Citation], strings: Mapping[str, str] = NONE) -> Paragraph:
    """One paragraph (style `sources`): bold numbers that jump to their entries, short citation, locator, "not checked".

    Groups stand in order of their first number. Where nothing at all is checked, it is said once, at the end.
    """
    groups = grouped(citations)
    said_once = len(groups) > 1 and not any(group[0].checked for group in groups)
    runs: list[Run] = []
    for group in groups:
        if runs:
            runs.append(Run(SEPARATOR, _PROGRAM))
        runs += numbers(group)
        first = group[0]
        locator = _locators(group)
        located = bool(locator) and locator not in first.short
        text = f" {first.short}{word('sign_comma', strings)}{locator}" if located else f" {first.short}"
        runs.append(Run(text, Origin("source", first.source, "citation")))
        if not first.checked and not said_once:
            runs += [Run(word("sign_comma", strings), _PROGRAM), _fixed("status_not_checked", strings)]
    if said_once:
        runs += [Run(SEPARATOR, _PROGRAM), _fixed("all_not_checked", strings)]
    return Paragraph(tuple(runs), style="sources")


def grouped(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Citations by source, matched and unmatched ones apart, each group and the groups in order of number."""
    groups: dict[tuple[str, bool], list[Citation]] = {}
    for citation in sorted(citations, key=lambda citation: citation.number):
        groups.setdefault((citation.source, citation.checked), []).append(citation)
    return list(groups.values())


def numbers(group: Sequence[Citation]) -> list[Run]:
    """Give the group's numbers as bold runs ("1, 3–6"), each of which jumps to its entry on the sources slide.

    Three numbers or more in a row are one run.
    """
    rows: list[list[int]] = []
    for citation in group:
        if rows and citation.number == rows[-1][-1] + 1:
            rows[-1].append(citation.number)
        else:
            rows.append([citation.number])
    shown = [part for row in rows for part in ([row] if len(row) > 2 else [[number] for number in row])]
    runs: list[Run] = []
    for row in shown:
        if runs:
            runs.append(Run(", ", _PROGRAM, strong=True))
        text = f"{row[0]}–{row[-1]}" if len(row) > 1 else str(row[0])
        runs.append(Run(text, _PROGRAM, strong=True, jump=f"source:{row[0]}", cites=tuple(row)))
    return runs


def _locators(group: Sequence[Citation]) -> str:
    """Join the locators of a group: "paragraph 1", "paragraphs 1, 3", or each one after the other."""
    locators = list(dict.fromkeys(citation.locator for citation in group if citation.locator))
    counted = [match for match in map(_COUNTED.fullmatch, locators) if match]
    units = {match["unit"] for match in counted}
    if len(locators) > 1 and len(counted) == len(locators) and len(units) == 1:
        return f"{counted[0]['unit']}s " + ", ".join(match["number"] for match in counted)
    return "; ".join(locators)


def _fixed(key: str, strings: Mapping[str, str]) -> Run:
    return Run(word(key, strings), Origin("template", key), style="muted")
