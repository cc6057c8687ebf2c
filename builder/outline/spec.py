"""A deck file's text in, a DeckSpec out, with what is wrong in it as findings."""

from pathlib import PurePosixPath

from builder.citations import STYLES
from builder.model.deckspec import DeckSpec, Group, SlideSpec, Text
from builder.model.finding import Finding, Place
from builder.model.language import is_language_tag
from builder.reading.collector import collector_off
from builder.reading.decoder import Reader
from builder.reading.nearest import did_you_mean


def parse_deck(path_label: str, text: str) -> DeckSpec:
    """Read a deck file. Its id is the file's name without the ending.

    What is wrong stands in `findings`. A broken slide is left out, a missing title or pack stays empty, and an unknown
    style becomes the usual one, so that the rest can be looked at in the same run; the findings then hold an error.
    """
    reader = Reader(path_label, "D")
    deck_id = PurePosixPath(path_label).stem
    with collector_off():
        node = reader.compose(text)
        if node is None and not reader.findings:
            reader.tell("004", Place(path_label, 1, 1), "the deck file is empty", "begin with “title: …” and “pack: …”")
        values = reader.values(DeckSpec, node) if node is not None else {}
    values.setdefault("at", Place(path_label, 1, 1))
    values.setdefault("title", Text(at=values["at"], text=""))
    values.setdefault("pack", "")
    values.setdefault("slides", ())
    spec = DeckSpec(**values, id=deck_id)
    findings = (*reader.findings, *_minutes_findings(spec), *_style_findings(spec), *_language_findings(spec))
    if spec.style not in STYLES:
        values.pop("style")  # the rest of the deck is looked at in the style that everybody has
    return DeckSpec(**values, id=deck_id, findings=findings)


def slide_texts(spec: SlideSpec) -> tuple[Text, ...]:
    """Every text of the author on a slide and in its notes, in the order of the model's fields."""
    task, notes = spec.task, spec.notes
    texts = [spec.title, spec.subtitle, spec.kicker]
    for group in spec.groups:
        texts += _group_texts(group)
    texts += [column.head for column in spec.columns]
    texts += spec.points
    texts += [task.text, task.answer, task.label] if task else []
    texts += [notes.script, notes.question, notes.answer, notes.avoid] if notes else []
    texts += spec.extra.values()
    return tuple(text for text in texts if text is not None)


def _group_texts(group: Group) -> tuple[Text | None, ...]:
    return (group.label, *group.points)


def _style_findings(spec: DeckSpec) -> tuple[Finding, ...]:
    if spec.style in STYLES:
        return ()
    hint = did_you_mean(spec.style, STYLES) or "styles: " + ", ".join(STYLES)
    return (Finding("D003", "error", spec.where("style"), f"there is no citation style “{spec.style}”", hint),)


def _language_findings(spec: DeckSpec) -> tuple[Finding, ...]:
    if is_language_tag(spec.language):
        return ()
    message = f"“{spec.language}” is no language tag"
    hint = "write a tag of BCP 47, such as en-GB, de or pt-BR"
    return (Finding("D003", "error", spec.where("language"), message, hint),)


def _minutes_findings(spec: DeckSpec) -> tuple[Finding, ...]:
    is_unread = "minutes" in spec.marks and not spec.minutes  # what is wrong with the total was told
    if spec.buffer and spec.buffer >= spec.minutes and not is_unread:
        message = f"the buffer of {spec.buffer} minutes leaves nothing of {spec.minutes}"
        return (Finding("D003", "error", spec.where("buffer"), message, "make it smaller than the total"),)
    return ()
