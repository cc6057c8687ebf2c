"""Deck files: what is read, and mistakes told with file, line and column."""

import pytest

from builder.outline import parse_deck

DECK = """\
title: A deal
pack: seminar
audience: seminar
minutes: {total: 45, buffer: 4}
known-as-of: 2022-11-21
slides:
  - {template: title}
  - section: One
  - template: passage
    id: deal
    facts: [finalised]
"""


def told(text: str) -> list[str]:
    return [
        f"{found.place}: {found.code} {found.message} | {found.hint}"
        for found in parse_deck("decks/d.yaml", text).findings
    ]


def test_a_deck_is_read_with_its_minutes_and_slides():
    spec = parse_deck("decks/my-deck.yaml", DECK)
    assert spec.findings == ()
    assert (spec.id, spec.title.text, spec.minutes, spec.buffer) == ("my-deck", "A deal", 45, 4)
    assert [slide.template for slide in spec.slides] == ["title", "", "passage"]
    assert str(spec.slides[2].where("facts")) == "decks/my-deck.yaml:11:12"
    assert parse_deck("decks/d.yaml", DECK.replace("{total: 45, buffer: 4}", "90")).minutes == 90


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "buffer: 4",
            "bufer: 4",
            "decks/d.yaml:4:22: D002 unknown key “minutes.bufer” in a deck | did you mean “minutes.buffer”?",
        ),
        ("total: 45", "total: long", "decks/d.yaml:4:18: D003 “minutes” is “long”; expected a whole number"),
        (
            "buffer: 4",
            "buffer: 45",
            "decks/d.yaml:4:30: D003 the buffer of 45 minutes leaves nothing of 45 | make it smaller",
        ),
        ("2022-11-21", "21 Nov", "decks/d.yaml:5:14: D003 “known-as-of” is “21 Nov”; expected a day as YYYY-MM-DD"),
        (
            "facts: [finalised]",
            "fact: [finalised]",
            "decks/d.yaml:11:5: D002 unknown key “fact” in a slide | did you mean “facts”?",
        ),
        ("{template: title}", "{title: Words}", "D004 the slide has no “template” | add “template: …”"),
        ("pack: seminar\n", "", "decks/d.yaml:1:1: D004 the deck has no “pack” | add “pack: …”"),
        (
            "pack: seminar\n",
            "pack: seminar\nstyle: chicaco\n",
            "D003 there is no citation style “chicaco” | did you mean “chicago”?",
        ),
        ("pack: seminar\n", "pack: seminar\nstyle: vancouver\n", "style “vancouver” | styles: chicago"),
        (
            "pack: seminar\n",
            "pack: seminar\nlanguage: English\n",
            "D003 “English” is no language tag | write a tag of BCP 47",
        ),
        ("title: A deal", "title: A deal: signed", "decks/d.yaml:1:14: D001 a colon and a space stand inside a text"),
    ],
)
def test_a_mistake_is_told_at_its_place(old, new, expected):
    assert [line for line in told(DECK.replace(old, new, 1)) if line.startswith(expected) or expected in line], told(
        DECK.replace(old, new, 1)
    )


def test_a_total_that_is_no_number_is_not_told_as_one_that_is_too_small_for_its_buffer():
    assert len(told(DECK.replace("total: 45", "total: long"))) == 1


def test_a_broken_slide_leaves_the_others_to_be_looked_at():
    spec = parse_deck("decks/d.yaml", DECK.replace("{template: title}", "{template: title, minutes: soon}"))
    assert [slide.template for slide in spec.slides] == ["", "passage"]
    assert [finding.code for finding in spec.findings] == ["D003"]


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- b\n", "title: [\n"])
def test_a_file_that_is_no_deck_gives_a_finding_and_an_empty_spec(text):
    spec = parse_deck("decks/d.yaml", text)
    assert spec.slides == ()
    assert spec.findings[0].severity == "error"
    assert spec.findings[0].place.path == "decks/d.yaml"


@pytest.mark.parametrize(
    "language", ["en", "en-GB", "de-CH-1996", "zh-Hant-TW", "es-419", "sl-rozaj", "de-DE-u-co-phonebk"]
)
def test_language_tags_are_taken(language):
    assert not parse_deck(
        "decks/d.yaml", DECK.replace("pack: seminar", f"pack: seminar\nlanguage: {language}")
    ).findings


def test_a_deck_of_an_unknown_style_goes_on_in_the_usual_one():
    assert (
        parse_deck("decks/d.yaml", DECK.replace("pack: seminar", "pack: seminar\nstyle: vancouver")).style == "chicago"
    )
