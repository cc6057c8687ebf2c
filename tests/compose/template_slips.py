"""Slips of people who write slide templates, one a case: what they did, and the words that must be said to them."""

from typing import NamedTuple

TEMPLATE, MACROS = "templates/mine/slides/one-fact.md.j2", "templates/mine/macros/ours.md.j2"
STRINGS, PACK, DECK = "templates/mine/strings.toml", "templates/mine/pack.toml", "decks/harbour.yaml"
HEAD = """---
summary: What is said, and what to ask about it.
slots: [kicker?, title, body, task?]
facts: [1, 3]
minutes: 3
---
"""
FILES = {
    TEMPLATE: HEAD
    + """{% from "ours" import said %}
{% from "task" import task_line %}
# {{ slide.title or fact.headline }}

::: kicker
{{ strings.kicker_key_facts }}
:::

::: body
{% for fact in facts %}
{{ said(fact) }}
{% endfor %}
:::

::: task
{% if slide.task %}
{{ task_line(slide.task) }}
{% endif %}
:::
""",
    MACROS: """{% macro said(fact) %}
{.marks}{{ fact.marks }}

{{ fact }}
{% endmacro %}
{% macro asked() %}
### {{ strings.who_says }}
{% endmacro %}
""",
    STRINGS: 'who_says = "Who says so?"\n',
    PACK: 'name = "mine"\nextends = "seminar"\n',
    DECK: """title: The harbour of Leska
pack: mine
minutes: {total: 20, buffer: 5}
known-as-of: 2022-03-08
slides:
  - {template: title, title: The harbour of Leska, minutes: 1}
  - template: one-fact
    title: {text: At least 11 ships waited, rests-on: [ships]}
    facts: [closed, ships]
    task: {text: Who counted the ships?, minutes: 4}
  - {template: sources}
""",
}


class Slip(NamedTuple):
    """One slip: what somebody did, the changes of files that make it, and words that its message must hold.

    A change replaces `old` by `new` in a file; without `old`, `new` is the whole file, and None takes the file away.
    `findings` is how many things are said to be wrong.
    """

    what: str
    changes: tuple[tuple[str, str, str | bytes | None], ...]
    said: tuple[str, ...]
    findings: int


def slip(what: str, old: str, new: str, *said: str, file: str = TEMPLATE, findings: int = 1) -> Slip:
    return Slip(what, ((file, old, new),), said, findings)


def whole(what: str, text: str | bytes, *said: str, file: str = TEMPLATE, findings: int = 1) -> Slip:
    return Slip(what, ((file, "", text),), said, findings)


def named(what: str, path: str, *said: str) -> Slip:
    """A template that was saved under another name than its deck asks for."""
    return Slip(what, ((TEMPLATE, "", None), (f"templates/mine/{path}", "", FILES[TEMPLATE])), (path, *said), 2)


SAID = "{{ said(fact) }}"
TITLE = "# {{ slide.title or fact.headline }}"
ASKED = "{% if slide.task %}"
KICKER = "{{ strings.kicker_key_facts }}"
TABLE = ((TEMPLATE, "{% for fact in facts %}\n{{ said(fact) }}\n{% endfor %}", "{{ table(facts, columns) }}"),)

