"""Deck spec, ledger and pack in, the Outline out: which slides, in which order, with which facts, at which minute."""

import re
from collections.abc import Iterator

import msgspec

from builder.model.deckspec import DeckSpec, Omission, Outline, SlideSpec, WantedGroup, WantedSlide
from builder.model.finding import Finding
from builder.model.ledger import Fact, Ledger
from builder.model.pack import Pack, SlideTemplate
from builder.outline.minutes import fit_to_time, minutes_of
from builder.outline.select import Selected, rests_on_findings, select, unknown_ids, withdrawn_behind
from builder.outline.spec import slide_texts
from builder.reading.nearest import did_you_mean


def outline(spec: DeckSpec, ledger: Ledger, pack: Pack) -> Outline:
    """Plan a deck. Findings of the plan are those of `spec` and its own.

    A slide that has an error, or names a fact that could not be read, is left out of the plan, with the reason, so
    that one mistake is told once.
    """
    planner = _Planner(ledger, pack)
    planner.deck_texts(spec)
    planned = [slide for entry in spec.slides for slide in planner.slides(entry)]
    named = _with_ids(planned, planner)
    main = [slide for slide in named if not slide.spec.appendix]
    appendix = [slide for slide in named if slide.spec.appendix]
    timed = fit_to_time(spec, [*_in_sections(spec, main), *_appendix_sections(spec, appendix)])
    return Outline(
        spec=spec,
        slides=timed.slides,
        minutes=timed.minutes,
        left_out=(*planner.left_out, *timed.left_out),
        findings=(*spec.findings, *planner.findings, *timed.findings),
    )


