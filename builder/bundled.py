"""Where the samples that come with the program stand: seeds, decks and packs, in the wheel or in a checkout."""

from pathlib import Path


def bundled_root() -> Path:
    """The folder that holds the bundled `seeds/`, `templates/` and `decks/`.

    An installed wheel carries them in `builder/sample/`; in a checkout they stand at the top, beside `builder/`.
    """
    here = Path(__file__).resolve().parent
    sample = here / "sample"
    return sample if sample.is_dir() else here.parent
