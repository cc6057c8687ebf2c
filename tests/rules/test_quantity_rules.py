"""Numbers in the ledger: in the quotation, in the quantities, with their qualifier."""

from decimal import Decimal

import msgspec
import pytest
from small_ledgers import fact, found, quantity, source

from builder.model.finding import Place
from builder.model.ledger import Derived, Fact, Quantity, When

TOLL = "killing at least 11 people and injuring 89"
KILLED = quantity("killed", 11, "at least 11 people", "at_least")
INJURED = quantity("injured", 89, "injuring 89")


def toll(assertion: str, *quantities: object, headline: str = "", when: str = "") -> Fact:
    return fact("toll", assertion, TOLL, quantities=quantities or (KILLED, INJURED), headline=headline, when=when)


def test_numbers_that_the_quotation_has_are_supported() -> None:
    good = toll("The article says that they killed at least 11 people and injured 89.")
    assert not found("F104", good)
    assert not found("F106", good)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (quantity("killed", 12, "at least 11 people", "at_least"), "reads as at least 11, not as 12"),
        (quantity("killed", 11, "at least 11 people"), "reads as at least 11, not as exactly"),
        (quantity("killed", 11, "11 people", "at_least"), "leave out “at least”"),
        (quantity("killed", 11, "at least 11 civilians", "at_least"), "does not stand in the quotation"),
        (quantity("killed", 11, "people", "at_least"), "holds no number"),
        (quantity("killed", 11, "", "at_least"), "has no words"),
    ],
)
def test_a_quantity_that_its_words_do_not_give_is_an_error(wrong: object, message: str) -> None:
    [finding] = found("F104", toll("The article says so.", wrong))
    assert message in finding.message
    assert finding.hint


def test_both_numbers_of_a_share_are_quantities_of_the_same_words() -> None:
    words = "43 of 84 Russian missiles"
    shot = fact(
        "shot",
        "Zelenskyy said that 43 of 84 missiles were shot down.",
        f'As many as "{words} fired at Ukraine were shot down',
        who=["zelenskyy"],
        quantities=(quantity("downed", 43, words), quantity("fired", 84, words)),
    )
    assert not found("F104", shot)
    assert not found("F106", shot)


def test_an_indefinite_word_is_a_quantity_without_value() -> None:
    text = 'Iran is planning to supply "hundreds" of drones.'
    uavs = quantity("uavs", None, '"hundreds" of drones', indefinite="hundreds")
    planned = fact("planned", "Iran is planning to supply hundreds of drones.", text, quantities=(uavs,))
    assert not found("F104", planned, sources=[source(text)])
    dozens = fact("planned", "Iran is planning to supply dozens of drones.", text, quantities=(uavs,))
    [finding] = found("F104", dozens, sources=[source(text)])
    assert "“dozens”" in finding.message


def test_without_a_quotation_the_words_are_only_parsed() -> None:
    unseen = [source(None)]
    good = fact("f", "More than 400 were used.", quantities=(quantity("used", 400, "more than 400", "more_than"),))
    assert not found("F104", good, sources=unseen)
    bad = fact("f", "More than 400 were used.", quantities=(quantity("used", 400, "400 drones", "more_than"),))
    [finding] = found("F104", bad, sources=unseen)
    assert "reads as exactly 400, not as more than" in finding.message


def test_a_number_of_the_assertion_is_a_quantity() -> None:
    [finding] = found("F104", toll("The article says that at least 11 were killed and 98 injured."))
    assert "“98”, which is none of its quantities" in finding.message
    assert "injuring 89" in finding.hint


def test_a_number_of_the_headline_is_one_too() -> None:
    [finding] = found("F104", toll("The article gives a toll.", headline="The article says that 90 were injured."))
    assert "the headline of “toll” says “90”" in finding.message


@pytest.mark.parametrize(
    "assertion",
    [
        "The article gives the toll of Shahed-136 drones.",
        "The article speaks of resolution 2231.",
        "The article was the first to say so.",
        "No one is credited.",
        "The article says “at least 11 people”.",
    ],
)
def test_names_ordinals_and_quoted_words_are_no_numbers(assertion: str) -> None:
    assert not found("F104", toll(assertion, KILLED))


