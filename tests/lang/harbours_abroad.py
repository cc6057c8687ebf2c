"""The tiny harbour project as a class elsewhere would have it: its deck in another language, its facts in English."""

import io
from pathlib import Path

import pptx
from harbour_files import project_files
from pptx.presentation import Presentation

from builder.build import MadeDeck, make_deck, read_ledger
from builder.powerpoint import deck_data

DECK = "decks/harbour.yaml"

GERMAN = """language: de
title: Der Hafen von Leska
pack: seminar
minutes: {total: 20, buffer: 5}
known-as-of: 2022-03-08
slides:
  - {template: title, title: Der Hafen von Leska, minutes: 1}
  - {template: key-facts, facts: [closed, ships, may-last], task: {text: Wer hat gezählt?, minutes: 4}}
  - {template: passage, facts: [repairs], task: {text: 'Wer wird "Zeuge" genannt?', minutes: 3}}
  - {template: timeline, facts: [closed, may-last]}
  - template: table
    facts: [closed, ships]
    columns: [{head: Wer, field: who}, {head: Was, field: assertion}]
  - {template: number, facts: [ships], columns: [{head: Schiffe, field: "quantity:ships"}]}
  - {template: sources}
  - {template: about}
"""
ARABIC = """language: ar
title: ميناء ليسكا
pack: seminar
minutes: {total: 20, buffer: 5}
known-as-of: 2022-03-08
slides:
  - {template: title, title: ميناء ليسكا, minutes: 1}
  - template: two-accounts
    title: روايتان عن الميناء
    groups: [{label: سلطة الميناء, facts: [closed]}, {label: الصحيفة, facts: [may-last]}]
    task: {text: من الذي عدّ السفن؟, minutes: 4}
  - template: table
    title: من يقول ماذا
    facts: [closed, ships]
    columns: [{head: من, field: who}, {head: ماذا, field: assertion}]
  - {template: chain, facts: [repairs], title: من قال لمن}
  - {template: bars, facts: [ships], columns: [{head: سفن, field: "quantity:ships"}], title: كم سفينة}
  - {template: sources}
"""


def write(project: Path, deck: str, **more: str) -> None:
    """Write the project with that deck; `more` are further files, with __ for / and _dot_ for a dot in their names."""
    files = {**project_files(), DECK: deck}
    files |= {name.replace("__", "/").replace("_dot_", "."): text for name, text in more.items()}
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, "utf-8")


def made(project: Path, deck: str, **more: str) -> MadeDeck:
    """Make the deck of that project."""
    write(project, deck, **more)
    return make_deck(Path(DECK), project, read_ledger(project)[0])


def told(one: MadeDeck) -> list[str]:
    """What was found that is worth a warning, each in a line."""
    bad = (found for found in one.findings if found.severity in ("error", "warning"))
    return [f"{found.place} {found.severity} {found.code} {found.message} | {found.hint}" for found in bad]


def opened(one: MadeDeck) -> Presentation:
    """The deck's file, as python-pptx reads it."""
    assert one.placed is not None
    assert one.pack is not None
    return pptx.Presentation(io.BytesIO(deck_data(one.placed, Path(one.pack.brand_path), one.pack.brand)))
