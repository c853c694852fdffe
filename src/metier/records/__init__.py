"""The user's own records made into figures of titles and occupations.

Rows are coded, placed, freed of doubles and tallied by the same functions as the census'
person records; persons are dropped once they are counted.
"""
