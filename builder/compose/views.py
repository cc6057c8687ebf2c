"""The deck, the slide, its groups, terms, actors and listings as templates see them."""

from builder.compose.facts import NamedValues, NoFact, Shelf
from builder.compose.problems import unknown_name
from builder.compose.said import ABSENT, Many, Said, View, tidy
from builder.compose.words import LANGUAGE, Words, marks_of
from builder.model.deckspec import DeckSpec, Outline, Text, WantedGroup, WantedSlide
from builder.model.ledger import Actor, Listing, Term
from builder.model.slides import Origin, Run
from builder.text.typography import QuotationMarks, typographic


def deck_text(text: Text | None, field: str, shelf: Shelf) -> Said:
    """Give the words of the deck's author; `field` is their key in the slide, which tells whether they were shown."""
    if text is None or not text.text.strip():
        return ABSENT
    own_words = tuple(map(shelf.words.typeset, text.own_words))
    origin = Origin("deck", field=field, at=text.where("text"), rests_on=text.rests_on, own_words=own_words)
    rests_on = tuple(fact for fact in text.rests_on if fact in shelf.ledger.facts)
    return Said(
        (Run(shelf.words.typeset(tidy(text.text).strip()), origin),),
        rests_on,
        shelf.references(rests_on),
        shows=(field,),
    )


class DeckView(View):
    """The deck: its own texts and its sections."""

    what = "deck"
    __slots__ = ("outline", "shelf")

    def __init__(self, outline: Outline, shelf: Shelf) -> None:
        super().__init__()
        self.outline = outline
        self.shelf = shelf

    def said(self) -> Said:
        """Give the title."""
        return self.said_attribute("title")


def _date(view: DeckView, edtf: str, field: str) -> Said:
    origin = Origin("program", field=field, at=view.outline.spec.at)
    return Said((Run(view.shelf.day(edtf), origin),)) if edtf else ABSENT


DeckView.names = {
    "title": lambda view: deck_text(view.outline.spec.title, "deck.title", view.shelf),
    "subtitle": lambda view: deck_text(view.outline.spec.subtitle, "deck.subtitle", view.shelf),
    "minutes": lambda view: view.outline.spec.minutes,
    "known_as_of": lambda view: _date(view, view.outline.spec.known_as_of, "known_as_of"),
    "date": lambda view: _date(view, view.outline.spec.date or view.outline.spec.known_as_of, "date"),
    "sections": lambda view: sections(view.outline),
}


class SectionView(View):
    """A section of the deck: `slides` counts its slides, `starts` is the minute at which it begins."""

    what = "section"
    __slots__ = ("first", "marks", "minutes", "slides")

    def __init__(self, first: WantedSlide, minutes: int, slides: int, marks: QuotationMarks) -> None:
        super().__init__()
        self.marks = marks
        self.first = first
        self.minutes = minutes
        self.slides = slides

    def said(self) -> Said:
        """Give the name."""
        return self.said_attribute("name")


def section_name(slide: WantedSlide, marks: QuotationMarks) -> Said:
    """Give the name of a slide's section, which the deck's author wrote."""
    place = slide.spec.where("section")
    name = typographic(tidy(slide.section), marks=marks)
    return Said((Run(name, Origin("deck", field="section", at=place)),)) if name else ABSENT


SectionView.names = {
    "name": lambda view: section_name(view.first, view.marks),
    "minutes": lambda view: view.minutes,
    "starts": lambda view: view.first.starts,
    "slides": lambda view: view.slides,
}


def sections(outline: Outline) -> Many:
    """Give the sections in order, without the appendix."""
    marks = marks_of(outline.spec.language)
    found: dict[str, list[WantedSlide]] = {}
    for slide in outline.slides:
        if slide.section and not slide.spec.appendix:
            found.setdefault(slide.section, []).append(slide)
    return Many(
        SectionView(slides[0], sum(slide.minutes for slide in slides), len(slides), marks) for slides in found.values()
    )


class TaskView(View):
    """What the class is asked; it prints its text."""

    what = "task"
    __slots__ = ("shelf", "slide")

    def __init__(self, slide: WantedSlide, shelf: Shelf) -> None:
        super().__init__()
        self.slide = slide
        self.shelf = shelf

    def __bool__(self) -> bool:
        return self.slide.spec.task is not None

    def said(self) -> Said:
        """Give the text of the task."""
        return self.said_attribute("text")


def _task_text(view: TaskView, name: str) -> Said:
    task = view.slide.spec.task
    return deck_text(getattr(task, name), f"task.{name}", view.shelf) if task else ABSENT


TaskView.names = {
    "text": lambda view: _task_text(view, "text"),
    "minutes": lambda view: view.slide.spec.task.minutes if view.slide.spec.task else 0,
    "answer": lambda view: _task_text(view, "answer"),
    "label": lambda view: _task_text(view, "label"),
}


