"""Names that hold figures: "Shahed-136", "resolution 2231", "88 FR 6621", "24/7". They count nothing."""

import functools
import re
from collections.abc import Iterable

from builder.text.spans import Span
from builder.text.vocabulary import known_language

_HAS_DIGIT = re.compile(r"\d")
_NUMBERED = (
    r"(?:UNSCR|UNSC|[Rr]esolutions?|[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Ss]ecs?\.|[Pp]aragraphs?|[Pp]aras?\.|[Cc]lauses?"
    r"|[Cc]hapters?|[Aa]nnex(?:es)?|[Aa]ppendix|[Pp]ages?|pp?\.|[Ll]ines?|[Vv]ols?\.|[Vv]olumes?|[Ff]ootnotes?|[Nn]os?\.|№"
    r"|[Nn]umber|Reg\.|Regs\."
    r"|Regulations?|Dec\.|Decisions?|Directives?|Executive Orders?|E\.?O\.?|Protocol|Flight|Route"
    r"|Table|Figure|Fig\.|Box|Slides?|Part|Phase|Step|Level|Question|Title|Public Law|Pub\. L\.|Case|Tu|Boeing|Airbus)"
)
_PATTERNS = re.compile(
    "|".join(
        (
            # web and mail addresses, DOIs
            r"(?:https?://|www\.)\S+",
            r"\b10\.\d{4,9}/\S+",
            r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+",
            # numbered things, also several: "resolutions 1696, 1737 and 1929", "Reg. (EU) 2023/1529"
            rf"\b{_NUMBERED}\s*(?:\([A-Z]{{2,8}}(?:,\s*[A-Za-z]+)?\)\s*)?(?:[Nn]os?\.\s*)?[A-Z]?[-–]?\d[\w/.–-]*\d?(?:\(\w+\))*"
            r"(?:(?:,|,?\s+and|,?\s+or|,?\s+to)\s+\d[\w/]*(?:\(\w+\))*"
            r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|or|to|of|on|in|were|was|are|is|had|have|[A-Z])\b))*",
            # law reports and codes: "88 FR 6621", "31 CFR Part 560", "50 U.S.C. 1701"
            r"\b\d+\s+(?:FR|F\.R\.|Fed\. Reg\.|CFR|C\.F\.R\.|USC|U\.S\.C\.|Stat\.|UNTS|OJ)\s*"
            r"(?:[Pp]art\s*|§+\s*)?\d[\d,.–-]*",
            r"§+\s*\d[\w.()–-]*",
            # symbols of documents: "SC/15079", "A/RES/68/262", "S/2022/800"
            r"\b[A-Z][A-Za-z]*(?:/[A-Za-z0-9.]+)*/\d[\w/.]*",
            # a capital and figures joined: "Shahed-136", "Su-35", "F-16s", "G7", "COP27", "MH17"; "ak-47" is not one
            r"\b[A-Z][^\W\d_]*[-‐‑]?\d+[A-Za-z]{0,3}(?:[-/]\d+)?\b",
            r"\b[a-z]+[A-Z][A-Za-z]*[-‐‑]?\d+\b",
            r"\b(?:[Cc]ovid|ak)[-‐‑]\d+\b",
            # "3D", "5G", "4x4"
            r"(?<![\w.,$€£¥])\d{1,2}(?:[DGCA]|x\d{1,2})\b",
            r"\b24/7\b|\b9/11\b|\b7/7\b",
            # a year and a number: "2023/1529"
            r"(?<![\w/])(?:19|20)\d\d/\d{3,}\b",
            r"\b[Rr]esolution\s+\d+/\d+\b",
            # clock times, telephone numbers, versions
            r"(?<![\w:.])\d{1,2}[:.]\d\d\s?[ap]\.?m\b\.?|(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])|(?<![\w.,])\d{1,2}\s?[ap]\.?m\b\.?",
            r"(?<![\w.-])\+?\d{2,4}(?:-\d{2,4}){2,}(?![\w-])(?<!\d{4}-\d\d-\d\d)",
            r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w])",
            # letters before the figures without a capital: "mp3", "h264"
            r"(?<![\w])[a-z]+\d[\w]*\b",
        )
    )
)
_IN_WORDS = re.compile(
    r"\bGroup of (?:Seven|Twenty|Eight|Ten)\b|\bWorld War (?:One|Two|Three)\b|\b(?:First|Second|Third) World(?: War)?\b"
    r"|\bFive Eyes\b|\bDowning Street\b|\b(?:Big|Gang of) (?:Three|Four|Five|Six)\b|\bThird Reich\b|\bFirst Lady\b"
)
_JOINT = re.compile(r"[\s‐‑–-]+")
_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|half|third"
    r"|quarter|first|second)",
    re.IGNORECASE,
)


def identifiers(text: str, names: Iterable[str] = (), *, language: str = "en") -> tuple[Span, ...]:
    """Where `text` has names with figures or number words in them; in order, none within another.

    `names` are the names known to the ledger; a hyphen in one also stands for a space, and a space for a hyphen
    ("Shahed-136", "Shahed 136"). Beside them: numbered documents and their parts, symbols, codes, addresses and clock
    times, and whatever is written as a capital with figures ("F-16", "G7").
    """
    found = list(_known_by_form(text, known_language(language)))
    pattern = _names_pattern(tuple(names))
    if pattern is not None:
        found += [Span(*match.span()) for match in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda span: (span.start, -span.end)))


@functools.lru_cache(maxsize=8192)
def _known_by_form(text: str, language: str) -> tuple[Span, ...]:  # noqa: ARG001
    matches = [*_PATTERNS.finditer(text)] if _HAS_DIGIT.search(text) else []
    return tuple(Span(*match.span()) for match in (*matches, *_IN_WORDS.finditer(text)))


@functools.lru_cache(maxsize=64)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    counting = sorted({name for name in names if _COUNTS.search(name)}, key=lambda name: (-len(name), name))
    if not counting:
        return None
    spelled = (r"[\s‐‑–-]+".join(re.escape(part) for part in _JOINT.split(name.strip())) for name in counting)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w|[.,]\d)(?:s\b)?")
