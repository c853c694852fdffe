"""What the source cannot say of a rule: what to do, what is innocent, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Notes(NamedTuple):
    """For the page of a rule.

    Attributes:
        do: what a reader or a publisher does about a finding.
        innocent: why it may fire, or would if it were made otherwise, though nothing is wrong.
        found: counts in the almanac and official files, and what a look at them by hand showed.
    """

    do: str
    innocent: str
    found: str = ""


_ASK = "Ask the publisher how the figure came about"

NOTES: Mapping[str, Notes] = {
    "percentiles-in-order": Notes(
        "Do not use either percentile; look both up in the file, by the cells that are named.",
        "None in a published table. Percentiles that are estimated one by one by interpolation "
        "can cross in very small samples. A top-coded percentile counts as its floor.",
        "None in the almanac, nor in the seven national OEWS workbooks.",
    ),
    "mean-outside-percentiles": Notes(
        "Take the median as typical of the occupation, and the mean as a sum of pay divided.",
        "A few jobs paid far from all others: athletes, heads of firms. Means computed from "
        "records are not tested, because one record may lift them.",
        "None in the almanac. The full sector workbook of OEWS for May 2024, whose percentiles "
        "the almanac leaves out, has 39: forest and conservation technicians in sector 11 have a "
        "mean of 60,960 below a 10th percentile of 62,680, in row 93 of the workbook itself.",
    ),
    "hourly-is-yearly-over-2080": Notes(
        "Use the figure that its source measures, and compute the other.",
        "BLS multiplies by 2,080 and rounds the year to ten dollars, which is allowed for. "
        "Occupations paid by the year for fewer hours (teachers, pilots) have no hourly figure.",
        "None in the almanac.",
    ),
    "above-top-code": Notes(
        "Read the figure as at or above the floor.",
        "None in one release; floors differ from year to year and are not compared.",
        "None in the almanac.",
    ),
    "shares-total": Notes(
        "Do not compare single shares of the distribution; look up how its parts were rounded.",
        "Rounding, of shares or of the counts they were computed from, is allowed for. A table "
        "that leaves groups out or lets them overlap has no total and is not tested.",
        "None in the almanac.",
    ),
    "margin-out-of-proportion": Notes(
        "Read the figure as unknown, and take that of a wider place or of all workers. A page "
        "that shows it says so.",
        "A percentile has an interval that is not symmetric; where one of its ends lies among a "
        "few very high pays, half its width is more than the figure though its lower end is not "
        "near 0. The bound on shares has 0.5 added for what rounding does to a share near 0 or "
        "100.",
        "481 in the almanac, all of them percentiles of pay from person records, 479 of states "
        "and metro areas; 427 rest on fewer than 30 people, none on more than 217. One by hand: "
        "the 90th percentile of logging workers in the nation is 86,296.25 with an error of "
        "129,400. The records give the same percentile; of the 217 the next pays above it lie "
        "close (88,327 to 96,449), and the interval ends at one far above (425,390).",
    ),
    "growth-against-counts": Notes(
        "Use the counts; compute the growth from them.",
        "Growth is computed from counts before rounding: of 700 jobs a change printed as 0 may "
        "be -7.3 %, which every change and base that round to those allow, and is not flagged.",
        "None in 5,478 rows of five editions of the projections.",
    ),
    "openings-against-jobs": Notes(
        _ASK + "; an opening is a new job or a worker who leaves for good, so there is no less.",
        "Rounding to hundreds, which is allowed for: 200 new jobs in ten years and 0 openings.",
        "None in five editions. The most openings are 32 % of jobs (ushers, 2021-31).",
    ),
    "part-above-total": Notes(
        "Use neither as a share of the other; look up whether both are of the same edition.",
        "None where universe and period agree, which they have to. Rounding is allowed for, "
        "and territories are no part of national figures.",
        "None in the almanac: no sector of OEWS exceeds its nation, nor a state of the ACS.",
    ),
    "parts-above-total": Notes(
        "Do not make shares of these parts; look for a part that is counted twice.",
        "Parts that add up to less are ordinary: withheld sectors, states without figures. "
        "Industries of different depth are never added together.",
        "None in the almanac. Sums of sectors reach the total in 97 of 1,396 occupations, exceed "
        "it in 55 by no more than rounding, and fall short elsewhere. In extracts of the OEWS by "
        "state (May 2020, May 2023) all 51 states add up to the nation within rounding.",
    ),
    "occupations-above-group": Notes(
        "Use the group's figure; one of its members is counted twice or is of another group.",
        "A joined code of BLS may belong elsewhere than its digits say: 17-3098 of 2019 and 2020 "
        "is part of 17-3020. A code whose nearest group is not published is left out of sums. "
        "Groups exceed their published members where some are withheld.",
        "None in the almanac, of 15,000 sums of OEWS and the projections.",
    ),
    "jump-between-editions": Notes(
        "Draw no trend across the jump. Look up in the publisher's notes whether the occupation "
        "was redefined, and compare the editions after it.",
        "A change of the classification, of the method (OEWS estimates by model since May 2021) or "
        "of who was sampled; a shock that was real (ushers, 2021 and 2022). An "
        "edition of OEWS is made of three years of panels, a third of them new, so what a year "
        "does shows by a third. The bounds: pay 1.2 in a year, above the highest median change "
        "of an edition (1.05) four times over; jobs 1.5. A broad group of one occupation repeats "
        "its finding.",
        "30 in the almanac, of 16,000 changes of pay and of jobs in seven editions of OEWS: 16 of "
        "jobs, 14 of pay. All 60 cells were looked up in the workbooks and are as printed there.",
    ),
    "sources-contradict": Notes(
        "Quote neither alone. The comparison shows both with whom they count.",
        "Households name their work themselves and call themselves managers more widely than "
        "employers do (marketing, financial, natural sciences managers); OEWS leaves out farms "
        "(agricultural managers). The ACS counts people who work full time all year, with "
        "overtime and bonuses, here without California and Texas. Within a ratio of 1.5 either "
        "may be right: of 452 occupations in both, 98 % lie between 0.63 and 1.46.",
        "5 in the almanac, of 452 occupations. The cells of OEWS were looked up, and the medians "
        "of the ACS recomputed from the records, to the cent.",
    ),
    "experience-is-bin-end": Notes(
        "Do not read it as experience; it is the end of a span whose unit was lost.",
        "A career whose span and whose experience happen to be alike in number.",
    ),
    "jobs-are-openings": Notes(
        "Compare with the official count that is shown beside it.",
        "The title is far narrower than the occupation it is read as.",
    ),
    "shared-by-family": Notes(
        "Take no difference between the titles from such figures.",
        "Two titles of one occupation have the same official figures, which a page should say.",
    ),
    "equal-skills-as-difference": Notes(
        "Read the skills as those of both.",
        "None: a difference that is announced has to be there.",
    ),
    "average-is-geometric-middle": Notes(
        "Read the range as made from the average by a fixed factor, not as observed.",
        "Percentiles of pay lie so by chance, which is why a range that names its percentiles is "
        "not tested.",
    ),
    "range-contains-range": Notes(
        "Say that pay overlaps; ask for percentiles.",
        "None: higher or lower is not what the ranges show.",
    ),
    "ranges-overlap": Notes(
        "Say that pay overlaps, and how often one earns more than the other.",
        "The averages may well differ beyond their errors; a page should then give them.",
    ),
    "range-excludes-average": Notes(
        "Use neither; ask for the percentiles that the range is of.",
        "A range of the middle half beside a mean that a few very high pays lift.",
    ),
    "words-against-figures": Notes(
        "Believe the table, if either.", "Figures that were updated after the text."
    ),
    "race-total": Notes(
        "Use no share to the decimal.", "Rounding, which is told apart from what it explains."
    ),
    "sex-total": Notes("Use no share to the decimal.", "A third answer that the page leaves out."),
    "race-unknown": Notes(
        "Compute the shares again without it, if its size is given.",
        "A source that asks nobody; the page should then say how race was found out.",
    ),
    "satisfaction-few-ratings": Notes(
        "Do not compare the scores.", "A score of many ratings may equal that of a few by chance."
    ),
    "lgbt-no-source": Notes(
        "Do not repeat the figure without its source.", "A survey of the publisher's own."
    ),
    "truncated-name": Notes(
        "Look the name up; what ranks by it may join two employers.",
        "An employer whose name is such a word.",
    ),
    "city-outside-state": Notes(
        "Use neither: the two come from different figures.",
        "The best-paying city may lie outside the best-paying state, where the state's other "
        "places pay less; a page should say so.",
    ),
    "no-sample-size": Notes(
        "Ask for source, year and number; without them nothing can be tested.",
        "They may stand on another page, which this one should name.",
    ),
    "repeated-rows-disagree": Notes(
        "Use neither.", "Rows of two sources under one label; a page should label them."
    ),
}
"""By id of the rule."""
