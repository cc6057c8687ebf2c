"""Stored texts: pinned, unchanged, covered."""

from small_ledgers import ARTICLE, fact, found, left_out, source

TALKS = fact(
    "talks", "Sources told the paper that talks go on.", "Sources told the paper that talks go on.", who=["officials"]
)
SHORT = "Sources told the paper that talks go on. The officials gave no date.\n\nA meeting took place."


def test_a_text_that_changed_after_it_was_pinned_is_an_error() -> None:
    changed = source(ARTICLE, text_sha256="5d1c" * 16)
    [finding] = found("S110", sources=[changed])
    assert finding.severity == "error"
    assert "paper is not the one that was pinned" in finding.message
    assert "sourcedeck source pin paper" in finding.hint


def test_a_text_with_its_pinned_digest_is_as_it_should_be() -> None:
    assert not found("S110", sources=[source()])


def test_a_text_without_a_pin_is_a_warning() -> None:
    [finding] = found("S112", sources=[source(pinned=False)])
    assert finding.severity == "warning"


def test_a_source_without_text_needs_no_pin_and_no_cover() -> None:
    assert not found("S112", sources=[source(None)])
    assert not found("S111", sources=[source(None)])


def test_each_sentence_is_quoted_by_a_fact_or_named_with_its_line() -> None:
    first, second = found("S111", TALKS, sources=[source(SHORT)])
    assert "The officials gave no date." in first.message
    assert (first.place.path, first.place.line, first.place.column) == ("seeds/sources/paper.md", 11, 42)
    assert second.place.line == 13


def test_a_sentence_may_be_left_out_by_its_beginning() -> None:
    kept = source(SHORT, left_out=(left_out("The officials gave"), left_out("A meeting took place.")))
    assert not found("S111", TALKS, sources=[kept])


def test_what_is_left_out_must_stand_in_the_text() -> None:
    kept = source(SHORT, left_out=(left_out("The officials gave a date"),))
    assert any("does not stand in its text" in one.message for one in found("S111", TALKS, sources=[kept]))
