"""Version 1 of the terms of an invented skills group in Leeds."""

from make.parts import SAMPLE
from make.terms import Chapter, Rule, Terms

GROUP = "Leeds Anchors Skills Group"
NOTE = f"{SAMPLE} The group and its rules are invented; only the organisations’ names are real."
PROVIDER = (
    "A training provider is a college, a university, or a firm or charity on the national register of apprenticeship "
    "training providers."
)
FIRST_MEMBERS = (
    ("Leeds City Council", "Head of employment and skills", "Employer"),
    ("Leeds City College", "Vice-principal, adults", "Training provider"),
    ("Leeds College of Building", "Director of apprenticeships", "Training provider"),
    ("University of Leeds", "Head of organisational development", "Training provider"),
    ("Leeds Beckett University", "Apprenticeship manager", "Training provider"),
    ("Leeds Teaching Hospitals", "Associate director of people", "Employer"),
    ("Leeds Community Health Care", "Widening access lead", "Employer"),
    ("Leeds and York Partnership", "Head of resourcing", "Employer"),
    ("Yorkshire Water", "Early careers manager", "Employer"),
)

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
                "plan courses that several members use; and",
                "write to the Leeds Anchors Executive twice a year about what it has done.",
            ),
        ),
        Rule("The group has no money of its own."),
    ),
)
_MEMBERS = Chapter(
    "Members",
    (
        Rule("The nine members are named in the table below. Each sends one person.", footnote=PROVIDER),
        Rule("A member who cannot come may send a deputy. The deputy has the member’s vote."),
    ),
    with_members=True,
)
_MEETINGS = (
    Chapter("Chair", (Rule("Leeds City Council provides the chair."),)),
    Chapter(
        "Meetings",
        (
            Rule("The group meets once a quarter, in person, at Merrion House."),
            Rule("The agenda and papers go out three working days before the meeting."),
        ),
    ),
    Chapter(
        "Quorum",
        (
            Rule("The quorum is five members, one of whom must be a training provider."),
            Rule("If there is no quorum twenty minutes after the time set, the meeting is put off for two weeks."),
        ),
    ),
    Chapter(
        "Decisions",
        (Rule("Decisions are taken by consensus. Where there is none, the Leeds Anchors Executive decides."),),
    ),
    Chapter(
        "Secretariat and review",
        (
            Rule("The council’s employment and skills team is the secretariat. Notes go out within fifteen working "
                 "days."),
            Rule("The group reviews these terms after its sixth meeting."),
        ),
    ),
)  # fmt: skip

VERSION_1 = Terms(
    group=GROUP,
    version="Version 1.0",
    status="Agreed by the Leeds Anchors Executive on 21 January 2025",
    note=NOTE,
    chapters=(_PURPOSE, _MEMBERS, *_MEETINGS),
    members=FIRST_MEMBERS,
)
