"""Messages that data keep with their values put in, so that they are known by their shape.

Layers that know no other language, as readers and the coder of titles, say these in English.
"""

from __future__ import annotations

PATTERNS: tuple[str, ...] = (
    "{people}, United States without {states}",
    "analysts' ratings, {period}",
    "incumbents' ratings, {period}",
    "occupational experts' ratings, {period}",
    "carried over, {period}",
    "preliminary, {period}",
    "weighted quantile {share}",
    "margin at {confidence} %",
    "base below {base}; not published by BLS",
    "postings of {files}",
    "profiles of {files}",
    "reviews of {files}",
    "{typed} is read as {meant}",
    "like '{title}' and {n} more titles",
    "like '{title}' and 1 more title",
    "like '{title}'",
    "less than 1 % of its jobs are in {sector}",
    "{percent} % of its jobs are in {sector}",
    "no figure of its jobs in {sector}",
    "{percent} % of the jobs of occupations called so",
    "the word names {n} occupations",
    "no occupation has a share of {least}; the largest is {share}",
    "a title has at most {most} characters, this has {n}",
    "the industry {industry} names no sector",
    "did you mean {names}?",
    "try {names}",
    "one of {names}",
    "1 to {most} titles",
    "at most {n} codes",
    "at most {n} characters",
    "at most {n} values",
    "{n} values",
    "one alone is: {command}",
    "none in snapshot {id}",
    "a posting of snapshot {id}",
    "one that this site has; {id} is served",
    "a whole number from 0 to {most}",
    "{title} (none of its words is in a listed title)",
    "{title} (there is no title)",
    "{title} (this is an address, not a title)",
    "{title} (this is program text, not a title)",
    "{title} (it has no Latin letters, and the lists of titles are in English)",
)
"""Each with a placeholder for every value; what is more exact stands first."""
