"""Quotations: found, found once, cut without loss."""

import pytest
from small_ledgers import fact, found, ledger, source

from builder.rules import check_ledger


def quoting(exact: str, text: str, assertion: str = "It is said.", **fields: str) -> list[str]:
    """The F103 messages about a quotation of a text."""
    return [one.message for one in found("F103", fact("f", assertion, exact, **fields), sources=[source(text)])]


def test_words_that_stand_in_the_text_are_found_through_other_quotes_dashes_and_spaces() -> None:
    exact = "As many as “43 of 84 Russian missiles   fired at Ukraine were shot down,” Ukraine’s President"
    assert not found("F101", fact("f", "He said so.", exact))


def test_a_changed_word_is_an_error_with_the_nearest_passage_and_its_line() -> None:
    [finding] = found("F101", fact("f", "It was signed.", "the agreement was signed during a meeting in Iran"))
    assert finding.severity == "error"
    assert "“the agreement was signed during a meeting in Iran” does not stand in paper" in finding.message
    assert "[finalized]" in finding.hint
    assert "seeds/sources/paper.md:11" in finding.hint


def test_a_fact_quotes_something_where_a_text_is_stored() -> None:
    [finding] = found("F101", fact("f", "It was signed."))
    assert "quotes nothing from paper" in finding.message


def test_without_a_stored_text_nothing_can_be_looked_for() -> None:
    assert not found("F101", fact("f", "It was signed.", "any words"), sources=[source(None)])


def test_a_wrong_prefix_is_told_apart_from_wrong_words() -> None:
    [finding] = found("F101", fact("f", "The deal may be done.", "The deal may be in progress", prefix="month."))
    assert "not with this prefix and suffix" in finding.message


TWICE = "Iran sold drones. Later, Iran sold drones again."


def test_words_that_recur_need_their_surroundings() -> None:
    [finding] = found("F102", fact("f", "Iran sold them.", "Iran sold drones"), sources=[source(TWICE)])
    assert "stands 2 times in paper (lines 11, 11)" in finding.message
    assert 'suffix: ". Later, Iran"' in finding.hint


def test_a_prefix_or_suffix_says_which_one_is_meant() -> None:
    assert not found("F102", fact("f", "Iran sold them.", "Iran sold drones", prefix="Later,"), sources=[source(TWICE)])
    assert not found("F102", fact("f", "Iran sold them.", "Iran sold drones", suffix="again"), sources=[source(TWICE)])


@pytest.mark.parametrize(
    ("exact", "lost"),
    [
        ("the agreement was finalized during a meeting in Iran", "reportedly"),
        ("be in progress to be finalized soon", "may"),
        ("11 people and injuring 89", "at least 11"),
        ("84 Russian missiles fired at Ukraine were shot down", "43 of 84"),
    ],
)
def test_a_cut_that_drops_a_hedge_or_halves_a_number_is_refused(exact: str, lost: str) -> None:
    [finding] = [one for one in found("F103", fact("f", "It is said.", exact)) if lost in one.message]
    assert lost in finding.hint


