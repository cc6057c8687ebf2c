"""Mappings of a ledger that is not held whole: a part that can look up others, and records made when asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

KEPT = 4_096
"""How many records that were asked for are kept, so that asking again costs nothing."""


class Part(Mapping[str, T], Generic[T]):
    """Its own records in order, and beside them others that can be looked up but are not gone through."""

    def __init__(self, own: Mapping[str, T], others: Mapping[str, T]) -> None:
        self._own = own
        self._others = others

    def __getitem__(self, key: str) -> T:
        return self._own[key] if key in self._own else self._others[key]

    def __contains__(self, key: object) -> bool:
        return key in self._own or key in self._others

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


class MadeWhenAsked(Mapping[str, T], Generic[T]):
    """Values that are made from their keys when they are asked for; those asked for last are kept."""

    def __init__(self, keys: Mapping[str, object], make: Callable[[str], T]) -> None:
        self._keys = keys
        self._make = lru_cache(maxsize=KEPT)(make)

    def __getitem__(self, key: str) -> T:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
