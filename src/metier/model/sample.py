"""Descriptions of a sample: which columns weigh, group and measure, and how variance is got."""

from __future__ import annotations

from dataclasses import dataclass

from metier.errors import UsageError

ROWS = ""
"""The variable that every row has, with the value 1: for counts of people."""


@dataclass(frozen=True, slots=True)
class VarianceScheme:
    """How the variance of an estimate follows from the sample.

    With replicate weights it is the sum over replicates r of
    factors[r] * (estimate_r - estimate)^2, centred at the full-sample estimate.
    Without, estimates are linearised and summed within clusters.

    Attributes:
        method: in words, kept with every figure.
        factors: one for each replicate weight; empty where variance is linearised.
    """

    method: str
    factors: tuple[float, ...] = ()

    @property
    def replicated(self) -> bool:
        """Whether the sample comes with replicate weights."""
        return bool(self.factors)

    @classmethod
    def successive_difference(cls, replicates: int = 80) -> VarianceScheme:
        """The American Community Survey's: factor 4/R.

        Source: Census Bureau, "PUMS Accuracy of the Data" (2021), "Standard
        errors with replicate weights"; Fay and Train (1995).

        >>> VarianceScheme.successive_difference().factors[0]
        0.05
        """
        return cls(
            f"successive difference replication, {replicates} replicates",
            (4 / replicates,) * replicates,
        )

    @classmethod
    def balanced(cls, replicates: int, fay: float = 0.0) -> VarianceScheme:
        """Balanced repeated replication with Fay's coefficient: factor 1/(R (1-fay)^2).

        Args:
            replicates: how many replicate weights.
            fay: from 0 (plain half samples) to below 1.

        Raises:
            UsageError: `fay` is outside.

        Source: Wolter (2007), "Introduction to Variance Estimation", section 3.8; Judkins (1990).

        >>> VarianceScheme.balanced(160, fay=0.5).factors[0]
        0.025
        """
        if not 0 <= fay < 1:
            raise UsageError("fay", "a coefficient from 0 to below 1", repr(fay))
        factor = 1 / (replicates * (1 - fay) ** 2)
        return cls(
            f"balanced repeated replication, {replicates} replicates, Fay {fay:g}",
            (factor,) * replicates,
        )

    @classmethod
    def jackknife(cls, replicates: int, factors: tuple[float, ...] = ()) -> VarianceScheme:
        """Delete-a-group jackknife: factor (R-1)/R, or one factor for each replicate.

        Args:
            replicates: how many replicate weights.
            factors: (n_h - 1)/n_h of the stratum each replicate drops a unit from; empty
                for an unstratified jackknife.

        Raises:
            UsageError: as many factors as replicates are needed.

        Source: Wolter (2007), "Introduction to Variance Estimation", eq. 4.2.3 and 4.5.3.

        >>> VarianceScheme.jackknife(4).factors
        (0.75, 0.75, 0.75, 0.75)
        """
        chosen = factors or ((replicates - 1) / replicates,) * replicates
        if len(chosen) != replicates:
            raise UsageError("jackknife", f"{replicates} factors", f"{len(chosen)}")
        return cls(f"jackknife, {replicates} replicates", chosen)

    @classmethod
    def linearised(cls, clusters: str = "") -> VarianceScheme:
        """First-order linearisation with independent clusters and no strata.

        Args:
            clusters: what a cluster is, in the plural, for the method's words.

        Source: Binder (1983), "On the Variances of Asymptotically Normal
        Estimators from Complex Surveys"; Wolter (2007), section 6.5.

        >>> VarianceScheme.linearised("households").method
        'linearised, clusters are households'
        """
        return cls(f"linearised, clusters are {clusters}" if clusters else "linearised")


@dataclass(frozen=True, slots=True)
class Sample:
    """Which columns of the records do what in a tally.

    Attributes:
        weight: the column of full-sample weights.
        scheme: how variance is got.
        by: columns whose combinations are the groups; empty for one group of all rows.
        variables: numeric columns to count the values of (pay, age, a category's code);
            a missing value leaves the row out of that variable's counts.
        replicates: the columns of replicate weights, in the order of the scheme's factors.
        cluster: the column that names a row's cluster; None where each row is its own.
            Only linearisation uses it. A batch never ends inside a cluster.
        covariance: whether linearisation keeps what the covariance between the means of
            two groups needs (clusters with members in both).

    Raises:
        UsageError: the replicate weights do not match the scheme.

    >>> Sample("PWGTP", VarianceScheme.linearised(), by=("OCCP",)).variables == (ROWS,)
    True
    """

    weight: str
    scheme: VarianceScheme
    by: tuple[str, ...] = ()
    variables: tuple[str, ...] = (ROWS,)
    replicates: tuple[str, ...] = ()
    cluster: str | None = None
    covariance: bool = False

    def __post_init__(self) -> None:
        if len(self.replicates) != len(self.scheme.factors):
            raise UsageError(
                "replicates",
                f"{len(self.scheme.factors)} columns, as the scheme has factors",
                str(len(self.replicates)),
            )

    @property
    def weights(self) -> tuple[str, ...]:
        """The full-sample weight, then the replicate weights."""
        return (self.weight, *self.replicates)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, once.

        >>> Sample("w", VarianceScheme.linearised(), ("sex",), (ROWS, "pay")).columns
        ('w', 'sex', 'pay')
        """
        names = (*self.weights, *self.by, *self.variables, self.cluster)
        return tuple(dict.fromkeys(name for name in names if name))