class _Planner:
    """Makes the slides of each entry, and gathers what is wrong and what was left out."""

    def __init__(self, ledger: Ledger, pack: Pack) -> None:
        self.ledger = ledger
        self.pack = pack
        self.findings: list[Finding] = []
        self.left_out: list[Omission] = []

    def deck_texts(self, deck: DeckSpec) -> None:
        """Check what the deck's own title and subtitle rest on."""
        for text in (deck.title, deck.subtitle):
            if text is not None:
                self.findings += rests_on_findings(text, text.rests_on, self.ledger)

    def slides(self, spec: SlideSpec) -> Iterator[WantedSlide]:
        """The slides of one entry: none for a bare section, several for `for-each`, else one. Ids are given later."""
        if not spec.template:
            return
        template = self.pack.templates.get(spec.template)
        findings = list(self._references(spec))
        if template is None and not self._is_broken(spec.template):
            findings.append(self._no_template(spec))
        facts, each = select(spec.facts, self.ledger), select(spec.for_each, self.ledger)
        groups = [select(group.facts, self.ledger) for group in spec.groups]
        selections = (facts, each, *groups)
        for selected in selections:
            findings += selected.findings
        self._passed_over(spec, selections)
        broken = any(selected.broken for selected in selections) or self._rests_on_broken(spec)
        if template is not None and not findings and not broken:
            findings += self._template_findings(spec, template, self._count(spec, facts, groups))
        self.findings += (msgspec.structs.replace(finding, template=spec.template) for finding in findings)
        if template is None or broken or any(finding.severity == "error" for finding in findings):
            why = "it rests on a record that could not be read" if broken and not findings else "it has errors"
            self.left_out.append(Omission(spec.at, f"slide “{spec.id or spec.template}”", 0, why))
            return
        leaders: tuple[tuple[Fact, ...], ...] = tuple((fact,) for fact in each.facts) if spec.for_each else ((),)
        for leader in leaders:
            yield self._slide(spec, template, (*leader, *facts.facts), groups)

    def _slide(
        self, spec: SlideSpec, template: SlideTemplate, facts: tuple[Fact, ...], groups: list[Selected]
    ) -> WantedSlide:
        found = zip(spec.groups, groups, strict=True)
        ledger = self.ledger
        return WantedSlide(
            id="",
            spec=spec,
            facts=_distinct(facts),
            groups=tuple(
                WantedGroup(label=group.label, facts=chosen.facts, points=group.points) for group, chosen in found
            ),
            terms=tuple(ledger.terms[name] for name in spec.terms),
            listings=tuple(ledger.listings[name] for name in spec.listings),
            minutes=minutes_of(spec, template),
        )

    def _references(self, spec: SlideSpec) -> Iterator[Finding]:
        ledger = self.ledger
        yield from unknown_ids(spec, "terms", spec.terms, "term", ledger.terms, ledger)
        yield from unknown_ids(spec, "actors", spec.actors, "actor", ledger.actors, ledger)
        yield from unknown_ids(spec, "listings", spec.listings, "listing", ledger.listings, ledger)
        yield from withdrawn_behind(spec, "listings", spec.listings, ledger)
        yield from withdrawn_behind(spec, "actors", spec.actors, ledger)
        for text in slide_texts(spec):
            yield from rests_on_findings(text, text.rests_on, ledger)

    def _rests_on_broken(self, spec: SlideSpec) -> bool:
        ids = [name for text in slide_texts(spec) for name in text.rests_on]
        named = (*ids, *spec.terms, *spec.actors, *spec.listings)
        known = (self.ledger.facts, self.ledger.terms, self.ledger.actors, self.ledger.listings)
        return any(self.ledger.is_broken(name) and not any(name in ids for ids in known) for name in named)

    def _is_broken(self, template: str) -> bool:
        """Whether the pack has a template of that name which could not be read: it is told where it stands."""
        ending = f"/slides/{template}.md.j2"
        return any(one.severity == "error" and one.place.path.endswith(ending) for one in self.pack.findings)

    def _no_template(self, spec: SlideSpec) -> Finding:
        names = tuple(self.pack.templates)
        unread = [one.place.path for one in self.pack.findings if one.code == "P003" and one.severity == "warning"]
        meant = next((path for path in unread if _slug(path) == spec.template), "")
        hint = f"{meant} is not read: it must be slides/{spec.template}.md.j2" if meant else ""
        hint = hint or did_you_mean(spec.template, names) or f"the pack has: {', '.join(names)}"
        message = f"the pack “{self.pack.name}” has no slide template “{spec.template}”"
        return Finding("D006", "error", spec.where("template"), message, hint)

    def _count(self, spec: SlideSpec, facts: Selected, groups: list[Selected]) -> int:
        ids = [fact.id for selected in (facts, *groups) for fact in selected.facts]
        return len(dict.fromkeys(ids)) + (1 if spec.for_each else 0)

    def _template_findings(self, spec: SlideSpec, template: SlideTemplate, count: int) -> Iterator[Finding]:
        """P106 where the template cannot do with what the deck gives."""
        least, most = template.facts
        if count < least or (most is not None and count > most):
            taken = _range_in_words(least, most, "fact")
            message = f"the template “{template.name}” takes {taken}, and is given {count}"
            place = spec.where("facts") if "facts" in spec.marks else spec.at
            hint = "name them under “facts”" if count < least else "take some off, or use “for-each” for a slide a fact"
            yield Finding("P106", "error", place, message, hint)
        else:
            yield from self._group_findings(spec, template, count)
        for need in template.needs:
            if not _given(spec, need):
                message = f"the template “{template.name}” needs “{need}”, which this slide does not give"
                yield Finding("P106", "error", spec.at, message, f"add “{_example(need)}” to the slide")

    def _group_findings(self, spec: SlideSpec, template: SlideTemplate, count: int) -> Iterator[Finding]:
        """P106 where a template has no place for so many groups, or for so few; a fact alone is a group of one."""
        least, most = template.groups
        given = len(spec.groups) or count
        if least <= given and (most is None or given <= most):
            return
        taken = _range_in_words(least, most, "group" if spec.groups else "fact")
        message = f"the template “{template.name}” takes {taken}, and is given {given}"
        if spec.groups:
            hint = "give fewer groups, or make two slides of it" if given > least else "give it another group"
        else:
            hint = "take some off, or put those that belong together into groups"
        place = spec.where("groups" if spec.groups else "facts")
        yield Finding("P106", "error", place, message, hint)

    def _passed_over(self, spec: SlideSpec, selections: tuple[Selected, ...]) -> None:
        where = spec.id or spec.template
        for selected in selections:
            for fact_id, why in selected.passed_over:
                self.left_out.append(Omission(spec.at, f"fact “{fact_id}” of slide “{where}”", 0, why))


