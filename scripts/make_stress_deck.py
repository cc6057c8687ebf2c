"""Make a whole project of fiction that tries the limits of every slide template, and see that each is kept.

    python scripts/make_stress_deck.py FOLDER

writes seeds, a file for each case (`cases/PACK/NAME.yaml`), and a deck a pack of all cases that build
(`decks/stress-PACK.yaml`). Each case is tried alone, and must end as it says: a slide builds; or it is refused because
it does not fit (L101), with slide, slot and excess; or it is refused with the code that it names. What is only bounded
must be told as such (L105), and a font without metrics is never taken for fitting (L103). `refused.txt` tells what was
refused, and why. Then build the decks and judge them as any other:

    sourcedeck build -C FOLDER && python scripts/judge_deck.py FOLDER/build/*.pptx

Exit status: 0 each case ended as it must; 1 one did not; 2 a wrong call.
"""

import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import yaml
from stress_slides import BUILDS, MAY, Case, cases, section
from stress_world import KNOWN_AS_OF, write_world

from builder.build import make_deck, read_ledger, read_pack
from builder.bundled import bundled_root
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.pack import Pack
from builder.powerpoint import make_brand

PACKS = ("seminar", "classroom")
TOO_MUCH = "L101"
OVER_OTHERS = "A105"
"""What has no room is placed as it least overflows: then a label may lie on a dot, and its contrast is told too."""
_TITLES = {"seminar": "Light and shade, a fiction", "classroom": "Lamps of the coast, a fiction"}


class Trial(NamedTuple):
    """How a case ended: the codes of its errors, each once, and what is wrong with that ("" is nothing)."""

    case: Case
    errors: tuple[str, ...]
    wrong: str
    told: tuple[str, ...]


def write_deck_file(path: Path, pack: str, slides: list[dict[str, object]]) -> None:
    """Write a deck file with these slides, by the author of the stress decks."""
    deck = {"title": _TITLES[pack], "pack": pack, "known-as-of": KNOWN_AS_OF, "slides": slides}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(deck, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def attempt(case: Case, project: Path, ledger: Ledger, pack: Pack) -> Trial:
    """Make a case as a deck of its own, and compare how it ends with how it must."""
    file = Path("cases") / pack.name / f"{case.name}.yaml"
    write_deck_file(project / file, pack.name, [{**case.slide, "section": "The case"}])
    try:
        findings = make_deck(file, project, ledger, packs={pack.name: pack}).findings
    except Exception as error:  # a crash is what this looks for; the other cases are tried all the same
        return Trial(case, ("crash",), f"must never break off: {type(error).__name__}: {error}", ())
    errors = tuple(dict.fromkeys(finding.code for finding in findings if finding.severity == "error"))
    told = tuple(_told(finding) for finding in findings if finding.severity == "error")
    return Trial(case, errors, _wrong(case, errors, findings), told)


def _wrong(case: Case, errors: tuple[str, ...], findings: tuple[Finding, ...]) -> str:
    if case.expect == BUILDS and errors:
        return f"must build, and is refused: {', '.join(errors)}"
    besides = set(errors) - ({TOO_MUCH, OVER_OTHERS} if TOO_MUCH in errors else set())
    if case.expect == MAY and besides:
        return f"may be refused for want of room alone, not with {', '.join(errors)}"
    if case.expect not in (BUILDS, MAY) and case.expect not in errors:
        return f"must be refused with {case.expect}; has {', '.join(errors) or 'no error'}"
    if case.bounded and case.expect in (BUILDS, MAY) and not any(finding.code == "L105" for finding in findings):
        return "holds another script, and nothing says that its width is only bounded (L105)"
    return ""


def _told(finding: Finding) -> str:
    where = f"slot {finding.slot}: " if finding.slot else ""
    return f"{finding.code} {where}{finding.message}"


def try_pack(pack: Pack, project: Path, ledger: Ledger) -> list[Trial]:
    """Try every case of a pack, and write the deck of those that build."""
    trials = [attempt(case, project, ledger, pack) for case in cases(pack.templates)]
    slides: list[dict[str, object]] = []
    opened: list[object] = []
    for trial in trials:
        if not trial.errors:
            slide: dict[str, object] = dict(trial.case.slide)
            if slide["template"] not in opened:
                slide["section"] = section(len(opened))
                opened.append(slide["template"])
            slides.append(slide)
    write_deck_file(project / f"decks/stress-{pack.name}.yaml", pack.name, slides)
    return trials


def try_font_without_metrics(project: Path, ledger: Ledger) -> str:
    """A pack in a font that nobody has measured: its slides must be refused as not measured. What is wrong, or ""."""
    settings = tomllib.loads((bundled_root() / "templates/seminar/pack.toml").read_text("utf-8"))
    settings |= {"name": "unmeasured", "extends": "seminar"}
    settings["tokens"]["fonts"]["body"] = "Chalk Of Leska"
    folder = project / "templates/unmeasured"
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("brand.pptx").write_bytes(make_brand(settings))
    text = (bundled_root() / "templates/seminar/pack.toml").read_text("utf-8")
    text = text.replace('name = "seminar"', 'name = "unmeasured"\nextends = "seminar"')
    folder.joinpath("pack.toml").write_text(text.replace('body = "Calibri"', 'body = "Chalk Of Leska"'), "utf-8")
    made = make_deck(Path("cases/seminar/title-of-40.yaml"), project, ledger, pack_name="unmeasured")
    found = any(finding.code == "L103" and finding.severity == "error" for finding in made.findings)
    return "" if found else "a font without metrics is not told as not measured (L103)"


def main(arguments: list[str]) -> int:
    """Write the project, try each case, say how they ended; returns the exit status."""
    if len(arguments) != 1:
        print("usage: python scripts/make_stress_deck.py FOLDER", file=sys.stderr)
        return 2
    project = Path(arguments[0])
    write_world(project)
    ledger, found = read_ledger(project)
    wrong = [_told(finding) for finding in found if finding.severity != "note"]
    refused: list[str] = []
    for name in PACKS:
        pack = read_pack(name, project)
        trials = try_pack(pack, project, ledger)
        built = sum(not trial.errors for trial in trials)
        print(f"{name}: {len(trials)} cases, {built} build, {len(trials) - built} are refused")
        wrong += [f"{name}: {trial.case.name}: {trial.wrong}" for trial in trials if trial.wrong]
        refused += [f"{name}: {trial.case.name}: {told}" for trial in trials for told in trial.told]
        whole = make_deck(Path(f"decks/stress-{name}.yaml"), project, ledger, packs={name: pack}).findings
        wrong += [f"{name}: the whole deck: {_told(one)}" for one in whole if one.severity == "error"]
    unmeasured = try_font_without_metrics(project, ledger)
    wrong += [unmeasured] if unmeasured else []
    (project / "refused.txt").write_text("".join(f"{line}\n" for line in refused), encoding="utf-8")
    for line in wrong:
        print(f"  {line}")
    print(f"refused for a reason: {project / 'refused.txt'}; ended otherwise than it must: {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
