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


def structures(count: int) -> str:
    """« 1 structure d’accompagnement », « 12 structures d’accompagnement »."""
    return tr("1 support structure") if count == 1 else tr("{count} support structures", count=number(count))


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
