"""The deck composed: each wanted slide rendered, read and assembled; then what needs the whole deck."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from jinja2 import Template, TemplateError

from builder.citations import Citations, strip
from builder.compose.absent import empty_slot, variable_hint
from builder.compose.assemble import Assembler, Content, Shown, ordered
from builder.compose.blocks import make_functions, waived_in, waiver_notes, whole_deck_blocks
from builder.compose.calls import misused
from builder.compose.environment import Table, Templates, UnknownVariableError
from builder.compose.facts import Shelf
from builder.compose.filters import make_filters
from builder.compose.languages import language_findings
from builder.compose.links import Links
from builder.compose.markdown import Reader
from builder.compose.notes import NotesWriter
from builder.compose.problems import RefusedError, unknown_name
from builder.compose.said import Later
from builder.compose.trouble import column_of, line_in, line_of, place_in_deck, slot_at
from builder.compose.views import DeckView, NamedTexts, deck_title, given, variables
from builder.compose.words import Words
from builder.model.deckspec import Outline, WantedSlide
from builder.model.finding import Finding, Place
from builder.model.ledger import Ledger
from builder.model.pack import Pack, SlideTemplate
from builder.model.slides import Block, Citation, Deck, Origin, Paragraph, Run, Slide, Slot

_VARIABLES = ("deck", "slide", "fact", "facts", "groups", "terms", "actors", "listings", "columns", "strings")


class Draft(msgspec.Struct, frozen=True):
    """A slide that is ready but for what needs the whole deck."""

    wanted: WantedSlide
    slots: dict[str, Content]
    notes: tuple[Paragraph, ...]
    shown: Shown
    visible: tuple[str, ...]
    numbers: tuple[int, ...]


def compose_deck(outline: Outline, ledger: Ledger, pack: Pack) -> Deck:
    """Compose the deck; see `builder.compose.compose`."""
    composer = _Composer(outline, ledger, pack)
    drafts = [composer.draft(wanted, number) for number, wanted in enumerate(outline.slides, 1)]
    return composer.finish(drafts)


class _Composer:
    """One run over one deck: templates, facts and citation numbers."""

    def __init__(self, outline: Outline, ledger: Ledger, pack: Pack) -> None:
        spec = outline.spec
        self.outline = outline
        self.ledger = ledger
        self.pack = pack
        self.words = Words(pack.strings_in(spec.language), spec.language)
        self.shelf = Shelf(ledger, self.words, spec.style, spec.known_as_of)
        self.templates = _templates(pack, self.shelf, outline)
        self.reader = Reader(self.templates.marks)
        self.book = Citations(self.words.all)
        self.assembler = Assembler(self.book, self.words)
        self.notes = NotesWriter(self.shelf, self.assembler, outline)
        self.compiled: dict[str, Template | None] = {}
        self.deck_view = DeckView(outline, self.shelf)
        self.templates.globals["deck"] = self.deck_view
        self.templates.globals["strings"] = NamedTexts(self.words)
        # Repeated troubles of one template are told once: the first slide stands for all.
        self.findings: dict[tuple[str, Place, str], Finding] = {}

    def draft(self, wanted: WantedSlide, number: int) -> Draft | None:
        """Compose one slide, or note why it cannot be."""
        name = wanted.spec.template
        template = self.pack.templates.get(name)
        if template is None:
            unknown = unknown_name(
                f"the pack {self.pack.name} has no template for this slide: the template", name, self.pack.templates
            )
            self._add("P103", wanted.spec.where("template"), unknown.message, unknown.hint, wanted, number)
            return None
        try:
            return self._composed(template, wanted, number)
        except RefusedError as refusal:
            refusal.called_from = refusal.called_from or line_in(refusal, template)
            for one in (refusal, *refusal.others):
                one.called_from = refusal.called_from
                one.line, one.path, one.of_given = refusal.line, refusal.path, refusal.of_given
                self._refused(one, template, wanted, number)
            return None

    def _composed(self, template: SlideTemplate, wanted: WantedSlide, number: int) -> Draft | None:
        table = Table()
        text = self._rendered(template, wanted, table)
        if text is None:
            return None
        at = Place(template.at.path, template.body_line)
        plan = self.reader.read(template.name, text, (*template.slots, *template.optional), at)
        for problem in plan.problems:
            at = self._with_column(problem.at, problem.message, template)
            self._add(problem.code, at, problem.message, problem.hint, wanted, number, problem.slot)
        shown = Shown()
        slots: dict[str, Content] = {}
        own: list[Paragraph] = []
        visible: tuple[str, ...] = ()
        numbers: tuple[int, ...] | None = None
        for slot in ordered(plan, template.slots):
            if slot.name == "notes":
                visible, numbers = tuple(shown.facts), tuple(shown.numbers)
            content = self.assembler.slot(slot, table.values, shown)
            if slot.name == "notes":
                own = [block for block in content if isinstance(block, Paragraph)]
            elif content:
                slots[slot.name] = content
        if numbers is None:
            visible, numbers = tuple(shown.facts), tuple(shown.numbers)
        notes = self.notes.write(wanted, own, shown)
        if not plan.problems:
            self._dropped(template, wanted, number, slots, shown)
        return Draft(wanted, slots, notes, shown, visible, tuple(sorted(numbers)))

    def _rendered(self, template: SlideTemplate, wanted: WantedSlide, table: Table) -> str | None:
        """Render a slide's template; None where the template was refused before."""
        self.templates.table = table
        if template.name not in self.compiled:
            self.compiled[template.name] = None
            self.compiled[template.name] = self.templates.template(template.name)
        compiled = self.compiled[template.name]
        if compiled is None:
            return None
        try:
            context = compiled.new_context(variables(wanted, self.shelf))
            return "".join(compiled.root_render_func(context))
        except RefusedError as refusal:
            refusal.line, refusal.path = (refusal.line, refusal.path) if refusal.line else line_of(refusal, template)
            raise
        except UnknownVariableError as unknown:
            line, path = line_of(unknown, template)
            known = [*_VARIABLES, *self.templates.language.functions]
            problem = unknown_name("the variable", unknown.name, known, line=line)
            problem.hint = variable_hint(unknown.name, self.ledger, self.words) or problem.hint
            problem.path = path
            if unknown.hint:
                problem.message = f"{problem.message}: {unknown.hint}"
            raise problem from None
        except (TemplateError, TypeError, ValueError, RecursionError) as error:
            line, path = line_of(error, template)
            ours = self.templates.language.functions
            functions = {name: one for name, one in self.templates.globals.items() if name in ours}
            wrong = misused(error, functions, self.templates.filters) if isinstance(error, TypeError) else None
            if wrong is not None:
                wrong.line, wrong.path = line, path
                raise wrong from None
            # Python names a function by where it is made ("make_functions.<locals>.table() missing 1 …").
            message = f"the template cannot be filled: {str(error).rpartition('.<locals>.')[2]}"
            raise RefusedError(
                "P102", message, "look at the arguments of macros and functions", line=line, path=path
            ) from None

    def _refused(self, refusal: RefusedError, template: SlideTemplate, wanted: WantedSlide, number: int) -> None:
        if refusal.told:
            return
        path = refusal.path or template.at.path
        line = refusal.line or template.body_line
        line_here = line if path == template.at.path else refusal.called_from
        slot = slot_at(template, line_here) if line_here else ""
        place = place_in_deck(refusal, wanted) or self._with_column(Place(path, line), refusal.message, template)
        self._add(refusal.code, place, refusal.message, refusal.hint, wanted, number, slot, refusal.facts)

    def _with_column(self, place: Place, message: str, template: SlideTemplate) -> Place:
        """A place on a line of a template or macro file, at the name that a message is about."""
        if place.column:
            return place
        sources = {template.at.path: (template.body, template.body_line)}
        sources |= {at.path: (text, at.line) for at, text in self.pack.macros.values()}
        text, first = sources.get(place.path, ("", 1))
        lines = text.split("\n")
        number = place.line - first
        line = lines[number] if 0 <= number < len(lines) else ""
        return Place(place.path, place.line, column_of(message, line))

    def _dropped(
        self, template: SlideTemplate, wanted: WantedSlide, number: int, slots: Mapping[str, Content], shown: Shown
    ) -> None:
        """Note what the deck gives and the slide does not show (D110), and required slots that are empty (D111)."""
        spec = wanted.spec
        facts = [*wanted.facts, *(fact for group in wanted.groups for fact in group.facts)]
        missing = [fact.id for fact in facts if fact.id not in shown.facts]
        if missing:
            what = f"the fact {missing[0]} is" if len(missing) == 1 else f"the facts {', '.join(missing)} are"
            hint = "take it out of the slide, or choose a template that shows it"
            them = "it" if len(missing) == 1 else "them"
            message = f"{what} given to this slide, and the template “{template.name}” does not show {them}"
            self._add("D110", spec.where("facts"), message, hint, wanted, number, facts=tuple(missing))
        untitled = "title" in template.slots and "title" not in slots
        for key, what in given(wanted):
            if key not in shown.keys and not (untitled and key == "title"):
                field = key.partition(".")[0]
                message = f"{what} is given to this slide, and the template “{template.name}” does not show it"
                hint = "take it out of the slide, or choose a template that shows it"
                self._add("D110", spec.where(field), message, hint, wanted, number)
        for slot in template.slots:
            if slot not in slots and slot not in template.optional and slot not in ("sources", "kicker", "notes"):
                never = empty_slot(slot, template, self.pack)
                if never is not None:
                    self._add("P104", *never, wanted, number, slot)
                    continue
                message = f"the slot “{slot}” of the template “{template.name}” is empty"
                hint = template.summary and f"the template is for: {template.summary}"
                hint = hint or "give what it shows, or another template"
                self._add("D111", spec.at, message, hint, wanted, number, slot)

    def _add(
        self,
        code: str,
        place: Place,
        message: str,
        hint: str,
        wanted: WantedSlide,
        number: int,
        slot: str = "",
        facts: tuple[str, ...] = (),
    ) -> None:
        template = wanted.spec.template
        found = Finding(code, "error", place, message, hint, number, slot, facts, template)
        self.findings.setdefault((code, place, message), found)

    def finish(self, attempts: list[Draft | None]) -> Deck:
        """Fill in what needs the whole deck: lists and figures, strips of sources, links to the other side.

        Where a slide could not be composed, `attempts` has None, and the next one says so.
        """
        drafts = [draft for draft in attempts if draft is not None]
        spec, citations = self.outline.spec, self.book.all()
        facts = tuple(
            dict.fromkeys(fact for draft in drafts for fact in draft.shown.facts if fact in self.ledger.facts)
        )
        names = {draft.wanted.spec.template for draft in drafts}
        waived = waived_in(self.ledger, set(facts), {*names, *(f"{self.pack.name}/{name}" for name in names)})
        whole: dict[str, tuple[Paragraph, ...]] = {}

        def blocks(content: Content) -> tuple[Block, ...]:
            made: list[Block] = []
            for block in content:
                if isinstance(block, Later):
                    if block.kind not in whole:
                        whole[block.kind] = whole_deck_blocks(
                            block.kind, self.ledger, citations, facts, spec.style, self.words, waived
                        )
                    made += whole[block.kind]
                else:
                    made.append(block)
            return tuple(made)

        links = Links([(draft.wanted.id, draft.visible) for draft in drafts], self.ledger)
        slides: list[Slide] = []
        skipped = 0
        for draft in attempts:
            if draft is None:
                skipped += 1
                continue
            filled = {name: blocks(content) for name, content in draft.slots.items()}
            counts = any(Later("counts") in content for content in draft.slots.values())
            # The slide that counts what was waived says in its notes why.
            notes = (*draft.notes, *(waiver_notes(waived, self.words) if counts else ()))
            slide = _slide(msgspec.structs.replace(draft, notes=notes), filled, citations, links, self.words)
            slides.append(msgspec.structs.replace(slide, skipped=skipped) if skipped else slide)
            skipped = 0
        return Deck(
            id=spec.id,
            title=deck_title(spec),
            language=spec.language,
            slides=tuple(slides),
            citations=citations,
            date=spec.date or spec.known_as_of,
            known_as_of=spec.known_as_of,
            audience=spec.audience,
            strings=self.words.all,
            properties=tuple(_properties(self.outline, slides)),
            findings=(*language_findings(spec, self.pack), *self.findings.values()),
        )


