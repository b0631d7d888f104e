"""Curved arrows between places, for the canvas and for print: the curve bends so that both directions can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]

#: How far an arrow bends to its right, as a share of its length.
BEND = 0.16
STEPS = 24
#: The two strokes of a head: never longer than this share of the arrow, at this angle.
HEAD_MOST, HEAD_ANGLE = 0.25, math.radians(28)
#: Head of a printed arrow: length and width as multiples of its body, and what is added to each, millimetres.
PRINT_LENGTH, PRINT_WIDTH, PRINT_MORE = 0.9, 1.5, 1.6


def arrow_lines(start: Point, end: Point, head: float) -> list[list[Point]]:
    """The curve of an arrow and its head of length ``head``, as two lines; the curve bends to its right."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    middle = ((x0 + x1) / 2 + BEND * dy, (y0 + y1) / 2 - BEND * dx)
    curve = []
    for step in range(STEPS + 1):
        t = step / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        curve.append((a * x0 + b * middle[0] + c * x1, a * y0 + b * middle[1] + c * y1))
    heading = math.atan2(y1 - middle[1], x1 - middle[0])
    reach = min(head, HEAD_MOST * math.hypot(dx, dy))
    wings = [
        (x1 - reach * math.cos(heading + side * HEAD_ANGLE), y1 - reach * math.sin(heading + side * HEAD_ANGLE))
        for side in (1, -1)
    ]
    return [curve, [wings[0], (x1, y1), wings[1]]]


def arrow_outline(curve: Sequence[Point], width: float) -> list[Point]:
    """The outline of a printed arrow: a body ``width`` wide along ``curve`` (millimetres), and its head.

    The body is shorter than the curve by the head, which takes at most half of it.
    """
    lengths = [math.dist(a, b) for a, b in pairwise(curve)]
    head = min(PRINT_LENGTH * width + PRINT_MORE, sum(lengths) / 2)
    body = cut(curve, sum(lengths) - head)
    left, right = [], []
    for i, (x, y) in enumerate(body):
        (x0, y0), (x1, y1) = body[max(i - 1, 0)], body[min(i + 1, len(body) - 1)]
        along = math.hypot(x1 - x0, y1 - y0) or 1.0
        nx, ny = -(y1 - y0) / along, (x1 - x0) / along
        left.append((x + nx * width / 2, y + ny * width / 2))
        right.append((x - nx * width / 2, y - ny * width / 2))
    (xb, yb), (xt, yt) = body[-1], curve[-1]
    reach = math.hypot(xt - xb, yt - yb) or 1.0
    nx, ny = -(yt - yb) / reach, (xt - xb) / reach
    half = (PRINT_WIDTH * width + PRINT_MORE) / 2
    wings = [(xb + nx * half, yb + ny * half), (xt, yt), (xb - nx * half, yb - ny * half)]
    return [*left, *wings, *reversed(right)]


def cut(curve: Sequence[Point], length: float) -> list[Point]:
    """The beginning of a line, ``length`` long."""
    kept, left = [curve[0]], length
    for a, b in pairwise(curve):
        step = math.dist(a, b)
        if step >= left:
            share = left / step if step else 0.0
            kept.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
            return kept
        kept.append(b)
        left -= step
    return kept
