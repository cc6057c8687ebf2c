"""Waivers over findings: what a project has excused becomes less bad and says why; and what is wrong with a waiver."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from builder.model.finding import Finding, Place, Severity
from builder.model.ledger import Ledger, Waiver
from builder.reading.nearest import did_you_mean
from builder.rules.book import RULES, Rule

UNUSED = "F120"
"""The code of the warning about a waiver that excuses nothing."""
_RULES: Mapping[str, Rule] = {rule.code: rule for rule in RULES}
_BY_NAME = {rule.name: rule.code for rule in RULES}
_FROM_MILD: tuple[Severity, ...] = ("silent", "note", "warning", "error")
_FACTS = "seeds/facts/"
# What makes a quotation a quotation cannot be excused; and what has a better way out, with that way.
_NEVER = {
    "F101": "a quotation that does not stand in its source is none: copy the words from the text",
    "F102": "say by “prefix” or “suffix” which passage is meant",
    "S110": "undo the change, or pin the text again with `sourcedeck source pin`",
    "S111": "list the sentence under “left-out” of its source, with the reason",
    "S112": "pin the text with `sourcedeck source pin`",
    "F112": "mend the record: this rule is about actors, places, terms and listings, and about no fact",
    "D115": "raise “quote-limit” of the source, where its rights allow more",
}


class _OfRule(msgspec.Struct, frozen=True):
    """The sound waivers of one rule, by the fact or the template that they are for."""

    by_fact: dict[str, Waiver]
    by_template: dict[str, Waiver]


def waive(findings: Iterable[Finding], ledger: Ledger, pack: str = "") -> tuple[Finding, ...]:
    """Give each finding that sound waivers cover their severity and their reason; leave all others as they are.

    `pack` is the name of the pack in which the findings' slides are set.
    """
    rules = _by_rule(ledger.waivers)
    return tuple(
        _waived(finding, rules[finding.code], pack) if finding.code in rules and not finding.waived else finding
        for finding in findings
    )


def _by_rule(waivers: Iterable[Waiver]) -> dict[str, _OfRule]:
    rules: dict[str, _OfRule] = {}
    for waiver in waivers:
        if _fault(waiver) is None:
            of_rule = rules.setdefault(waiver.rule, _OfRule({}, {}))
            (of_rule.by_fact if waiver.fact else of_rule.by_template).setdefault(waiver.fact or waiver.template, waiver)
    return rules


def _waived(finding: Finding, waivers: _OfRule, pack: str) -> Finding:
    """The finding as the mildest way to excuse it leaves it."""
    way = _mildest_way(finding, waivers, pack)
    if not way:
        return _half_covered(finding, waivers.by_fact)
    if _FROM_MILD.index(_severity(way)) >= _FROM_MILD.index(finding.severity):
        return finding  # a rule may tell some of its findings as less than an error: they become no worse
    reason = " ".join(dict.fromkeys(waiver.reason for waiver in way))
    return msgspec.structs.replace(finding, severity=_severity(way), waived=reason)


def _mildest_way(finding: Finding, waivers: _OfRule, pack: str) -> tuple[Waiver, ...]:
    """The waivers that leave the least of a finding: that of its template, or those of all its facts; () if none."""
    named = _names(finding.template, pack)
    ways: list[tuple[Waiver, ...]] = [(waivers.by_template[name],) for name in named if name in waivers.by_template]
    # A claim that rests on two facts is excused only where both are: the other one is nobody's exception.
    if finding.facts and all(fact in waivers.by_fact for fact in finding.facts):
        ways.append(tuple(waivers.by_fact[fact] for fact in finding.facts))
    return min(ways, key=lambda one: _FROM_MILD.index(_severity(one)), default=())


def _half_covered(finding: Finding, by_fact: Mapping[str, Waiver]) -> Finding:
    """Say why a waiver does not reach a finding that rests on other facts, too."""
    covered = [fact for fact in finding.facts if fact in by_fact]
    if not covered:
        return finding
    others = ", ".join(f"“{fact}”" for fact in finding.facts if fact not in by_fact)
    why = f"the waiver at {by_fact[covered[0]].at} does not reach this: it rests on {others} too"
    return msgspec.structs.replace(finding, hint=f"{finding.hint}; {why}" if finding.hint else why)


def _severity(way: tuple[Waiver, ...]) -> Severity:
    """What waivers that are needed together leave of a finding: as much as the strictest of them."""
    return max((waiver.severity for waiver in way), key=_FROM_MILD.index)


def _names(template: str, pack: str) -> tuple[str, ...]:
    """How a waiver may call a slide template: by its name, or as that of one pack."""
    return (f"{pack}/{template}", template) if template else ()


def with_facts(findings: Iterable[Finding], ledger: Ledger) -> tuple[Finding, ...]:
    """Name the fact in whose record a finding's place stands, where the finding names none itself."""
    told = tuple(findings)
    paths = {one.place.path for one in told if not one.facts and one.place.path.startswith(_FACTS)}
    if not paths:
        return told
    records: dict[str, list[tuple[int, int, str]]] = {path: [] for path in paths}
    for fact in ledger.facts.values():
        if fact.at.path in paths:
            records[fact.at.path].append((fact.at.line, fact.at.column, fact.id))
    for place in ledger.broken.values():  # a record that could not be read ends the one before it
        if place.path in paths:
            records[place.path].append((place.line, place.column, ""))
    starts = {path: sorted(found) for path, found in records.items()}
    return tuple(one if one.facts or one.place.path not in paths else _with_fact(one, starts) for one in told)


