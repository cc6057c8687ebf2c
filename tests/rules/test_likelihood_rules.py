"""Likelihood: how likely something is and how good the evidence is never stand in one sentence of ours [ICD 203]."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_ledgers import deck_text, fact, fact_text, found, ledger, quotation, said, slide, template_text

from builder.rules.both.likelihood import mixtures
from builder.text.vocabulary import vocabulary

MIXED = [
    "It is likely, with low confidence, that talks go on.",
    "Our confidence is low that the deal was probably finalised.",
    "We judge with high confidence that a deal is very likely.",
    "Finalised: almost certain (moderate confidence).",
    "Probably finalised; confidence: low.",
    "Our confidence in this judgement is low, but a deal is likely.",
    "The office judges it likely, and its confidence is low.",
    "We are highly confident that there is a roughly even chance of a deal.",
    "It is li\u00adkely, and our con\ufb01dence is low.",
    "It is LIKELY, and our confidence\u00a0is\u00a0low.",
]
APART = [
    "It is likely that talks go on. Our confidence is low, because one source says so.",
    "A sound judgement keeps likelihood and confidence apart.",
    "How likely is it? Use a term of likelihood. How confident are you, and why?",
    "Give your confidence in it, and say whether it is likely.",
    "How likely is it, and is our confidence high or is it low confidence?",
    "It may be so, and our confidence is low.",
    "A deal is likely to raise public confidence; public confidence is low.",
    "Keep “likely” and “low confidence” apart.",
    "The paper wrote: “It is likely, with low confidence.”",
    "Likely · Low confidence",
    "Talks in a remote area go on, the paper says with high confidence.",
    "The vote of no confidence is likely to fail.",
]


@pytest.mark.parametrize("text", MIXED)
def test_likelihood_and_confidence_in_one_sentence_are_told(text: str) -> None:
    assert len(list(mixtures(text))) == 1


@pytest.mark.parametrize("text", APART)
def test_apart_asked_about_quoted_or_of_others_they_may_stand(text: str) -> None:
    assert not list(mixtures(text))


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("Ein Abkommen ist wahrscheinlich, mit geringer Gewissheit.", 1),
        ("Unsere Gewissheit in diesem Urteil ist gering, ein Abkommen aber wahrscheinlich.", 1),
        ("Ein Abkommen ist wahrscheinlich. Unsere Gewissheit ist gering.", 0),
    ],
)
def test_another_language_has_its_own_words(text: str, mixed: int) -> None:
    assert len(list(mixtures(text, "de"))) == mixed


def test_every_word_of_the_ladder_meets_every_level() -> None:
    words = vocabulary()
    rungs = words.likelihood
    likely = [*rungs.almost_no_chance, *rungs.very_unlikely, *rungs.unlikely, *rungs.even_chance]
    likely += [*rungs.likely, *rungs.very_likely, *rungs.almost_certain]
    levels = [*words.confidence.high, *words.confidence.moderate, *words.confidence.low]
    for word in likely:
        assert list(mixtures(f"Talks: {word}, and low confidence."))
    for level in levels:
        assert list(mixtures(f"It is likely: {level}."))


@given(st.text(alphabet="likely low confidence.?“”·\u00ad\ufb01\n", max_size=60))
def test_whatever_is_written_the_places_are_in_the_text(text: str) -> None:
    for mixture in mixtures(text):
        assert 0 <= mixture.sentence.start <= mixture.likelihood.start < mixture.likelihood.end <= len(text)
        assert mixture.sentence.start <= mixture.confidence.start < mixture.confidence.end <= mixture.sentence.end


def test_a_fact_is_told_where_it_mixes_them() -> None:
    one = fact("one", "The service said that a deal was likely, with high confidence.", headline="A deal is likely.")
    (finding,) = found("F110", one)
    assert finding.message == (
        "“likely” (how likely it is) and “high confidence” (how good the evidence is) stand in one sentence: “The"
        " service said that a deal was likely, with high confidence.”"
    )
    assert "two sentences" in finding.hint
    assert finding.facts == ("one",)


def test_the_answer_of_a_fact_is_judged_and_its_caution_is_not() -> None:
    mixed = "It is likely, with low confidence."
    assert found("F110", fact("one", "Talks go on.", answer=mixed))
    assert not found("F110", fact("one", "Talks go on.", caution=f"Never write: {mixed}", question="Likely?"))


def test_a_note_a_point_and_a_template_are_told_and_what_to_avoid_is_free() -> None:
    mixed = "Probably finalised (low confidence)."
    of = ledger(fact("one", "Talks go on."))
    assert [one.slot for one in said("D114", of, slide(deck_text(mixed), template_text(mixed)))] == ["body", "body"]
    assert said("D114", of, slide(deck_text("Talks go on"), notes=[deck_text(mixed, field="task.answer")]))
    assert not said("D114", of, slide(deck_text("Talks go on"), notes=[deck_text(mixed, field="notes.avoid")]))
    assert not said("D114", of, slide(deck_text(mixed, own_words=("low confidence",))))


def test_a_mixture_over_a_fact_and_words_of_the_deck_is_the_decks() -> None:
    of = ledger(fact("one", "A deal is likely."))
    mixed = (fact_text("A deal is likely", "one"), deck_text(", with low confidence"))
    (finding,) = said("D114", of, slide(mixed))
    assert finding.place.path == "decks/d.yaml"
    both = fact_text("A deal is likely, with low confidence", "one")
    assert not said("D114", of, slide((deck_text("Reported: "), both))), "F110 tells of it, in the fact"


def test_a_quotation_may_mix_them() -> None:
    of = ledger(fact("one", "Talks go on."))
    assert not said("D114", of, slide((deck_text("They wrote: "), quotation("“likely, with low confidence”", "one"))))
