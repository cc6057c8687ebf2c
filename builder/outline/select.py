"""A selection in, facts out: by id in the order given, or by tag, kind, audience and priority in the ledger's order."""

import re
from collections.abc import Iterator, Mapping
from typing import get_args

import msgspec

from builder.model.deckspec import Selection
from builder.model.finding import Finding, Place
from builder.model.ledger import ANY_ID, Fact, FactKind, Ledger, Record
from builder.reading.nearest import did_you_mean

KINDS: tuple[str, ...] = get_args(FactKind)

_OPERAND = re.compile(r"([^\s,()/+]+)\.[^\s,()/+.]+")
_FILES = {"actor": "actors.yaml", "term": "glossary.yaml", "listing": "listings.yaml"}


class Selected(msgspec.Struct, frozen=True):
    """The facts that a selection found, what is wrong with it, and ids passed over, each with the reason.

    `broken` tells that it names a record that could not be read, which the ledger has reported.
    """

    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()
    broken: bool = False


def select(selection: Selection | None, ledger: Ledger) -> Selected:
    """Find the facts of a selection: first the named ids in their order, then all others that match the rest of it."""
    if selection is None:
        return Selected()
    findings = [*unknown_ids(selection, "ids", selection.ids, "fact", ledger.facts, ledger)]
    findings += _withdrawn(selection, "ids", selection.ids, ledger)
    findings += _unknown_words(selection, ledger)
    found = {name: ledger.facts[name] for name in selection.ids if name in ledger.facts}
    passed_over: list[tuple[str, str]] = []
    if selection.tags or selection.kinds or selection.audience or (selection.min_priority > 1 and not selection.ids):
        for fact in ledger.facts.values():
            if fact.id in found or not _matches(fact, selection):
                continue
            if fact.withdrawn:
                passed_over.append((fact.id, f"it is withdrawn: {fact.withdrawn}"))
            else:
                found[fact.id] = fact
    findings += _on_withdrawn(selection, found, ledger)
    facts = tuple(fact for fact in found.values() if not fact.withdrawn)
    if 0 < selection.limit < len(facts):
        passed_over += [(fact.id, f"the selection's limit is {selection.limit}") for fact in facts[selection.limit :]]
        facts = facts[: selection.limit]
    broken = any(ledger.is_broken(name) and name not in ledger.facts for name in selection.ids)
    if not (facts or findings or broken or ledger.is_broken(ANY_ID)):
        findings.append(
            Finding(
                "D111", "error", selection.at, "this selection finds no facts", "widen it, or name facts by their ids"
            )
        )
    return Selected(facts, tuple(findings), tuple(passed_over), broken)


def unknown_ids(
    record: Record, key: str, ids: tuple[str, ...], kind: str, known: Mapping[str, object], ledger: Ledger
) -> Iterator[Finding]:
    """A finding D006 for each id under `key` that does not exist, with the nearest one that does."""
    for index, name in enumerate(ids):
        if name not in known and not ledger.is_broken(name):
            hint = did_you_mean(name, known) or _where_written(kind)
            yield Finding("D006", "error", _place(record, key, index), f"there is no {kind} “{name}”", hint)


def _where_written(kind: str) -> str:
    """Where the ids of a kind are to be found, as a hint."""
    if kind == "fact":
        return "`sourcedeck facts` lists the ids of the facts"
    return f"the ids stand in seeds/reference/{_FILES[kind]}"


def rests_on_findings(record: Record, ids: tuple[str, ...], ledger: Ledger) -> Iterator[Finding]:
    """What is wrong with the `rests-on` of a text: ids that do not exist, and facts that are withdrawn."""
    yield from unknown_ids(record, "rests_on", ids, "fact", ledger.facts, ledger)
    yield from _withdrawn(record, "rests_on", ids, ledger)


