"""A tiny project that works, as text: one source, four facts, one deck."""

import hashlib

ARTICLE = (
    "The harbour of Leska was closed on Monday, according to the port authority. At least 11 ships waited outside the "
    "harbour, the authority said.\n\n"
    "The closure may last until Friday. Two unnamed officials reportedly told the newspaper that repairs had begun.\n"
)
SOURCE = """---
type: article-newspaper
container-title: The Leska Courier
title: Harbour closed
issued: 2022-03-08
URL: https://example.org/harbour
language: en
text-sha256: {digest}
---
{text}"""
ACTORS = """
- {id: port-authority, name: The port authority, kind: institution, plain: the port authority}
- {id: leska-courier, name: The Leska Courier, kind: outlet, plain: The Leska Courier}
- {id: two-officials, name: Unnamed officials, kind: unnamed, plain: two unnamed officials}
"""
FACTS = """
- id: closed
  assertion: The port authority said that the harbour of Leska was closed on Monday.
  kind: official_statement
  attribution: [{who: port-authority, words: the port authority}]
  evidence:
    - source: leska-courier
      exact: The harbour of Leska was closed on Monday, according to the port authority.
  when: {edtf: 2022-03-07, words: on Monday, anchor: issued}
- id: ships
  assertion: The port authority said that at least 11 ships waited outside the harbour.
  kind: figure
  attribution: [{who: port-authority, words: the authority}]
  evidence:
    - source: leska-courier
      exact: At least 11 ships waited outside the harbour, the authority said.
  quantities:
    ships: {value: 11, qualifier: at_least, unit: ships, words: At least 11 ships}
- id: may-last
  assertion: The closure may last until Friday, the newspaper writes.
  kind: prediction
  attribution: [{who: leska-courier}]
  evidence:
    - {source: leska-courier, exact: The closure may last until Friday.}
  when: {edtf: ../2022-03-11, words: until Friday, anchor: issued}
- id: repairs
  assertion: Two unnamed officials reportedly said that repairs had begun.
  kind: reported_event
  attribution: [{who: two-officials, words: Two unnamed officials}, {who: leska-courier}]
  evidence:
    - source: leska-courier
      exact: Two unnamed officials reportedly told the newspaper that repairs had begun.
  quantities:
    officials: {value: 2, unit: officials, words: Two unnamed officials}
"""
DECK = """
title: The harbour of Leska
pack: seminar
minutes: {total: 20, buffer: 5}
known-as-of: 2022-03-08
slides:
  - {template: title, title: The harbour of Leska, minutes: 1}
  - template: key-facts
    title: {text: At least 11 ships waited, rests-on: [ships]}
    facts: [closed, ships, may-last]
    task: {text: Who counted the ships?, minutes: 4, answer: The source does not say.}
    notes: {script: Read the three lines aloud.}
  - template: passage
    facts: [repairs]
    title: {text: Two unnamed officials reportedly said that repairs had begun, rests-on: [repairs]}
    task: {text: Who are they?, minutes: 3}
  - {template: sources, title: The sources}
"""


def project_files() -> dict[str, str]:
    """The files of a project that checks clean and builds, by their paths in it."""
    digest = hashlib.sha256(ARTICLE.strip().encode()).hexdigest()
    files = {
        "seeds/sources/leska-courier.md": SOURCE.format(digest=digest, text=ARTICLE),
        "seeds/facts/harbour.yaml": FACTS,
        "seeds/reference/actors.yaml": ACTORS,
        "decks/harbour.yaml": DECK,
    }
    return {name: text.lstrip("\n") for name, text in files.items()}
