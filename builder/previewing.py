"""A preview of a pack: every slide template of it filled with samples, as a deck, and what a template cannot take."""

from pathlib import Path

import msgspec

from builder.build import MadeDeck, make_deck, read_ledger, read_pack
from builder.model.finding import NOWHERE, Finding
from builder.sampling import sample_deck

_SAMPLES = Path(__file__).resolve().parent / "specimens"
_DECK = "decks/samples.yaml"


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """A deck of samples, the bytes of its file, and what was found: errors and warnings of the pack, each at its place.

    `data` is None where no slide could be made. `templates` counts those of the pack.
    """

    made: MadeDeck
    data: bytes | None
    findings: tuple[Finding, ...]
    templates: int


def preview_pack(name: str, project: Path) -> Preview:
    """Make the preview of a pack, short of writing it. Raises SourcedeckError where there is no such pack."""
    from builder.powerpoint import deck_data

    pack = read_pack(name, project)
    ledger, _ = read_ledger(_SAMPLES)
    text = sample_deck(pack.templates.values(), name)
    made = make_deck(Path(_DECK), _SAMPLES, ledger, packs={name: pack}, text=text)
    data = None
    if made.placed is not None and made.placed.slides:
        data = deck_data(made.placed, Path(pack.brand_path), pack.brand)
    told = [finding for finding in made.findings if finding.severity in ("error", "warning")]
    return Preview(
        made=made,
        data=data,
        findings=tuple(_at_template(finding, made) for finding in told),
        templates=len(pack.templates),
    )


def _at_template(finding: Finding, made: MadeDeck) -> Finding:
    """A finding on a slide of samples at the template that it is a slide of: there is no deck file to look into."""
    if finding.place.path != _DECK or made.pack is None:
        return finding
    slides = made.placed.slides if made.placed else ()
    name = finding.template or next((one.slide.template for one in slides if one.number == finding.slide), "")
    template = made.pack.templates.get(name)
    return msgspec.structs.replace(finding, place=template.at if template else NOWHERE)
