"""The shapes of a language's file that tell how it writes numbers, dates and names: see `docs/languages.md`."""

from collections.abc import Mapping

import msgspec


class NumberJoints(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words that join two numbers to a range, or a part to its whole, and those that keep them two."""

    to: tuple[str, ...]
    either: tuple[str, ...]
    both: tuple[str, ...]
    from_: tuple[str, ...] = msgspec.field(name="from")
    between: tuple[str, ...]
    of: tuple[str, ...]
    of_then: tuple[str, ...]
    in_: tuple[str, ...] = msgspec.field(name="in")
    not_in: tuple[str, ...]
    minus: tuple[str, ...]


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Numbers in figures and words. `solid`: number words are written as one ("einundzwanzig")."""

    thousands: tuple[str, ...]
    decimal: str
    solid: bool
    links: tuple[str, ...]
    articles: tuple[str, ...]
    ones: tuple[str, ...]
    nameless: tuple[str, ...]
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    groups: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_endings: tuple[str, ...]
    ordinal_marks: tuple[str, ...]
    ordinal_after: tuple[str, ...]
    parts: Mapping[str, int]
    part_before: tuple[str, ...]
    half: tuple[str, ...]
    half_before: tuple[str, ...]
    half_after: tuple[str, ...]
    half_a: tuple[str, ...]
    and_half: tuple[str, ...]
    one_and_half: tuple[str, ...]
    indefinite: Mapping[str, str]
    indefinite_before: Mapping[str, tuple[str, ...]]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    marks: Mapping[str, int]
    unsure_marks: Mapping[str, int]
    counted_by_marks: tuple[str, ...]
    joints: NumberJoints


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Calendar dates. Months and weekdays are matched as they are listed, capitals and all."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    unsure_months: tuple[str, ...]
    weekdays: Mapping[str, int]
    day_endings: tuple[str, ...]
    day_articles: tuple[str, ...]
    day_of: tuple[str, ...]
    month_first: bool
    day_first: bool
    to: tuple[str, ...]
    both: tuple[str, ...]
    between: tuple[str, ...]
    parts: tuple[str, ...]
    nth: Mapping[str, int]
    quarters: tuple[str, ...]
    halves: tuple[str, ...]
    weeks: tuple[str, ...]
    week_endings: tuple[str, ...]
    seasons: tuple[str, ...]
    winter: tuple[str, ...]
    decade_endings: tuple[str, ...]
    year_prefixes: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    around: tuple[str, ...]
    bound_then: tuple[str, ...]
    onwards_from: tuple[str, ...]
    onwards: tuple[str, ...]
    before_date: tuple[str, ...]
    before_month: tuple[str, ...]
    before_count: tuple[str, ...]
    counted: tuple[str, ...]
    determiners: tuple[str, ...]
    list_then: tuple[str, ...]
    last: tuple[str, ...]
    next: tuple[str, ...]
    this: tuple[str, ...]


class RelativeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Times that are counted from the day of the text, as phrases with {unit}, {count} and {weekday}."""

    days: Mapping[str, int]
    units: Mapping[str, str]
    plural_units: Mapping[str, str]
    earlier_in: tuple[str, ...]
    later_in: tuple[str, ...]
    last: tuple[str, ...]
    this: tuple[str, ...]
    next: tuple[str, ...]
    ago: tuple[str, ...]
    some_ago: tuple[str, ...]
    stretch: tuple[str, ...]
    weekday: tuple[str, ...]
    weekday_last: tuple[str, ...]
    weekday_next: tuple[str, ...]
    past: tuple[str, ...]
    past_unless: tuple[str, ...]
    future: tuple[str, ...]


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words that make a name of the figures beside them, and names that have number words in them."""

    numbered: tuple[str, ...]
    numbered_capital: tuple[str, ...]
    joints: tuple[str, ...]
    going_on: tuple[str, ...]
    clock: tuple[str, ...]
    calibres: tuple[str, ...]
    phrases: tuple[str, ...]
