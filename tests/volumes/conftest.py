"""A small project whose files lie in many volumes, and a cache folder of its own."""

from pathlib import Path

import pytest

from builder.volumes import parts

BOARD = """\
- {id: board, name: Leska Harbour Board, plain: the Leska Harbour Board, kind: institution, names: [the board]}
- {id: union, name: Pilots' Union, plain: the Pilots' Union, kind: institution}
- {id: courier, name: The Leska Courier, kind: outlet}
- {id: officials, name: officials, kind: unnamed, of: board}
"""
PLACES = """\
- {id: leska, name: Leska, latitude: 10, longitude: 20}
- {id: morav, name: Morav, latitude: 11, longitude: 21}
"""
COURIER = """\
---
type: article-newspaper
container-title: The Leska Courier
title: Harbour closed
issued: 2022-03-08
language: en
URL: https://example.org/harbour
left-out:
  - {exact: The weather was mild., reason: says nothing of the closure}
---
The Leska Harbour Board said that at least 11 ships waited outside Leska. The weather was mild.

The Leska Harbour Board reportedly closed the port of Leska on Monday. The Pilots' Union said that 4 of 9 ships left.

"""
POST = """\
---
type: article-newspaper
container-title: The Morav Post
title: Ships at Morav
issued: 2022-03-09
language: en
URL: https://example.org/morav
---
The Pilots' Union denied that the port of Leska was closed. The Pilots' Union said that 30 ships came to Morav.
"""
ORDER = """\
---
type: legal
title: Order of the Leska Harbour Board
issued: 2022-03-07
URL: https://example.org/order
---
"""
SHIPS = """\
- id: ships
  assertion: The Leska Harbour Board said that at least 11 ships waited outside Leska.
  kind: figure
  attribution: [{who: board, words: The Leska Harbour Board}]
  evidence: [{source: courier, exact: The Leska Harbour Board said that at least 11 ships waited outside Leska.}]
  quantities: {ships: {value: 11, qualifier: at_least, unit: ships, words: at least 11 ships}}
  about: [board]
  places: [leska]
  review-after: 2022-06-01
- id: closed
  assertion: The Leska Harbour Board reportedly closed the port of Leska on Monday.
  kind: reported_event
  attribution: [{who: board, words: The Leska Harbour Board}, {who: courier}]
  evidence: [{source: courier, exact: The Leska Harbour Board reportedly closed the port of Leska on Monday.}]
  when: {edtf: 2022-03-07, words: on Monday, anchor: issued}
  places: [leska]
"""
UNION = """\
- id: left
  assertion: The Pilots' Union said that 4 of 9 ships left.
  kind: figure
  attribution: [{who: union, words: The Pilots' Union}]
  evidence: [{source: courier, exact: The Pilots' Union said that 4 of 9 ships left.}]
  quantities:
    gone: {value: 4, unit: ships, words: 4 of 9 ships}
    all: {value: 9, unit: ships, words: 4 of 9 ships}
- id: open
  assertion: The Pilots' Union denied that the port of Leska was closed.
  kind: official_statement
  attribution: [{who: union, words: The Pilots' Union}]
  evidence: [{source: post, exact: The Pilots' Union denied that the port of Leska was closed.}]
  disputes: [closed]
"""
DERIVED = """\
- id: stayed
  assertion: By our count, 5 ships stayed.
  kind: figure
  derived: {name: stayed, of: left.all - left.gone, unit: ships}
- id: came
  assertion: The Pilots' Union said that 30 ships came to Morav.
  kind: figure
  attribution: [{who: union, words: The Pilots' Union}]
  evidence: [{source: post, exact: The Pilots' Union said that 30 ships came to Morav.}]
  quantities: {ships: {value: 30, unit: ships, words: 30 ships}}
  places: [morav]
"""
ABSENCE = """\
- id: nothing
  assertion: We found no word of a fire in the sources listed.
  kind: absence
  looked-for: {what: a fire, sources: [courier, post], on: 2022-03-10, words: [fire]}
- id: ordered
  assertion: The Leska Harbour Board ordered the port of Leska closed.
  kind: legal
  attribution: [{who: board}]
  evidence: [{source: order}]
  about: [board]
"""
FILES = {
    "seeds/reference/actors.yaml": BOARD,
    "seeds/reference/places.yaml": PLACES,
    "seeds/sources/courier.md": COURIER,
    "seeds/sources/post.md": POST,
    "seeds/sources/order.md": ORDER,
    "seeds/facts/a-ships.yaml": SHIPS,
    "seeds/facts/b-union.yaml": UNION,
    "seeds/facts/c-derived.yaml": DERIVED,
    "seeds/facts/d-absence.yaml": ABSENCE,
}


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project, every file a volume of its own, and the user's cache beside it."""
    monkeypatch.setattr(parts, "VOLUME_BYTES", 1)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    project = tmp_path / "project"
    for path, text in FILES.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    return project