class SlideView(View):
    """The slide that is wanted: the texts that the deck gives it."""

    what = "slide"
    __slots__ = ("shelf", "wanted")

    def __init__(self, wanted: WantedSlide, shelf: Shelf) -> None:
        super().__init__()
        self.wanted = wanted
        self.shelf = shelf


class ExtraTexts(NamedValues):
    """Further texts by name; a name that the deck does not give is absent, for templates ask for optional ones."""

    __slots__ = ()

    def look_up(self, name: str) -> object:
        """Give the text of that name, or the absent text."""
        return self._values.get(name, ABSENT) if name != "*" else super().look_up(name)


def _extra(view: SlideView) -> ExtraTexts:
    texts = view.wanted.spec.extra
    return ExtraTexts(
        "the text of slide.extra", {key: deck_text(texts[key], f"extra.{key}", view.shelf) for key in texts}
    )


SlideView.names = {
    "title": lambda view: deck_text(view.wanted.spec.title, "title", view.shelf),
    "subtitle": lambda view: deck_text(view.wanted.spec.subtitle, "subtitle", view.shelf),
    "kicker": lambda view: deck_text(view.wanted.spec.kicker, "kicker", view.shelf),
    "task": lambda view: TaskView(view.wanted, view.shelf),
    "points": lambda view: points(view.wanted.spec.points, "points", view.shelf),
    "extra": _extra,
    "minutes": lambda view: view.wanted.minutes,
    "starts": lambda view: view.wanted.starts,
    "section": lambda view: section_name(view.wanted, view.shelf.words.marks),
}


def points(texts: tuple[Text, ...], field: str, shelf: Shelf) -> Many:
    """Give the points as texts, numbered from 0 in their keys."""
    return Many(deck_text(text, f"{field}.{at}", shelf) for at, text in enumerate(texts))


class GroupView(View):
    """One side, card or column of a slide; it prints its label."""

    what = "group"
    __slots__ = ("field", "group", "shelf")

    def __init__(self, group: WantedGroup, field: str, shelf: Shelf) -> None:
        super().__init__()
        self.group = group
        self.field = field
        self.shelf = shelf

    def said(self) -> Said:
        """Give the label."""
        return self.said_attribute("label")


GroupView.names = {
    "label": lambda view: deck_text(view.group.label, f"{view.field}.label", view.shelf),
    "facts": lambda view: view.shelf.facts(tuple(fact.id for fact in view.group.facts)),
    "points": lambda view: points(view.group.points, f"{view.field}.points", view.shelf),
}


class TermView(View):
    """A glossary entry; it prints its term."""

    what = "term"
    __slots__ = ("record", "references", "shelf")

    def __init__(self, record: Term, shelf: Shelf) -> None:
        super().__init__()
        self.record = record
        self.shelf = shelf
        self.references = shelf.term_reference(record)

    def said(self) -> Said:
        """Give the term."""
        return self.said_attribute("term")

    def say(self, field: str) -> Said:
        """Give words of the entry: ours, resting on its source."""
        text = getattr(self.record, field)
        origin = Origin("source", self.record.source, f"term.{field}", self.record.at)
        run = Run(tidy(text), origin)
        return Said((run,), (), self.references, shows=(f"term {self.record.id}",)) if text else ABSENT


TermView.names = {
    "term": lambda view: view.say("term"),
    "meaning": lambda view: view.say("meaning"),
    "caution": lambda view: view.say("caution"),
}


class ActorView(View):
    """Who is who; it prints the name. What its role says rests on facts."""

    what = "actor"
    __slots__ = ("record", "shelf")

    def __init__(self, record: Actor, shelf: Shelf) -> None:
        super().__init__()
        self.record = record
        self.shelf = shelf

    def said(self) -> Said:
        """Give the name."""
        return self.said_attribute("name")

    def say(self, text: str, field: str) -> Said:
        """Give words of the record, resting on its facts."""
        rests_on = tuple(fact for fact in self.record.rests_on if fact in self.shelf.ledger.facts)
        kind_of_origin = Origin("program", self.record.id, field, self.record.at)
        if field == "role":
            kind_of_origin = Origin("deck", self.record.id, field, self.record.at, rests_on)
        shown = (f"actor {self.record.id}",)
        run = Run(self.shelf.words.typeset(tidy(text)), kind_of_origin)
        return Said((run,), rests_on, self.shelf.references(rests_on), shows=shown) if text else ABSENT


ActorView.names = {
    "name": lambda view: view.say(view.record.name, "name"),
    "role": lambda view: view.say(view.record.role, "role"),
    "facts": lambda view: view.shelf.facts(view.record.rests_on),
}


