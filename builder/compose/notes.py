"""The common part of the notes of a content slide: what to say, the clock, quotations, sources, status, questions."""

from collections.abc import Iterable, Sequence

from builder.citations import full_citation
from builder.compose.assemble import Assembler, Shown
from builder.compose.facts import FactView, Shelf
from builder.compose.phrases import SPACE
from builder.compose.said import Piece, Said, once
from builder.compose.views import deck_text
from builder.compose.words import filled
from builder.model.deckspec import Outline, WantedSlide
from builder.model.slides import Origin, Paragraph, Run

SCRIPT_WORDS = 80


class NotesWriter:
    """Writes the notes of one deck's slides; what a fact or source adds is written once."""

    def __init__(self, shelf: Shelf, assembler: Assembler, outline: Outline) -> None:
        self._shelf = shelf
        self._words = shelf.words
        self._assembler = assembler
        self._total = outline.spec.minutes or outline.minutes
        self._quotations: dict[str, tuple[Paragraph, ...]] = {}
        self._sources: dict[str, Paragraph] = {}
        self._status: dict[str, tuple[Paragraph, ...]] = {}

    def write(self, wanted: WantedSlide, own: Sequence[Paragraph], shown: Shown) -> tuple[Paragraph, ...]:
        """Write the notes of one slide: the script, the template's own notes, and the common part.

        A slide without facts and without a task gets only what the deck and the template say.
        """
        facts = [self._shelf.fact(fact) for fact in shown.facts if fact in self._shelf.ledger.facts]
        notes = self._script(wanted, facts, shown)
        notes += own
        if facts or wanted.spec.task is not None:
            notes += self._clock(wanted)
        for fact in facts:
            notes += self._quotation(fact)
        sources = {source.id: source for fact in facts for source in fact.sources}
        for source in sources.values():
            if source.id not in self._sources:
                runs = full_citation(source, self._shelf.style, self._words.all)
                self._sources[source.id] = self._labelled("notes_source", runs)
            notes.append(self._sources[source.id])
        notes += once(paragraph for fact in facts for paragraph in self._looked_for(fact))
        notes += _worded_once(paragraph for fact in facts for paragraph in self._why(fact))
        return (*notes, *self._questions(wanted, facts, shown), *self._answers(wanted, facts, shown))

    def _labelled(self, key: str, runs: Sequence[Run]) -> Paragraph:
        return Paragraph((self._words.run(key, f"{self._words[key]}{self._words['sign_colon']}", strong=True), *runs))

    def _deck(self, key: str, said: Said, shown: Shown) -> list[Paragraph]:
        if not said:
            return []
        for fact in said.facts:
            shown.facts.setdefault(fact, None)
        shown.keys.update(said.shows)
        return [self._labelled(key, self._assembler.pieces(said.pieces))]

    def _script(self, wanted: WantedSlide, facts: list[FactView], shown: Shown) -> list[Paragraph]:
        """Give the author's script, else the assertions of the facts, as many as can be said in 80 words."""
        script = wanted.spec.notes.script if wanted.spec.notes else None
        if script is not None:
            return self._deck("notes_script", deck_text(script, "notes.script", self._shelf), shown)
        runs: list[Run] = []
        words = 0
        for fact in facts:
            words += len(fact.fact.assertion.split())
            if words > SCRIPT_WORDS:
                break
            runs += [
                *([SPACE] if runs else []),
                *(run for run in fact.said_attribute("assertion").pieces if isinstance(run, Run)),
            ]
        return [self._labelled("notes_script", runs)] if runs else []

    def _clock(self, wanted: WantedSlide) -> list[Paragraph]:
        if not wanted.minutes:
            return []
        figures = {"from": wanted.starts, "to": wanted.starts + wanted.minutes, "total": self._total}
        text = filled(self._words["notes_clock_value"], figures)
        return [self._labelled("notes_clock", (Run(text, Origin("program", field="clock")),))]

    def _quotation(self, fact: FactView) -> tuple[Paragraph, ...]:
        """Give the full quotation with its number; without one, the assertion says what the numbers stand for."""
        fact_id = fact.fact.id
        if fact_id not in self._quotations:
            said = fact.said_attribute("quotation")
            pieces: tuple[Piece, ...] = (*said.pieces, fact.superscript)
            found = (self._labelled("notes_quotation", self._assembler.pieces(pieces)),) if said else ()
            self._quotations[fact_id] = found
        return self._quotations[fact_id]

    def _looked_for(self, fact: FactView) -> tuple[Paragraph, ...]:
        """Give the short names of the sources that were searched for what is absent, each once."""
        record, ledger = fact.fact.looked_for, self._shelf.ledger
        sources = [ledger.sources[source] for source in record.sources if source in ledger.sources] if record else []
        if not sources:
            return ()
        named = {source.name: Origin("source", source.id, "citation", source.at) for source in reversed(sources)}
        names = once(source.name for source in sources)
        runs = [Run(name, named[name]) for name in names]
        between = Run(self._words["sign_semicolon"], SPACE.origin)
        return (self._labelled("notes_looked_for", [run for name in runs for run in (between, name)][1:]),)

    def _why(self, fact: FactView) -> tuple[Paragraph, ...]:
        fact_id = fact.fact.id
        if fact_id not in self._status:
            said = fact.said_attribute("why")
            self._status[fact_id] = (self._labelled("notes_why", self._assembler.pieces(said.pieces)),) if said else ()
        return self._status[fact_id]

    def _questions(self, wanted: WantedSlide, facts: list[FactView], shown: Shown) -> list[Paragraph]:
        """Give the likely question that the deck gives, else that of the first fact that has one."""
        notes = wanted.spec.notes
        found: list[Paragraph] = []
        if notes is not None:
            found += self._deck("notes_question", deck_text(notes.question, "notes.question", self._shelf), shown)
            found += self._deck("notes_answer", deck_text(notes.answer, "notes.answer", self._shelf), shown)
        asked = next((fact for fact in facts if fact.fact.question), None)
        if not found and asked is not None:
            for name in ("question", "answer"):
                found += self._deck(f"notes_{name}", asked.said_attribute(name), shown)
        return found

    def _answers(self, wanted: WantedSlide, facts: list[FactView], shown: Shown) -> list[Paragraph]:
        """Give the model answer to the task, and what not to say."""
        spec, found = wanted.spec, list[Paragraph]()
        if spec.task is not None:
            found += self._deck("notes_model_answer", deck_text(spec.task.answer, "task.answer", self._shelf), shown)
        if spec.notes is not None:
            found += self._deck("notes_avoid", deck_text(spec.notes.avoid, "notes.avoid", self._shelf), shown)
        cautions = [self._deck("notes_caution", fact.said_attribute("caution"), shown) for fact in facts]
        return [*found, *_worded_once(paragraph for caution in cautions for paragraph in caution)]


def _worded_once(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Keep the first paragraph of each wording: what holds of several facts is read once."""
    kept: dict[str, Paragraph] = {}
    for paragraph in paragraphs:
        kept.setdefault(paragraph.text, paragraph)
    return list(kept.values())