def test_what_was_worked_out_supports_a_number_rounded_as_shown() -> None:
    at = Place("seeds/facts/deal.yaml", 9, 5)
    share = Derived(at=at, name="share", of="share(a, b)", value=Decimal("51.1904"), unit="percent")
    left = Derived(at=at, name="left", of="b - a", value=Decimal(41), unit="missiles")
    for words in ("51% were shot down, 41 were not.", "51.2 per cent were shot down."):
        assert not found("F104", fact("f", f"By his figures, {words}", source="", derived=(share, left)))
    assert found("F104", fact("f", "By his figures, 52% were shot down.", source="", derived=(share,)))
    assert found("F104", fact("f", "By his figures, 51 were shot down.", source="", derived=(share,)))


@pytest.mark.parametrize(
    ("assertion", "fine"),
    [
        ("The article, of 21 November 2022, gives a toll.", True),
        ("The article gives a toll for October 2022.", True),
        ("The article gives a toll for 10 October.", True),
        ("The article gives a toll for 2022.", True),
        ("The article gives a toll for 11 October 2022.", False),
        ("The article gives a toll for August.", False),
    ],
)
def test_a_date_of_the_assertion_is_in_when_or_of_the_source(assertion: str, fine: bool) -> None:
    dated = [one for one in found("F104", toll(assertion, when="2022-10-10")) if "neither its when" in one.message]
    assert (not dated) is fine


def test_a_date_of_an_unquoted_assertion_is_stated_elsewhere() -> None:
    unseen = [source(None, issued="2022-10-11")]
    assert not found("F104", fact("f", "They struck on 10 October.", when="2022-10-10"), sources=unseen)
    assert not found("F104", fact("f", "They expect it by 14 October.", when="../2022-10-14"), sources=unseen)
    [finding] = found("F104", fact("f", "They struck on 12 October.", when="2022-10-10"), sources=unseen)
    assert "“12 October”, which neither its when nor its quotation has" in finding.message
    ended = fact(
        "f", "It argues that limits ended in 2020.", when="2022-10-10", quantities=(quantity("end", 2020, "2020"),)
    )
    assert not found("F104", ended, sources=unseen)


def test_the_end_of_an_interval_is_a_date_only_after_by_or_since() -> None:
    span = "2022-11-01/2022-11-18"
    for preposition, fine in (("by", True), ("of", False)):
        findings = found("F104", toll(f"The article gives a toll {preposition} 18 November 2022.", when=span))
        assert any("neither its when" in one.message for one in findings) is not fine


@pytest.mark.parametrize(
    "assertion", ["They killed 11 people.", "They killed about 11 people.", "They killed up to 11."]
)
def test_at_least_eleven_never_becomes_eleven(assertion: str) -> None:
    [finding] = found("F106", toll(f"The article says so. {assertion}"))
    assert "at least" in finding.message
    assert "killing" not in finding.hint
    assert finding.hint == "write “at least 11”"


def test_a_qualifier_may_be_said_in_other_words_and_more_weakly() -> None:
    assert not found("F106", toll("The article says that they killed no fewer than 11 people."))
    more = fact("f", "At least 400 were used.", quantities=(quantity("used", 400, "more than 400", "more_than"),))
    assert not found("F106", more, sources=[source(None)])
    least = toll("The article says that they killed more than 11 people.")
    assert found("F106", least)


def test_a_qualifier_that_the_source_does_not_have_is_not_added() -> None:
    [finding] = found("F106", toll("The article says that at least 89 were injured."))
    assert "adds “at least”" in finding.message
    assert finding.hint == "write “89”, as the source has it"


def test_a_number_of_an_assertion_is_not_given_the_name_of_another() -> None:
    [first, second] = found("F104", toll("The article says that 89 people were killed and at least 11 injured."))
    assert "says “11” of “injured”, and its quantity is “at least 11 people”" in first.message
    assert "says “89” of “killed”, and its quantity is “injuring 89”" in second.message


MEETING = "the agreement was finalized during a meeting in Iran earlier this month"


@pytest.mark.parametrize(
    ("edtf", "words", "fault"),
    [
        ("2022-11-01/2022-11-20", "earlier this month", ""),
        ("../2022-11-21", "earlier this month", ""),
        ("2022-11", "", ""),
        ("2022-11-05", "earlier this month", "is another time, or less exact"),
        ("2021-11", "earlier this month", "is another time, or less exact"),
        ("2022-11-01/2022-11-20", "earlier that month", "does not stand in the paragraph"),
    ],
)
def test_the_words_of_when_stand_in_the_paragraph_and_mean_its_date(edtf: str, words: str, fault: str) -> None:
    at = Place("seeds/facts/deal.yaml", 1, 3)
    meeting = fact("f", "It is reportedly finalised.", MEETING, who=["officials"])
    dated = msgspec.structs.replace(meeting, when=When(at=at, edtf=edtf, words=words))
    findings = found("F104", dated)
    assert findings == [] if not fault else fault in findings[0].message


