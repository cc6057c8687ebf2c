"""The lists of masters and layouts in a brand's parts: entries that name nothing taken out, numbers made unique."""

from collections.abc import Mapping

from lxml import etree

from builder.powerpoint.markup import NS_P, NS_R
from builder.powerpoint.package import Package, Relation

P, _ID = f"{{{NS_P}}}", f"{{{NS_R}}}id"
_LEAST, _BEYOND = 2**31, 2**32
"""The numbers of masters and layouts (ST_SlideMasterId, ECMA-376 part 1, 19.7.11): each occurs once in a file."""


class Lists:
    """The ids of relationships, with their numbers, that the presentation and each of its masters must list."""

    def __init__(self, package: Package, main: str, relations: Mapping[str, tuple[Relation, ...]]) -> None:
        self._kinds = {main: ("sldMasterId", "slideMaster")}
        masters = [one.target for one in relations[main] if one.type.endswith("/slideMaster")]
        self._kinds |= dict.fromkeys(masters, ("sldLayoutId", "slideLayout"))
        self._wrong: set[str] = set()
        self._entries: dict[str, list[tuple[int, str]]] = {}
        taken: set[int] = set()
        for part, (tag, kind) in self._kinds.items():
            ids = [one.id for one in relations.get(part, ()) if one.type.endswith(f"/{kind}") and not one.external]
            listed = package.tree(part).find(f"{P}{tag}Lst")
            found = [entry for entry in listed if entry.tag == f"{P}{tag}"] if listed is not None else []
            said = [(_number(entry.get("id", "")), entry.get(_ID, "")) for entry in found]
            right: dict[str, int] = {}
            for number, identity in said:
                if identity in ids and identity not in right:
                    right[identity] = number
            right = right or dict.fromkeys(ids, 0)
            entries = []
            for identity, number in right.items():
                free = number if number and number not in taken else _free(taken)
                taken.add(free)
                entries.append((free, identity))
            self._entries[part] = entries
            if entries != said or (listed is not None and len(listed) != len(found)):
                self._wrong.add(part)

    def are_wrong(self, part: str) -> bool:
        """Whether a part lists what it should not, or not what it should."""
        return part in self._wrong

    def mend(self, part: str, root: etree._Element) -> None:
        """Write the list of a part anew, in place, where it is wrong."""
        if part not in self._wrong:
            return
        tag = self._kinds[part][0]
        old = root.find(f"{P}{tag}Lst")
        if old is None:
            old = etree.Element(f"{P}{tag}Lst")
            before = root.find(f"{P}clrMap")
            if before is not None:
                before.addnext(old)
            else:
                root.insert(0, old)
        for entry in list(old):
            old.remove(entry)
        for number, identity in self._entries[part]:
            etree.SubElement(old, f"{P}{tag}", id=str(number)).set(_ID, identity)


def _number(said: str) -> int:
    """A number as the standard wants it; 0 for any other."""
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= 10 else 0
    return number if _LEAST <= number < _BEYOND else 0


def _free(taken: set[int]) -> int:
    number = max(taken, default=_LEAST - 1) + 1
    return number if number < _BEYOND else next(one for one in range(_LEAST, _BEYOND) if one not in taken)
