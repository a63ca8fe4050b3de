"""Version 2 of the terms of an invented skills group in Leeds, with one change still tracked."""

from make.leeds_terms_v1 import FIRST_MEMBERS, GROUP, NOTE, PROVIDER
from make.terms import Chapter, Rule, Terms

_PURPOSE = Chapter(
    "Purpose",
    (
        Rule(
            "The group brings employers and training providers among the Leeds anchors together, so that people who "
            "live in the city can gain the skills that anchors look for and do not find."
        ),
        Rule(
            "It will:",
            (
                "keep a shared list of the posts that members find hardest to fill;",
                "plan courses that several members use;",
                "let trainees of one member spend a week with another; and",
                "write to the Leeds Anchors Executive twice a year about what it has done.",
            ),
        ),
        Rule(
            "The group may spend up to £12,000 in a financial year from the network’s budget. The chair and the "
            "vice-chair approve each item together."
        ),
    ),
)
_MEMBERS = Chapter(
    "Members",
    (
        Rule("The twelve members are named in the table below. Each sends one person.", footnote=PROVIDER),
        Rule("Each member names a deputy by the end of January. The deputy has the member’s vote."),
        Rule("An organisation that wants to join asks the secretariat in writing. The members decide at the next "
             "meeting."),
    ),
    with_members=True,
)  # fmt: skip
_CHAIR = Chapter(
    "Chair and vice-chair",
    (
        Rule("Members elect a chair and a vice-chair. They come from two different organisations, and one of them is "
             "a training provider."),
        Rule(
            "Both serve for two years. Nobody may be chair for more than two terms in a row.",
            comment="Do we want the same limit for the vice-chair? To be raised on 12 January.",
        ),
    ),
)  # fmt: skip
_MEETINGS = Chapter(
    "Meetings",
    (
        Rule("The group meets six times a year, in every second month from January."),
        Rule("Meetings are held online, except those in March and September, for which a member lends a room."),
        Rule(
            "The agenda and papers go out ",
            struck="three",
            inserted="five",
            rest=" working days before the meeting.",
        ),
    ),
)
_RULES = (
    Chapter(
        "Quorum",
        (
            Rule("The quorum is seven members, two of whom must be training providers."),
            Rule("A member who joins by video or telephone counts as present."),
            Rule("A meeting without a quorum may hear reports. It takes no decisions."),
        ),
    ),
    Chapter(
        "Decisions",
        (
            Rule("The group seeks consensus. Failing that, a decision needs two thirds of the members present."),
            Rule("Between meetings the chair may put a question to members by e-mail. It is carried if nine agree "
                 "within five working days."),
        ),
    ),
    Chapter(
        "Secretariat",
        (
            Rule("The council’s employment and skills team is the secretariat: skills-group@leeds-anchors.example."),
            Rule("Notes go out within ten working days."),
        ),
    ),
    Chapter(
        "Start and review",
        (
            Rule("These terms replace version 1.0 of 21 January 2025 and apply from 1 October 2026."),
            Rule("The group reviews them in September 2028."),
        ),
    ),
)  # fmt: skip

VERSION_2 = Terms(
    group=GROUP,
    version="Version 2.0",
    status="Agreed by the Leeds Anchors Executive on 17 September 2026",
    note=NOTE,
    chapters=(_PURPOSE, _MEMBERS, _CHAIR, _MEETINGS, *_RULES),
    members=(
        *FIRST_MEMBERS,
        ("Leeds Trinity University", "Head of careers and placements", "Training provider"),
        ("West Yorkshire Combined Authority", "Skills policy manager", "Other"),
        ("Leeds Trades Council", "Union learning organiser", "Other"),
    ),
    box=(
        "What is new",
        "Three more members and a higher quorum. A chair who is elected. Six meetings a year. A small budget.",
    ),
)
