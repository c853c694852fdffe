"""Person records of the census into facts: who works in an occupation, for what pay, where.

    records -engine-> tallies (nation, states, metro areas, industries) -survey-> facts

Every figure has its standard error and the number of people it rests on. A
figure from fewer than ten people is not made.
"""

from metier.census.reading import census_reading
from metier.census.samples import Geography

__all__ = ["Geography", "census_reading"]
