"""The brands on which visuals are laid."""

import pytest
from laid_visuals import SHIPPED, shipped

from builder.model.brand import Brand


@pytest.fixture(scope="session", params=SHIPPED)
def brand(request: pytest.FixtureRequest) -> Brand:
    return shipped(request.param)
