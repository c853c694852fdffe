"""One statistic of every group, and what may be asked of it: gaps, ratios, leaders."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from metier.errors import NotFoundError
from metier.model.estimate import Estimate, Status
from metier.model.sample import VarianceScheme
from metier.survey.encoding import Group
from metier.survey.inference import Difference, difference, z
from metier.survey.kernels import Array


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """One statistic of every group, with what its error rests on.

    Attributes:
        groups: sorted; of a share, the group with the category's code as last part.
        n: rows behind each figure, unweighted.
        value: of each group; NaN where the group has no weight.
        standard_error: of each; NaN where it cannot be estimated.
        method: how value and error were got, in words.
        scheme: of the sample.
        replicates: the statistic under each replicate weight, replicates x groups; None
            with linearised variance.
        covariances: of two groups' figures by their positions, where not 0; linearised only.
    """

    groups: tuple[Group, ...]
    n: Array
    value: Array
    standard_error: Array
    method: str
    scheme: VarianceScheme
    replicates: Array | None = None
    covariances: Mapping[tuple[int, int], float] = field(default_factory=dict)

    def position(self, group: Group) -> int:
        """Where a group stands.

        Raises:
            NotFoundError: there is no such group.
        """
        try:
            return self.groups.index(group)
        except ValueError:
            raise NotFoundError("group", "one that occurs in the sample", repr(group)) from None

    def estimate(self, at: int, scale: float = 1.0) -> Estimate:
        """The figure of the group at that position, in other units where `scale` says so."""
        value, error = float(self.value[at]) * scale, float(self.standard_error[at]) * scale
        if math.isnan(value):
            return Estimate.absent("no records in the sample")
        known = None if math.isnan(error) else error
        return Estimate(value, known, int(self.n[at]), Status.ESTIMATED)

    def covariance(self, a: int, b: int) -> float:
        """The covariance of the figures of the groups at two positions."""
        if self.replicates is None:
            return self.covariances.get((min(a, b), max(a, b)), 0.0)
        spread = self.replicates[:, [a, b]] - self.value[[a, b]]
        return float(np.dot(self.scheme.factors, spread[:, 0] * spread[:, 1]))

    def gap(self, a: Group, b: Group) -> Difference:
        """The first group's figure minus the second's, with their covariance.

        Source: Var(a - b) = Var a + Var b - 2 Cov(a, b); with replicates that is
        the replicate variance of the difference itself.
        """
        i, j = self.position(a), self.position(b)
        return difference(
            float(self.value[i]),
            float(self.standard_error[i]),
            float(self.value[j]),
            float(self.standard_error[j]),
            self.covariance(i, j),
        )

    def ratio(self, a: Group, b: Group) -> Difference:
        """The first group's figure over the second's, with the ratio's standard error.

        Source: with replicates, the replicate variance of the ratio; else
        (Var a - 2 R Cov(a, b) + R^2 Var b) / b^2 (Wolter 2007, eq. 6.3.2).
        """
        i, j = self.position(a), self.position(b)
        ratio = float(self.value[i] / self.value[j])
        if self.replicates is not None:
            spread = self.replicates[:, i] / self.replicates[:, j] - ratio
            return Difference(ratio, math.sqrt(float(np.dot(self.scheme.factors, spread**2))))
        sa, sb = float(self.standard_error[i]), float(self.standard_error[j])
        variance = sa * sa - 2 * ratio * self.covariance(i, j) + ratio * ratio * sb * sb
        return Difference(ratio, math.sqrt(max(0.0, variance)) / abs(float(self.value[j])))

    def leaders(self, confidence: float, least: int = 30) -> tuple[Group, ...]:
        """The group with the highest figure, then those that cannot be told from it.

        Args:
            confidence: of each test against the leader, as 0.9.
            least: groups with fewer rows take no part.

        Source: a group is told apart where the gap exceeds its margin; z is widened for
        as many tests as there are rivals (Bonferroni), so that the set holds
        the true leader at the confidence at least.
        """
        sure = np.isfinite(self.standard_error) & (self.n >= least)
        ranked = sorted(np.flatnonzero(sure).tolist(), key=lambda at: -self.value[at])
        if not ranked:
            return ()
        first = self.groups[ranked[0]]
        wide = z(1 - (1 - confidence) / max(1, len(ranked) - 1))
        rivals = [self.groups[at] for at in ranked[1:]]
        gaps = [self.gap(first, rival) for rival in rivals]
        close = [r for r, d in zip(rivals, gaps, strict=True) if d.gap <= wide * d.standard_error]
        return (first, *close)
