"""Who says so and when, as slides print them."""

import pytest
from compose_samples import AT, composed, fact, ledger, outline, pack, template, wanted

from builder.compose import compose
from builder.compose.said import Said, capitalized
from builder.model.ledger import Attribution, Fact, When
from builder.model.slides import Origin, Run


def printed(expression: str, one: Fact) -> str:
    """What a slide prints of a fact."""
    records = ledger(one)
    slide = wanted(one.id, records=records)
    body = f"# Title\n::: body\nIt: {{{{ {expression} }}}}\n:::\n"
    deck = compose(outline(slide), records, pack(template(body)))
    return next(iter(deck.slides[0].slots["body"].paragraphs())).text.removeprefix("It: ")


def chain(*actors: str) -> tuple[Attribution, ...]:
    return tuple(Attribution(at=AT, who=actor) for actor in actors)


def test_a_chain_of_relays_is_told_in_order() -> None:
    assert printed("fact.who", fact("a", attribution=chain("ministry", "paper"))) == "the ministry, via The Paper"
    relayed_twice = fact("a", attribution=chain("ministry", "paper", "paper"))
    assert printed("fact.who", relayed_twice) == "the ministry, via The Paper, then The Paper"


def test_who_is_not_named_is_said_to_be_unnamed() -> None:
    words = "at least three officials familiar with the development (unnamed), via The Paper"
    assert printed("fact.who", fact("a")) == words


def test_an_outlet_alone_speaks_for_itself() -> None:
    assert printed("fact.who", fact("a", attribution=chain("paper"))) == "The Paper itself"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (When(at=AT, edtf="../2022-11-21"), "not dated; by 21 November 2022"),
        (When(at=AT, edtf="../2022-11-21", words="have inked"), "by 21 November 2022"),
        (When(at=AT, edtf="2022-11-21"), "21 November 2022"),
    ],
)
def test_an_open_beginning_without_words_of_the_source_is_no_date(when: When, told: str) -> None:
    assert printed("fact.when", fact("a", when=when)) == told


def test_nobody_speaks_for_what_was_not_found() -> None:
    deck = composed("::: body\n{% if fact.speaker %}{{ fact.speaker }}{% endif %} {{ fact }}\n:::\n", "none")
    assert "The Paper" not in next(iter(deck.slides[0].slots["body"].paragraphs())).text


@pytest.mark.parametrize(
    ("text", "begun"),
    [("the ministry", "The ministry"), ("itta.info", "itta.info"), ("teleSUR", "teleSUR"), ("by noon", "By noon")],
)
def test_a_cell_begins_with_a_capital_but_names_stay_as_they_are(text: str, begun: str) -> None:
    assert capitalized(Said((Run(text, Origin("program")),))).pieces[0] == Run(begun, Origin("program"))
