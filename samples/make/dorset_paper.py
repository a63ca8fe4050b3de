"""A paper for an invented meeting of Dorset's network. Invented throughout, but for the organisations' names."""

from make.dorset_contracts import CONTRACTS, HEADER
from make.parts import SAMPLE, Bullets, Clause, Grid, Heading, Paper, SideBySide, Steps

_ASKED = (
    Heading("1.", "What the Board is asked to do"),
    Clause(
        "This paper looks back on twelve months in which six partners wrote social value into their contracts in one "
        "and the same way. It says what came of it and proposes how to carry on.",
        "1.1",
    ),
    Clause("The Board is asked to:", "1.2"),
    Bullets(
        (
            "note that 11 of the 17 contracts kept their promises in full, four in part and two not at all;",
            "approve £38,000 from the network’s development fund, so that the social value desk can go on from "
            "April 2027 to March 2028;",
            "agree that every promise is checked twice, six and eighteen months after a contract begins; and",
            "ask each partner to name one officer who signs off what its suppliers claim, by 15 January 2027.",
        )
    ),
)
_TRIAL = (
    Heading("2.", "How the trial came about"),
    Clause(
        "In June 2025 the Board heard from firms that every partner wanted something different. A firm that bid to "
        "three of us filled in three forms and was measured in three ways.",
        "2.1",
    ),
    Clause(
        "The Board agreed a trial with one form, one list of nine kinds of promise and one desk that answers "
        "suppliers’ questions. It ran from 1 September 2025 to 31 August 2026 and took in every new contract worth "
        "£90,000 or more.",
        "2.2",
    ),
    Clause(
        "Six partners took part: Dorset Council, BCP Council, University Hospitals Dorset, Dorset County Hospital, "
        "Dorset HealthCare and Bournemouth University. NHS Dorset looked on without taking part.",
        "2.3",
    ),
)
_RESULTS = (
    Heading("3.", "What suppliers promised and what they did"),
    Clause(
        "Seventeen contracts fell under the trial. Together they are worth £9,645,000. Table 1 sets each promise "
        "beside what had been done when the trial closed.",
        "3.1",
    ),
    Clause(
        "Gifts of money and of time were kept to, often with something on top. Training was the hardest: suppliers "
        "promised eight apprenticeships and filled five.",
        "3.2",
    ),
    Clause(
        "Two suppliers did nothing. The roofing firm in Dorchester was sold in March 2026, and its new owner had "
        "never been told of the promise. The lift firm says that no college within an hour’s travel runs the course "
        "that its apprentices would need.",
        "3.3",
    ),
    Grid("Table 1: Contracts in the trial", HEADER, CONTRACTS, (0.085, 0.205, 0.185, 0.135, 0.22, 0.17)),
)
_HEARD = (
    Heading("4.", "What we heard"),
    SideBySide(
        (
            Heading("4.1", "From suppliers", 2),
            Clause(
                "We wrote to all 17 suppliers and 14 replied. Twelve of these found that the single form saved them "
                "time: by their own estimate, a day and a half for each bid."
            ),
            Clause(
                "Firms with fewer than 50 staff were less content. They asked for promises that fit their size, "
                "and for an answer within two working days when they put a ques\u00adtion to the desk. At present "
                "they wait for five."
            ),
            Clause("Three wishes came up again and again:"),
            Bullets(
                (
                    "a list of local charities that want help;",
                    "one person at each partner to ring; and",
                    "praise in public when a promise has been kept.",
                )
            ),
            Heading("4.2", "From buyers", 2),
            Clause(
                "Buyers in all six organisations were inter\u00adviewed in September. They like the form. They are "
                "uneasy about what follows, since nobody has respon\u00adsib\u00adil\u00adity for a promise once the "
                "contract has been let."
            ),
            Clause(
                "Checking what suppliers claimed took 6.5 hours a contract on average. Three had been allowed for. "
                "Most of the extra time went on find\u00ading somebody who could confirm that an event had taken place."
            ),
            Clause(
                "Two buyers would rather have fewer kinds of promise. The others would keep all nine and add one for "
                "nature and green space."
            ),
        )
    ),
)
_OPTIONS = (
    Heading("5.", "Options for 2027/28"),
    Clause("Three ways forward were weighed against each other. Table 2 sums them up.", "5.1"),
    Grid(
        "Table 2: Options",
        ("Option", "What it means", "Cost", "Assessment"),
        (
            ("A. Let the trial end", "Each partner goes back to its own form", "None",
             "Not advised: suppliers would lose what they value most"),
            ("B. Keep the desk", "One form, a part-time desk and two checks of each promise", "£38,000", "Advised"),
            ("C. Build a team", "Two full-time posts and a computer system that all six share", "£142,000",
             "Too early; look at it again in November 2027"),
        ),
        (0.2, 0.35, 0.12, 0.33),
    ),
    Clause(
        "Under option B, £24,000 pays for the desk officer (three days a week), £9,200 for training suppliers and "
        "£4,800 for somebody from outside to test a sample of claims.",
        "5.2",
    ),
)  # fmt: skip
_RISKS = (
    Heading("6.", "Risks"),
    Bullets(
        (
            "Small firms turn away. We answer this with lighter promises on contracts below £150,000.",
            "The desk depends on one person. Bournemouth University has offered a trained stand-in for holidays and "
            "illness.",
            "A supplier changes hands. From now on the promise is named in the contract itself, so that it passes to "
            "the new owner.",
        )
    ),
    Heading("7.", "Money, law and fairness"),
    Clause(
        "The development fund stands at £61,300. If the Board agrees, £23,300 is left for other work in 2027/28.",
        "7.1",
    ),
    Clause("Lawyers at BCP Council have read the new contract clause and see no objection to it.", "7.2"),
    Clause(
        "Of the 35 people who gained a post, a course or a placement through the trial, 13 live in the county’s most "
        "deprived fifth of neighbourhoods. Ethnicity and disability were not recorded; the new form will ask.",
        "7.3",
    ),
    Heading("8.", "What happens next"),
    Bullets(
        (
            "15 January 2027: last day for partners to name the officer who signs off claims.",
            "1 February 2027: the new form goes out. It is four pages long; the old one had eleven.",
            "1 April 2027: the desk begins its second year.",
            "10 November 2027: the Board looks at the results and at option C.",
        )
    ),
)
_APPENDIX = (
    Heading("", "Appendix A: How a claim is checked"),
    Steps(
        (
            "The supplier fills in a half-page claim and attaches one piece of proof.",
            "The contract manager reads it and telephones whoever benefited.",
            "The signing officer accepts the claim, accepts a part of it, or sends it back with a reason.",
            "The desk enters the result in the shared register within ten working days.",
            "One claim in eight, drawn by lot, is tested again by somebody from outside.",
        )
    ),
)

PAPER = Paper(
    network="Dorset Anchor Institutions Network",
    board="Partnership Board",
    meeting="Wednesday 11 November 2026",
    number="Paper 6",
    title="Social value in shared contracts: the first year, and what to do next",
    facts=(
        ("From", "Social value programme lead, Dorset Council"),
        ("Sponsor", "Chief finance officer, University Hospitals Dorset"),
        ("For", "Decision"),
        ("Time", "25 minutes"),
        ("Status", "Final, cleared by the programme group on 28 October 2026"),
    ),
    note=f"{SAMPLE} The paper, its figures, dates and decisions are invented; only the organisations’ names are real.",
    parts=(*_ASKED, *_TRIAL, *_RESULTS, *_HEARD, *_OPTIONS, *_RISKS, *_APPENDIX),
)
