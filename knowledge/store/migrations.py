"""The schema, as numbered steps. A step that has been released is never edited."""

from importlib.resources import files

from sqlite_utils import Database, Migrations

migrations = Migrations("anchorbot")


@migrations()
def m001_documents(db: Database) -> None:
    """Documents, sections, passages, statements, their words and vectors.

    A document row is one version of one file. `state` is live (answers come from it) or staged (read and
    embedded by a run that has not finished). Only live passages stand in `passage_words`. `word_vectors` holds
    single words, for telling which words mean nearly the same.
    """
    _run(db, "m001_documents")


@migrations()
def m002_pages_and_versions(db: Database) -> None:
    """The page of each statement; what of a document could not be read; its standing among versions and copies.

    `sketch` is a sample of the content (see `knowledge.versions`); `relation` says that another document is to be
    searched instead. `unreadable` holds the files that the last run could not read, so that it is known why, and
    none costs its time again while it stays as it is.
    """
    _run(db, "m002_pages_and_versions")


@migrations()
def m003_people_and_conversations(db: Database) -> None:
    """Who people are, what came in, what goes out, what was asked.

    `inbox` holds what a platform delivered until it is handled (its body is erased then; what stands under the same
    `conversation` is handled in order), `inbox_keys` by what it is
    known again when it is delivered twice. `outbox` holds what is to be posted until it is known what became of it.
    `questions` has no asker; `feedback.voter` is a digest, so that one person's second word replaces the first.
    `conversations` holds what a thread is about; `heartbeats` when something last happened.
    """
    _run(db, "m003_people_and_conversations")


@migrations()
def m004_messages(db: Database) -> None:
    """What is said in a workspace of our own (the browser's): `messages`, and the `dialogues` opened in it."""
    _run(db, "m004_messages")


@migrations()
def m005_rules(db: Database) -> None:
    """Which of its group's rules each statement of terms of reference lays down (see `knowledge.documents.Rule`)."""
    _run(db, "m005_rules")


@migrations()
def m006_groups(db: Database) -> None:
    """Working groups: their seats, what was changed about their meetings, replies and who was there.

    A meeting is known by its day in the grid (`original`). It has a row in `occurrences` from when something about it
    was decided on; all others follow from the group's grids. `day_overrides` are one-off bank holidays (and, with an
    empty name, bank holidays on which people work).
    """
    _run(db, "m006_groups")


@migrations()
def m007_decisions(db: Database) -> None:
    """What groups decided, and who is to do what.

    A decision keeps every step that was taken about it, from its being noted on: nothing is changed or erased. Numbers
    count within a group. An action keeps the organisation of its owner, who may be forgotten.
    """
    _run(db, "m007_decisions")


@migrations()
def m008_tending(db: Database) -> None:
    """Where a meeting was when somebody answered (nothing: wherever it is), so that they are asked again when it moves;
    what stood before the last answer (`answer` is empty where nothing did); since when a seat is its holder's (nothing:
    always); the papers of a meeting."""
    _run(db, "m008_tending")


@migrations()
def m009_invitations(db: Database) -> None:
    """Invitations sent by e-mail: what became of each, by person and by how often the meeting had changed (SEQUENCE).

    A row is `sending` before anything is sent. One that stays so may have been sent or not: it becomes `unknown`, and
    is never sent again. `calendar_domain` has one row, which makes the UIDs of this network its own for good.
    """
    _run(db, "m009_invitations")


@migrations()
def m010_ways_of_groups(db: Database) -> None:
    """How a group decides, in the words of its terms, and the channel where it talks."""
    _run(db, "m010_ways_of_groups")


@migrations()
def m011_feeds(db: Database) -> None:
    """The secret in the address of each person's calendar feed."""
    _run(db, "m011_feeds")


@migrations()
def m012_reminders(db: Database) -> None:
    """What people are reminded of: each row is one reminder of one meeting to one person, under a key that is there
    once (see `knowledge.store.reminder_rows` for its states). Rows outlive their group and person, so that it stays
    known what became of them.

    `planned_for` is when it was to be sent, `due_at` when it is (put off, it may be). `said_in` is the key of the
    message that says it, where that is another's; `is_looked_for` says that it was looked for after it went astray,
    `told_in` numbers the note by which the secretariat was told of that (0: it was not). Those notes are rows, too, of
    group 0. `meetings_known` says since when a meeting is as it is.
    """
    _run(db, "m012_reminders")


