"""The language of lessons: titles, tasks and scripts that claim nothing about the world are never accused."""

import pytest
from small_ledgers import deck_text, fact, ledger, placed, quantity, slide, source

from builder.rules import check_deck

TOLL = fact(
    "toll",
    "The article says that the attacks killed at least 11 people and injured 89.",
    "killing at least 11 people and injuring 89",
    quantities=(
        quantity("killed", 11, "at least 11 people", "at_least", unit="people"),
        quantity("injured", 89, "injuring 89", unit="people"),
    ),
)
FINALISED = fact(
    "finalised",
    "At least three unnamed officials reportedly said that the agreement was finalised at a meeting in Iran.",
    who=["officials", "paper"],
    source="other",
    when="2022-11-01/2022-11-20",
    about=("iran",),
    quantities=(quantity("officials", 3, "At least three officials", "at_least", unit="officials"),),
)
REJECTS = fact("rejects", "Iran's foreign ministry rejects the report.", source="other", who=["ministry"])
BOOKS = ledger(TOLL, FINALISED, REJECTS, sources=(source(), source(None, id="other")))

TITLES = (
    "Two accounts",
    "Three steps to test a claim",
    "In pairs",
    "Part 2",
    "Step 3",
    "Group of four",
    "Two accounts, one event",
    "Work in threes",
    "Groups of 4 or 5",
    "Round 1: read; round 2: compare",
    "Day 2 of 3",
    "Lesson 4",
    "Unit 7",
    "Question 3 of 5",
    "Five Ws",
    "Read it twice",
    "Take two minutes each",
    "You have 90 seconds",
    "Half of you read the left side, half the right",
    "The first half of the lesson",
    "Work alone for five minutes, then in pairs for three",
    "Which two facts contradict each other?",
    "Name three things that the article does not tell us",
    "Give each claim a score from 1 to 5",
    "Put the four cards in order",
    "Choose one of the three",
    "One claim, two sources, three questions",
    "Both sides",
    "Write 50 words",
    "In ten years’ time, who will remember?",
    "Class of 2024",
    "9.30: start",
    "We meet again at 9.30",
    "A break of ten",
    "Two independent sources say the same before we print it",
    "We print nothing until two sources say so",
    "A 60-word summary",
    "No more than 100 words",
    "At least two reasons",
    "At least one question per group",
    "At most three sentences",
    "About ten minutes",
    "Between 5 and 8 lines",
    "Some say yes, some say no",
    "Most of you will know this already",
    "Most of the class",
    "What do most readers miss?",
    "A majority vote",
    "Yesterday's homework",
    "Today we test how it knows",
    "Next week: the sequel",
    "Last lesson we met three kinds of source",
    "Last week you wrote headlines",
    "Think of a time last year when you were misquoted",
    "What happened first?",
    "Who is speaking?",
    "Say it in one sentence",
    "Tell your partner what you found",
    "Your partner says why",
    "Explain to somebody who was absent",
    "The teacher reads aloud",
    "Each group reports to the class",
    "One of you speaks, the other notes",
    "Everybody stands up",
    "Team A defends, Team B attacks",
    "Two truths and a lie",
    "Three columns: claim, voice, doubt",
    "Fill in the two gaps",
    "Two minutes' silence",
    "The 5-minute test",
    "Four corners",
    "Think – pair – share",
    "A second look",
    "Once more, with feeling",
    "Twice as careful",
    "Is half a truth a lie?",
    "Thumbs up or down",
    "Homework for Monday",
    "By Friday: bring one article",
    "Three voices, one story",
    "Can you spot the hedge?",
    "It may be true",
    "What would you ask the officials?",
    "What did the officials say?",
    "Why do officials ask not to be named?",
    "Find a report that says otherwise",
    "A headline of ten words",
    "Highlight every number",
    "Five facts and what they rest on",
    "Two sides of one story",
    "How sure are you, from 0 to 100 %?",
    "50:50",
    "100 % sure?",
    "Zero points for guesses",
    "Swap after 3 min",
    "Years 9 and 10",
    "Year 11",
    "Ages 15 to 18",
    "Grade 10",
    "Period 3",
    "Room 12",
    "45 minutes",
    "Part one: the claim",
    "Three words that matter",
    "Two more sources",
    "Second reading",
    "Ten questions before you share",
    "Double-check it",
    "Doubled checks",
    "Triple-check the date",
    "The majority of headlines drop the hedge",
    "“Nearly all” is a claim: count first",
    "“Most” of what?",
    "Half full or half empty?",
    "A third option",
    "Nobody said it would be easy",
    "You said it!",
    "I claim, you test",
    "Claim, evidence, reasoning",
    "What the article says, and what it does not",
    "Where the sources agree",
    "Sources say: who?",
    "“Sources say”",
    "Who told whom?",
    "Ask: says who?",
    "Underline: said, told, claimed, denied",
    "Sort the verbs: said, claimed, denied, confirmed",
    "What does “reportedly” tell you?",
)
TASKS = (
    "Do these two contradict each other?",
    "In which point do the two agree?",
    "Is this confirmed by two independent sources?",
    "What does “at least 11” tell us, and what not?",
    "Work in groups of three. Each of you takes one card and explains it in 30 seconds.",
    "Read the two statements. Mark every word that leaves room for doubt. Then compare with your neighbour.",
    "Write two headlines: one that the facts support, and one that goes too far.",
    "Give the class three minutes. Then collect two or three answers, and write them on the board.",
    "Start with the first row. After five minutes, change seats.",
    "If time is short, leave out steps 2 and 3.",
    "Last time we asked who says so. Today we ask how they know. Next time we write.",
    "Before the lesson, read the article twice and print ten copies.",
    "Most pupils will choose the left side; ask them why.",
    "About half of the class usually changes its mind; that is fine.",
    "Expect three kinds of answer: yes, no, and “it depends”.",
    "You may say that we do not know.",
    "Allow one minute for each group; stop them after 60 seconds.",
    "Ask the four groups to report. Do not comment before all have spoken.",
    "Rank the five claims from the best supported to the least.",
    "Say which of the two you would print, and why.",
    "Each pair writes one question on a card; collect the cards; read out six.",
    "Points 1 to 3 are for everybody; point 4 is for those who finish early.",
)
CLAIMS = (
    "Two reports say that the deal is done",
    "Iran gave two reasons",
    "Three students were killed",
    "Four cities were hit",
    "2,000 pupils stay at home",
    "The four missiles fell",
    "All nine men were killed",
    "Name the 98 people who were killed",
    "Write that 98 drones fell",
    "In all, it was 98",
    "They sold 500 drones to a partner",
    "98 percent of the missiles fell",
    "The sheets list the officials; they said so",
    "Read this: officials said that it is done",
)


