"""Plans: which facts a slide gets, which slides stay, when they start, and what is told where it cannot be."""

from collections.abc import Callable

import pytest

from builder.model.deckspec import Outline


def told(plan: Outline) -> list[str]:
    return [f"{found.place}: {found.code} {found.message} | {found.hint}" for found in plan.findings]


def facts(plan: Outline) -> list[list[str]]:
    return [[fact.id for fact in slide.facts] for slide in plan.slides]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("[finalised, killed]", ["finalised", "killed"]),
        ("{tags: [toll]}", ["killed", "injured", "finalised"]),
        ("{tags: [toll, deal]}", ["finalised"]),
        ("{kinds: [figure]}", ["killed", "injured"]),
        ("{tags: [toll], audience: school}", ["killed", "injured", "finalised"]),
        ("{tags: [toll], min-priority: 2}", ["killed", "injured"]),
        ("{min-priority: 3}", ["killed"]),
        ("{ids: [finalised], tags: [toll], limit: 2}", ["finalised", "killed"]),
    ],
)
def test_facts_come_by_id_in_order_or_by_what_they_are(plan, selection, expected):
    made = plan(f"{{template: discussion, facts: {selection}}}")
    assert facts(made) == [expected]
    assert made.findings == ()


def test_facts_that_a_limit_or_a_withdrawal_passes_over_are_told(plan):
    made = plan("{template: discussion, facts: {tags: [toll], limit: 1}}")
    assert [(one.what, one.why) for one in made.left_out] == [
        ("fact “old” of slide “discussion”", "it is withdrawn: the paper corrected it"),
        ("fact “injured” of slide “discussion”", "the selection's limit is 1"),
        ("fact “finalised” of slide “discussion”", "the selection's limit is 1"),
    ]


@pytest.mark.parametrize(
    ("slide", "expected"),
    [
        (
            "{template: pasage, facts: [killed]}",
            "decks/d.yaml:4:16: D006 the pack “seminar” has no slide template “pasage” | did you mean “passage”?",
        ),
        (
            "{template: passage, facts: [kiled]}",
            "decks/d.yaml:4:33: D006 there is no fact “kiled” | did you mean “killed”?",
        ),
        (
            "{template: passage, facts: [old]}",
            "decks/d.yaml:4:33: D006 the fact “old” is withdrawn: the paper corrected it",
        ),
        (
            "{template: passage, facts: {tags: [tol]}}",
            "decks/d.yaml:4:40: D006 no fact has the tag “tol” | did you mean “toll”?",
        ),
        (
            "{template: passage, facts: {kinds: [figur]}}",
            "decks/d.yaml:4:41: D003 there is no kind of fact “figur” | did you mean “figure”?",
        ),
        ("{template: passage, facts: {kinds: [legal]}}", "decks/d.yaml:4:32: D111 this selection finds no facts"),
        (
            "{template: passage}",
            "decks/d.yaml:4:5: P106 the template “passage” takes one fact, and is given 0 | name them under “facts”",
        ),
        (
            "{template: passage, facts: [killed, injured]}",
            "decks/d.yaml:4:32: P106 the template “passage” takes one fact, and is given 2",
        ),
        (
            "{template: cards, facts: [killed, injured, finalised]}",
            "decks/d.yaml:4:30: P106 the template “cards” takes 2 facts, and is given 3 | take some off, or put those",
        ),
        (
            "{template: cards, groups: [{facts: [killed, injured]}]}",
            "decks/d.yaml:4:31: P106 the template “cards” takes 2 groups, and is given 1 | give it another group",
        ),
        (
            "{template: cards, groups: [{facts: [killed]}, {facts: [injured]}, {points: [P]}]}",
            "P106 the template “cards” takes 2 groups, and is given 3 | give fewer groups, or make two slides of it",
        ),
        ("{template: table, facts: [killed]}", "decks/d.yaml:4:5: P106 the template “table” needs “columns”"),
        (
            "{template: about}",
            "P106 the template “about” needs “extra.why”, which this slide does not give | add “extra: {why: …}”",
        ),
        (
            "{template: discussion, terms: [sdm]}",
            "decks/d.yaml:4:36: D006 there is no term “sdm” | did you mean “sdn”?",
        ),
        ("{template: discussion, actors: [irn]}", "D006 there is no actor “irn” | did you mean “iran”?"),
        ("{template: discussion, listings: [frm]}", "D006 there is no listing “frm” | did you mean “firm”?"),
        (
            "{template: discussion, title: {text: T, rests-on: [killd]}}",
            "decks/d.yaml:4:56: D006 there is no fact “killd” | did you mean “killed”?",
        ),
        ("{template: discussion, task: {text: T, rests-on: [killd]}}", "D006 there is no fact “killd”"),
        ("{template: discussion, notes: {avoid: {text: T, rests-on: [killd]}}}", "D006 there is no fact “killd”"),
        ("{template: discussion, groups: [{points: [{text: T, rests-on: [killd]}]}]}", "D006 there is no fact “killd”"),
        ("{template: discussion, groups: [{facts: [killd]}]}", "D006 there is no fact “killd”"),
        ("{template: discussion, extra: {a: {text: T, rests-on: [old]}}}", "D006 the fact “old” is withdrawn"),
    ],
)
def test_a_mistake_is_told_once_at_its_place_and_the_slide_is_left_out(plan, slide, expected):
    made = plan(slide)
    (line,) = told(made)
    assert expected in line
    assert made.slides == ()
    assert made.left_out[-1].why == "it has errors"