class ListingView(View):
    """A sanctions listing: who listed whom, when; its date and citation are those of its fact."""

    what = "listing"
    __slots__ = ("record", "shelf")

    def __init__(self, record: Listing, shelf: Shelf) -> None:
        super().__init__()
        self.record = record
        self.shelf = shelf

    def say(self, text: str, field: str) -> Said:
        """Give words of the listing, which its fact supports."""
        if not text:
            return ABSENT
        fact = (self.record.fact,) if self.record.fact in self.shelf.ledger.facts else ()
        origin = Origin("fact", self.record.fact, f"listing.{field}", self.record.at)
        shown = (f"listing {self.record.id}",)
        return Said(
            (Run(self.shelf.words.typeset(tidy(text)), origin),), fact, self.shelf.references(fact), shows=shown
        )


def _listing_date(view: ListingView) -> Said:
    fact = view.shelf.ledger.facts.get(view.record.fact)
    return view.say(view.shelf.day(fact.when.edtf), "date") if fact is not None and fact.when else ABSENT


def _listing_fact(view: ListingView) -> View:
    return view.shelf.fact(view.record.fact) if view.record.fact in view.shelf.ledger.facts else NoFact()


ListingView.names = {
    "by": lambda view: view.say(view.shelf.actor_name(view.record.by), "by"),
    "date": _listing_date,
    "measure": lambda view: view.say(view.record.measure, "measure"),
    "targets": lambda view: view.say("; ".join(target.name for target in view.record.targets), "targets"),
    "fact": _listing_fact,
}


class ColumnView(View):
    """A column of a table; it prints its head."""

    what = "column"
    __slots__ = ("field", "head", "width")

    def __init__(self, head: Said, field: str, width: float) -> None:
        super().__init__()
        self.head = head
        self.field = field
        self.width = width

    def said(self) -> Said:
        """Give the head."""
        return self.head


ColumnView.names = {"head": lambda view: view.head}


def variables(wanted: WantedSlide, shelf: Shelf) -> dict[str, object]:
    """Give the variables that a slide's template sees, besides `deck`, `strings` and the functions."""
    spec, ledger = wanted.spec, shelf.ledger
    facts = Many(shelf.fact(fact.id) for fact in wanted.facts)
    return {
        "slide": SlideView(wanted, shelf),
        "fact": facts[0] if facts else NoFact(),
        "facts": facts,
        "groups": Many(GroupView(group, f"groups.{at}", shelf) for at, group in enumerate(wanted.groups)),
        "terms": Many(TermView(term, shelf) for term in wanted.terms),
        "actors": Many(ActorView(ledger.actors[actor], shelf) for actor in spec.actors if actor in ledger.actors),
        "listings": Many(ListingView(listing, shelf) for listing in wanted.listings),
        "columns": Many(
            ColumnView(deck_text(column.head, f"columns.{at}.head", shelf), column.field, column.width)
            for at, column in enumerate(spec.columns)
        ),
    }


def given(wanted: WantedSlide) -> tuple[tuple[str, str], ...]:
    """Give key and description of everything that the deck gives the slide to show, facts aside."""
    spec = wanted.spec
    found: list[tuple[str, str]] = []
    for name in ("title", "subtitle", "kicker"):
        text: Text | None = getattr(spec, name)
        if text is not None and text.text.strip():
            found.append((name, f"the {name}"))
    if spec.task is not None:
        found.append(("task.text", "the task"))
    found += [(f"points.{at}", f"point {at + 1}") for at in range(len(spec.points))]
    found += [(f"extra.{key}", f"the extra text “{key}”") for key in spec.extra]
    for at, group in enumerate(wanted.groups):
        if group.label is not None:
            found.append((f"groups.{at}.label", f"the label of group {at + 1}"))
        found += [(f"groups.{at}.points.{of}", f"point {of + 1} of group {at + 1}") for of in range(len(group.points))]
    found += [(f"columns.{at}.head", f"column {at + 1}") for at in range(len(spec.columns))]
    found += [(f"term {term.id}", f"the term “{term.id}”") for term in wanted.terms]
    found += [(f"actor {actor}", f"the actor “{actor}”") for actor in spec.actors]
    found += [(f"listing {listing.id}", f"the listing “{listing.id}”") for listing in wanted.listings]
    return tuple(found)


def deck_title(spec: DeckSpec) -> str:
    """Give the deck's title on one line."""
    return " ".join(spec.title.text.split())


class NamedTexts(View):
    """The pack's fixed words, by key."""

    what = "strings"
    __slots__ = ("_words",)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def look_up(self, name: str) -> object:
        """Give the words under a key. Raises RefusedError (P103) with the nearest key for one that does not exist."""
        if name not in self._words.all or name == LANGUAGE:
            raise unknown_name("the key of strings", name, [key for key in self._words.all if key != LANGUAGE])
        return Said((self._words.run(name),)) if self._words[name] else ABSENT
