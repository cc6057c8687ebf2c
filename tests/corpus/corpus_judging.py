"""Each case judged as `sourcedeck check` would: what was found that its base does not have, and the verdict."""

import functools
import tempfile
from pathlib import Path
from typing import NamedTuple

from corpus_cases import BASES, Case, make_project

from builder.build import make_deck, read_ledger, read_pack
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.pack import Pack

CAUGHT, MISSED, CLEAN, ACCUSED = "caught", "missed", "clean", "accused"
RIGHT = (CAUGHT, CLEAN)
_PACKS = ("seminar", "classroom")


class Verdict(NamedTuple):
    """`word` is caught or missed for a distortion, clean or accused for an honest case; `findings` are the new ones."""

    word: str
    findings: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        """Whether the case was judged as it should be."""
        return self.word in RIGHT

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes told, each once."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))


@functools.cache
def judge(case: Case) -> Verdict:
    """Apply the case's change to its base, read and make everything, and compare with what the base has."""
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(case, Path(folder))
        files = [hunk.file for hunk in case.hunks]
        untouched = not case.date and not any(file.startswith("seeds/") for file in files)
        own_pack = any(file.startswith("templates/") for file in files)
        found = _findings(project, _ledger(case.base) if untouched else None, case.date, own_pack=own_pack)
    known = {_key(finding) for finding in base_findings(case.base)}
    new = tuple(finding for finding in found if _key(finding) not in known)
    if case.expect:
        return Verdict(CAUGHT if any(finding.code in case.expect for finding in new) else MISSED, new)
    return Verdict(ACCUSED if new else CLEAN, new)


@functools.cache
def base_findings(base: str) -> tuple[Finding, ...]:
    """What the base itself is told, which should be nothing."""
    return _findings(BASES / base, _ledger(base), "", own_pack=False)


def told(finding: Finding) -> str:
    """A finding as a line."""
    where = f" [slide {finding.slide}, {finding.slot}]" if finding.slide else ""
    return f"{finding.place}: {finding.severity} {finding.code} {finding.message}{where}"


def _findings(
    project: Path, ledger: tuple[Ledger, tuple[Finding, ...]] | None, date: str, *, own_pack: bool
) -> tuple[Finding, ...]:
    """Every error and warning of a project: its ledger's, and those of each deck."""
    read, found = ledger or read_ledger(project, date=date)
    packs = None if own_pack else {name: _pack(name) for name in _PACKS}
    for deck in sorted((project / "decks").glob("*.yaml")):
        found += make_deck(deck.relative_to(project), project, read, packs=packs, date=date).findings
    return tuple(finding for finding in found if finding.severity in ("error", "warning"))


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.path, finding.message


@functools.cache
def _ledger(base: str) -> tuple[Ledger, tuple[Finding, ...]]:
    return read_ledger(BASES / base)


@functools.cache
def _pack(name: str) -> Pack:
    return read_pack(name, BASES)
