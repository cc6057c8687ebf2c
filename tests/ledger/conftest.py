"""A tiny project to begin from, which each test changes in one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "seeds/sources/paper.md": """\
---
type: article-newspaper
title: "Report: a deal"
container-title: Paper
issued: 2022-11-21
---
At least three officials reportedly said that it was finalized.

Iran rejects it. It killed at least 11 people.
""",
    "seeds/sources/order.md": "---\ntype: legislation\ntitle: Order\n---\n",
    "seeds/facts/deal.yaml": """\
- id: finalised
  assertion: At least three officials reportedly said that it was finalised.
  kind: reported_event
  attribution:
    - {who: officials, words: At least three officials}
    - {who: paper}
  evidence:
    - source: paper
      exact: At least three officials reportedly said that it was finalized.
  quantities:
    officials: {value: 3, qualifier: at_least, words: At least three officials}
  disputes: [rejected]
  about: [iran]
""",
    "seeds/facts/other.yaml": """\
- id: rejected
  assertion: Iran rejects it.
  kind: official_statement
  attribution: [{who: iran}]
  evidence: [{source: paper, exact: Iran rejects it.}]
  about: [iran]
- id: listed
  assertion: The Treasury listed a firm.
  kind: legal
  attribution: [{who: treasury}]
  evidence: [{source: order}]
  about: [treasury]
""",
    "seeds/reference/actors.yaml": """\
- {id: officials, name: Officials, kind: unnamed}
- {id: paper, name: Paper, kind: outlet}
- {id: iran, name: Iran, kind: state}
- {id: treasury, name: US Treasury, kind: institution, plain: the US Treasury}
""",
    "seeds/reference/places.yaml": "- {id: kyiv, name: Kyiv, latitude: 50.45, longitude: 30.52}\n",
    "seeds/reference/glossary.yaml": "- {id: sdn, term: SDN List, meaning: A list., source: order}\n",
    "seeds/reference/listings.yaml": "- {id: firm, fact: listed, by: US Treasury, measure: asset freeze}\n",
    "seeds/reference/wording.yaml": "- {words: [regime], why: It takes sides., instead: government}\n",
}

Project = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Write the tiny project, with (old, new) replaced in one file; give its folder."""

    def write(name: str = "", old: str = "", new: str = "") -> Path:
        assert not name or old in FILES[name], f"{old!r} does not stand in {name}"
        for path, text in FILES.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.replace(old, new, 1) if path == name else text, encoding="utf-8")
        return tmp_path

    return write