def test_a_group_counts_as_one_however_many_facts_it_has(plan):
    made = plan("{template: cards, groups: [{facts: [killed, injured]}, {facts: [finalised]}]}")
    assert made.findings == ()
    assert len(made.slides) == 1


def test_a_slide_on_a_fact_that_could_not_be_read_is_left_out_without_a_second_error(plan):
    made = plan("{template: passage, facts: [cracked]}", "{template: title}")
    assert made.findings == ()
    assert [slide.spec.template for slide in made.slides] == ["title"]
    assert made.left_out[0].why == "it rests on a record that could not be read"


def test_what_the_deck_itself_rests_on_is_checked(plan):
    made = plan("{template: title}", head="subtitle: {text: S, rests-on: [kild]}\n")
    assert told(made) == ["decks/d.yaml:3:32: D006 there is no fact “kild” | did you mean “killed”?"]


def test_for_each_makes_a_slide_a_fact_with_ids_of_their_own(plan):
    made = plan("{template: passage, id: toll, for-each: {tags: [toll]}}", "{template: passage, for-each: [killed]}")
    assert facts(made) == [["killed"], ["injured"], ["finalised"], ["killed"]]
    assert [slide.id for slide in made.slides] == ["toll-killed", "toll-injured", "toll-finalised", "passage-1"]


def test_ids_are_given_or_numbered_and_never_twice(plan):
    made = plan("{template: title, id: title-2}", "{template: title}", "{template: title}")
    assert [slide.id for slide in made.slides] == ["title-2", "title-1", "title-3"]
    (line,) = told(plan("{template: title, id: a}", "{template: title, id: a}"))
    assert line.startswith(
        "decks/d.yaml:5:27: D005 the slide id “a” is used twice | the first stands at decks/d.yaml:4:27"
    )


def test_groups_terms_and_listings_are_found(plan):
    made = plan(
        "{template: discussion, terms: [sdn], listings: [firm], groups: [{label: A, facts: [killed], points: [P]}]}"
    )
    (slide,) = made.slides
    (group,) = slide.groups
    assert ([fact.id for fact in group.facts], group.points[0].text) == (["killed"], "P")
    assert (slide.terms[0].term, slide.listings[0].by) == ("SDN List", "X")


def test_sections_carry_on_and_the_appendix_stands_last_at_no_cost(plan):
    made = plan(
        "{template: title}",
        "section: One",
        "{template: discussion, appendix: yes, section: Extra}",
        "{template: discussion}",
        "{template: discussion, section: Two}",
    )
    shown = [(slide.section, slide.minutes, slide.starts) for slide in made.slides]
    assert shown == [("", 1, 0), ("One", 5, 1), ("Two", 5, 6), ("Extra", 0, 11)]


def test_minutes_are_the_slides_else_the_tasks_else_the_templates(plan):
    made = plan(
        "{template: discussion, minutes: 0}",
        "{template: discussion, task: {text: T, minutes: 7}}",
        "{template: discussion}",
    )
    assert [slide.minutes for slide in made.slides] == [0, 7, 5]
    assert made.minutes == 12


def test_optional_slides_go_last_first_until_the_rest_fits(plan):
    made = plan(
        "{template: discussion, id: a, optional: yes}",
        "{template: discussion, id: b, optional: yes}",
        "{template: discussion, id: c}",
        "{template: title, id: d, minutes: 0, optional: yes}",
        head="minutes: {total: 12, buffer: 2}\n",
    )
    assert [(slide.id, slide.starts) for slide in made.slides] == [("a", 0), ("c", 5), ("d", 10)]
    (omission,) = made.left_out
    assert (omission.what, omission.minutes) == ("slide “b”", 5)
    assert omission.why == "optional, and the slides took 15 minutes of 10"
    assert made.findings == ()


def test_a_deck_that_is_still_too_long_says_by_how_much(plan):
    made = plan(
        "{template: discussion}", "{template: discussion, optional: yes}", head="minutes: {total: 5, buffer: 1}\n"
    )
    (line,) = told(made)
    assert "D112 the slides take 5 minutes, 1 more than there are (5 less a buffer of 1 leaves 4)" in line
    assert made.findings[0].severity == "warning"
    assert line.startswith("decks/d.yaml:3:18")


@pytest.mark.parametrize(
    ("slide", "line_column"),
    [
        ("{template: passage, facts: [old]}", 33),
        ("{template: passage, facts: [killed], title: {text: It was so, rests-on: [old]}}", 0),
        ("{template: discussion, listings: [lifted]}", 39),
        ("{template: discussion, actors: [envoy]}", 37),
        ("{template: discussion, facts: [sum]}", 36),
        ("{template: discussion, facts: {tags: [sums]}}", 35),
        ("{template: discussion, facts: [killed], title: {text: It was so, rests-on: [sum]}}", 0),
        ("{template: discussion, groups: [{label: A, facts: [old]}]}", 0),
        ("{template: passage, for-each: [old]}", 0),
    ],
)
def test_a_withdrawn_fact_gets_in_by_no_way(plan: Callable[..., Outline], slide: str, line_column: int) -> None:
    [finding] = [one for one in plan(slide).findings if one.code == "D006"]
    assert "withdrawn: the paper corrected it" in finding.message
    assert "old" in finding.facts
    assert finding.template in ("passage", "discussion")
    assert not line_column or finding.place.column == line_column
