"""Places: a fact puts on a map only what its source names."""

from small_ledgers import fact, found, source

from builder.model.finding import Place
from builder.model.ledger import Locality

KYIV = Locality(at=Place("p.yaml", 1, 1), id="kyiv", name="Kyiv", latitude=50.45, longitude=30.52, names=("Kyïv",))


def test_a_place_that_the_quotations_paragraph_names_is_its_own() -> None:
    attacks = fact(
        "attacks", "Drones were used in Kyiv.", "have used the drones in Kyiv and Lviv", places=("kyiv", "lviv")
    )
    assert not found("F109", attacks)


def test_a_place_that_nobody_names_is_a_finding_at_its_own_place() -> None:
    meeting = fact("meeting", "A meeting was held.", "finalized during a meeting in Iran", places=("kyiv",))
    [finding] = found("F109", meeting)
    assert "“meeting” puts kyiv on the map" in finding.message
    assert "does not say “Kyiv”" in finding.message


def test_another_spelling_counts_where_it_is_listed() -> None:
    text = "Drones were seen over Kyïv."
    seen = fact("seen", "Drones were seen.", text, places=("kyiv",))
    assert not found("F109", seen, sources=[source(text)], localities={"kyiv": KYIV})
    plain = Locality(at=KYIV.at, id="kyiv", name="Kyiv", latitude=50.45, longitude=30.52)
    assert found("F109", seen, sources=[source(text)], localities={"kyiv": plain})


def test_without_stored_text_the_assertion_must_name_it() -> None:
    sources = [source(None)]
    assert not found("F109", fact("one", "Drones were used in Kyiv.", places=("kyiv",)), sources=sources)
    assert found("F109", fact("one", "Drones were used.", places=("kyiv",)), sources=sources)


def test_what_has_no_evidence_of_its_own_is_not_asked() -> None:
    assert not found("F109", fact("count", "We counted.", source="", places=("kyiv",)))


def test_a_place_that_an_assertion_names_stands_in_the_source() -> None:
    used = "have used the drones in Kyiv and Lviv"
    assert not found("F109", fact("used", "The article says that drones were used in Kyiv.", used))
    text = "They have used the drones in Lviv."
    moved = fact("used", "The article says that drones were used in Kyiv.", text)
    [finding] = found("F109", moved, sources=[source(text)])
    assert "the assertion of used names “Kyiv”, and paper does not" in finding.message
    assert not found("F109", moved, sources=[source(text, title="Drones over Kyiv")])
    assert not found("F109", moved, sources=[source(None)])
