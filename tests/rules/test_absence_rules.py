"""Absences: what was looked for and not found."""

import msgspec
from small_ledgers import fact, found, source

from builder.model.finding import Place
from builder.model.ledger import Fact, LookedFor

AT = Place("seeds/facts/absences.yaml", 4, 5)


def looked_for(*words: str, sources: tuple[str, ...] = ("paper",)) -> Fact:
    sought = LookedFor(at=AT, what="its price", sources=sources, on="2022-11-21", words=words)
    return fact("no-price", "We found no price.", source="", kind="absence", looked_for=sought)


def test_words_that_stand_in_a_searched_text_contradict_the_absence_whatever_their_case() -> None:
    [finding] = found("F108", looked_for("price", "russian FORCES"))
    assert "“russian FORCES” was not found, but it stands in paper: seeds/sources/paper.md:13" in finding.message


def test_words_that_stand_in_none_are_absent() -> None:
    assert not found("F108", looked_for("price", "secret weapon"))


def test_a_source_without_text_cannot_contradict() -> None:
    seen = [source(), source(None, id="other")]
    assert not found("F108", looked_for("Iran", sources=("other",)), sources=seen)


def test_the_hint_does_not_advise_to_look_elsewhere() -> None:
    [finding] = found("F108", looked_for("price", "russian FORCES"))
    assert "if it is what was looked for, the fact is wrong" in finding.hint
    assert "sources" not in finding.hint


def test_what_was_not_found_is_told_as_not_found() -> None:
    for assertion, fine in (
        ("We found no price in the sources listed.", True),
        ("The article gives no price.", True),
        ("The Daily Paper gives no price.", True),
        ("There is no price.", False),
        ("The deal has no price.", False),
        ("No price was agreed.", False),
    ):
        absent = msgspec.structs.replace(looked_for("price"), assertion=assertion)
        findings = found("F108", absent)
        assert (findings == []) is fine, assertion
        assert fine or "all that is known is that none was found" in findings[0].message
