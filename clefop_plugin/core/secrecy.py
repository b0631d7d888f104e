"""Which published totals may be shown beside the figures of communes, so that none gives a masked value by difference.

What is shown of a territory, a département or the region is made of the values that communes publish: sums of those
alone tell nothing of the others. A total that the producer publishes for a larger area holds the masked communes too:
less the published ones, it leaves their sum, and that of one commune when it is alone. Complementary suppression then
hides the total and shows the sum of the published communes as a minimum.

The rule. A published total is shown when its area has no masked commune, or when what it leaves is the sum of at least
three masked communes and is not zero. Three, because a figure that fewer than three units make up is not published in
France (rule of frequency of the statistics of firms: manual of table protection of INSEE,
https://inseefrlab.github.io/manuel-protection-tableaux): with two, each would know the other. Départements are disjoint
and make up the region, so the differences of their totals are the blocks that the rule looks at: each shown
département, and the rest of the region when its own total is shown. Totals of other areas, which cut départements,
are shown only when they hide no commune.

A ratio gives no masked term either: it is computed from the sums over the communes that publish both of its terms, so
that its product by a denominator is again a sum of published values; a commune that masks one term has no ratio.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

#: Fewest masked communes that a shown total may leave together.
FEWEST = 3
#: A remainder this small against its total is zero: rounding, not information.
NOTHING = 1e-9


def shown_totals(
    values: Floats, groups: npt.NDArray[np.int64], totals: Floats, whole: float = np.nan
) -> tuple[Flags, bool]:
    """Which totals of disjoint areas, and whether the total of all of them, may be shown.

    ``values`` (n,) are those of the communes, NaN where masked; ``groups`` (n,) gives the area of each, all of them
    being in one; ``totals`` (G,) and ``whole`` are the published totals, NaN when there is none.
    """
    masked = np.isnan(values)
    count = len(totals)
    hidden = np.bincount(groups[masked], minlength=count)
    known = np.bincount(groups, np.where(masked, 0.0, values), minlength=count)
    shown = ~np.isnan(totals) & _hides_enough(hidden, totals - known, totals)
    if np.isnan(whole):
        return shown, False
    told = shown | (hidden == 0)
    rest_hidden = int(hidden[~told].sum())
    # What the region leaves once the shown départements are taken away: with none left over, a difference that is
    # not zero only says that two sources disagree.
    rest = whole - float(known[~told].sum()) - float(np.where(shown, totals, known)[told].sum())
    every = bool(rest_hidden == 0 or _hides_enough(np.array([rest_hidden]), np.array([rest]), np.array([whole]))[0])
    return shown, every


def hides_nothing(values: Floats, groups: npt.NDArray[np.int64], count: int) -> Flags:
    """Areas (G,) without a masked commune; ``groups`` gives -1 for a commune of none."""
    masked = np.isnan(values) & (groups >= 0)
    return np.asarray(np.bincount(groups[masked], minlength=count) == 0, dtype=np.bool_)


def _hides_enough(hidden: npt.NDArray[np.int64], rest: Floats, totals: Floats) -> Flags:
    nothing = np.abs(rest) <= NOTHING * np.maximum(np.abs(totals), 1.0)
    return np.asarray((hidden == 0) | ((hidden >= FEWEST) & ~nothing), dtype=np.bool_)
