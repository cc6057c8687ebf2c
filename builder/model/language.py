"""Language tags (BCP 47), and the language of words that are written in another script than the text around them."""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from builder.model.slides import Run

# Language, script, region, variants and extensions, in this order (RFC 5646, without private and grandfathered tags).
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-z\d](?:-[a-z\d]{2,8})+)*",
    re.IGNORECASE,
)
# Scripts by their ISO 15924 codes, as the Unicode blocks that hold their letters. Chinese characters and kana stand
# together, as they do in Japanese.
_LETTERS: Mapping[str, str] = {
    "Latn": "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f",
    "Armn": "\u0531-\u058a",
    "Hebr": "\u0590-\u05ff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Hani": "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
}
_SCRIPTS: Mapping[str, str] = {
    **dict.fromkeys(("uk", "ru", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"), "Cyrl"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug"), "Arab"),
    **{"dv": "Thaa", "syr": "Syrc", "nqo": "Nkoo"},
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("zh", "ja"), "Hani"),
    **{"el": "Grek", "hy": "Armn", "bn": "Beng", "th": "Thai", "ka": "Geor", "ko": "Hang"},
}
_RIGHT_TO_LEFT = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"))
# Which letters tell a script's languages apart, the narrower first; none of them: the script is all that is known.
_TELLING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Cyrl": (("ўЎ", "be"), ("їєґЇЄҐ", "uk"), ("ыэёЫЭЁ", "ru"), ("іІ", "uk"), ("ђћљњџЂЋЉЊЏ", "sr")),
    "Arab": (("ٹڈڑے", "ur"), ("پچژگکی", "fa"), ("ةىكي", "ar")),
    "Hani": (("ぁ-んァ-ヺー", "ja"),),
}
_ONE_LANGUAGE: Mapping[str, str] = {
    **{"Grek": "el", "Armn": "hy", "Hebr": "he", "Deva": "hi", "Beng": "bn", "Thai": "th", "Geor": "ka"},
    **{"Hang": "ko", "Hani": "zh"},
}
_FOUND = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}
_MARKS = {script: tuple((re.compile(f"[{some}]"), tag) for some, tag in told) for script, told in _TELLING.items()}
# A stretch goes on over spaces and punctuation between two letters of its script.
_STRETCH = re.compile(
    "|".join(rf"(?P<{script}>[{letters}]+(?:[^\w]+[{letters}]+)*)" for script, letters in _LETTERS.items())
)


def is_language_tag(tag: str) -> bool:
    """Whether a text has the form of a BCP 47 tag ("en-GB", "zh-Hant-TW")."""
    return _TAG.fullmatch(tag) is not None


def kinds_of(language: str) -> tuple[str, ...]:
    """A language tag and what it is a kind of, the widest first, in small letters: "de-AT" gives de, de-at."""
    parts = language.replace("_", "-").casefold().split("-")
    return tuple("-".join(parts[:length]) for length in range(1, len(parts) + 1))


def primary(tag: str) -> str:
    """The language of a tag without script and region: "de" of "de-AT"."""
    return tag.replace("_", "-").partition("-")[0].casefold()


def is_english(tag: str) -> bool:
    """Whether a language is English, of whatever country; no tag is English too."""
    return primary(tag) in ("", "en")


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left."""
    return script_of(tag.replace("_", "-")) in _RIGHT_TO_LEFT


def script_of(tag: str) -> str:
    """The script (ISO 15924) in which a language is written: the one that its tag names, else the usual one."""
    parts = tag.split("-")
    named = next((part.title() for part in parts[1:3] if len(part) == 4 and part.isalpha()), "")
    named = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}.get(named, named)
    return named or _SCRIPTS.get(parts[0].lower(), "Latn")


def is_written_in(text: str, script: str) -> bool:
    """Whether a text has a letter of the script, or no letter of any script that is known here."""
    if script not in _FOUND or _FOUND[script].search(text):
        return True
    return not any(pattern.search(text) for pattern in _FOUND.values())


def stretches(text: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Cut a text where its script changes: each stretch with its language, "" for that of `tag`.

    The language of a stretch is told from its letters ("Київ" is Ukrainian, "تهران" may be any that is written so and
    gets "und-Arab"). Whatever is not a letter of another script goes with what stands before it.
    """
    if text.isascii() and script_of(tag) == "Latn":
        return ((text, ""),)
    own = script_of(tag)
    cut: list[tuple[str, str]] = []
    at = 0
    for match in _STRETCH.finditer(text):
        script = match.lastgroup or own
        if script == own or (own == "Hang" and script == "Hani"):
            continue
        if match.start() > at:
            cut.append((text[at : match.start()], ""))
        cut.append((match[0], _language_of(match[0], script)))
        at = match.end()
    if at < len(text) or not cut:
        cut.append((text[at:], ""))
    return tuple(cut)


def spoken(runs: Iterable[Run], tag: str) -> Iterator[Run]:
    """Runs each in one language: those that name none are cut where the script of a text in `tag` changes."""
    for run in runs:
        cut = ((run.text, ""),) if run.language else stretches(run.text, tag)
        if len(cut) == 1 and not cut[0][1]:
            yield run
            continue
        for place, (text, language) in enumerate(cut, start=1):
            last = place == len(cut)
            yield msgspec.structs.replace(run, text=text, language=language, break_after=run.break_after and last)


def _language_of(text: str, script: str) -> str:
    for pattern, tag in _MARKS.get(script, ()):
        if pattern.search(text):
            return tag
    return _ONE_LANGUAGE.get(script, f"und-{script}")