@pytest.mark.parametrize(
    ("text", "exact", "lost"),
    [
        ("Iran did not sign a deal.", "sign a deal", "not"),
        ("Iran is not a steadfast ally of Russia.", "a steadfast ally of Russia", "not"),
        ("He did not say that Iran had signed a deal.", "Iran had signed a deal", "not"),
        ("There is no evidence that the plant exists.", "the plant exists", "no"),
        ("The minister denied that Iran had signed a deal.", "Iran had signed a deal", "denied"),
        ("Reportedly, Iran signed a deal.", "Iran signed a deal", "Reportedly"),
        ("The deal was not signed in May.", "The deal was", "not"),
        ("Iran signed a deal, reportedly in Moscow.", "Iran signed a deal", "reportedly"),
    ],
)
def test_a_cut_between_a_hedge_and_what_it_governs_is_refused(text: str, exact: str, lost: str) -> None:
    [message] = quoting(exact, text)
    assert f"“{lost}”" in message


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("They inked a deal that would allow Russia to produce Iranian drones.", "Iranian drones"),
        ("Officials may agree, and Iran signed a deal.", "Iran signed a deal"),
        ("It is not known; Iran signed a deal.", "Iran signed a deal"),
        ("Iran signed a deal but may not keep it.", "Iran signed a deal"),
        ("Iran signed a deal, according to new reports.", "Iran signed a deal"),
        ('As many as "43 of 84 missiles were shot down," he said.', "43 of 84 missiles were shot down"),
        ("Iran did not sign a deal.", "Iran did not sign a deal."),
        ("He was not there. Iran signed a deal.", "Iran signed a deal"),
        ("Its steadfast ally Iran may sign.", "Its steadfast ally Iran"),
    ],
)
def test_a_cut_that_loses_nothing_is_no_finding(text: str, exact: str) -> None:
    assert not quoting(exact, text)


SOLD = "Iran sold the drones"


@pytest.mark.parametrize(
    ("text", "exact", "lost"),
    [
        ("The ministry denied reports in several papers that Iran sold the drones.", SOLD, "denied"),
        ("The ministry denied, as it had in July, that Iran sold the drones.", SOLD, "denied"),
        ("It is not true that Iran sold the drones.", SOLD, "not"),
        ("Nobody in either of the two delegations said that Iran sold the drones.", SOLD, "Nobody"),
        ("No minister from any of the countries at the table signed the deal.", "signed the deal", "No"),
        ("Reports that Iran sold the drones were denied by the ministry.", SOLD, "denied"),
        ("The claim that Iran sold the drones has not been confirmed.", SOLD, "not"),
        ("The claim that Iran sold the drones is false.", SOLD, "false"),
        ("According to unconfirmed reports, Iran sold the drones.", SOLD, "unconfirmed"),
        ("Iran sold the drones, a claim that the ministry denies.", SOLD, "denies"),
        ("Iran sold the drones, which was never confirmed.", SOLD, "never confirmed"),
        ("He spread rumours that Iran sold the drones.", SOLD, "rumours"),
        ("The minister falsely said that Iran sold the drones.", SOLD, "falsely"),
        ("It was claimed, and later retracted, that Iran sold the drones.", SOLD, "retracted"),
        ("He asked whether Iran sold the drones.", SOLD, "whether"),
        ("If Iran sold the drones, sanctions follow.", SOLD, "If"),
        ("Iran will stop the flights unless the talks fail.", "Iran will stop the flights", "unless"),
        ("All missiles were shot down except two.", "All missiles were shot down", "except"),
        ("Only some of the missiles were shot down.", "the missiles were shot down", "Only some of"),
        ("Instead of signing the deal, Iran left.", "signing the deal", "Instead of"),
        ("Did Iran sell the drones?", "Iran sell the drones", "?"),
    ],
)
def test_a_cut_that_turns_a_sentence_round_is_refused(text: str, exact: str, lost: str) -> None:
    [message] = quoting(exact, text)
    assert f"“{lost}”" in message


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The minister, who did not resign, said that Iran sold the drones.", SOLD),
        ("The minister did not resign and said that Iran sold the drones.", SOLD),
        ("Without giving details, the minister said that Iran sold the drones.", SOLD),
        ("Despite possible sanctions, Iran sold the drones.", SOLD),
        ("Iran sold the drones, which were not armed.", SOLD),
        ("Iran sold the drones, a deal that nobody had expected.", SOLD),
        ("Iran sold the drones, but the ministry did not comment.", SOLD),
        ("He spoke against the deal on drones.", "the deal on drones"),
        ("Dozens, if not hundreds, of drones were sold.", "of drones were sold"),
        ("They asked Iran if drones were sold.", "They asked"),
    ],
)
def test_what_stands_beside_a_quotation_and_does_not_govern_it_may_be_left_out(text: str, exact: str) -> None:
    assert not quoting(exact, text)


