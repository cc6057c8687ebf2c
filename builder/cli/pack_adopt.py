"""`sourcedeck pack adopt`: a school's own PowerPoint template made a pack of the project."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import find, project_option
from builder.cli.pack import write_new_pack, write_pack
from builder.cli.words import counted
from builder.printable import printable

if TYPE_CHECKING:
    from builder.binding.bound import Bound
    from builder.model.brandfile import BrandFile

_MOST = 6


@click.command(
    "adopt",
    epilog="Example: sourcedeck pack adopt ~/Downloads/university.potx --name uni\n\n"
    "Next year: sourcedeck pack adopt ~/Downloads/university-new.potx --name uni --update",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, metavar="NAME", help="The pack's name: small letters, digits and hyphens.")
@click.option("--extends", metavar="PACK", help="The pack whose slides and words it takes (default: seminar).")
@click.option("--update", is_flag=True, help="Put a newer FILE into the adopted pack NAME; its pack.toml stays.")
@project_option
def pack_adopt_command(file: Path, name: str, extends: str | None, update: bool, project: Path | None) -> None:
    """Make a pack from FILE, a .pptx, .potx, .potm or .ppsx with your school's layouts, colours and fonts.

    Writes templates/NAME/pack.toml, where every binding of a slot to a placeholder can be read and changed, and
    templates/NAME/brand.pptx: FILE without its sample slides. FILE itself stays as it is.
    """
    from builder.cli.brandfiles import brand_file
    from builder.packs.new import check_name

    if told := check_name(name):
        raise click.UsageError(printable(told))
    if update and extends:
        raise click.UsageError("--update keeps the pack.toml as it is; change “extends” there.")
    source = brand_file(file)
    if update:
        _update(source, name, find(project))
    else:
        _adopt(source, name, find(project), extends or "seminar")


def _adopt(source: Path, name: str, folder: Path, extends: str) -> None:
    from builder.adoption import adopt_file

    made = adopt_file(source, name, folder, extends)
    write_new_pack(made.files)
    _say([f"Made templates/{name} from {source.name}: {_shape(made.file)}."])
    _say(_fonts(made.fonts, name))
    _say(_left_behind(made.dropped))
    _say(_boxes(made.bound))
    _say(made.notes)
    _say([f"Next: sourcedeck pack check {name}, then sourcedeck build --pack {name}."])


def _update(source: Path, name: str, folder: Path) -> None:
    from builder.adoption import update_pack
    from builder.cli.changes import change_lines, tally

    made = update_pack(source, name, folder)
    write_pack(made.files)
    _say([f"Put {source.name} into templates/{name}: {_shape(made.file)}. pack.toml is as it was."])
    if made.unmeasured:
        hint = f"add them below [tokens.stand-ins] of templates/{name}/pack.toml, or: sourcedeck pack measure {name}"
        _say([f"Fonts that nobody has measured: {', '.join(made.unmeasured)}; {hint} FONTFILE"])
    _say(_left_behind(made.dropped))
    _say(made.notes)
    _say(change_lines(made.changes))
    _say([f"{tally(made.changes)}."])
    _say([f"Next: sourcedeck pack check {name}, then sourcedeck build --pack {name}."])
    if any(one.severity == "error" for one in made.changes):
        raise SystemExit(1)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(printable(line))


def _shape(file: "BrandFile") -> str:
    from builder.cli.sizes import size

    return f"{counted(len(file.layouts), 'layout')}, slides of {size(file)}"


def _fonts(fonts: Mapping[str, str], name: str) -> Iterator[str]:
    """Two lines at most: the fonts that are measured, and those that are taken for others."""
    known = [font for font, other in fonts.items() if not other]
    others = {font: other for font, other in fonts.items() if other}
    if known:
        yield f"Fonts: {_listed(known)}, measured."
    if others:
        stand_in = next(iter(others.values()))
        yield (
            f"Fonts that nobody has measured: {_listed(list(others))}. They count as bold {stand_in}, a tenth wider; "
            f"with the font's file: sourcedeck pack measure {name} FONTFILE"
        )


def _left_behind(dropped: Mapping[str, int]) -> Iterator[str]:
    if dropped:
        yield f"Left behind: {', '.join(f'{number} {kind}' for kind, number in dropped.items())}."


def _boxes(bound: "Sequence[Bound]") -> Iterator[str]:
    """What will stand in text boxes, in two lines at most."""
    from builder.adoption import in_text_boxes

    beside, content = in_text_boxes(bound)
    parts = [f"{_listed(kinds)} on “{label}”" for label, kinds in content.items()]
    if beside:
        yield f"In text boxes, since no placeholder is for them: {', '.join(beside)}."
    if parts:
        rest = f", and on {counted(len(parts) - 3, 'more layout')}" if len(parts) > 3 else ""
        yield f"{'Also' if beside else 'In text boxes'}: {'; '.join(parts[:3])}{rest}."


def _listed(words: Sequence[str]) -> str:
    shown = list(words[:_MOST]) + ([f"{len(words) - _MOST} more"] if len(words) > _MOST else [])
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