def _with_fact(finding: Finding, starts: Mapping[str, Sequence[tuple[int, int, str]]]) -> Finding:
    place, records = finding.place, starts[finding.place.path]
    before = bisect_right(records, (place.line, place.column), key=lambda record: record[:2])
    fact = records[before - 1][2] if before else ""
    return msgspec.structs.replace(finding, facts=(fact,)) if fact else finding


def check_waivers(ledger: Ledger, templates: Collection[str] | None = None) -> tuple[Finding, ...]:
    """What is wrong with the ledger's waivers; a waiver that is wrong excuses nothing.

    `templates` are all slide templates of the project's packs and the bundled ones, each as “pack/template”; None where
    that is not known. That a fact does not exist, the ledger's reader has told.
    """
    found: list[Finding] = []
    first: dict[tuple[str, str, str], Place] = {}
    for waiver in ledger.waivers:
        fault = _fault(waiver) or _unknown_template(waiver, templates)
        subject = (waiver.rule, waiver.fact, waiver.template)
        if fault is None and subject in first:
            hint = f"the first stands at {first[subject]}; keep one of them"
            fault = _wrong("F005", waiver.at, f"{waiver.rule} is waived twice for {_subject(waiver)}", hint)
        first.setdefault(subject, waiver.at)
        found += [fault] if fault else []
    return tuple(found)


def unused(waivers: Iterable[Waiver], findings: Iterable[tuple[Finding, str]]) -> Iterator[Finding]:
    """A warning for each sound waiver that made none of the findings milder, each given with its slide's pack or "".

    A waiver beside a milder one of the same finding has done nothing. To be asked only where all that a waiver could
    cover was checked.
    """
    every = tuple(waivers)
    rules = _by_rule(every)
    used: set[tuple[str, str, str]] = set()
    for finding, pack in findings:
        if finding.waived and finding.code in rules:
            way = _mildest_way(finding, rules[finding.code], pack)
            used.update((one.rule, one.fact, one.template) for one in way)
    for waiver in every:
        if (waiver.rule, waiver.fact, waiver.template) not in used and _fault(waiver) is None:
            message = f"{waiver.rule} has nothing to waive for {_subject(waiver)}"
            hint = "take it out; or name the code and the fact or template of the finding that it is for"
            yield Finding(UNUSED, "warning", waiver.at, message, hint)


def _fault(waiver: Waiver) -> Finding | None:
    """What is wrong with a waiver by itself, or None."""
    rule = _RULES.get(waiver.rule)
    if rule is None:
        hint = (
            did_you_mean(waiver.rule, _RULES) or f"“{waiver.rule}” stands for no rule; `sourcedeck explain` lists them"
        )
        if waiver.rule.casefold() in _BY_NAME:
            hint = f"write its code: {_BY_NAME[waiver.rule.casefold()]}"
        return _wrong("F006", waiver.where("rule"), f"there is no rule “{waiver.rule}” that could be waived", hint)
    if rule.code in _NEVER or rule.code[0] == "S":
        hint = _NEVER.get(rule.code, "mend the source")
        return _wrong("F003", waiver.where("rule"), f"{rule.code} ({rule.name}) cannot be waived", hint)
    if bool(waiver.fact) == bool(waiver.template):
        both = "both a fact and a template" if waiver.fact else "neither a fact nor a template"
        return _wrong("F004", waiver.at, f"the waiver names {both}", "name one: “fact: …” or “template: …”")
    about = {"F": "fact", "A": "template"}.get(rule.code[0], "")
    if about and not getattr(waiver, about):
        given = "template" if waiver.template else "fact"
        message = (
            f"{rule.code} ({rule.name}) is about a {about if about == 'fact' else 'slide'}, and not about a {given}"
        )
        return _wrong("F003", waiver.where(given), message, f"write “{about}: …”")
    if _FROM_MILD.index(waiver.severity) >= _FROM_MILD.index(rule.severity):
        message = f"{rule.code} ({rule.name}) is no more than a {rule.severity} anyway"
        return _wrong("F003", waiver.where("severity"), message, "write note, or silent")
    return None


def _unknown_template(waiver: Waiver, templates: Collection[str] | None) -> Finding | None:
    if not waiver.template or templates is None:
        return None
    known = dict.fromkeys(templates) if "/" in waiver.template else {one.partition("/")[2]: None for one in templates}
    if waiver.template in known:
        return None
    hint = did_you_mean(waiver.template, known) or f"there are: {', '.join(known)}"
    return _wrong("F006", waiver.where("template"), f"there is no slide template “{waiver.template}”", hint)


def _wrong(code: str, place: Place, message: str, hint: str) -> Finding:
    return Finding(code, "error", place, message, hint)


def _subject(waiver: Waiver) -> str:
    return f"the fact “{waiver.fact}”" if waiver.fact else f"the template “{waiver.template}”"