def _properties(outline: Outline, slides: Sequence[Slide]) -> Iterator[tuple[str, Paragraph]]:
    """The deck's title, and each section's name, which rests on all facts of its slides: it has no `rests-on`."""
    title = outline.spec.title
    if slides and title.text:
        origin = Origin("deck", field="title", at=title.where("text"))
        origin = msgspec.structs.replace(origin, rests_on=title.rests_on, own_words=title.own_words)
        yield slides[0].id, Paragraph((Run(title.text, origin),))
    written = {wanted.section: wanted.spec for wanted in reversed(outline.slides) if wanted.spec.section}
    for section in dict.fromkeys(slide.section for slide in slides if slide.section):
        within = [slide for slide in slides if slide.section == section]
        spec = written.get(section)
        facts = tuple(dict.fromkeys(fact for slide in within for fact in slide.facts))
        at = spec.where("section") if spec else within[0].at
        yield within[0].id, Paragraph((Run(section, Origin("deck", field="section", at=at, rests_on=facts)),))


def _slide(
    draft: Draft,
    blocks: Mapping[str, tuple[Block, ...]],
    citations: tuple[Citation, ...],
    links: Links,
    words: Words,
) -> Slide:
    wanted = draft.wanted
    of_slide = links.of_slide(wanted.id, draft.visible, blocks)
    slots = {name: Slot(name, tuple(map(of_slide.block, content))) for name, content in blocks.items() if content}
    if draft.numbers:
        slots["sources"] = Slot("sources", (strip([citations[number - 1] for number in draft.numbers], words.all),))
    return Slide(
        id=wanted.id,
        template=wanted.spec.template,
        slots=slots,
        notes=tuple(map(of_slide.note, draft.notes)),
        facts=tuple(draft.shown.facts),
        citations=draft.numbers,
        section=wanted.section,
        minutes=wanted.minutes,
        starts=wanted.starts,
        at=wanted.spec.at,
    )


def _templates(pack: Pack, shelf: Shelf, outline: Outline) -> Templates:
    sources = {name: (place_and_text[1], place_and_text[0], 1) for name, place_and_text in pack.macros.items()}
    files: dict[str, str] = {}
    for name in pack.macros:
        for other in (name, name.removesuffix(".md.j2"), f"{name.removesuffix('.md.j2')}.md.j2"):
            files.setdefault(other, name)
            files.setdefault(f"macros/{other}", name)
    slides = {name: (template.body, template.at, template.body_line) for name, template in pack.templates.items()}
    # A macro file may have the name of a slide template: importing finds the one, the deck the other.
    named = {f"macros/{name}": source for name, source in sources.items()}
    files = {other: f"macros/{name}" for other, name in files.items()}
    return Templates({**slides, **named}, files, make_filters(shelf), make_functions(shelf, outline))