def test_no_day_is_offered_for_words_that_may_look_ahead() -> None:
    text = "The closure may last until Friday."
    closure = fact("f", text, text)
    # The source is of Monday, 21 November: the Friday before it would be the 18th, and the one that is meant the 25th.
    dated = msgspec.structs.replace(closure, when=When(at=closure.at, edtf="2022-11-25", words="until Friday"))
    [finding] = found("F104", dated, sources=[source(text)])
    assert "2022-11-18" not in finding.hint
    assert "make edtf say no more than the words do" in finding.hint
    ahead = msgspec.structs.replace(closure, when=When(at=closure.at, edtf="../2022-11-25", words="until Friday"))
    assert not found("F104", ahead, sources=[source(text)])


PEOPLE = quantity("killed", 11, "at least 11 people", "at_least", unit="people")


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ("at least 11 people were killed", True),
        ("at least 11 persons were killed", True),
        ("the attacks cost at least 11 lives", True),
        ("at least 11 were killed", True),
        ("at least 11 civilians were killed", False),
        ("at least 11 soldiers were killed", False),
        ("at least 11 houses were hit", False),
    ],
)
def test_a_number_counts_what_the_source_counts(said: str, fine: bool) -> None:
    assertion = f"The article says that {said}."
    findings = found("F104", toll(assertion, PEOPLE))
    assert findings == [] if fine else "and its quantity is “at least 11 people”" in findings[0].message
    assert bool(found("F104", toll("The article gives a toll.", PEOPLE, headline=assertion))) is not fine


def test_a_word_that_the_quotation_has_may_be_said_of_its_number() -> None:
    text = "At least 11 people, all of them civilians, were killed."
    killed = quantity("killed", 11, "At least 11 people", "at_least", unit="people")
    good = fact("f", "The article says that at least 11 civilians were killed.", text, quantities=(killed,))
    assert not found("F104", good, sources=[source(text)])


SHOT = "43 of 84 Russian missiles fired at Ukraine were shot down and 13 of 24 Russian drones were shot down"
FIRED = (
    quantity("downed", 43, "43 of 84 Russian missiles", unit="missiles"),
    quantity("fired", 84, "43 of 84 Russian missiles", unit="missiles"),
)


def shot(assertion: str, *quantities: Quantity, derived: tuple[Derived, ...] = ()) -> Fact:
    who = ["zelenskyy"]
    return fact("shot", assertion, SHOT, who=who, quantities=quantities or FIRED, derived=derived)


@pytest.mark.parametrize(
    ("noun", "fine"), [("missiles", True), ("rockets", True), ("Russian missiles", True), ("drones", False)]
)
def test_missiles_are_no_drones_though_no_quantity_is_named_so(noun: str, fine: bool) -> None:
    text = f"{SHOT}."
    # “drones” stands in the quotation, but of other numbers.
    findings = found("F104", shot(f"Zelenskyy said that 43 of 84 {noun} were shot down."), sources=[source(text)])
    assert bool(findings) is not fine


@pytest.mark.parametrize(
    ("unit", "words", "text", "fine"),
    [
        ("people", "11 dead", "There were 11 dead.", True),
        ("people", "11 civilians", "There were 11 civilians.", True),
        ("votes", "11 against", "There were 11 against.", True),
        ("UAVs", "11 unmanned aerial vehicles", "There were 11 unmanned aerial vehicles.", True),
        ("vessels", "11 ships", "There were 11 ships.", True),
        ("civilians", "11 people", "There were 11 people.", False),
        ("missiles", "11 people", "There were 11 people.", False),
        ("drones", "11 missiles", "There were 11 missiles.", False),
    ],
)
def test_the_unit_of_a_quantity_is_what_its_quotation_counts(unit: str, words: str, text: str, fine: bool) -> None:
    counted = fact("f", "The article counts.", text, quantities=(quantity("counted", 11, words, unit=unit),))
    findings = found("F104", counted, sources=[source(text)])
    assert findings == [] if fine else "and its quotation counts" in findings[0].message


