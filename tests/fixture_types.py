"""What the fixtures of conftest.py give: an edit of a file of the tiny project, and a run of the command in it."""

from collections.abc import Callable

from click.testing import Result

Edit = Callable[[str, str, str], None]
Run = Callable[..., Result]
