"""Numbers followed by their noun, singular or plural, as pages write them."""

from __future__ import annotations

from clefop_plugin.core.text import number, tr


def places(count: float) -> str:
    """« 1 place », « 3 626 places »."""
    return tr("1 place") if count == 1 else tr("{count} places", count=number(count))


def offers(count: int) -> str:
    """« 1 formation », « 86 formations »."""
    return tr("1 training offer") if count == 1 else tr("{offers} training offers", offers=number(count))


def communes(count: int) -> str:
    """« 1 commune », « 5 communes »."""
    return tr("1 commune") if count == 1 else tr("{count} communes", count=number(count))


def structures(inside: int, serving: int = 0) -> str:
    """« 8 structures d’accompagnement dans le territoire, 4 hors du territoire le desservent ».

    ``inside`` stand in the territory, ``serving`` stand outside it and serve it.
    """
    if not inside and serving:
        if serving == 1:
            return tr("1 support structure outside the territory serves it")
        return tr("{count} support structures outside the territory serve it", count=number(serving))
    if inside == 1:
        here = tr("1 support structure in the territory")
    else:
        here = tr("{count} support structures in the territory", count=number(inside))
    if not serving:
        return here
    if serving == 1:
        return tr("{here}, 1 outside it that serves it", here=here)
    return tr("{here}, {count} outside it that serve it", here=here, count=number(serving))


def without_place(count: int) -> str:
    """« 1 formation sans lieu connu »."""
    if count == 1:
        return tr("1 training offer without a known place")
    return tr("{count} training offers without a known place", count=number(count))


def at_departement(count: int) -> str:
    """« 3 formations connues au département seulement, non comptées »."""
    if count == 1:
        return tr("1 training known by its département only, not counted")
    return tr("{count} trainings known by their département only, not counted", count=number(count))


def other_organisations(count: int) -> str:
    """« et 3 autres organismes »."""
    return tr("and 1 other organisation") if count == 1 else tr("and {count} other organisations", count=number(count))


def others(count: int) -> str:
    """« et 3 autres »."""
    return tr("and 1 other") if count == 1 else tr("and {count} others", count=number(count))
