"""The summary after a build: what a teacher wants to know before tomorrow morning."""

from pathlib import Path

from builder.build import MadeDeck
from builder.cli.report import tally
from builder.cli.words import counted
from builder.model.ledger import Ledger
from builder.printable import printable


def summary(made: MadeDeck, ledger: Ledger, path: Path) -> str:
    """A few lines on a deck that was written: slides, minutes, facts, citations, what was left out, findings."""
    outline, placed = made.outline, made.placed
    if outline is None or placed is None:
        return f"{made.id}: not made"
    used = facts_used(made)
    citations = placed.deck.citations
    matched = sum(citation.checked for citation in citations)
    time = (
        f"{outline.minutes} of {outline.spec.minutes} minutes"
        if outline.spec.minutes
        else counted(outline.minutes, "minute")
    )
    lines = [
        f"{from_here(path)}",
        f"  {outline.spec.title.text}",
        f"  {counted(len(placed.slides), 'slide')}, {time}"
        + (
            f" ({outline.spec.minutes - outline.minutes} left, {outline.spec.buffer} kept free)"
            if outline.spec.minutes
            else ""
        ),
        f"  {counted(len(used), 'fact')} used, {len(ledger.facts) - len(used)} not used; "
        f"{counted(len(citations), 'citation')}, {matched} matched to a stored text, "
        f"{len(citations) - matched} not checked",
    ]
    lines += [
        f"  left out: {omission.what}"
        + (f" ({counted(omission.minutes, 'minute')})" if omission.minutes else "")
        + f": {omission.why}"
        for omission in outline.left_out
    ]
    lines.append(f"  {tally(made.findings)}")
    return "\n".join(lines)


def from_here(path: Path) -> str:
    """A path as a person would type it: relative to the current folder where it lies inside."""
    try:
        here, whole = Path.cwd(), path.absolute()
    except OSError:  # the folder is gone
        return printable(str(path))
    return printable(str(whole.relative_to(here)) if whole.is_relative_to(here) else str(path))


def facts_used(made: MadeDeck) -> list[str]:
    """The ids of the facts that stand behind the deck's slides, each once, in order of appearance."""
    if made.placed is None:
        return []
    return list(dict.fromkeys(fact for slide in made.placed.slides for fact in slide.slide.facts))
