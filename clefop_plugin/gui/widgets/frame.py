"""What a small map frames: the main land, without the islands an ocean away that would make it a dot."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

#: West, south, east, north.
Box = tuple[float, float, float, float]
#: A shape is far when its centre is this many times farther from the middle than half of them.
FAR = 6.0
#: Far shapes are left out when the map would otherwise be this many times larger.
WORTH = 2.5


def main_box(boxes: Sequence[Box]) -> Box:
    """The box of all shapes, or of the main ones when some are far away. ``boxes`` must not be empty."""
    whole = _around(boxes)
    centres = [((west + east) / 2, (south + north) / 2) for west, south, east, north in boxes]
    x, y = median(c[0] for c in centres), median(c[1] for c in centres)
    away = [max(abs(cx - x), abs(cy - y)) for cx, cy in centres]
    limit = FAR * median(away)
    near = [box for box, distance in zip(boxes, away, strict=True) if distance <= limit]
    if not near:
        return whole
    main = _around(near)
    return main if _side(whole) > WORTH * _side(main) else whole


def _around(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])
