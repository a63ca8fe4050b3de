"""Groups and pledges as they are now, read again only when something has changed."""

from sqlite_utils import Database

from knowledge.groups.group import WorkingGroup
from knowledge.pledges.pledge import Pledge
from knowledge.store.group_rows import all_groups
from knowledge.store.pledge_rows import all_pledges
from knowledge.store.reminder_rows import is_changed, last_entry


class GroupsNow:
    """Keeps the groups, and once they were asked for the pledges, for many looks at them; each look is as good as
    reading them anew."""

    def __init__(self) -> None:
        self._seen = -1
        self._groups: dict[int, WorkingGroup] | None = None
        self._pledges: list[Pledge] | None = None

    def group(self, db: Database, id_: int) -> WorkingGroup | None:
        """The group with this id; None where it is gone."""
        self._forget_what_changed(db)
        if self._groups is None:
            self._groups = {group.id: group for group in all_groups(db)}
        return self._groups.get(id_)

    def pledges(self, db: Database) -> list[Pledge]:
        """Every pledge that is reported at all, by number, whoever may see it."""
        self._forget_what_changed(db)
        if self._pledges is None:
            self._pledges = [one for one in all_pledges(db) if one.status.is_reported]
        return self._pledges

    def _forget_what_changed(self, db: Database) -> None:
        last = last_entry(db)
        if self._seen < 0 or last < self._seen or is_changed(db, self._seen):  # fewer: it is another database
            self._groups = self._pledges = None
        self._seen = last
