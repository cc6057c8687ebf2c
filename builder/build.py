"""The whole program in one short sequence: ledger and deck spec in, placed slides and findings out, then the file."""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import msgspec

from builder.bundled import bundled_root
from builder.errors import SourcedeckError
from builder.model.deckspec import Outline
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.pack import Pack
from builder.model.placed import PlacedDeck

Stage = Callable[[str], AbstractContextManager[None]]


class MadeDeck(msgspec.Struct, frozen=True, kw_only=True):
    """A deck made in memory: its plan, its placed slides, the pack it is set in, and all that was found.

    `id` is the name of its file. `placed` is None where the deck or its pack could not be read; the findings say why.
    """

    id: str
    findings: tuple[Finding, ...]
    outline: Outline | None = None
    pack: Pack | None = None
    placed: PlacedDeck | None = None


def count_errors(findings: Iterable[Finding]) -> int:
    """How many of the findings are errors."""
    return sum(finding.severity == "error" for finding in findings)


def quiet_stage(_name: str) -> AbstractContextManager[None]:
    """A stage that nobody watches."""
    return nullcontext()


def read_ledger(
    project: Path, stage: Stage = quiet_stage, *, date: str = "", cached: bool = False
) -> tuple[Ledger, tuple[Finding, ...]]:
    """The ledger of a project, and everything that its reader and the ledger rules found, waived or not.

    With `date` (ISO), also the facts that are stale on that day. A large ledger is read in several processes; with
    `cached`, only what has changed since it was last checked, which a file in the user's cache folder tells.
    """
    from builder.ledger import is_large
    from builder.waivers import check_waivers, waive

    read = _read_large if is_large(project) else _read_small
    ledger, findings = read(project, stage, date, cached)
    with stage("checking the ledger"):
        if ledger.waivers:
            named = any(waiver.template for waiver in ledger.waivers)
            templates = slide_templates(project) if named else None
            findings = (*waive(findings, ledger), *check_waivers(ledger, templates))
    return ledger, findings


def _read_small(project: Path, stage: Stage, date: str, _cached: bool) -> tuple[Ledger, tuple[Finding, ...]]:
    from builder.ledger import load_ledger
    from builder.rules import check_ledger
    from builder.waivers import with_facts

    with stage("reading the ledger"):
        ledger = load_ledger(project)
    with stage("checking the ledger"):
        return ledger, with_facts((*ledger.findings, *check_ledger(ledger, date)), ledger)


def _read_large(project: Path, stage: Stage, date: str, cached: bool) -> tuple[Ledger, tuple[Finding, ...]]:
    from builder.volumes import read_in_volumes

    with stage("reading and checking the ledger"):
        ledger, findings = read_in_volumes(project, date=date, cached=cached)
        return ledger, (*ledger.findings, *findings)


def make_deck(
    deck: Path,
    project: Path,
    ledger: Ledger,
    *,
    pack_name: str = "",
    date: str = "",
    packs: Mapping[str, Pack] | None = None,
    text: str | None = None,
    stage: Stage = quiet_stage,
) -> MadeDeck:
    """Make one deck, short of writing it.

    `deck` is its YAML file, relative to `project`, and `text` what stands in it, where there is no such file.
    `pack_name` replaces the deck's own pack, `date` (ISO) its build date. `packs` are packs loaded already, by name.
    Nothing is written.
    """
    from builder.compose import compose
    from builder.fit import fit
    from builder.ledger.files import read_text
    from builder.outline import outline, parse_deck
    from builder.packs.folders import unknown_pack
    from builder.rules import check_accessible, check_deck
    from builder.waivers import waive

    label = deck.as_posix()
    with stage("reading the deck"):
        read = read_text(project, label, "D") if text is None else text
        if isinstance(read, Finding):
            return MadeDeck(id=deck.stem, findings=(read,))
        spec = parse_deck(label, read)
        spec = msgspec.structs.replace(
            spec, pack=pack_name or spec.pack, date=date or source_date() or spec.date or spec.known_as_of
        )
        if count_errors(spec.findings) and not (spec.slides and spec.pack):
            return MadeDeck(id=deck.stem, findings=spec.findings)
    if not spec.pack:
        return MadeDeck(id=deck.stem, findings=spec.findings)
    with stage("loading the pack"):
        unknown = (
            None
            if pack_name or spec.pack in (packs or {})
            else unknown_pack(spec.pack, spec.where("pack"), project, bundled_root() / "templates")
        )
        if unknown is not None:
            return MadeDeck(id=deck.stem, findings=(*spec.findings, unknown))
        pack = (packs or {}).get(spec.pack) or read_pack(spec.pack, project)
    if any(finding.code == "P001" and "/strings." in finding.place.path for finding in pack.findings):
        return MadeDeck(id=deck.stem, findings=(*spec.findings, *pack.findings))  # no slide has its words
    with stage("outline"):
        wanted = outline(spec, ledger, pack)
    with stage("compose"):
        slides = compose(wanted, ledger, pack)
    with stage("fit"):
        placed = fit(slides, pack.brand)
    with stage("checking the deck"):
        findings = (
            *pack.findings,
            *wanted.findings,
            *slides.findings,
            *placed.findings,
            *check_deck(placed, ledger),
            *check_accessible(placed, pack.brand),
        )
    if count_errors(slides.findings):
        # A slide that could not be made may be the one that shows the other side.
        findings = tuple(finding for finding in findings if finding.code != "D103")
    findings = tuple(finding for finding in findings if not _follows(finding, slides.findings))
    findings = waive(_with_templates(findings, placed), ledger, pack.name)
    return MadeDeck(id=deck.stem, findings=findings, outline=wanted, pack=pack, placed=placed)


