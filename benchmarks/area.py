"""How well a figure tells two sorts of questions apart."""

from collections.abc import Sequence

import numpy as np


def area_under_curve(sure: Sequence[float], unsure: Sequence[float]) -> float:
    """How often one of `sure` is above one of `unsure`, 0 to 1; a tie counts half (Mann-Whitney)."""
    one, other = np.asarray(sure)[:, None], np.asarray(unsure)[None, :]
    return float(((one > other) + 0.5 * (one == other)).mean())
