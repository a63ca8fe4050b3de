"""What help says on each topic: what it is about, and what can be typed."""

ABOUT = {
    "ask": (
        "Ask anything about the network's documents; I answer with their own words and where they stand, or say that "
        "I do not know. In a thread you can go on: “and who chairs it?” Which groups there are, who chairs one, who "
        "comes to its next meeting, which actions are yours and who has signed the charter stands in registers, and I "
        "tell it from them: “which groups are there?”, “who is coming?”, “my actions”.",
        (
            "/ask what did Leeds do on apprenticeship levy transfer?",
            "/ask what is the quorum of the social value group?",
            "/ask how often does it meet?",
            "/ask who do I contact about the Dorset report?",
            "/ask what was the quorum in version 1?",
            "/ask which themes does the charter have?",
        ),
    ),
    "sources": (
        "Each passage of an answer as it stands in its document, with what is said before and after. The button under "
        "an answer does the same.",
        (
            "sources",
            "/anchor sources",
            "@anchorbot sources",
            "sources k3j2m5q7aa",
            "/anchor sources k3j2m5q7aa",
            "/anchor help sources",
        ),
    ),
    "feedback": (
        "Say whether an answer was right; the secretariat sees what was wrong, never who said so. The buttons under an "
        "answer do the same; a second word replaces the first.",
        (
            "feedback right",
            "feedback wrong",
            "feedback wrong beside the point",
            "feedback wrong wrong place: I meant Derbyshire",
            "feedback wrong out of date: see the minutes of May",
            "/anchor feedback wrong incomplete",
        ),
    ),
    "share": (
        "Post the last answer that only you have seen for everybody in a channel, if all of them may see what it comes "
        "from. The button under an answer does the same.",
        (
            "share",
            "share #social-value",
            "/anchor share",
            "/anchor share #social-value",
            "share k3j2m5q7aa",
            "share k3j2m5q7aa #social-value",
        ),
    ),
    "documents": (
        "Which documents I answer from, as far as you may see them. Or ask in your own words: “which documents do "
        "you have on Leeds?”, “when was the Leeds report published?”, “who wrote the charter?”.",
        (
            "documents",
            "/anchor documents",
            "@anchorbot documents",
            "which documents do you know?",
            "documents from 11",
            "/anchor documents from 11",
        ),
    ),
    "meeting": (
        "Your working groups: when they meet next, whether you come (or who comes instead), and how they stand "
        "against their quorum. Without a group's name it is your own group (“next” tells all of yours), without a day "
        "the next meeting. “/meeting invite” gives you the meeting as a file for your own calendar, “/meeting feed” "
        "an address to subscribe to. Co-chairs and the secretariat move, cancel, restore and add meetings (a move "
        "asks first about the later ones), and “/meeting send-invitations social-value” sends them by e-mail to "
        "everybody who has not got them yet; “/meeting preview” shows which reminders will be sent. What is decided "
        "at them: help minutes.",
        (
            "/meeting next",
            "/meeting rsvp yes",
            "/meeting rsvp deputy sam@college.example for social-value 2027-02-09",
            "/meeting quorum social-value",
            "/meeting here",
            "/meeting move social-value 17 November 2026 to 19 November 2026 at 2pm",
        ),
    ),
    "minutes": (
        "What a group decides, who is to do what, and the draft of the minutes as a file, for the group to read. "
        "Co-chairs and the secretariat note decisions and actions, at the meeting or within five working days; whose "
        "action it is, I remind on its day. What is "
        "decided without a quorum is provisional, and put to the next quorate meeting: confirm 3, or drop 3.",
        (
            '/meeting decide social-value "Adopt the levy transfer protocol"',
            "/meeting decisions",
            "/meeting action sam@college.example Send the survey by 3 December",
            "/meeting actions social-value",
            "/meeting done 5",
            "/meeting minutes social-value 17 November 2026",
        ),
    ),
    "groups": (
        "For the secretariat: a working group is set up from its terms of reference. I fill the form with what they "
        "say, each with its clause, and ask for what they leave open; nobody is told until you say so.",
        (
            "/meeting setup",
            "/meeting setup essex-social-value-terms-of-reference.md",
            "/meeting setup blank",
            "/meeting setup undo social-value",
            "/meeting cancel social-value 2026-12-29",
            "/meeting add social-value 2027-01-12 at 10am",
        ),
    ),
    "secretariat": (
        "For the secretariat: look after a working group. Each reply says what it changes, and a button undoes it. "
        "Co-chairs have the board of their own groups, ask, and set links and papers. “/meeting channel here for "
        "social-value”, typed where a group talks, and “/meeting reminders in the channel for social-value” post its "
        "agenda calls and papers there.",
        (
            "/meeting board",
            "/meeting ask social-value 2026-11-17",
            "/meeting break social-value 2026-12-21 to 2027-01-03 Christmas",
            "/meeting holiday 2027-05-10 Coronation",
            "/meeting papers social-value 2026-11-17 https://files.example.org/agenda",
            '/meeting seat add "Essex Police" Kim Lee kim@police.example co-chair for social-value',
        ),
    ),
    "reminders": (
        "What I send unasked: before each meeting the agenda call (two weeks), the papers and where quorum stands (one "
        "week), a call to those who have not answered (three working days), a warning to the co-chairs if quorum is "
        "not safe (one working day); after it what was decided and who does what; actions when they fall due; how "
        "pledges stand, before a quarter ends; and when one is offered to you, or others decide about yours. From 8am "
        "to 6pm on working days, each at most once. How you get "
        "them is yours to say: help notify. The secretariat sees what is to come (preview), what became of it "
        "(reminders) and how sending stands (status), and holds everything back, or what is of one group (pause, "
        "resume).",
        (
            "/meeting preview social-value",
            "/anchor reminders astray",
            "/anchor pause until 2027-01-04",
            "/anchor pause for social-value",
            "/anchor resume",
            "/anchor status",
        ),
    ),
    "pledge": (
        "What your organisation has pledged, and how it stands. Say it in one line, in any order: a colour, a figure, "
        "a note, links, and what is in the way (blocked:senior sign-off, timescales, resourcing), which stands until "
        "you say “unblocked”; for an earlier quarter: “for last quarter” or “for 2026-Q3”, the calendar year's third, "
        "July to September, unless whoever runs me set ANCHORBOT_QUARTERS=financial; I name the months before I save "
        "it, and “2026/27-Q2” is always of the financial year. With the code alone "
        "I open a form with last time's. Also without /pledge: update P-014 amber, my pledges. Nothing is ever erased: "
        "/pledge correct enters it anew. Whom a pledge is offered to types /pledge accept P-014, or decline P-014; "
        "/pledge deputy P-014 and an address names who stands in for its owner, “off” takes them out. "
        "Everybody has /pledge export; co-chairs and the secretariat have /pledge exceptions, target, reword, status "
        "and withdraw, each with the reason; the secretariat has /pledge add and board.",
        (
            "/pledge list mine",
            "/pledge show P-014",
            '/pledge update P-014 amber 48% "Q3 spend done" https://files.example.org/q3',
            '/pledge same P-014 P-015 P-016 "no change"',
            '/pledge correct P-014 46% "counted twice"',
            "/pledge handover P-014 sam@college.example",
        ),
    ),
    "notify": (
        "How I remind you: of everything (all), of meetings that need your answer (quieter), of everything once a week "
        "(digest), of nothing before a day (snooze), of nothing unasked (off, on); by the clock where you are "
        "(timezone). Of groups that are reminded in their channel you can hear in direct messages all the same "
        "(direct). Several wishes go together with commas.",
        (
            "/anchor notify",
            "/anchor notify quieter",
            "/anchor notify digest friday, direct",
            "/anchor notify snooze 2 weeks",
            "/anchor notify off",
            "/anchor notify timezone Europe/Madrid",
        ),
    ),
    "charter": (
        "Who has signed the charter, and how far the others are: signing is recommended, decided, the call-in period "
        "over, signed, or withdrawn. A recommendation is no decision, and a decision no signature. The secretariat "
        "notes each step, with “because” and the reason for what is unusual; what was wrong is corrected, not erased.",
        (
            "/charter list signed",
            '/charter list org:"Leeds City Council"',
            "/charter sign",
            '/charter sign "Leeds City Council" decided 11 November 2026 by Cabinet until 18 November 2026',
            '/charter correct "Leeds City Council" 2 signed 20 November 2026 version 1.2 because I gave another day',
            '/charter withdraw "Leeds City Council" 21 November 2026 because it merged',
        ),
    ),
    "unanswered": (
        "For the secretariat: what I could not answer, and answers marked as not right, most frequent first.",
        (
            "unanswered",
            "/anchor unanswered",
            "unanswered done",
            "unanswered done k3j2m5q7aa",
            "unanswered done k3j2m5q7aa q7b2c5d3ee",
            "/anchor unanswered done k3j2m5q7aa",
        ),
    ),
    "status": (
        "For the secretariat: whether I am connected, what is waiting, what may have gone astray, and how "
        "reminders stand: sent, in shadow mode, held back, or not to be sent at all.",
        (
            "status",
            "/anchor status",
            "@anchorbot status",
            "is everything running?",
            "is everything all right?",
            "/anchor help status",
        ),
    ),
    "whoami": (
        "What I know of you: your name, organisation and roles, or the id by which the secretariat can add you.",
        (
            "whoami",
            "/anchor whoami",
            "@anchorbot whoami",
            "who am I?",
            "what do you know of me?",
            "/anchor help whoami",
        ),
    ),
    "help": (
        "What can be typed.",
        ("help", "/anchor help", "help ask", "/anchor help share", "help documents", "?"),
    ),
}