def _slug(path: str) -> str:
    """The name that a file would have as a slide template."""
    return "-".join(re.findall(r"[a-z0-9]+", path.rpartition("/")[2].partition(".")[0].casefold()))


def _example(need: str) -> str:
    """How a field that a template needs is written in a deck."""
    if need.startswith("extra."):
        return f"extra: {{{need.removeprefix('extra.')}: …}}"
    lists = {"columns": "[{head: …, field: …}]", "groups": "[{label: …, facts: […]}]", "task": "{text: …, minutes: …}"}
    return f"{need}: {lists.get(need, '[…]' if need.endswith('s') else '…')}"


def _distinct(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())


def _given(spec: SlideSpec, need: str) -> bool:
    name = need.replace("-", "_")
    if name.startswith("extra."):
        return name.removeprefix("extra.") in spec.extra
    if name == "facts":
        return bool(spec.facts or spec.for_each or any(group.facts for group in spec.groups))
    return bool(getattr(spec, name, None))


def _range_in_words(least: int, most: int | None, what: str) -> str:
    if most is None:
        return f"{least} or more {what}s" if least != 1 else f"at least one {what}"
    if least == most:
        return {0: f"no {what}s", 1: f"one {what}"}.get(least, f"{least} {what}s")
    return f"up to {most} {what}s" if least == 0 else f"{least} to {most} {what}s"


def _with_ids(slides: list[WantedSlide], planner: _Planner) -> list[WantedSlide]:
    """Give each slide an id: its own, with the fact's for `for-each`; else the template's name and a number."""
    taken: dict[str, WantedSlide] = {}
    for slide in slides:
        if slide.spec.id:
            _claim(slide, taken, planner)
    counts: dict[str, int] = {}
    by_slide = {id(slide): name for name, slide in taken.items()}
    named: list[WantedSlide] = []
    for slide in slides:
        name = by_slide.get(id(slide), "")
        while not name:
            template = slide.spec.template
            counts[template] = counts.get(template, 0) + 1
            candidate = f"{template}-{counts[template]}"
            name = "" if candidate in taken else candidate
        named.append(msgspec.structs.replace(slide, id=name))
    return named


def _claim(slide: WantedSlide, taken: dict[str, WantedSlide], planner: _Planner) -> None:
    spec = slide.spec
    name = f"{spec.id}-{slide.facts[0].id}" if spec.for_each else spec.id
    first = taken.setdefault(name, slide)
    if first is not slide:
        hint = f"the first stands at {first.spec.where('id')}; rename one of them"
        planner.findings.append(
            Finding("D005", "error", spec.where("id"), f"the slide id “{name}” is used twice", hint)
        )


def _in_sections(deck: DeckSpec, slides: list[WantedSlide]) -> Iterator[WantedSlide]:
    """Carry each section on to the slides after the entry that opens it; entries of the appendix open none here."""
    return _carried([entry for entry in deck.slides if not entry.appendix], slides)


def _appendix_sections(deck: DeckSpec, slides: list[WantedSlide]) -> Iterator[WantedSlide]:
    return _carried([entry for entry in deck.slides if entry.appendix], slides)


def _carried(entries: list[SlideSpec], slides: list[WantedSlide]) -> Iterator[WantedSlide]:
    by_entry: dict[int, list[WantedSlide]] = {}
    for slide in slides:
        by_entry.setdefault(id(slide.spec), []).append(slide)
    section = ""
    for entry in entries:
        section = entry.section or section
        for slide in by_entry.get(id(entry), ()):
            yield msgspec.structs.replace(slide, section=section)
