"""Names that hold figures: "Shahed-136", "resolution 2231", "88 FR 6621", "24/7". They count nothing."""

import functools
import re
from collections.abc import Iterable

from builder.text.forms import NameWords
from builder.text.phrases import alternatives, either, spelled
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_HAS_DIGIT = re.compile(r"\d")
_CODES = ("FR", "F.R.", "Fed. Reg.", "CFR", "C.F.R.", "USC", "U.S.C.", "Stat.", "UNTS", "OJ")
# What is a name by its form, whatever the language.
_BY_FORM = (
    # web and mail addresses, DOIs
    r"(?:https?://|www\.)\S+",
    r"\b10\.\d{4,9}/\S+",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+",
    # law reports and codes: "88 FR 6621", "31 CFR Part 560", "50 U.S.C. 1701"
    rf"\b\d+\s+(?:{'|'.join(map(re.escape, _CODES))})\s*(?:[Pp]art\s*|§+\s*)?\d[\d,.–-]*",
    r"(?:§+|№)\s*\d[\w.()–-]*(?:(?:,\s*|\s+(?:and|und|to|bis)\s+)\d[\w.()–-]*(?=\s+[A-Z]))*",
    # symbols of documents: "SC/15079", "A/RES/68/262", "S/2022/800"
    r"\b[A-Z][A-Za-z]*(?:/[A-Za-z0-9.]+)*/\d[\w/.]*",
    # a capital and figures joined: "Shahed-136", "Su-35", "F-16s", "G7", "COP27", "H1N1"; "ak-47" is not one
    r"\b[A-Z][^\W\d_]*[-‐‑]?\d+(?:[A-Za-z]{1,3}\d*)*(?:[-/]\d+)?\b",
    r"\b[a-z]+[A-Z][A-Za-z]*[-‐‑]?\d+\b",
    r"\b(?:[Cc]ovid|ak)[-‐‑]\d+\b",
    # "3D", "5G", "4x4"
    r"(?<![\w.,$€£¥])\d{1,2}(?:[DGCA]|x\d{1,2})\b",
    r"\b24/7\b|\b9/11\b|\b7/7\b",
    # a year and a number: "2023/1529"
    r"(?<![\w/])(?:19|20)\d\d/\d{3,}\b",
    r"\b[Rr]esolution\s+\d+/\d+\b",
    # clock times, telephone numbers
    r"(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])",
    r"(?<![\w.-])\+?\d{2,4}(?:-\d{2,4}){2,}(?![\w-])(?<!\d{4}-\d\d-\d\d)",
    # of seven figures at least: "+1,200" and "+12 345" are counts; "U+0007" is a character
    r"(?<![\w.])(?!\+\d{1,3}(?:[ \u00a0]\d{3}){1,2}(?![ \u00a0]?\d))(?=\+(?:[ \u00a0()-]?\d){7})"
    r"\+\d{1,3}(?:[ \u00a0-]?\(?\d{1,5}\)?){2,6}(?!\w)",
    r"\bU\+[0-9A-F]{4,6}\b",
    r"\(\d{2,5}\)[ \u00a0-]?\d{2,5}(?:[ \u00a0-]\d{2,5})+(?!\w)",
    # letters before the figures without a capital: "mp3", "h264"
    r"(?<![\w])[a-z]+\d[\w]*\b",
)
# Where a name by its form may begin: not within a word, but for signs and addresses. It is asked at every letter.
_MAY_BEGIN = r"(?:(?<!\w)|(?=[hw§№(]))"
# A figure that is no number of its own by its neighbours: “F-16”, “24/7”, “155mm”, “1.2.3”.
_JOINED_FIGURE = re.compile(r"\d(?:(?<=[^\s\d]\d)|(?![\d\s]|\Z|[.,;:!?](?:\s|\Z)))")
_SIGNS = ("@", "://", "www.", "§", "№")
_FIGURES = re.compile(r"\d+")
_REACH = 64
_RUN = re.compile(r"\w+")
_JOINT = re.compile(r"[\s‐‑–-]+")


