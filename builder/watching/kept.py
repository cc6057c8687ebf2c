"""What a watched project keeps between two rounds: ledger, packs and decks that no saved file concerns."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from builder.build import MadeDeck, Stage, make_deck, quiet_stage, read_ledger, unused_waivers
from builder.bundled import bundled_root
from builder.errors import SourcedeckError
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.pack import Pack
from builder.packs.folders import pack_chain
from builder.watching.files import Change
from builder.watching.told import records_told, words_told

_UNREAD = Ledger(sources={}, facts={})


class Kept:
    """A project in memory. `forget` drops what saved files concern, `made` makes that again and nothing else.

    `pack_name` and `date` are those of a build, "" for the decks' own. `every` tells that all decks of the project are
    built, so that waivers which excuse nothing can be told.
    """

    def __init__(self, project: Path, *, pack_name: str = "", date: str = "", cached: bool = True, every: bool = True):
        self.project = project
        self.ledger = _UNREAD
        self.decks: dict[Path, MadeDeck] = {}
        self._pack_name = pack_name
        self._date = date
        self._cached = cached
        self._every = every
        self._found: tuple[Finding, ...] = ()
        self._read = False
        self._packs: dict[str, Pack] = {}
        self._chains: dict[str, frozenset[str]] = {}
        self._before: tuple[Ledger, Mapping[str, Pack]] = (_UNREAD, {})

    def forget(self, saved: Iterable[Change]) -> None:
        """Drop what these files concern: a seed all, a file of a pack the decks in that pack, a deck itself alone."""
        for change in saved:
            room, _, rest = change.path.removeprefix("bundled:").partition("/")
            if room == "seeds":
                self._read = False
                self.decks.clear()
            elif room == "templates":
                self._forget_pack(rest.partition("/")[0])
            else:
                self.decks.pop(Path(change.path), None)

    def _forget_pack(self, name: str) -> None:
        for pack in [pack for pack, chain in self._chains.items() if name in chain]:
            self._packs.pop(pack, None)
        self.decks = {
            deck: made for deck, made in self.decks.items() if made.pack is not None and made.pack.name in self._packs
        }
        # A waiver may name a slide template of any pack: whether it exists is told with the ledger.
        self._read = self._read and not any(waiver.template for waiver in self.ledger.waivers)

    def made(self, decks: Sequence[Path], stage: Stage = quiet_stage) -> tuple[list[Path], list[Finding]]:
        """Make those of the decks that are not kept; which these are, and all that was found in the whole project.

        Raises SourcedeckError for what stops a build; what was made until then is kept.
        """
        self.decks = {deck: made for deck, made in self.decks.items() if deck in decks}
        if not self._read:
            self.ledger, self._found = read_ledger(self.project, stage, cached=self._cached)
            self._read = True
        again = [deck for deck in decks if deck not in self.decks]
        for deck in again:
            made = make_deck(
                deck,
                self.project,
                self.ledger,
                pack_name=self._pack_name,
                date=self._date,
                packs=self._packs,
                stage=stage,
            )
            self.decks[deck] = made
            if made.pack is not None and made.pack.name not in self._packs:
                self._keep(made.pack)
        every = [self.decks[deck] for deck in decks]
        unused = unused_waivers(self.ledger, self._found, every) if self._every else ()
        return again, [*self._found, *unused, *(finding for one in every for finding in one.findings)]

    def _keep(self, pack: Pack) -> None:
        self._packs[pack.name] = pack
        try:
            chain = pack_chain(pack.name, self.project, bundled_root() / "templates")
        except SourcedeckError:  # it changed since it was read: the next look tells
            return
        self._chains[pack.name] = frozenset(folder.name for folder in chain)

    def details(self, saved: Iterable[Change]) -> dict[str, str]:
        """What changed in each file since `details` was asked last, by its path: records of seeds, words of packs."""
        ledger, packs = self._before
        self._before = (self.ledger, dict(self._packs))
        found: dict[str, str] = {}
        for change in saved:
            if change.path.startswith("seeds/") and ledger is not _UNREAD:
                found[change.path] = records_told(change.path, ledger, self.ledger)
            else:
                pairs = [(packs[name], pack) for name, pack in self._packs.items() if name in packs]
                words = [words_told(_words(change.path, was), _words(change.path, now)) for was, now in pairs]
                found[change.path] = next(filter(None, words), "")
        return found


def _words(path: str, pack: Pack) -> Mapping[str, str]:
    """The fixed words that stand in one file of a pack's folders; none for another file."""
    return next((layer.words for layer in pack.layers if layer.path == path), {})
