"""What a template forgets: a variable that belongs to another one, a slot that its text never fills."""

import re

from builder.compose.facts import FactView
from builder.compose.views import DeckView, SlideView
from builder.compose.words import Words
from builder.model.finding import Place
from builder.model.ledger import Ledger
from builder.model.pack import Pack, SlideTemplate


def variable_hint(name: str, ledger: Ledger, words: Words) -> str:
    """Say under which variable a name is to be found that is none itself; "" where it is nowhere."""
    if name == "loop":
        return "`loop` is there only between `{% for … %}` and `{% endfor %}`"
    for of, view in (("slide", SlideView), ("fact", FactView), ("deck", DeckView)):
        if name in view.names:
            return f"write `{of}.{name}`"
    if name.replace("_", "-") in ledger.facts or name in ledger.facts:
        return "the deck names the facts of a slide (`facts: […]`); the template prints `fact`, or each of `facts`"
    return f"write `strings.{name}`" if name in words.all else ""


def empty_slot(slot: str, template: SlideTemplate, pack: Pack) -> tuple[Place, str, str] | None:
    """Place, message and hint for a slot that is declared and that no line of the template fills.

    None where some line does, if only in a macro or under a condition: then the deck gives nothing for it.
    """
    begins = re.compile(rf"^\s{{0,3}}:::+\s*{re.escape(slot)}\s*:*\s*$", re.MULTILINE)
    texts = [template.body, *(text for _, text in pack.macros.values())]
    if any(begins.search(text) for text in texts):
        return None
    title = slot == "title"
    if title and re.search(r"^# ", template.body, re.MULTILINE):
        return None
    message = f"the template declares the slot “{slot}” in `slots`, and no line of it fills it"
    how = "a line `# {{ slide.title }}`" if title else f"`::: {slot}`, its text and `:::`"
    return Place(template.at.path, template.at.line, 1), message, f"write {how}, or take “{slot}” out of `slots`"