def test_a_share_is_one_of_what_its_whole_counts() -> None:
    at = Place("seeds/facts/deal.yaml", 9, 5)
    share = Derived(
        at=at, name="share", of="share(downed, fired)", value=Decimal(51), qualifier="about", unit="percent"
    )
    text = [source(f"{SHOT}.")]
    good = shot("By his figures, about 51% of the missiles were shot down.", derived=(share,))
    assert not found("F104", good, sources=text)
    wrong = shot("By his figures, about 51% of the drones were shot down.", derived=(share,))
    [finding] = found("F104", wrong, sources=text)
    assert "says “51%” of “drones”" in finding.message
    [finding] = found(
        "F106", shot("By his figures, 51% of the missiles were shot down.", derived=(share,)), sources=text
    )
    assert "about" in finding.hint


CITIES = "Drones were used in Kyiv, Lviv, Ternopil and Kharkiv."


def placed(assertion: str, *places: str) -> Fact:
    at = Place("seeds/facts/deal.yaml", 9, 5)
    count = Derived(at=at, name="places", of="count(places)", value=Decimal(len(places)), unit="places")
    return fact("f", assertion, CITIES, places=places, derived=(count,))


def test_a_count_of_places_misses_none_of_the_quotations_list() -> None:
    text = [source(CITIES)]
    assert not found("F104", placed("It names four places.", "kyiv", "lviv", "ternopil", "kharkiv"), sources=text)
    [finding] = found("F104", placed("It names two places.", "kyiv", "lviv"), sources=text)
    assert "counts 2 places, and the quotation lists “Ternopil”, “Kharkiv”, too" in finding.message


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ("four places: Kyiv, Lviv, Ternopil and Kharkiv", True),
        ("four places (Kyiv, Lviv, Ternopil, and Kharkiv)", True),
        ("four places: Kyiv, Lviv and others", True),
        ("four places: Kyiv, the capital, and three more", True),
        ("four places: Kyiv, Lviv and Kharkiv", False),
        ("four places (Kyiv, Lviv, Ternopil, Dnipro and Kharkiv)", False),
        ("four places, namely Kyiv and Lviv", False),
        ("four places: the city of Kyiv, Lviv, Ternopil and Kharkiv", True),
        ("four places as hit: the Kyiv, the Lviv and the Kharkiv", False),
    ],
)
def test_a_list_has_as_many_items_as_its_number_says(said: str, fine: bool) -> None:
    four = placed(f"The article names {said}.", "kyiv", "lviv", "ternopil", "kharkiv")
    findings = [one for one in found("F104", four, sources=[source(CITIES)]) if "and lists" in one.message]
    assert findings == [] if fine else "says “four” and lists" in findings[0].message


CLOSED = "The harbour was closed in October. Later it was opened."


@pytest.mark.parametrize(
    ("edtf", "words", "fine"),
    [
        ("2022-10", "", True),
        ("2022-11-21", "", True),
        ("../2022-11-21", "was closed", True),
        ("2022-10-10", "", False),
        ("2022-10-10", "was closed", False),
        ("2021-10", "", False),
    ],
)
def test_a_when_without_words_for_it_stands_in_the_source(edtf: str, words: str, fine: bool) -> None:
    at = Place("seeds/facts/deal.yaml", 1, 3)
    closed = fact("f", "The article says that the harbour was closed.", "The harbour was closed in October.")
    dated = msgspec.structs.replace(closed, when=When(at=at, edtf=edtf, words=words))
    findings = found("F104", dated, sources=[source(CLOSED)])
    assert findings == [] if fine else "and the source does not say so" in findings[0].message


def test_a_date_of_the_article_may_be_that_of_a_sentence_without_one() -> None:
    at = Place("seeds/facts/deal.yaml", 1, 3)
    opened = fact("f", "The article says that the harbour was opened.", "Later it was opened.")
    dated = msgspec.structs.replace(opened, when=When(at=at, edtf="2022-10"))
    assert not found("F104", dated, sources=[source(CLOSED)])


@pytest.mark.parametrize(
    ("said", "fine"), [("until June 2030", False), ("by 2030", False), ("since October", True), ("earlier", True)]
)
def test_an_open_time_says_the_date_at_its_end(said: str, fine: bool) -> None:
    closed = fact("f", f"The article says that the harbour was closed {said}.", "The harbour was closed in October.")
    findings = [one for one in found("F104", closed, sources=[source(CLOSED)]) if "neither its when" in one.message]
    assert bool(findings) is not fine