@pytest.mark.parametrize("text", TITLES)
def test_a_title_about_the_lesson_is_clean(text: str) -> None:
    shown = slide(deck_text(text), facts=("toll", "finalised", "rejects"))
    assert check_deck(placed(shown), BOOKS) == ()


@pytest.mark.parametrize("text", TASKS)
@pytest.mark.parametrize("field", ["task.text", "notes.script"])
def test_a_task_and_a_script_are_clean(text: str, field: str) -> None:
    run = deck_text(text, field=field)
    facts = ("toll", "finalised", "rejects")
    shown = slide(run, facts=facts) if field == "task.text" else slide(notes=[run], facts=facts)
    assert check_deck(placed(shown), BOOKS) == ()


@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_in_the_dress_of_a_lesson_is_not(text: str) -> None:
    shown = slide(deck_text(text), facts=("toll", "finalised", "rejects"))
    assert {one.code for one in check_deck(placed(shown), BOOKS)} & {"D101", "D102"}


GERMAN = (
    "Zwei Darstellungen",
    "Teil 2",
    "Runde 3: Partnerarbeit",
    "Nennt drei Gründe",
    "Gruppen zu dritt",
    "Lest den Artikel zweimal, in fünf Minuten",
    "Schreibt höchstens drei Sätze",
    "Wer sagt das?",
    "Was sagen die anderen?",
    "Die Quelle sagt es nicht.",
    "Das sagt die Quelle nicht.",
    "Lösung: Der Text sagt nicht, wer die Verletzten gezählt hat.",
    "Das wissen wir nicht: Der Artikel schreibt nichts dazu.",
    "Die Zeitung gibt keine Zahl an.",
    "Lest die drei Zeilen laut vor.",
    "Lest laut die erste Zeile, dann leise die zweite.",
    "Ein Schüler liest den ersten Absatz laut, die anderen lesen mit.",
    "Sprecht den Satz laut aus: Was fällt euch auf?",
    "Wer möchte den Text laut vorlesen?",
    "Die Klasse teilt sich in zwei Hälften.",
    "Haltet eure Ergebnisse in drei Stichpunkten fest.",
    "Etwa die Hälfte der Klasse ändert danach ihre Meinung.",
    "Erklärt eurem Nachbarn, was „soll gesagt haben“ bedeutet.",
    "Achtet auf den Konjunktiv: „habe“, „sei“, „seien“.",
    "In der letzten Stunde haben wir drei Arten von Quellen kennengelernt.",
    "Gebt der Klasse drei Minuten Zeit. Sammelt dann zwei oder drei Antworten an der Tafel.",
    "Plan B, falls die Zeit knapp wird: Schritt 3 weglassen.",
    "Sagt in einem Satz, was sicher ist.",
    "Die Gruppen berichten nacheinander.",
    "Manche sagen ja, manche sagen nein.",
    "Wie sicher seid ihr euch, von 1 bis 10?",
    "Begründet eure Wahl mit zwei Zitaten.",
    "Warum schreibt die Zeitung „laut“ und nicht „nach“?",
)
GERMAN_CLAIMS = (
    "Die Beamten sagten, die Schiffe sind verkauft",
    "Die Beamten sagten, es sei nicht wahr",
    "Der Bericht meldet keine Opfer",
    "Die Zeitung meldete nicht nur Tote",
    "Der Hafen ist laut ungenannten Beamten geschlossen",
    "Der Hafen ist laut Behörden geschlossen",
    "Der Hafen ist laut dem Bericht geschlossen",
    "Drei Schüler wurden getötet",
)