class KnownNames(tuple[str, ...]):
    """Names that a ledger knows, in whatever number, whose hash is taken once: answers are kept by text and names."""

    @functools.cached_property
    def _hash(self) -> int:
        return super().__hash__()

    def __hash__(self) -> int:
        return self._hash


@functools.lru_cache(maxsize=64)
def known_names(names: tuple[str, ...]) -> KnownNames:
    """The names as the same object each time, so that to compare them is to see that they are the same."""
    return KnownNames(names)


def as_key(names: Iterable[str]) -> tuple[str, ...]:
    """Names as what answers are kept by; names that are known already stay as they are."""
    return names if isinstance(names, tuple) else tuple(names)


def identifiers(text: str, names: Iterable[str] = (), *, language: str = "en") -> tuple[Span, ...]:
    """Where `text` has names with figures or number words in them; in order, none within another.

    `names` are the names known to the ledger; a hyphen in one also stands for a space, and a space for a hyphen
    ("Shahed-136", "Shahed 136"). Beside them: numbered documents and their parts as the text's language (BCP 47) names
    them, symbols, codes, addresses and clock times, and whatever is written as a capital with figures ("F-16", "G7").
    """
    language = known_language(language)
    found = list(_known_by_form(text, language))
    found += _known_names(as_key(names), language).find(text)
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


@functools.lru_cache(maxsize=8192)
def _known_by_form(text: str, language: str) -> tuple[Span, ...]:
    look = _quick_look(language)
    found: list[Span] = []
    if look.may_have_figures(text):
        found += [Span(*match.span()) for match in _with_figures(language).finditer(text)]
    if look.may_have_phrase(text):
        found += [Span(*match.span()) for match in _in_words(language).finditer(text)]
    return tuple(found)


class _QuickLook:
    """Tells of most texts, without their long patterns, that they hold no name with figures or number words.

    A figure that stands free is a name only after the words that number things, or before some others.
    """

    def __init__(self, words: NameWords) -> None:
        heads = (one for phrase in (*words.numbered, *words.numbered_capital) for one in spelled(phrase))
        last_words = (_RUN.findall(head.casefold())[-1] for head in heads)
        self._before = frozenset((*last_words, "no", "nos", "nr", "nrs"))
        self._after = re.compile(rf"\s*(?:mm|{alternatives(words.clock)}|{alternatives(_CODES)})")
        self._phrases = tuple(sorted({one.split(" ")[0] for phrase in words.phrases for one in spelled(phrase)}))

    def may_have_figures(self, text: str) -> bool:
        """Whether a name with figures may stand in a text."""
        if not _HAS_DIGIT.search(text):
            return False
        if _JOINED_FIGURE.search(text) or any(sign in text for sign in _SIGNS):
            return True
        return any(
            self._numbers_things(text, figures.start()) or self._after.match(text, figures.end())
            for figures in _FIGURES.finditer(text)
        )

    def may_have_phrase(self, text: str) -> bool:
        """Whether a name with number words may stand in a text."""
        return any(word in text for word in self._phrases)

    def _numbers_things(self, text: str, at: int) -> bool:
        """Whether what stands before a figure may number things: its last word does, or a bracket follows it."""
        before = text[max(0, at - _REACH) : at].split()
        if not before:
            return at >= _REACH
        return before[-1].endswith(")") or not self._before.isdisjoint(_RUN.findall(before[-1].casefold())[-1:])


@functools.cache
def _quick_look(language: str) -> _QuickLook:
    return _QuickLook(vocabulary(language).names)


@functools.cache
def _in_words(language: str) -> re.Pattern[str]:
    """Names with number words."""
    return re.compile(rf"\b{either(vocabulary(language).names.phrases)}\b")


