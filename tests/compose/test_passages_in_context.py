"""Quotations in their context: how much of the paragraph stands around them, and where the numbers stand."""

import pytest
from compose_samples import body_of, composed, fact_words, in_body

from builder.compose.context import window
from builder.compose.passages import Passages
from builder.model.finding import Place
from builder.model.ledger import Evidence, Source

AT = Place("seeds/sources/long.md", 1, 1)
LONG = (
    "First paragraph.\n\n"
    + " ".join(f"w{number}" for number in range(1, 41))
    + ". The deal was done. "
    + " ".join(f"v{number}" for number in range(1, 41))
    + "."
)


def shown(*quotations: str, words: int = 20, text: str = LONG) -> str:
    """The window as text, quotations in [ ]."""
    source = Source(at=AT, id="long", type="article", title="Long", text=text)
    passages = Passages({"long": source})
    found = [passages.find(Evidence(at=AT, source="long", exact=exact)) for exact in quotations]
    parts = window([passage for passage in found if passage is not None], words)
    return "".join(f"[{part.text}]" if part.of else part.text for part in parts)


def test_about_twenty_words_stand_on_each_side() -> None:
    assert shown("The deal was done.") == (
        "… " + " ".join(f"w{number}" for number in range(21, 41)) + ". [The deal was done.] "
        + " ".join(f"v{number}" for number in range(1, 21)) + " …"
    )  # fmt: skip


def test_a_template_may_ask_for_fewer_words() -> None:
    assert shown("The deal was done", words=2) == "… w39 w40. [The deal was done]. v1 v2 …"
    assert shown("The deal was done", words=0) == "… [The deal was done]. …"


def test_where_the_paragraph_begins_or_ends_there_is_no_ellipsis() -> None:
    assert shown("w2 w3 w4", words=3) == "w1 [w2 w3 w4] w5 w6 w7 …"
    assert shown("v38 v39", words=3) == "… v35 v36 v37 [v38 v39] v40."


def test_an_ellipsis_does_not_stand_for_three_words_or_fewer() -> None:
    assert shown("w6", words=2) == "w1 w2 w3 w4 w5 [w6] w7 w8 …"
    assert shown("w7", words=2) == "… w5 w6 [w7] w8 w9 …"


def test_the_window_covers_every_quotation_whole() -> None:
    assert shown("w3 w4", "w8", words=1, text="w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14") == (
        "w1 w2 [w3 w4] w5 w6 w7 [w8] w9 …"
    )


def test_quotations_may_lie_in_one_another() -> None:
    assert shown("w39 w40. The deal", "The deal was", words=1) == "… w38 [w39 w40. ][The deal][ was] done. …"


def test_each_fact_of_the_paragraph_has_its_number_after_its_words() -> None:
    deck = in_body("{{ facts | in_context }}", "a", "b", "c")
    passage, caption = body_of(deck)
    assert [run.text for run in passage.runs if run.highlight] == [
        'the agreement was "finalized" during a meeting in Iran',
        "Nobody gave a day",
        "It went on",
    ]
    assert passage.text.endswith("in Iran1 earlier this month. Nobody gave a day2. It went on3.")
    assert list(fact_words(deck)) == ["a", "b", "c"]
    assert caption.text == "Paragraph 1, quoted in context; highlight ours"
    assert deck.slides[0].citations == (1, 2, 3)


def test_a_fact_of_another_text_is_not_in_the_passage() -> None:
    deck = composed("# Title\n::: body\n{{ facts | in_context }}\n:::\n", "a", "later")
    assert [found.code for found in deck.findings] == ["D110"]
    assert "the fact later is" in deck.findings[0].message


def test_the_number_of_words_is_a_number() -> None:
    passage, _ = body_of(in_body("{{ fact | in_context(words=3) }}", "b"))
    assert passage.text == "… earlier this month. Nobody gave a day1. It went on."
    passage, _ = body_of(in_body("{{ fact | in_context(4) }}", "b"))
    assert passage.text == "… Iran earlier this month. Nobody gave a day1. It went on."


@pytest.mark.parametrize("argument", ["words='x'", "words=true", "many=3"])
def test_anything_else_is_refused(argument: str) -> None:
    deck = composed(f"# Title\n::: body\n{{{{ fact | in_context({argument}) }}}}\n:::\n", "a")
    assert [found.severity for found in deck.findings] == ["error"]
