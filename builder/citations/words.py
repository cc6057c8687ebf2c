"""The fixed words of citations, in English; a pack's strings of the same keys come before them."""

from collections.abc import Mapping
from types import MappingProxyType

from builder.model.ledger import NOT_CHECKED_MARK

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "no_date": "n.d.",
        "accessed": "Accessed",
        "status_not_checked": NOT_CHECKED_MARK,
        "all_not_checked": "all not checked",
        "matched": "matched",
        "via": "via",
        "list_brackets": "[ ]: title from the address, or described by us.",
        "list_not_checked": "Without “Matched”: not checked; no text is stored, and the words were not compared.",
        "title_from_address": "Title from its address.",
        "title_is_description": "Described by us; its own title was not seen.",
        "relays": "Relays",
        "original_not_seen": "the original was not seen",
        "in_language": "in",
    }
)

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
    return strings.get(key, WORDS[key])


def language_name(tag: str) -> str:
    """Name the language of a BCP 47 tag: "" for English or no tag, the tag itself where it is not known."""
    primary = tag.lower().partition("-")[0]
    return "" if primary in {"", "en"} else LANGUAGES.get(primary, tag)