@functools.cache
def _with_figures(language: str) -> re.Pattern[str]:
    """Names with figures."""
    words = vocabulary(language).names
    # Versions: "2.0.1"; where full stops group figures, "1.234.567" is none.
    grouped = r"(?!\d{1,3}(?:\.\d{3})+(?!\w|\.\d))" if "." in vocabulary(language).numbers.thousands else ""
    version = rf"(?<![\w.]){grouped}\d+(?:\.\d+){{2,}}(?!\w)"
    with_figures = "|".join((*_BY_FORM[:3], _numbered(words), *_BY_FORM[3:], version, *_timed(words)))
    return re.compile(rf"{_MAY_BEGIN}(?:{with_figures})")


def _numbered(words: NameWords) -> str:
    """Numbered things, also several: "resolutions 1696, 1737 and 1929", "Reg. (EU) 2023/1529"."""
    heads = [*words.numbered, *(word[:1].upper() + word[1:] for word in words.numbered), *words.numbered_capital]
    joints, going_on = either(words.joints), either(words.going_on)
    return (
        rf"\b{either(heads)}\s*(?:\([A-Z]{{2,8}}(?:,\s*[A-Za-z]+)?\)\s*)?(?:[Nn][or]s?\.\s*)?[A-Z]?[-–]?\d[\w/.–-]*\d?(?:\(\w+\))*"
        rf"(?:(?:,|,?\s+{joints})\s+\d[\w/]*(?:\(\w+\))*(?=\s*(?:[,.;:)]|$)|\s+(?:{going_on}|[A-Z])\b))*"
    )


def _timed(words: NameWords) -> tuple[str, ...]:
    """Times of day ("5.30 p.m.", "14.30 Uhr") and calibres ("155mm shells")."""
    clock = rf"(?<![\w:.,])\d{{1,2}}(?:[:.]\d\d)?\s?{either(words.clock)}(?!\w)"
    weapon = rf"(?=[\s-]+(?:\w+\s+)?{either(words.calibres)}\b)"
    return clock, rf"(?<![\w.,])\d{{1,3}}(?:[.,]\d+)?[\s-]?mm{weapon}"


class _KnownNames:
    """Names with numbers that a ledger knows, by their first words: it may know thousands, and a text has few."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            head = _RUN.match(name.strip())
            self._by_head.setdefault(head.group() if head else "", []).append(name)
        self._heads = frozenset(self._by_head)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def find(self, text: str) -> list[Span]:
        """Where the names stand in a text; of two that begin alike, the longer."""
        found: list[Span] = []
        if "" in self._heads:  # names that begin with a sign
            found += [Span(*match.span()) for match in self._pattern("").finditer(text)]
        if not self._heads or self._heads.isdisjoint(_RUN.findall(text)):
            return found
        free = 0
        for run in _RUN.finditer(text):
            match = self._pattern(run.group()).match(text, run.start()) if run.group() in self._heads else None
            if match is not None and match.start() >= free:
                free = match.end()
                found.append(Span(*match.span()))
        return found

    def _pattern(self, head: str) -> re.Pattern[str]:
        if head not in self._patterns:
            listed = self._by_head[head]
            spelled = (r"[\s‐‑–-]+".join(re.escape(part) for part in _JOINT.split(name.strip())) for name in listed)
            self._patterns[head] = re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w|[.,]\d)(?:s\b)?")
        return self._patterns[head]


@functools.lru_cache(maxsize=64)
def _known_names(names: tuple[str, ...], language: str) -> _KnownNames:
    counts = _counts(language)
    return _KnownNames({name for name in names if name.strip() and counts.search(name)})


@functools.cache
def _counts(language: str) -> re.Pattern[str]:
    """A figure, or a word that begins as a number word does: a name without either holds no number."""
    words = vocabulary(language).numbers
    listed = [*words.cardinals, *words.scales, *words.groups, *words.ordinals, *words.parts, *words.half]
    return re.compile(rf"\d|\b{either(listed)}", re.IGNORECASE)
