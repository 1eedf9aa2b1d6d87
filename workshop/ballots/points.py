"""Points that must add up to a total: shared out in proportion, or what is left of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from workshop.errors import Refused
from workshop.guide.parts import Scale


def on_scale(scale: Scale, value: float) -> float:
    """The value, if the scale has it.

    Raises:
        Refused: it lies outside the scale or between two of its values.
    """
    steps = (value - scale.least) / scale.step
    fits = math.isfinite(value) and math.isclose(steps, round(steps), abs_tol=1e-9)
    if not fits or not scale.least <= value <= scale.greatest:
        by = "" if scale.step == 1 else f" in steps of {scale.step:g}"
        raise Refused(
            f"{scale.title} goes from {scale.least:g} ({scale.least_means}) "
            f"to {scale.greatest:g} ({scale.greatest_means}){by}; {value:g} is not on it."
        )
    return float(value)


def apportion(values: Mapping[str, float], total: float, step: float) -> dict[str, float]:
    """Values in proportion that add up to `total` in multiples of `step`.

    By largest remainders (Hamilton); of equal remainders the greater value comes first, then
    the smaller key.
    """
    units = round(total / step)
    share = {key: value * units / sum(values.values()) for key, value in values.items()}
    whole = {key: math.floor(part + 1e-9) for key, part in share.items()}
    left = units - sum(whole.values())
    order = sorted(share, key=lambda key: (-(share[key] - whole[key]), -values[key], key))
    for key in order[:left]:
        whole[key] += 1
    return {key: count * step for key, count in whole.items()}


def fitted(scale: Scale, values: Mapping[str, float]) -> dict[str, float]:
    """Values that add up to the total of the scale, in proportion and in whole steps.

    Raises:
        Refused: they cannot.
    """
    if scale.total is None:
        raise Refused(f"{scale.title} has no total to add up to.")
    if sum(values.values()) <= 0:
        raise Refused(f"There are no values for {scale.title.lower()} to work with yet.")
    above = {key: value - scale.least for key, value in values.items()}
    rest = scale.total - scale.least * len(values)
    if rest < 0 or sum(above.values()) <= 0:
        raise Refused(f"{scale.title} cannot add up to {scale.total:g} in proportion.")
    shares = apportion(above, rest, scale.step)
    found = {key: scale.least + share for key, share in shares.items()}
    if max(found.values()) > scale.greatest:
        raise Refused(f"{scale.title} would go beyond {scale.greatest:g} for a factor.")
    return found


def left_of(scale: Scale, values: Iterable[float]) -> float:
    """What is left of the total; below 0 where too much was given, 0 for a scale without one."""
    if scale.total is None:
        return 0.0
    return round(scale.total - math.fsum(values), 9)


def rest_spread(scale: Scale, given: Iterable[float], blank: Iterable[str]) -> dict[str, float]:
    """What is left, spread over the blanks alike; where it does not divide, the first get more.

    Args:
        scale: a scale with a total.
        given: the values that stand.
        blank: the keys that have none, in their order.

    Raises:
        Refused: nothing is left, nothing is blank, or a share is not on the scale.
    """
    if scale.total is None:
        raise Refused(f"{scale.title} has no total to add up to.")
    keys, rest = list(blank), left_of(scale, given)
    if rest <= 0:
        raise Refused(f"Nothing is left of the {scale.total:g} for {scale.title.lower()}.")
    if not keys:
        raise Refused(
            f"{rest:g} are left and no cell is empty; fit the values to the total, or change some."
        )
    units = round(rest / scale.step)
    least, more = divmod(units, len(keys))
    found = {key: (least + (place < more)) * scale.step for place, key in enumerate(keys)}
    for value in found.values():
        on_scale(scale, value)
    return found
