"""The rule book: every rule of this package with its code, how bad a breach is, its name and what holds."""

import msgspec

from builder.model.finding import Finding, Place, Severity


class Rule(msgspec.Struct, frozen=True):
    """One rule: its code, the severity of its findings, its name, and what holds, in a line."""

    code: str
    severity: Severity
    name: str
    statement: str


RULES: tuple[Rule, ...] = (
    Rule("S110", "error", "source drift", "A stored text still has the digest that it was pinned with."),
    Rule(
        "S111",
        "warning",
        "source covered",
        "Each sentence of a stored text is quoted by a fact or left out with a reason.",
    ),
    Rule("S112", "warning", "source pinned", "A stored text is pinned by its digest."),
    Rule("F101", "error", "quotation found", "A quotation stands in its source, word for word."),
    Rule(
        "F102",
        "error",
        "quotation unique",
        "A quotation stands in its source once, or says by prefix or suffix which one it is.",
    ),
    Rule(
        "F103",
        "error",
        "cut marked",
        "A quotation cut in mid-sentence shows it, and no cut drops a negation, a hedge or a qualifier.",
    ),
    Rule(
        "F104",
        "error",
        "quantity supported",
        "A quantity stands in its quotation, and every number of an assertion is a quantity.",
    ),
    Rule(
        "F105",
        "error",
        "attribution kept",
        "Hedges and sayings of the source are carried by the assertion or its attribution.",
    ),
    Rule(
        "F106",
        "error",
        "qualifier kept in the assertion",
        "“At least 11” does not become “11” in an assertion or headline.",
    ),
    Rule("F107", "error", "independence", "A fact that claims two origins has two; papers that relay one are one."),
    Rule(
        "F108",
        "error",
        "absence not contradicted",
        "What a fact says was not found is not in the stored texts that were searched.",
    ),
    Rule(
        "F109",
        "error",
        "place named",
        "A fact maps only places that its quotation's paragraph names, or its assertion where no text is stored.",
    ),
    Rule(
        "F110",
        "error",
        "likelihood",
        "How likely it is and how confident we are never stand in one sentence of a fact.",
    ),
    Rule(
        "F111",
        "error",
        "wording",
        "Words listed in reference/wording are not ours; in quotation marks of a source they may stand.",
    ),
    Rule(
        "F112",
        "error",
        "own records rest",
        "Names, roles, meanings and measures claim nothing that nothing bears, and no word of ours mixes alphabets.",
    ),
    Rule(
        "F113",
        "warning",
        "words read",
        "Sources and facts are in languages whose words the rules know; of others only figures are checked.",
    ),
    Rule("D101", "error", "number bound", "Each number and date on a slide belongs to a fact cited on that slide."),
    Rule(
        "D102",
        "error",
        "own text rests",
        "Our own words hold no number, date, actor, place or saying unless they rest on facts that do.",
    ),
    Rule(
        "D103",
        "error",
        "dispute shown",
        "A disputed fact is shown with its other side, or with a link to the slide that has it.",
    ),
    Rule("D104", "error", "later marked", "A fact from after the deck's known-as-of date is marked as later."),
    Rule(
        "D105",
        "error",
        "qualifier kept on slides",
        "“At least 11” does not become “11” on a slide, in a table or in the notes.",
    ),
    Rule("D106", "warning", "script length", "The script of a slide has at most 80 words."),
    Rule(
        "D107",
        "error",
        "hedge kept on slides",
        "Our own text that says again what a fact says keeps the “reportedly”, “may” or “not” of that fact.",
    ),
    Rule("D108", "error", "independence on slides", "Text that claims two origins rests on facts that have two."),
    Rule(
        "D109",
        "error",
        "wording on slides",
        "Words listed in reference/wording are not ours on slides or in notes either.",
    ),
    Rule("D113", "warning", "freshness", "No fact of a deck has a review-after that has passed on the deck's day."),
    Rule(
        "D114",
        "error",
        "likelihood on slides",
        "How likely it is and how confident we are never stand in one sentence of a deck.",
    ),
    Rule("D115", "error", "quote budget", "A deck prints no more words of a source than its quote-limit allows."),
    Rule(
        "A101",
        "error",
        "unique titles",
        "Each slide has a title in a title placeholder, and no two slides have the same.",
    ),
    Rule(
        "A102",
        "error",
        "alternative text",
        "Each visual and table has alternative text of at most 150 characters that says what it shows.",
    ),
    Rule(
        "A103",
        "error",
        "table heads",
        "Each table has a header row without empty cells, and as many cells in every row.",
    ),
    Rule(
        "A104",
        "error",
        "reading order",
        "Shapes stand in the file as a slide is read: title, kicker, body, aside, task, sources.",
    ),
    Rule(
        "A105",
        "error",
        "contrast",
        "Text contrasts 4.5:1 with what is behind it (3:1 from 18 pt, or 14 pt bold), marks and lines 3:1.",
    ),
    Rule(
        "A106",
        "error",
        "not by colour alone",
        "A status mark has a word, highlighted words their number, dashes and open dates a key.",
    ),
    Rule("A107", "error", "link text", "The text of a link says where it leads: it is no address, and not “here”."),
    Rule(
        "A108",
        "error",
        "language",
        "The deck's language, and that of words in another, is a tag of BCP 47 that fits their letters.",
    ),
    Rule("A109", "warning", "sections", "From ten slides on, a deck has sections, each with a name of its own."),
    Rule("A110", "error", "document title", "The document has a title."),
    Rule(
        "A111",
        "error",
        "names of shapes",
        "Each visual and each shape in it has a name that no other on the slide has.",
    ),
    Rule(
        "A112",
        "error",
        "text in placeholders",
        "Text stands in placeholders that the outline view shows, and no visual is text alone.",
    ),
)

_BY_CODE = {rule.code: rule for rule in RULES}


def rule(code: str) -> Rule:
    """The rule of that code; KeyError where no rule has it."""
    return _BY_CODE[code]


def breach(
    code: str,
    place: Place,
    message: str,
    hint: str = "",
    *,
    slide: int = 0,
    slot: str = "",
    facts: tuple[str, ...] = (),
    template: str = "",
) -> Finding:
    """A finding of the rule `code`, with the severity that the book gives it."""
    return Finding(code, _BY_CODE[code].severity, place, message, hint, slide, slot, facts, template)