@pytest.mark.parametrize("text", GERMAN)
@pytest.mark.parametrize("field", ["title", "task.text", "notes.script"])
def test_a_german_lesson_is_clean_too(text: str, field: str) -> None:
    run = deck_text(text, field=field)
    facts = ("toll", "finalised", "rejects")
    shown = slide(notes=[run], facts=facts) if field == "notes.script" else slide(run, facts=facts)
    assert check_deck(placed(shown, language="de-DE"), BOOKS) == ()


@pytest.mark.parametrize("text", GERMAN_CLAIMS)
def test_a_german_claim_in_the_dress_of_a_lesson_is_not(text: str) -> None:
    shown = slide(deck_text(text), facts=("toll", "finalised", "rejects"))
    assert {one.code for one in check_deck(placed(shown, language="de"), BOOKS)} & {"D101", "D102"}


CRANES = fact(
    "cranes",
    "Der Beamte sagte, 43 von 84 Kränen seien beschädigt.",
    who=["officials"],
    language="de",
    quantities=(quantity("cranes", 84, "84 Kränen"), quantity("damaged", 43, "43")),
)
REPAIR = fact("repair", "Beamte sollen gesagt haben, die Reparatur habe begonnen.", who=["officials"], language="de")


@pytest.mark.parametrize(
    ("text", "rests_on", "lost"),
    [
        ("43 von 84 Kränen sind laut dem Beamten beschädigt", "cranes", ""),
        ("Nach Angaben des Beamten sind 43 von 84 Kränen beschädigt", "cranes", ""),
        ("43 von 84 Kränen sind beschädigt, sagte der Beamte", "cranes", ""),
        ("43 von 84 Kränen seien beschädigt", "cranes", ""),
        ("43 von 84 Kränen sind beschädigt", "cranes", "seien"),
        ("Lest laut vor: 43 von 84 Kränen sind beschädigt", "cranes", "seien"),
        ("Beamte sollen gesagt haben, die Reparatur habe begonnen", "repair", ""),
        ("Beamte sagten, die Reparatur habe begonnen", "repair", "sollen"),
    ],
)
def test_german_reported_speech_is_carried_by_any_attribution(text: str, rests_on: str, lost: str) -> None:
    deck = placed(slide(deck_text(text, rests_on)), language="de")
    found = [one for one in check_deck(deck, ledger(CRANES, REPAIR)) if one.code == "D107"]
    assert [f"drops “{lost}”" in one.message for one in found] == ([True] if lost else [])
