"""Wishes in a row in, the nearest row that never goes back out: isotonic regression by pooling adjacent violators."""

from collections.abc import Sequence


def pooled(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The ascending places with the least sum of weighted squares of distances to the wishes [Ayer et al. 1955].

    What would overtake its neighbour stands with it at the mean of both. Weights are above 0.
    """
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for wish, own in zip(wishes, weights, strict=True):
        mean, weight, count = wish, own, 1
        while pools and pools[-1][0] > mean:
            before, heavy, many = pools.pop()
            mean, weight, count = (before * heavy + mean * weight) / (heavy + weight), heavy + weight, many + count
        pools.append((mean, weight, count))
    return [mean for mean, _, count in pools for _ in range(count)]
