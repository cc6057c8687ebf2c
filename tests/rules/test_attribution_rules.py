"""Who says so, and how surely: kept from the source to the assertion."""

import pytest
from small_ledgers import fact, found, source

FINALISED = (
    "At least three officials familiar with the development have reportedly stated that the agreement was finalized"
    " during a meeting in Iran earlier this month."
)
OFFICIALS = [("officials", "At least three officials familiar with the development"), "paper"]


def test_a_hedge_inside_the_quotation_is_carried_by_the_assertion() -> None:
    assert not found("F105", fact("f", "Officials reportedly said that it was finalised.", FINALISED, who=OFFICIALS))
    [finding] = found("F105", fact("f", "Officials said that it was finalised.", FINALISED, who=OFFICIALS))
    assert finding.severity == "error"
    assert "the assertion of “f” drops “reportedly” (hearsay)" in finding.message


def test_that_the_speakers_are_unnamed_does_not_say_that_their_words_were_relayed() -> None:
    assert found("F105", fact("f", "Unnamed officials said that it was finalised.", FINALISED, who=OFFICIALS))


def test_a_headline_is_held_to_the_same() -> None:
    good = "Officials reportedly said that it was finalised."
    [finding] = found("F105", fact("f", good, FINALISED, who=OFFICIALS, headline="A deal was finalised."))
    assert "the headline of “f” drops" in finding.message


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        (
            "The deal may be done.",
            "The article says that the deal might be done.",
            "The article says the deal is done.",
        ),
        ("Iran will not sign.", "The article says that Iran will never sign.", "The article says that Iran will sign."),
        (
            "Iran is planning to sell drones.",
            "The article says that Iran plans to sell.",
            "The article says Iran sells.",
        ),
        ("Iran would sell drones.", "The article says that Iran intends to sell.", "The article says that Iran sells."),
        ("It is likely done.", "The article says that it is probably done.", "The article says that it is done."),
    ],
)
def test_each_class_of_hedge_is_carried_by_its_own_or_a_near_one(text: str, kept: str, lost: str) -> None:
    assert not found("F105", fact("f", kept, text), sources=[source(text)])
    assert found("F105", fact("f", lost, text), sources=[source(text)])


def test_may_does_not_become_a_plan() -> None:
    text = "Iran may sell drones."
    assert found("F105", fact("f", "The article says that Iran plans to sell drones.", text), sources=[source(text)])


def test_an_estimate_that_belongs_to_a_number_is_its_qualifier() -> None:
    text = "They said that an estimated 32 drones were in Belarus."
    assert not found("F105", fact("f", "They said that about 32 drones were there.", text), sources=[source(text)])


SPOKEN = "Talks go on, sources told the paper. The deal is done."


def test_a_saying_in_its_sentence_needs_a_speaker_or_a_verb() -> None:
    bare = fact("f", "Talks go on.", "Talks go on")
    [finding] = found("F105", bare, sources=[source(SPOKEN)])
    assert "neither assertion nor attribution tells whose" in finding.message
    for good in (
        fact("f", "Talks go on.", "Talks go on", who=[("officials", "sources"), "paper"]),
        fact("f", "The article says that talks go on.", "Talks go on"),
    ):
        assert not found("F105", good, sources=[source(SPOKEN)])


def test_a_sentence_in_the_articles_own_voice_needs_none() -> None:
    assert not found("F105", fact("f", "The deal is done.", "The deal is done."), sources=[source(SPOKEN)])


def test_the_speaker_is_named_in_the_same_paragraph() -> None:
    exact = "killing at least 11 people"
    zelenskyy = ("zelenskyy", "President Volodymyr Zelenskyy")
    assert not found("F105", fact("f", "He said so.", exact, who=[zelenskyy]))
    [finding] = found("F105", fact("f", "He said so.", exact, who=[("officials", "three officials")]))
    assert (
        "does not stand in the paragraph that “f” quotes, but in another: seeds/sources/paper.md:11" in finding.message
    )
    [finding] = found("F105", fact("f", "He said so.", exact, who=[("officials", "four officials")]))
    assert "“four officials” (officials) does not stand in paper" in finding.message


def test_a_speakers_words_that_recur_all_over_a_text_are_found_in_each_paragraph() -> None:
    text = "\n\n".join(f"Office {number} spoke. Officials agreed." for number in range(200, 400))
    late = fact("f", "They said so.", "Office 399 spoke", who=[("officials", "Officials")])
    assert not found("F105", late, sources=[source(text)])


@pytest.mark.parametrize(
    ("text", "assertion", "fine"),
    [
        ("The plant may open and the minister may resign.", "The plant may open and the minister may resign.", True),
        ("The plant may open and the minister may resign.", "The plant may open and the minister resigns.", False),
        ("The pact was not signed and the plant is not open.", "Neither was it signed nor is the plant open.", True),
        ("The pact was not signed and the plant is not open.", "It was signed, and the plant is not open.", False),
        ("The deal may be done soon.", "The deal may be done; when it is done, the article does not say.", True),
    ],
)
def test_a_hedge_is_kept_on_its_own_word_and_not_only_somewhere(text: str, assertion: str, fine: bool) -> None:
    findings = found("F105", fact("f", f"The article says this. {assertion}", text), sources=[source(text)])
    assert findings == [] if fine else "what the source says with it" in findings[0].message


