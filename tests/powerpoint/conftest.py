"""The two shipped decks, built once for all tests that look at them as files."""

import functools
from pathlib import Path

import pytest
from placed_decks import ROOT

from builder.build import make_deck, read_ledger
from builder.model.placed import PlacedDeck
from builder.powerpoint import write

DECKS = ("drone-deal-seminar", "drone-deal-classroom")


@pytest.fixture(scope="session", params=DECKS)
def shipped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[PlacedDeck, Path]:
    """A shipped deck as placed, and the file that it became."""
    made = make_deck(Path("decks") / f"{request.param}.yaml", ROOT, _ledger())
    assert made.placed
    assert made.pack
    out = tmp_path_factory.mktemp("shipped") / f"{request.param}.pptx"
    write(made.placed, Path(made.pack.brand_path), out, made.pack.brand)
    return made.placed, out


@functools.cache
def _ledger():
    return read_ledger(ROOT)[0]
