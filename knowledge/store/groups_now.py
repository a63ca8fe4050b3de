"""The groups as they are now, read again only when something has changed."""

from sqlite_utils import Database

from knowledge.groups.group import WorkingGroup
from knowledge.store.group_rows import all_groups
from knowledge.store.reminder_rows import is_changed, last_entry


class GroupsNow:
    """Keeps the groups for many looks at them; each look is as good as reading them anew."""

    def __init__(self) -> None:
        self._seen = -1
        self._groups: dict[int, WorkingGroup] = {}

    def group(self, db: Database, id_: int) -> WorkingGroup | None:
        """The group with this id; None where it is gone."""
        last = last_entry(db)
        if self._seen < 0 or last < self._seen or is_changed(db, self._seen):  # fewer: it is another database
            self._groups = {group.id: group for group in all_groups(db)}
        self._seen = last
        return self._groups.get(id_)