def _follows(finding: Finding, mistakes: Iterable[Finding]) -> bool:
    """Whether a rule's finding only follows from a mistake of a template that was told: odd words, no title."""
    return finding.code[0] in "AD" and any(
        (finding.code == "A101" and one.slot == "title" and one.slide == finding.slide)
        or (one.code[0] == "P" and one.place.path == finding.place.path and one.place.line == finding.place.line)
        for one in mistakes
    )


def _with_templates(findings: Iterable[Finding], placed: PlacedDeck) -> tuple[Finding, ...]:
    """Name the template of the slide of a rule's finding, where the rule has not: it judged the slide as a whole."""
    templates = {one.number: one.slide.template for one in placed.slides}
    return tuple(
        msgspec.structs.replace(finding, template=templates.get(finding.slide, ""))
        if finding.code[0] in "AD" and finding.slide and not finding.template
        else finding
        for finding in findings
    )


def unused_waivers(ledger: Ledger, findings: Iterable[Finding], made: Iterable[MadeDeck]) -> tuple[Finding, ...]:
    """A warning for each waiver that excuses nothing, where the whole project was checked: its ledger and every deck.

    None where there are errors: a fact or slide that is wrong otherwise was not looked at by every rule.
    """
    from builder.waivers import unused

    found = [(finding, "") for finding in findings]
    found += [(finding, one.pack.name if one.pack else "") for one in made for finding in one.findings]
    if not ledger.waivers or count_errors(finding for finding, _ in found):
        return ()
    return tuple(unused(ledger.waivers, found))


def slide_templates(project: Path) -> tuple[str, ...] | None:
    """Every slide template that a deck of the project can ask for, as “pack/template”; None where a pack is broken."""
    from builder.packs.folders import pack_names

    try:
        packs = [read_pack(name, project) for name in pack_names(project, bundled_root() / "templates")]
    except SourcedeckError:
        return None
    return tuple(f"{pack.name}/{template}" for pack in packs for template in pack.templates)


def read_pack(name: str, project: Path) -> Pack:
    """The pack of that name: the project's own, else the bundled one."""
    from builder.fit.faces import face
    from builder.fit.families import FAMILIES
    from builder.packs import load_pack
    from builder.packs.fonts import unknown_fonts

    pack = load_pack(name, project, bundled=bundled_root() / "templates")
    told = unknown_fonts(pack, lambda font: face(font, False, False, pack.brand.faces).known, sorted(FAMILIES))
    return msgspec.structs.replace(pack, findings=(*pack.findings, *told))


def write_deck(made: MadeDeck, out: Path, format_name: str = "pptx") -> Path:
    """Write a deck that was made into the folder `out`, under the deck's name, whole or not at all; its path.

    Raises SourcedeckError where it cannot be written.
    """
    return write_decks((made,), out, format_name)[0]


def write_decks(
    made: Iterable[MadeDeck], out: Path, format_name: str = "pptx", stage: Stage = quiet_stage
) -> tuple[Path, ...]:
    """Write decks that were made into the folder `out`, under their names, all or none; their paths.

    Raises SourcedeckError where one cannot be written.
    """
    from builder.whole_file import write_all

    with stage("writing"):
        paths = [(out / f"{one.id}.{format_name}", one) for one in made]
        write_all({path: _deck_data(one, format_name) for path, one in paths})
    return tuple(path for path, _ in paths)


def _deck_data(made: MadeDeck, format_name: str) -> bytes:
    if made.placed is None or made.pack is None:
        raise SourcedeckError(f"{made.id}: the deck has errors and was not written")
    if format_name == "md":
        from builder.markdown import deck_as_markdown

        return deck_as_markdown(made.placed.deck).encode()
    from builder.powerpoint import deck_data

    return deck_data(made.placed, Path(made.pack.brand_path), made.pack.brand)


def source_date() -> str:
    """The build date that SOURCE_DATE_EPOCH asks for, as an ISO date, or "" (reproducible-builds.org)."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return ""
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise SourcedeckError(
            f"SOURCE_DATE_EPOCH is “{value}”, not a number of seconds since 1970",
            hint="unset it, or give the date with --date 2022-11-21",
        ) from None
