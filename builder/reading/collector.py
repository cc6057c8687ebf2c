"""Holding Python's garbage collector off while very many small objects are made that all stay alive."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """Run a block without the cyclic garbage collector, then restore it as it was.

    Composing YAML makes millions of nodes that all stay alive; the collector walks them again and again to no use
    (100,000 facts: many times slower with it on).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
