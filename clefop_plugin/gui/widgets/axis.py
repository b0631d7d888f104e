"""Round values for the axes of painted charts."""

from __future__ import annotations

import math


def axis_ticks(low: float, high: float) -> list[float]:
    """Three to five round values that enclose the data."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / 3))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if span / (power * factor) <= 3.2)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * i for i in range(first, max(last, first + 1) + 1)]


def axis_decimals(ticks: list[float]) -> int:
    """Decimals that tell the ticks apart."""
    step = ticks[1] - ticks[0]
    return max(0, -math.floor(math.log10(step) + 1e-9)) + (
        1 if round(step / 10 ** math.floor(math.log10(step)), 1) % 1 else 0
    )