def _withdrawn(record: Record, key: str, ids: tuple[str, ...], ledger: Ledger) -> Iterator[Finding]:
    for index, name in enumerate(ids):
        fact = ledger.facts.get(name)
        if fact is not None and fact.withdrawn:
            message = f"the fact “{name}” is withdrawn: {fact.withdrawn}"
            hint = "take it off, or use another fact"
            yield Finding("D006", "error", _place(record, key, index), message, hint, facts=(name,))
        elif fact is not None:
            yield from _worked_out(fact, _place(record, key, index), ledger)


def _on_withdrawn(selection: Selection, found: Mapping[str, Fact], ledger: Ledger) -> Iterator[Finding]:
    """Facts that a selection finds by tag or kind, and that are worked out from a withdrawn one."""
    for fact in found.values():
        if fact.id not in selection.ids and not fact.withdrawn:
            yield from _worked_out(fact, selection.at, ledger)


def _worked_out(fact: Fact, place: Place, ledger: Ledger) -> Iterator[Finding]:
    for derived in fact.derived:
        for name in dict.fromkeys(_OPERAND.findall(derived.of)):
            other = ledger.facts.get(name)
            if other is not None and other.withdrawn:
                message = (
                    f"“{derived.name}” of the fact “{fact.id}” is worked out from “{name}”, which is withdrawn:"
                    f" {other.withdrawn}"
                )
                yield Finding(
                    "D006", "error", place, message, "take it off, or use another fact", facts=(fact.id, name)
                )


def withdrawn_behind(record: Record, key: str, ids: tuple[str, ...], ledger: Ledger) -> Iterator[Finding]:
    """A finding for each listing or actor under `key` whose words rest on a withdrawn fact."""
    for index, name in enumerate(ids):
        listing, actor = ledger.listings.get(name), ledger.actors.get(name)
        rests_on: tuple[str, ...] = ()
        if key == "listings" and listing:
            rests_on = (listing.fact,)
        elif key == "actors" and actor:
            rests_on = actor.rests_on
        for fact_id in rests_on:
            fact = ledger.facts.get(fact_id)
            if fact is not None and fact.withdrawn:
                message = f"the {key[:-1]} “{name}” rests on the fact “{fact_id}”, which is withdrawn: {fact.withdrawn}"
                hint = "take it off, or let it rest on another fact, where it is written"
                yield Finding("D006", "error", _place(record, key, index), message, hint, facts=(fact_id,))


def _unknown_words(selection: Selection, ledger: Ledger) -> Iterator[Finding]:
    """Tags, kinds and audiences that no fact has are slips of the pen."""
    for index, kind in enumerate(selection.kinds):
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) or f"one of {', '.join(KINDS)}"
            yield Finding(
                "D003", "error", _place(selection, "kinds", index), f"there is no kind of fact “{kind}”", hint
            )
    facts = ledger.facts.values()
    for index, tag in enumerate(selection.tags):
        if not any(tag in fact.tags for fact in facts):
            tags = dict.fromkeys(tag for fact in facts for tag in fact.tags)
            hint = did_you_mean(tag, tags) or f"tags in use: {', '.join(sorted(tags)) or 'none'}"
            yield Finding("D006", "error", _place(selection, "tags", index), f"no fact has the tag “{tag}”", hint)
    audience = selection.audience
    if audience and not any(audience in fact.audience for fact in facts):
        audiences = dict.fromkeys(name for fact in facts for name in fact.audience)
        if audiences:
            hint = did_you_mean(audience, audiences) or f"audiences in use: {', '.join(sorted(audiences))}"
            message = f"no fact is marked for the audience “{audience}”"
            yield Finding("D006", "warning", selection.where("audience"), message, hint)


def _matches(fact: Fact, selection: Selection) -> bool:
    """A fact without an audience suits every audience."""
    return (
        all(tag in fact.tags for tag in selection.tags)
        and (not selection.kinds or fact.kind in selection.kinds)
        and (not selection.audience or not fact.audience or selection.audience in fact.audience)
        and fact.priority >= selection.min_priority
    )


def _place(record: Record, key: str, index: int) -> Place:
    name = f"{key}[{index}]"
    return record.where(name if name in record.marks else key)