def test_findings_come_in_the_same_order_whatever_the_order_of_rules() -> None:
    several = ledger(fact("f", "It was signed.", "nowhere"), sources=[source(pinned=False)])
    first, second = check_ledger(several), check_ledger(several)
    assert first == second
    assert list(first) == sorted(first, key=lambda one: one.sort_key())


@pytest.mark.parametrize(
    ("assertion", "fine"),
    [
        ("The article says that the deal “may be in progress”.", True),
        ("“The deal”, the article says, may be done.", True),
        ("The article says that the deal “may be in preparation”.", False),
        ('The article says that the deal "may be ready".', False),
    ],
)
def test_words_in_quotation_marks_in_an_assertion_are_the_quotations(assertion: str, fine: bool) -> None:
    findings = found("F101", fact("f", assertion, "The deal may be in progress to be finalized soon."))
    assert findings == [] if fine else "no quotation of the fact has these words" in findings[0].message


JOINED = "Iran signed a deal in May, the paper said, with Russia, though it did not publish the terms."


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("“signed a deal in May … with Russia”", ""),
        ("“signed a deal in May […] with Russia”", ""),
        ("“signed a deal in May with Russia”", "no quotation of the fact has these words"),
        ("“with Russia … signed a deal”", "no quotation of the fact has these words"),
        ("‘signed a deal’ with Russia, Iran’s ally, at the officers’ club", ""),
        ("‘sealed a pact’ with Russia", "no quotation of the fact has these words"),
        ("„sealed a pact“ with Russia", "no quotation of the fact has these words"),
        ("«signed a deal» with Russia", ""),
        ("a ‘deal’ and the ‘ally’", ""),
    ],
)
def test_a_cut_within_quotation_marks_is_marked(said: str, fault: str) -> None:
    findings = found("F101", fact("f", f"The paper said that Iran {said}.", JOINED), sources=[source(JOINED)])
    assert findings == [] if not fault else fault in findings[0].message


def test_a_marked_cut_leaves_out_no_hedge() -> None:
    turned = fact("f", "The paper said that Iran may not have signed; “it … publish the terms”.", JOINED)
    [finding] = found("F103", turned, sources=[source(JOINED)])
    assert "cuts out “not”" in finding.message


def test_of_a_fact_whose_words_are_not_quoted_nothing_is_told_about_quotation_marks() -> None:
    assert not found(
        "F101", fact("f", "The ministry called it “political”.", source="other"), sources=[source(None, id="other")]
    )


def test_in_german_a_denial_reaches_the_reported_speech_behind_its_comma() -> None:
    for text, exact, fine in (
        ("Die Stadt wies den Vorwurf zurück, sie habe Wasser entnommen.", "sie habe Wasser entnommen", False),
        ("Die Stadt bestritt, sie habe Wasser entnommen.", "sie habe Wasser entnommen", False),
        ("Die Stadt sagte, sie habe Wasser entnommen.", "sie habe Wasser entnommen", True),
        ("Die Stadt zahlte nicht, sie hatte kein Geld mehr.", "sie hatte kein Geld mehr", True),
    ):
        cut = fact("f", "Die Stadt habe Wasser entnommen.", exact, language="de")
        assert bool(found("F103", cut, sources=[source(text, language="de")])) is not fine, text


def test_a_cut_that_loses_two_hedges_is_told_once_with_both() -> None:
    text = "Two unnamed officials reportedly told the newspaper that repairs had begun."
    [finding] = found("F103", fact("f", "Repairs had begun.", "repairs had begun."), sources=[source(text)])
    assert "“unnamed” (hearsay) and “reportedly” (hearsay) are lost: “unnamed officials" in finding.message
    assert finding.hint == "begin the quotation so that “unnamed” is part of it"