def test_a_hedge_before_a_short_quotation_is_kept_where_the_assertion_says_more_than_it() -> None:
    meeting = "a meeting in Iran earlier this month"
    assert not found("F105", fact("f", "The article speaks of a meeting in Iran.", meeting, who=OFFICIALS))
    [finding] = found("F105", fact("f", "The agreement was finalised at a meeting in Iran.", meeting, who=OFFICIALS))
    assert "leaves “reportedly” (hearsay) off" in finding.message


SIGNED = "The port authority signed the contract on Monday."


@pytest.mark.parametrize(
    ("assertion", "fine"),
    [
        ("The article says that the port authority signed the contract; it gives no price.", True),
        ("The article says that the contract was signed, and does not say with whom.", True),
        ("The article says that the port authority did not sign the contract.", False),
        ("The article says that the port authority never signed the contract.", False),
        ("The article says that the port authority denied signing the contract.", False),
    ],
)
def test_a_negation_that_the_source_does_not_have_is_not_added(assertion: str, fine: bool) -> None:
    findings = found("F105", fact("f", assertion, SIGNED), sources=[source(SIGNED)])
    assert findings == [] if fine else "and the source says it without" in findings[0].message


@pytest.mark.parametrize(
    ("assertion", "headline", "fine"),
    [
        ("The ministry said that Iran may sell drones.", "The ministry said that Iran sells drones.", False),
        ("The ministry said that Iran may sell drones.", "Iran might sell drones, the ministry said.", True),
        ("The monitor did not confirm the basing.", "The monitor confirmed the basing.", False),
        ("The ministry called it political and said that it may answer.", "The ministry called it political.", True),
    ],
)
def test_of_words_that_are_not_quoted_the_headline_is_held_to_the_assertion(
    assertion: str, headline: str, fine: bool
) -> None:
    unseen = fact("f", assertion, who=["ministry"], headline=headline)
    findings = found("F105", unseen, sources=[source(None)])
    assert findings == [] if fine else "the headline of “f” drops" in findings[0].message


def test_would_says_more_than_might() -> None:
    text = "The ministry warned that Iran might close the strait."
    for said, fine in (("may", True), ("could", True), ("would", False)):
        warned = fact("f", f"The ministry warned that Iran {said} close the strait.", text, who=["ministry"])
        assert bool(found("F105", warned, sources=[source(text)])) is not fine


def test_a_headline_keeps_the_hedge_that_its_assertion_adds() -> None:
    text = "Earlier, the minister called the boats a fleet."
    told = "The minister is said to have called the boats a fleet."
    for headline, fine in (("He is said to have called the boats a fleet.", True), ("The boats are a fleet.", False)):
        called = fact("f", told, text, who=["officials"], headline=headline)
        assert bool(found("F105", called, sources=[source(text)])) is not fine


GERMAN = (
    "Mindestens elf Menschen sind angeblich getötet worden. Drace wies den Vorwurf zurück, Toll habe Wasser entnommen."
)


@pytest.mark.parametrize(
    ("assertion", "exact", "fine"),
    [
        ("The paper says that people were reportedly killed.", GERMAN[:54], True),
        ("The paper says that people were killed.", GERMAN[:54], False),
        ("Drace rejected the accusation that Toll took water.", GERMAN[55:], True),
        ("Drace said that Toll took water.", GERMAN[55:], False),
    ],
)
def test_a_source_in_another_language_is_judged_class_by_class(assertion: str, exact: str, fine: bool) -> None:
    findings = found("F105", fact("f", assertion, exact), sources=[source(GERMAN, language="de-AT")])
    assert bool(findings) is not fine


REOPEN = "The mayor said that the bridge would reopen in June if the money was found."


@pytest.mark.parametrize(
    ("assertion", "fine"),
    [
        ("The mayor said that the bridge would reopen in June if the money was found.", True),
        ("Provided that money was found, the bridge would reopen in June, the mayor said.", True),
        ("The mayor said that the reopening of the bridge would depend on the money.", True),
        ("The mayor said that money was sought.", True),
        ("The mayor said that the bridge would reopen in June.", False),
    ],
)
def test_what_is_said_under_a_condition_keeps_it(assertion: str, fine: bool) -> None:
    said = fact("f", assertion, REOPEN, who=["officials"])
    findings = [one for one in found("F105", said, sources=[source(REOPEN)]) if "a condition" in one.message]
    assert bool(findings) is not fine


def test_a_question_and_a_mere_if_any_set_no_condition() -> None:
    for text in ("The paper asked the mayor if the bridge was open.", "Few ships, if any, passed the bridge in June."):
        plain = text.replace(" if the bridge was open", "").replace(", if any,", "")
        assert not found("F105", fact("f", plain, text), sources=[source(text)])


