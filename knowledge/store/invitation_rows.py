"""Invitations to meetings: what makes them this network's own, and what became of each that was sent."""

from sqlite_utils import Database


def calendar_domain(db: Database) -> str:
    """What stands behind the @ in the UIDs of this network's meetings, the same for good."""
    return str(db.execute("SELECT domain FROM calendar_domain").fetchone()[0])