def test_a_year_that_is_a_quantity_may_be_said_more_vaguely() -> None:
    year = quantity("runs", 2024, "early 2024", unit="year")
    for said, fine in (("by early 2024", True), ("by 14 May 2024", False), ("by early 2025", False)):
        planned = fact("f", f"It could run {said}.", when="2022-11-21", quantities=(year,))
        assert bool(found("F104", planned, sources=[source(None)])) is not fine


PRICE = "The price could reach $1.2 billion, up 7 percent, they said."
TWELVE = (
    quantity("price", 1_200_000_000, "$1.2 billion"),
    quantity("rise", 7, "7 percent", unit="percent"),
)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("$1.2 billion, up 7%", ""),
        ("1.2 billion dollars, up 7 per cent", ""),
        ("€1.2 billion", "as euros, and its source does not"),
        ("1.2 billion pounds", "as pounds, and its source does not"),
        ("$1.2 billion, up 7 percentage points", "as percentage points, and its source does not"),
    ],
)
def test_a_number_keeps_its_currency_and_its_percent(said: str, fault: str) -> None:
    priced = fact("f", f"They said that the price could reach {said}.", PRICE, quantities=TWELVE)
    findings = found("F104", priced, sources=[source(PRICE)])
    assert findings == [] if not fault else fault in findings[0].message


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ("killed at least 11 people and injured 89", True),
        ("left at least 11 people dead and 89 wounded", True),
        ("injured at least 11 people and killed 89", False),
        ("wounded at least 11 people", False),
    ],
)
def test_the_killed_and_the_injured_are_not_changed_round(said: str, fine: bool) -> None:
    findings = found("F104", toll(f"The article says that the attacks {said}."))
    assert bool(findings) is not fine


def test_a_part_is_not_more_than_its_whole() -> None:
    [finding] = found(
        "F104", shot("Zelenskyy said that 84 of 43 missiles were shot down."), sources=[source(f"{SHOT}.")]
    )
    assert "says “84 of 43”, a part that is more than its whole" in finding.message


def test_a_quarter_is_one_of_the_whole_that_the_source_has() -> None:
    text = "They asked commuters. A quarter of the cyclists had been in an accident."
    quarter = Quantity(
        at=Place("f.yaml", 1, 1), name="quarter", value=Decimal("0.25"), words="A quarter of the cyclists"
    )
    for whole, fine in (("cyclists", True), ("bicycle riders", True), ("commuters", False)):
        hurt = fact("f", f"A quarter of the {whole} had been in an accident.", text[22:], quantities=(quarter,))
        assert bool(found("F104", hurt, sources=[source(text)])) is not fine


def test_a_month_without_a_year_is_not_the_papers() -> None:
    text = "The institute asked them in May."
    at = Place("f.yaml", 1, 1)
    for month, fine in (("May", True), ("June", False)):
        asked = fact("f", f"The institute asked them in {month}.", text)
        asked = msgspec.structs.replace(asked, when=When(at=at, edtf="2022-05", words="in May", anchor="issued"))
        assert bool(found("F104", asked, sources=[source(text, issued="2022-06")])) is not fine


def test_a_third_of_what_something_costs_names_no_whole() -> None:
    text = "He promised about a third of what rebuilding is expected to cost."
    third = Quantity(
        at=Place("f.yaml", 1, 1), name="third", value=Decimal(1) / Decimal(3), qualifier="about", words="about a third"
    )
    promised = fact("f", "He promised about a third of the expected cost.", text, quantities=(third,))
    assert not found("F104", promised, sources=[source(text)])


def test_a_number_is_of_the_noun_that_its_quotation_counts_by_it() -> None:
    text = "43 of 84 schools were closed and 13 of 24 clinics were damaged."
    clinics = [quantity("damaged", 13, "13 of 24 clinics"), quantity("all", 24, "13 of 24 clinics")]
    for noun, fine in (("clinics", True), ("hospitals", True), ("schools", False)):
        damaged = fact("f", f"13 of 24 {noun} were damaged.", text, quantities=clinics)
        assert bool(found("F104", damaged, sources=[source(text)])) is not fine


