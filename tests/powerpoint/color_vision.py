"""Colours as colour-blind readers see them, and how far apart two colours look."""

from collections.abc import Mapping

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

VISIONS: Mapping[str, Matrix] = {
    "no colour blindness": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency” (IEEE
TVCG 15, 2009), table 1, severity 1.0; the matrices act on linear sRGB."""

_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def distance(one: tuple[int, int, int], other: tuple[int, int, int], vision: str) -> float:
    """The distance of two colours in CIELAB (1976, D65) as that vision sees them; about 2.3 is just noticeable."""
    seen, beside = (_lab(_times(VISIONS[vision], _linear(color))) for color in (one, other))
    return sum((a - b) ** 2 for a, b in zip(seen, beside, strict=True)) ** 0.5


def _linear(color: tuple[int, int, int]) -> Triple:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in color)
    )
    return red, green, blue


def _times(matrix: Matrix, color: Triple) -> Triple:
    red, green, blue = (sum(a * b for a, b in zip(row, color, strict=True)) for row in matrix)
    return min(1.0, max(0.0, red)), min(1.0, max(0.0, green)), min(1.0, max(0.0, blue))


def _lab(linear: Triple) -> Triple:
    x, y, z = (
        _root(sum(a * b for a, b in zip(row, linear, strict=True)) / white)
        for row, white in zip(_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
