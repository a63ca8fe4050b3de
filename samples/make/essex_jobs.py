"""Slides on invented jobs pilots in Essex. Invented throughout, but for the organisations' names."""

from make.parts import SAMPLE

TITLE = "Jobs pilots: half-way"
SUBTITLE = "For the Essex Anchors Network\nJobs and skills working group\n14 October 2026"
SAMPLE_NOTE = f"{SAMPLE} Pilots, figures and dates are invented."
FOOTER = "Essex Anchors Network: jobs pilots"

# Each line with its depth, from 0.
AIMS_TITLE = "What we set out to do"
AIMS = (
    (0, "Fill entry-level posts with people who live close by"),
    (1, "In Jaywick, Harlow and Basildon"),
    (1, "For eighteen months, April 2026 to September 2027"),
    (0, "Take away what stops people applying"),
    (1, "Shifts that begin before the first bus"),
    (1, "Forms that take an evening to fill in"),
    (1, "No recent reference"),
    (0, "Share the cost: £210,000"),
    (1, "£120,000 from Essex County Council"),
    (1, "£90,000 from the employers"),
    (2, "£30,000 each"),
)
AIMS_NOTES = (
    "Remind the group that the money covers wages for the paid weeks in Jaywick, fares in Harlow and a trial day "
    "organiser in Basildon. It does not cover evaluation, which the University of Essex does free of charge."
)

PILOTS_TITLE = "Three pilots"
PILOTS = (
    ("Pilot", "Place", "Employer", "Began", "Places", "What it offers"),
    ("Front Door", "Jaywick", "Tendring District Council", "20 April 2026", "40",
     "Eight weeks of paid work, then an interview"),
    ("First Bus", "Harlow", "Princess Alexandra Hospital", "11 May 2026", "25",
     "Three months’ free travel to shifts that begin before 7am"),
    ("No Forms", "Basildon", "Mid and South Essex trust", "1 June 2026", "35",
     "A half-day trial on the ward in place of an application form"),
)  # fmt: skip
PILOTS_NOTES = "Canvey Island asked to join in August. The steering group said not before April 2027."

STARTS_TITLE = "58 people have started work"
QUARTERS = ("April to June 2026", "July to September 2026")
STARTS = (("Front Door", (9, 14)), ("First Bus", (5, 11)), ("No Forms", (2, 17)))
STARTS_CAPTION = "Plan to the end of September: 60"
STARTS_NOTES = (
    "No Forms was slow in June because wards could not release anybody to run the trial days; a rota has solved that. "
    "Of the 16 people who started before July, 13 were still in post on 30 September. Nobody has been asked yet about "
    "hours worked."
)

LESSONS_TITLE = "What we have learned"
LESSONS = (
    (
        "What helped",
        (
            "One telephone number for all three pilots",
            "Posters in launderettes and at school gates, not websites",
            "Managers who had themselves come in without qualifications",
        ),
    ),
    (
        "What got in the way",
        (
            "Identity checks took 23 days on average",
            "Two ward managers changed in the same month",
            "Benefits advice came too late for nine people",
        ),
    ),
)

NEXT_TITLE = "What comes next"
NEXT = (
    (0, "By the end of November 2026"),
    (1, "Identity checks at the jobcentre in Clacton, so that they take under ten days"),
    (1, "Benefits advice in the first week, from Citizens Advice Tendring"),
    (0, "In February 2027"),
    (1, "Findings of the University of Essex"),
    (0, "We ask the working group"),
    (1, "to find a fourth employer for the second year"),
    (1, "to say by 4 December who will speak at the findings event"),
)
NEXT_NOTES = "Questions to jobs-pilots@essex-anchors.example."