@migrations()
def m013_notices(db: Database) -> None:
    """Reminders on any subject, not of meetings alone: `kind` and `subject` say what each is about (see
    `knowledge.notices.Subject`). What is due to one person with the same `bundle` is said in one message."""
    _run(db, "m013_notices")


@migrations()
def m014_holding(db: Database) -> None:
    """What is held back (`group_id` 0: everything; `until` an instant, empty until somebody says otherwise), and which
    reminders were skipped in shadow mode."""
    _run(db, "m014_holding")


@migrations()
def m015_wishes(db: Database) -> None:
    """How each person wants to be reminded, with the time zone they chose and the one that their platform tells; and
    whether a group is reminded in its channel."""
    _run(db, "m015_wishes")


@migrations()
def m016_pledges(db: Database) -> None:
    """Pledges as they stand, and everything that was ever entered about them, numbered within each.

    Entries are never changed or taken away, which triggers see to; when somebody is forgotten only who they were goes,
    their organisation stays. `said` holds what an entry says (see `knowledge.pledges.entry_fields`), `version` the
    number of a pledge's last entry. `theme_lists` is a table of themes as in a spreadsheet: what stands in one row
    means the same in several lists, of which the first is the network's own.
    """
    _run(db, "m016_pledges")


@migrations()
def m017_charter(db: Database) -> None:
    """What was noted of each organisation on its way to the charter, numbered within it. Entries are never changed or
    taken away, which triggers see to; when somebody is forgotten only who they were goes. `stage` is empty where a
    correction says that what it corrects never was."""
    _run(db, "m017_charter")


@migrations()
def m018_clock(db: Database) -> None:
    """How far the workspace's own clock is ahead of the true time. No row: it was never moved."""
    _run(db, "m018_clock")


@migrations()
def m019_place_changes(db: Database) -> None:
    """How often the place or the link of a group has changed: calendars are to take each of that for a change."""
    _run(db, "m019_place_changes")


@migrations()
def m020_gathered(db: Database) -> None:
    """What of different bundles one person gets in one message all the same, since they wished so: the same `gathered`
    (nothing: by itself)."""
    _run(db, "m020_gathered")


@migrations()
def m021_added_for(db: Database) -> None:
    """The hour for which a meeting was added that no grid has ("" where one has it), so that it can be put back there.
    Of those added before only the hour that they have is known."""
    _run(db, "m021_added_for")


@migrations()
def m022_fallen_meetings(db: Database) -> None:
    """Meetings that a change of rhythm took off their dates, for calendars that may have them: `sequence` is that of
    their cancellation, above which whatever is on that day in the grid later begins. Who took the file of which
    meeting, as it was last; and which invitations by e-mail said that it was cancelled (of those sent before that is
    not known: none)."""
    _run(db, "m022_fallen_meetings")


@migrations()
def m023_given_out_for(db: Database) -> None:
    """For which start of the meeting each invitation was given out, in UTC (of those from before nothing: not known),
    so that calendars can be put right that show a meeting later than it was."""
    _run(db, "m023_given_out_for")


@migrations()
def m024_withdrawn(db: Database) -> None:
    """By how much the SEQUENCE under which somebody was given a meeting lies above the meeting's own, since their own
    invitation was withdrawn; and who took a file while they held a seat (of those from before: nobody)."""
    _run(db, "m024_withdrawn")


@migrations()
def m025_thesaurus(db: Database) -> None:
    """Names that are taken for each other, by the folder whose thesaurus says so; `names` is a JSON list."""
    _run(db, "m025_thesaurus")


def _run(db: Database, step: str) -> None:
    """Runs the statements of steps/STEP.sql; each ends with ";" at the end of a line."""
    for statement in (files("knowledge.store") / "steps" / f"{step}.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            db.execute(statement)
