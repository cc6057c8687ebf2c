"""The size of slides in words: "33.87 × 19.05 cm (16:9)"."""

from builder.model.brand import EMU_PER_INCH
from builder.model.brandfile import BrandFile

_CM = EMU_PER_INCH / 2.54
_SHAPES = ((16, 9), (16, 10), (4, 3), (3, 2), (1, 1))


def centimetres(length: int) -> float:
    """A length in EMU as centimetres."""
    return length / _CM


def size(file: BrandFile) -> str:
    """Width and height in centimetres, and the shape where it is a usual one."""
    ratio = file.width / file.height
    usual = next((f"{wide}:{high}" for wide, high in _SHAPES if abs(ratio - wide / high) < 0.01), "")
    shape = usual or ("upright" if ratio < 1 else "")
    return f"{centimetres(file.width):.2f} × {centimetres(file.height):.2f} cm" + (f" ({shape})" if shape else "")
