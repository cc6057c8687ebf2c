"""The fixed words of citations, in English; a pack's strings of the same keys come before them."""

from collections.abc import Mapping
from types import MappingProxyType

from builder.model.language import is_english, primary
from builder.text.slide_words import slide_words

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "be": "Belarusian",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "es": "Spanish",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "nl": "Dutch",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sv": "Swedish",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "zh": "Chinese",
    }
)

NONE: Mapping[str, str] = MappingProxyType({})


def word(key: str, strings: Mapping[str, str]) -> str:
    """Look up `key` in the pack's words, else in the English ones."""
    return strings[key] if key in strings else slide_words()[key]


def language_of(strings: Mapping[str, str]) -> str:
    """The language that the pack's words are in; English where they do not say."""
    return strings.get("*language", "en")


def language_name(tag: str, language: str = "en") -> str:
    """Name the language of a BCP 47 tag in another: "" for that one, or no tag; the tag itself where it is not known.

    Without a tag, a source is in English.
    """
    named = primary(tag) or "en"
    if named == (primary(language) or "en"):
        return ""
    if is_english(language):
        return LANGUAGES.get(named, tag)
    from builder.text.local import name_of_language

    return name_of_language(named, language)
