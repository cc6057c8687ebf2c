"""A chain that is too large for a slide, cut between its stages: who told the first of them, then who told the next."""

import msgspec

from builder.fit.visuals.layers import columns
from builder.model.visuals import Chain


def stages(chain: Chain) -> int:
    """How many parts it may have: one for each column of boxes at which links end, but at least one."""
    return max(len(set(_ends(chain))), 1)


def chain_part(chain: Chain, first: int, last: int) -> Chain:
    """The links that end in the stages from `first` up to, not including, `last`, with the boxes at both their ends.

    A box with links on two parts stands on both; one without any stands on the first. The alternative text tells of
    the whole chain.
    """
    ends = _ends(chain)
    order = sorted(set(ends))
    wanted = set(order[first:last])
    links = tuple(link for link, end in zip(chain.links, ends, strict=True) if end in wanted)
    here = {key for link in links for key in (link.start, link.end)}
    linked = {key for link in chain.links for key in (link.start, link.end)}
    boxes = tuple(box for box in chain.boxes if box.key in here or (not first and box.key not in linked))
    key = chain.key if any(link.dashed for link in links) or any(box.nobody for box in boxes) else None
    return msgspec.structs.replace(chain, boxes=boxes, links=links, key=key)


def _ends(chain: Chain) -> list[int]:
    """The column in which each link ends."""
    numbers = {box.key: number for number, box in enumerate(chain.boxes)}
    links = [(numbers[link.start], numbers[link.end]) for link in chain.links]
    column = {node: at for at, nodes in enumerate(columns(len(chain.boxes), links).order) for node in nodes}
    return [column[end] for _, end in links]