@pytest.mark.parametrize(
    ("assertion", "text"),
    [
        (
            "The article says that the cause had not been found.",
            "The cause was not found, and he could not be reached.",
        ),
        ("Brandt called the offer “a joke” and turned it down.", "Brandt rejected the offer. She called it “a joke”."),
        ("The ministry gave no names of the dead.", "It did not give their names."),
        ("The union had demanded more, and talks go on.", "The union had demanded more. Talks go on, if slowly."),
    ],
)
def test_a_free_rewording_is_not_accused(assertion: str, text: str) -> None:
    exact = text.partition(", and he")[0]
    assert not found("F105", fact("f", assertion, exact, who=["officials"]), sources=[source(text)])


@pytest.mark.parametrize(
    ("text", "assertion", "fine"),
    [
        ("The minister denied that money was paid.", "The minister did not deny that money was paid.", False),
        ("The minister denied that money was paid.", "The minister never denied that money was paid.", False),
        ("The minister did not deny that money was paid.", "The minister denied that money was paid.", False),
        ("The minister did not deny that money was paid.", "The minister has not denied that money was paid.", True),
        ("The minister denied that money was paid.", "The minister denies that any money was paid.", True),
        ("The minister denied that money was not paid.", "The minister denied that money was not paid.", True),
        ("The minister neither confirmed nor denied it.", "The minister neither confirmed nor denied it.", True),
        ("The minister refused to deny the report.", "The minister did not deny the report.", True),
    ],
)
def test_a_denial_is_not_denied(text: str, assertion: str, fine: bool) -> None:
    told = fact("f", assertion, text, who=["ministry"])
    findings = found("F105", told, sources=[source(text)])
    assert (findings == []) is fine, findings


@pytest.mark.parametrize(
    ("text", "assertion", "fine"),
    [
        ("The wells were not usable.", "The wells were unusable.", True),
        ("The wells were unusable.", "The wells were not usable.", True),
        ("The wells were unusable.", "The wells were usable.", False),
        ("The wells were not usable.", "The wells were usable.", False),
        ("The report was not complete.", "The report was incomplete.", True),
        ("The union formed a council under the mayor.", "The union formed a council.", True),
    ],
)
def test_a_negation_may_be_the_beginning_of_a_word(text: str, assertion: str, fine: bool) -> None:
    findings = found("F105", fact("f", assertion, text), sources=[source(text)])
    assert (findings == []) is fine, findings


@pytest.mark.parametrize(
    ("sentence", "words", "fine"),
    [
        ("A rescue worker told the paper that hundreds are missing.", "The ministry", False),
        ("Hundreds are missing, a tired rescue worker said.", "The ministry", False),
        ("A spokesman said that hundreds are missing.", "The ministry", True),
        ("A worker of the ministry said that hundreds are missing.", "The ministry", True),
        ("It said that hundreds are missing.", "The ministry", True),
        ("The worker said that hundreds are missing.", "The ministry", True),
    ],
)
def test_who_is_brought_in_without_a_name_speaks_for_no_institution(sentence: str, words: str, fine: bool) -> None:
    text = f"The ministry gave no number. {sentence}"
    told = fact("f", "The ministry said that hundreds are missing.", sentence, who=[("ministry", words), "paper"])
    findings = [one for one in found("F105", told, sources=[source(text)]) if "as the speaker" in one.message]
    assert (findings == []) is fine, findings


@pytest.mark.parametrize(
    ("text", "assertion", "fine"),
    [
        ("Das Werk soll 2023 öffnen.", "The plant is to open in 2023.", True),
        ("Das Werk soll 2023 öffnen.", "The plant is said to open in 2023.", True),
        ("Das Werk soll 2023 öffnen.", "The plant should open in 2023.", True),
        ("Das Werk soll 2023 öffnen.", "The plant opens in 2023.", False),
        ("Das Werk dürfte 2023 öffnen.", "The plant is to open in 2023.", False),
    ],
)
def test_soll_is_a_plan_or_hearsay(text: str, assertion: str, fine: bool) -> None:
    findings = found("F105", fact("f", assertion, text), sources=[source(text, language="de")])
    assert (findings == []) is fine, findings


def test_a_hedge_that_is_lost_altogether_is_told_once() -> None:
    text = "The closure may last until Friday."
    closed = fact("f", "The closure will last until Friday.", text, who=["paper"])
    [finding] = found("F105", closed, sources=[source(text)])
    assert "drops “may” (a modal)" in finding.message


@pytest.mark.parametrize(
    ("text", "assertion", "fine"),
    [
        ("He did not say that the boats carry weapons.", "He said that the boats do not carry weapons.", False),
        ("He did not say that the boats carry weapons.", "He has not said that the boats carry weapons.", True),
        ("He did not say when boats arrive.", "The paper says that he gave no day.", True),
        ("He was not allowed to speak.", "He was barred from speaking.", True),
        ("He was not allowed to speak.", "He was allowed to speak.", False),
    ],
)
def test_a_not_stays_on_the_verb_that_has_it(text: str, assertion: str, fine: bool) -> None:
    findings = found("F105", fact("f", assertion, text, who=["ministry"]), sources=[source(text)])
    assert (findings == []) is fine, findings