NAMES = (
    slip("a variable misspelt", SAID, "{{ facct }}", ":17:4", "“facct”", "“fact”", "slide 2, slot body"),
    slip("a variable of the deck in a loop", SAID, "{{ group.label }}", ":17:4", "“group”", "“groups”"),
    slip("an attribute misspelt", SAID, "{{ fact.quotaton }}", ":17:9", "“quotaton”", "“quotation”", "slot body"),
    slip("a text of the slide misspelt", "slide.title or", "slide.titel or", ":9:12", "“titel”", "“title”"),
    slip("an attribute without its record", TITLE, "# {{ title }}", ":9:6", "“title”", "write `slide.title`"),
    slip("the id of a fact", SAID, "{{ closed }}", ":17:4", "“closed”", "the template prints `fact`"),
    slip("a number that the fact has not", SAID, "{{ fact.quantities.shisp }}", ":17:20", "“shisp”"),
    slip("a fixed word misspelt", "kicker_key_facts", "kicker_keyfacts", ":12:12", "“kicker_key_facts”", "slot kicker"),
    slip("a fixed word of one’s own misspelt", SAID, "{{ strings.who_say }}", "“who_say”", "“who_says”"),
    slip("a filter misspelt", SAID, "{{ fact | in_contxt }}", ":17:11", "“in_contxt”", "“in_context”", "slot body"),
    slip("a function misspelt", SAID, "{{ timline(facts) }}", ":17:4", "“timline”", "“timeline”", "slot body"),
    slip("a macro misspelt where it is called", SAID, "{{ sadi(fact) }}", ":17:4", "“sadi”", "“said”", "slot body"),
    slip("a macro that its file has not", "import said", "import sayd", ":7:23", "“sayd”", "“said”", "“ours”"),
    slip("a macro file misspelt", 'from "ours"', 'from "our"', ":7:10", "“our”", "“ours”"),
    slip(
        "a macro that is not imported", '{% from "ours" import said %}\n', "", ":16:4", '{% from "ours" import said %}'
    ),
    slip(
        "a mistake within a macro",
        "{{ fact }}",
        "{{ fact.quotaton }}",
        "ours.md.j2:4:9",
        "“quotation”",
        "slot body",
        file=MACROS,
    ),
    slip("a paragraph mark misspelt", SAID, "{.mutd}{{ fact }}", ":17:2", "“.mutd”", "“.muted”", "slot body"),
    slip("a kind of fact misspelt", ASKED, '{% if fact.kind == "absense" %}', ":22:21", "“absense”", "“absence”"),
    slip(
        "a slide template misspelt in the deck", "one-fact", "one-fakt", ":7:15", "“one-fakt”", "“one-fact”", file=DECK
    ),
    slip("a pack misspelt in the deck", "pack: mine", "pack: mein", ":2:7", "“mein”", "“mine”", file=DECK),
    Slip(
        "a field of a column misspelt",
        (*TABLE, (DECK, "    task:", "    columns: [{head: Who, field: speeker}]\n    task:")),
        (":10:34", "“speeker”", "“speaker”"),
        1,
    ),
    Slip(
        "a number of a column misspelt",
        (*TABLE, (DECK, "    task:", "    columns: [{head: Ships, field: quantity:shisp}]\n    task:")),
        (":10:36", "“shisp”", "“ships”", "slide 2, slot body"),
        1,
    ),
)
SLOTS = (
    slip("a slot misspelt in the text", "::: body", "::: bdoy", ":15:5", "“bdoy”", "“body”", "slide 2, slot bdoy"),
    slip("a slot misspelt in the front matter", "title, body", "title, bdoy", ":3:25", "“bdoy”", "“body”"),
    slip("a slot with a capital letter", "::: body", "::: Body", ":15:5", "“Body”", "write `::: body`"),
    slip("a slot that is not declared", "::: task", "::: aside", ":21:5", "“aside”", "kicker, title, body, task"),
    slip("a slot declared and never filled", "title, body", "title, aside, body", "“aside”", "no line of it fills it"),
    slip("a slot that is not closed", "{% endfor %}\n:::", "{% endfor %}", ":20:1", "“body”, opened on line 15"),
    slip("the last slot not closed", "{% endif %}\n:::\n", "{% endif %}\n", ":21:5", "“task” is not closed"),
    slip("a slot within a slot", SAID, f"::: kicker\n{SAID}\n:::", ":17:1", "“body”, opened on line 15", findings=2),
    slip("two colons instead of three", "::: body", ":: body", ":15:1", "three colons", "write `::: body`"),
    slip("a slot filled twice", "::: task", "::: body", ":21:5", "“body” is filled twice"),
    slip("the slot that the program fills", "::: task", "::: sources", ":21:5", "filled by the program"),
    slip("text outside every slot", "::: body", "Read this.\n\n::: body", ":15:1", "“Read this.”", "`::: name`"),
    slip("a value outside every slot", "::: body", "{{ fact }}\n\n::: body", ":15:1", "outside every slot"),
    slip("two titles", "::: body", "# Another\n\n::: body", ":15:1", "“title” is filled twice"),
    slip("no title at all", TITLE + "\n", "", "“title”", "write a line `# {{ slide.title }}`"),
    slip("a title that is not declared", "[kicker?, title, body", "[kicker?, body", ":9:12", "“title”", "add “title”"),
    slip("a title without a space", "# {{ slide", "#{{ slide", ":9:1", "a space after its “#”"),
    slip("a title that nothing fills", TITLE, "# {{ slide.subtitle }}", "“title”", "is empty"),
    Slip(
        "a slot that no layout has beside the others",
        (
            (TEMPLATE, "body, task?]", "body, six, task?]"),
            (TEMPLATE, "::: task", "::: six\nTell.\n:::\n\n::: task"),
        ),
        ("no layout has all these slots", "lacks “six”", "take “six” out of the template"),
        1,
    ),
)
TAGS = (
    slip("`{% endif %}` missing", "{% endif %}\n", "", ":22:1", "`{% if … %}` is opened here", "slot task"),
    slip("`{% endfor %}` missing", "{% endfor %}\n", "", ":16:1", "`{% for … %}` is opened here", "slot body"),
    slip("`{% endmacro %}` missing", "{% endmacro %}\n", "", "ours.md.j2:1:1", "`{% endmacro %}`", file=MACROS),
    slip("an end misspelt", "{% endfor %}", "{% enfor %}", ":18:4", "“enfor”", "“endfor”"),
    slip("the wrong end", "{% endfor %}", "{% endif %}", ":16:1", "`{% for … %}`", "`{% endif %}` of line 18"),
    slip("an end too many", "{% endif %}\n", "{% endif %}\n{% endif %}\n", ":25:", "`{% endif %}`", "nothing is open"),
    slip("a tag misspelt", "{% if slide", "{% iff slide", ":22:4", "“iff”", "“if”"),
    slip("`}}` missing", SAID, "{{ said(fact) }", ":17:1", "`{{` is opened here", "write `}}`"),
    slip("`%}` missing", "{% for fact in facts %}", "{% for fact in facts }", ":16:1", "`{%` is opened here"),
    slip("`#}` missing", "::: body", "{# a note\n::: body", ":15:1", "`{#` is opened here"),
    slip("one brace instead of two", SAID, "{ said(fact) }", ":17:1", "one brace", "{{ … }}"),
    slip("typographic quotation marks", 'from "ours"', "from “ours”", ":7:9", "no quotation mark inside a tag"),
    slip("a quotation mark missing", 'from "ours"', 'from "ours', ":7:", '`"` is opened here and not closed'),
    slip("a bracket missing", SAID, "{{ said(fact }}", ":17:8", "`(` is opened here and not closed"),
    slip("`else if` for `elif`", ASKED, ASKED + "\n{% else if slide.title %}", ":23:", "write `{% elif … %}`"),
    slip("`=` for `==`", ASKED, '{% if fact.kind = "absence" %}', ":22:", "`=` does not compare", "write `==`"),
)
NOT_ALLOWED = (
    slip("arithmetic", SAID, "{{ loop.index + 1 }}", ":17:15", "`+` is not allowed", "templates do not calculate"),
    slip("texts joined with `~`", SAID, '{{ fact ~ "." }}', ":17:9", "`~` loses the source", "side by side"),
    slip("`range`", "in facts", "in range(3)", ":16:16", "`range` is not allowed", "loop over facts"),
    slip("a slice", "in facts", "in facts[:2]", ":16:", "slices are not allowed", "`limit` in the deck"),
    slip("an item beyond the end", SAID, "{{ facts[3] }}", ":17:9", "“[3]”", "holds 2", "slide 2, slot body"),
    slip("a method", SAID, "{{ fact.assertion.upper() }}", ":17:", "“.upper(…)” is not allowed", "| upper"),
    slip("a filter that cuts", SAID, "{{ fact | truncate(20) }}", ":17:11", "“truncate”", "write a shorter `headline`"),
    slip("a loop’s word misspelt", SAID, "{{ loop.indx }}", ":17:9", "“indx”", "“index”"),
    slip("`loop` outside a loop", KICKER, "{{ loop.index }}", ":12:4", "“loop”", "only between `{% for … %}`"),
    slip("a loop over one fact", "in facts", "in fact", ":16:8", "“fact” is one thing", "loop over facts"),
    slip("a loop over a text", "in facts", "in slide.title", ":16:1", "a text cannot be looped over"),
    slip("a macro without its value", SAID, "{{ said() }}", ":17:4", "“said” needs “fact”", "write `said(fact)`"),
    slip("a macro with too many values", SAID, "{{ said(fact, facts) }}", ":17:4", "takes one value", "given 2"),
    slip("a macro’s value misnamed", SAID, "{{ said(fakt=fact) }}", ":17:9", "“fakt”", "“fact”"),
    slip(
        "a macro given many facts", SAID, "{{ said(facts) }}", "ours.md.j2:2:", "“marks”", "loop over it", "slot body"
    ),
    slip("a macro named and not called", SAID, "{{ said }}", ":17:4", "“said”", "write `said(…)`"),
    slip(
        "a function without a value", SAID, "{{ table(facts) }}", ":17:4", "“columns”", "write `table(facts, columns)`"
    ),
    slip("a filter’s value misnamed", SAID, "{{ fact | in_context(word=12) }}", ":17:", "“word”", "“words”"),
    slip("a collection printed", SAID, "{{ facts }}", ":17:", "a collection cannot be printed", "loop over it"),
    slip("a record printed that has no text", SAID, "{{ slide }}", ":17:", "no text of its own", ".title"),
    slip("a text compared", ASKED, '{% if slide.title == "x" %}', ":22:", "a text cannot be compared"),
    slip("`is defined`", ASKED, "{% if slide.task is defined %}", ":22:", "what is absent is false"),
    slip("`{% extends %}`", '{% from "ours" import said %}', '{% extends "key-facts" %}', ":7:1", "`{% extends %}`"),
    slip("a macro that calls itself", "{{ fact }}", "{{ said(fact) }}", "ours.md.j2:1:", "said → said", file=MACROS),
    slip("a dangerous address", SAID, "{{ fact }} [more](javascript:x)", ":17:", "“javascript:x” is not allowed"),
)
WORDS = (
    slip("a number in the template", SAID, SAID + "\n\nCount 12 ships.", ":19:", "“12”", "slide 2, slot body"),
    slip("a date in the template", SAID, SAID + "\n\nSince 9 May 2021.", ":19:", "9 May 2021", "slot body"),
    slip("a name in the template", SAID, SAID + "\n\nAsk the Leska Courier.", "D102", "Leska Courier", "slot body"),
    slip("HTML", SAID, "<b>{{ fact }}</b>", ":17:1", "“<b>”", "**bold**"),
    slip("a footnote", SAID, "{{ fact }}[^1]", ":17:", "footnotes are not read", "{{ fact | cite }}"),
    slip("a line across", SAID, SAID + "\n\n---", ":19:1", "lines across are not read"),
    slip("a paragraph mark at the end", SAID, "{{ fact }} {.muted}", ":17:", "“{.muted}”", "at the beginning"),
    slip(
        "a visual beside other text", SAID, "See {{ status_key() }}", ":17:", "stand alone in a paragraph", "slot body"
    ),
)
GIVEN = (
    slip(
        "a fact that the template does not show",
        "{% for fact in facts %}\n{{ said(fact) }}\n{% endfor %}",
        "What do we know?",
        "D110",
        "closed",
        "does not show",
    ),
    slip(
        "a task that the template does not show",
        "{{ task_line(slide.task) }}",
        "Talk.",
        ":10:11",
        "the task",
        "“one-fact” does not show it",
    ),
    slip(
        "points that the template does not show",
        "    task:",
        "    points: [Look at the verbs.]\n    task:",
        ":10:13",
        "point 1",
        "“one-fact” does not show it",
        file=DECK,
    ),
    Slip(
        "a column of a table that does not say what it shows",
        (*TABLE, (DECK, "    task:", "    columns: [{head: Who}]\n    task:")),
        (":10:15", "“Who”", "add `field: who`", "slide 2, slot body"),
        1,
    ),
    slip(
        "a field that the template needs",
        "minutes: 3",
        "minutes: 3\nneeds: [points]",
        ":7:5",
        "needs “points”",
        "add “points: […]”",
    ),
    slip(
        "a further text that the template needs",
        "minutes: 3",
        "minutes: 3\nneeds: [extra.frame]",
        "“extra.frame”",
        "add “extra: {frame: …}”",
    ),
    slip(
        "more facts than the template takes",
        "[closed, ships]",
        "[closed, ships, may-last, repairs]",
        ":9:12",
        "1 to 3 facts, and is given 4",
        file=DECK,
    ),
    slip("no fact", "    facts: [closed, ships]\n", "", ":7:5", "is given 0", "under “facts”", file=DECK),
)
FRONT = (
    slip("a tab in the front matter", "facts: [1, 3]", "\tfacts: [1, 3]", ":4:1", "a tab stands", "spaces"),
    slip("a key misspelt", "slots:", "slot:", ":3:1", "“slot”", "“slots”"),
    slip("a need misspelt", "minutes: 3", "minutes: 3\nneeds: [taks]", ":6:9", "“taks”", "“task”"),
    slip("minutes in words", "minutes: 3", "minutes: three", ":5:10", "“three”", "whole minutes, such as 3"),
    slip("facts from more to less", "[1, 3]", "[3, 1]", ":4:8", "“[3, 1]”", "least and greatest"),
    slip("slots without brackets", "[kicker?, title, body, task?]", "title, body", ":3:8", "such as [title, body]"),
    slip("a bracket not closed", "task?]", "task?", ":3:8", "a list in [ ] is not closed"),
    slip("a colon in the summary", "is said, and", "is said: and", ":2:22", "a colon and a space", "quotation marks"),
    slip("front matter not closed", "minutes: 3\n---\n", "minutes: 3\n", ":1:1", "never closed", "“---”"),
    slip("no front matter", HEAD, "", ":1:1", "does not begin with front matter", "“---”"),
    whole("an empty line before it", "\n" + FILES[TEMPLATE], ":1:1", "not even an empty line"),
    whole("an empty file", "", ":1:1", "the file is empty"),
    whole("only front matter", HEAD, ":7:1", "nothing stands below the front matter", "`::: body`"),
    whole("UTF-16", FILES[TEMPLATE].encode("utf-16"), "the file is UTF-16 text", "UTF-8"),
    whole("a byte of Windows", FILES[TEMPLATE].replace("What is", "W\xe4s").encode("cp1252"), ":2:11", "0xE4"),
    whole(
        "a slip between line ends of Windows",
        FILES[TEMPLATE].replace(SAID, "{{ facct }}").replace("\n", "\r\n"),
        ":17:4",
        "“facct”",
    ),
    whole("line ends of Windows and a byte order mark", "\ufeff" + FILES[TEMPLATE].replace("\n", "\r\n"), findings=0),
)
FILE_NAMES = (
    named("the ending .md.jinja", "slides/one-fact.md.jinja", "rename it one-fact.md.j2"),
    named("the ending .j2.md", "slides/one-fact.j2.md", "rename it one-fact.md.j2"),
    named("the ending .txt added by an editor", "slides/one-fact.md.j2.txt", "rename it one-fact.md.j2"),
    named("capital letters", "slides/One-Fact.md.j2", "rename it one-fact.md.j2"),
    named("an underscore", "slides/one_fact.md.j2", "rename it one-fact.md.j2"),
    named("beside the folder slides", "one-fact.md.j2", "move it into slides/"),
    named("a folder misspelt", "slide/one-fact.md.j2", "the folder “slides”"),
    named("a folder within slides", "slides/lesson/one-fact.md.j2", "move it up into slides/"),
    whole(
        "two files of one name",
        FILES[TEMPLATE],
        "one-fact.md.jinja",
        "this file is not read",
        file="templates/mine/slides/one-fact.md.jinja",
    ),
    slip("a pack that extends one misspelt", "seminar", "seminr", "pack.toml:2:1", "“seminr”", "“seminar”", file=PACK),
    slip("`extend` for `extends`", "extends", "extend", "pack.toml:2:1", "“extend”", "“extends”", file=PACK),
    whole("words without quotation marks", "who_says = Who?\n", "strings.toml:1:", 'write key = "text"', file=STRINGS),
)
ALL = {
    "Names": NAMES, "Slots": SLOTS, "Tags and values": TAGS, "What templates may not do": NOT_ALLOWED,
    "Words and marks": WORDS, "What the deck gives": GIVEN, "Front matter and text": FRONT, "Files": FILE_NAMES,
}  # fmt: skip
