"""What a deck's language lacks: words for its slides, and words by which the rules read it."""

from collections.abc import Iterator, Sequence

from builder.model.deckspec import DeckSpec
from builder.model.finding import Finding, Place
from builder.model.language import is_english, kinds_of
from builder.model.pack import Pack, Strings
from builder.text.slide_words import slide_languages, slide_words
from builder.text.vocabulary import is_read

_NAMED = 8


def language_findings(spec: DeckSpec, pack: Pack) -> Iterator[Finding]:
    """P109 where the language has no words, or lacks some; D118 where the rules cannot read it. Nothing in English."""
    if is_english(spec.language):
        return
    kinds = kinds_of(spec.language)
    place = spec.where("language")
    of_language = [layer for layer in pack.layers if layer.language in kinds]
    if not of_language:
        whose = "the pack " + pack.name
        message = f"{whose} has no words in the language “{spec.language}”: its slides use those of strings.toml"
        hint = f"translate the pack’s strings.toml into strings.{kinds[0]}.toml (docs/languages.md says how)"
        yield Finding("P109", "warning", place, message, hint)
    else:
        missing = _missing(pack.layers, kinds)
        if missing:
            named = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
            number = "1 word" if len(missing) == 1 else f"{len(missing)} words"
            message = f"the language “{spec.language}” lacks {number}, and the slides use the English ones: {named}"
            hint = f"add the keys to {of_language[-1].path}"
            yield Finding("P109", "warning", Place(of_language[-1].path, 1, 1), message, hint)
    if not is_read(spec.language):
        message = (
            f"the rules do not know the words of the language “{spec.language}”: qualifiers, hedges, verbs of saying, "
            "number words and dates of this deck are not checked"
        )
        hint = "read the deck against its facts yourself; docs/languages.md says how to add a language"
        yield Finding("D118", "warning", place, message, hint)


def _missing(layers: Sequence[Strings], kinds: Sequence[str]) -> list[str]:
    """The keys whose words are still English: only the program, or a pack that is translated or extended, has them.

    What the deck's own pack says in strings.toml and nowhere else may be in whatever language its owner writes.
    """
    there = {key for layer in layers if layer.language in kinds for key in layer.words}
    there |= {key for kind in kinds if kind in slide_languages() for key in slide_words(kind)}
    folder = layers[-1].path.rpartition("/")[0]
    translated = any(layer.language in kinds for layer in layers if layer.path.startswith(f"{folder}/"))
    own = {
        key
        for layer in layers
        if not layer.language and not translated and layer.path.startswith(f"{folder}/")
        for key in layer.words
    }
    english = [*slide_words(), *(key for layer in layers if not layer.language for key in layer.words)]
    return [key for key in dict.fromkeys(english) if key not in there and key not in own]