def test_a_part_may_be_called_by_its_whole() -> None:
    text = "The army lost 20 vehicles, among them 5 tanks."
    tanks = fact("f", "The army lost 5 vehicles that were tanks.", text, quantities=[quantity("lost", 5, "5 tanks")])
    assert not found("F104", tanks, sources=[source(text)])


def test_what_was_worked_out_is_of_the_noun_that_its_parts_count() -> None:
    text = "43 of 84 schools were closed and 13 of 24 clinics were damaged."
    schools = [
        quantity("closed", 43, "43 of 84 schools", unit="schools"),
        quantity("all", 84, "84 schools", unit="schools"),
    ]
    share = Derived(
        at=Place("f.yaml", 1, 1),
        name="share",
        of="share(closed, all)",
        unit="percent",
        value=Decimal(51),
        qualifier="about",
    )
    for noun, fine in (("schools", True), ("clinics", False)):
        told = fact("f", f"About 51% of the {noun} were closed.", text, quantities=schools, derived=(share,))
        assert bool(found("F104", told, sources=[source(text)])) is not fine


@pytest.mark.parametrize(
    ("whole", "fine"),
    [("commuters", True), ("people asked", True), ("cyclists", False)],
)
@pytest.mark.parametrize(
    "lead", ["Of 1,000 commuters, 430 cycle, and 51% take", "They asked 1,000 commuters. 430 cycle. 51% take"]
)
def test_a_percentage_is_of_the_whole_that_opens_its_sentence(lead: str, whole: str, fine: bool) -> None:
    text = f"{lead} the tram. A quarter of the cyclists had an accident."
    parts = [
        quantity("commuters", 1000, "1,000 commuters", unit="commuters"),
        quantity("cyclists", 430, "430 cycle", unit="commuters"),
        quantity("tram", 51, "51%", unit="percent"),
    ]
    told = fact(
        "f",
        f"Of 1,000 commuters, 51% of the {whole} take the tram.",
        text[: text.index(" A quarter")],
        quantities=parts,
    )
    assert bool(found("F104", told, sources=[source(text)])) is not fine


@pytest.mark.parametrize(
    ("source_has", "told", "fine"),
    [
        ("Two people", "Two sources", True),
        ("Two people", "Two ministers", False),
        ("Two ministers", "Two officials", True),
        ("Two ministers", "Two people", True),
        ("Two officials", "Two generals", False),
        ("Two diplomats", "Two ministers", False),
    ],
)
def test_nobody_is_given_an_office(source_has: str, told: str, fine: bool) -> None:
    text = f"{source_has} left the room."
    left = fact("f", f"{told} left the room.", text, quantities=[quantity("left", 2, source_has)])
    assert bool(found("F104", left, sources=[source(text)])) is not fine


def test_households_are_no_people() -> None:
    text = "1,200 households had no water."
    for noun, fine in (("homes", True), ("families", True), ("people", False)):
        told = fact("f", f"1,200 {noun} had no water.", text, quantities=[quantity("dry", 1200, "1,200 households")])
        assert bool(found("F104", told, sources=[source(text)])) is not fine


def test_a_third_may_be_entered_as_a_fraction_or_rounded() -> None:
    text = "About a third of the wells and two-thirds of the pumps are dry."
    for value, fine in (
        (Decimal(1) / 3, True),
        (Decimal("0.33"), True),
        (Decimal("0.333"), True),
        (Decimal("0.3"), False),
        (Decimal("0.34"), False),
    ):
        third = Quantity(
            at=Place("f.yaml", 1, 1), name="dry", value=value, qualifier="about", words="About a third of the wells"
        )
        told = fact("f", "About a third of the wells are dry.", text, quantities=(third,))
        assert (not found("F104", told, sources=[source(text)])) is fine, value


def test_three_in_four_are_three_quarters() -> None:
    text = "Nearly three-quarters of the riders would pay more."
    share = quantity("payers", None, "Nearly three-quarters of the riders", "about")
    share = msgspec.structs.replace(share, value=Decimal("0.75"))
    for said, code in (("Almost three in four", ""), ("Three in four", "F106"), ("Almost two in four", "F104")):
        told = fact("f", f"{said} riders would pay more.", text, quantities=(share,))
        findings = [
            one.code
            for one in (*found("F104", told, sources=[source(text)]), *found("F106", told, sources=[source(text)]))
        ]
        assert findings == ([code] if code else []), said
