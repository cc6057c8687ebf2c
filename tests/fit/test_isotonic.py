"""Wishes pooled: in order, none moved without need, each pool at the mean of its wishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.fit.visuals.isotonic import pooled

ROWS = st.lists(st.tuples(st.integers(-100, 100), st.integers(1, 9)), min_size=1, max_size=12)


def test_what_is_in_order_stays_and_what_overtakes_meets_at_the_mean() -> None:
    assert pooled([1, 2, 5], [1, 1, 1]) == [1, 2, 5]
    assert pooled([4, 2], [1, 1]) == [3, 3]
    assert pooled([4, 1], [1, 2]) == [2, 2]
    assert pooled([], []) == []


@given(ROWS)
def test_no_row_in_order_is_nearer(row: list[tuple[int, int]]) -> None:
    wishes, weights = [wish for wish, _ in row], [weight for _, weight in row]
    found = pooled(wishes, weights)
    assert found == sorted(found)
    # The least squares of a row in order (min-max formula): at each place the greatest, over where a stretch that ends
    # with or after it begins, of the least mean of such stretches.
    for at, place in enumerate(found):
        best = max(
            min(
                sum(w * x for x, w in row[first : last + 1]) / sum(w for _, w in row[first : last + 1])
                for last in range(at, len(row))
            )
            for first in range(at + 1)
        )
        assert place == pytest.approx(best)
