"""Make the brand.pptx of packs again from their tokens: `python -m builder.powerpoint.regenerate templates/seminar`."""

import sys
import tomllib
from pathlib import Path

from builder.errors import SourcedeckError
from builder.powerpoint import make_brand
from builder.whole_file import write_whole


def main(folders: list[str]) -> int:
    """Write the brand of each pack folder given; returns the exit status."""
    if not folders:
        print("usage: python -m builder.powerpoint.regenerate PACK_FOLDER…", file=sys.stderr)
        return 2
    for folder in folders:
        try:
            settings = tomllib.loads((Path(folder) / "pack.toml").read_text("utf-8"))
            brand = str(settings.get("brand", "brand.pptx"))
            if Path(brand).name != brand:
                raise SourcedeckError(
                    f"{folder}/pack.toml: brand is “{brand}”, which leads elsewhere", hint='write brand = "brand.pptx"'
                )
            target = Path(folder) / brand
            data = make_brand(settings)
            write_whole(target, data)
        except (OSError, tomllib.TOMLDecodeError) as error:
            print(f"{folder}/pack.toml: {error}", file=sys.stderr)
            return 1
        except SourcedeckError as error:
            print(error.message, file=sys.stderr)
            return 1
        print(f"{target.as_posix()}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
