"""Where a group talks, and whether it is reminded there."""

from dataclasses import replace

from sqlite_utils import Database

from bot.commands import HERE, RemindIn, SetChannel, to_text
from bot.handlers.groups import find_group, may_decide
from bot.handlers.whom import Asker
from bot.reply import Reply
from bot.request import Conversation
from bot.words.channels import say_channel, say_reminded_in
from knowledge.errors import HelpfulError
from knowledge.groups.group import WorkingGroup, is_channel_id
from knowledge.store.arrangement_rows import save_channel, save_reminds_in

_NOTHING = "Nothing was changed."


def handle_channel(command: SetChannel, asker: Asker) -> Reply:
    """Keeps in which channel a group talks: one that the asker and the bot are in."""
    with asker.desk.database() as db:
        group = _group(db, command, asker)
        if isinstance(group, Reply):
            return group
        channel = _channel_id(db, command, group, asker) if command.channel else ""
        is_narrow = bool(channel) and _is_of_group(db, group, channel, asker)
        save_channel(db, group, channel, asker.desk.now(), asker.actor)
    can_undo = not group.channel or is_channel_id(group.channel)
    undo = to_text(SetChannel(group.slug, group.channel)) if can_undo else ""
    return say_channel(group, channel, is_narrow, undo)


def handle_remind_in(command: RemindIn, asker: Asker) -> Reply:
    """Keeps whether a group is reminded in its channel."""
    with asker.desk.database() as db:
        group = _group(db, command, asker)
        if isinstance(group, Reply):
            return group
        if command.in_channel and not is_channel_id(group.channel):
            known = f"“{group.channel}” is only a name to me" if group.channel else "I do not know its channel"
            raise HelpfulError(
                f"{known}, so I cannot post reminders of {group.name} there.",
                f"Type in the channel itself: /meeting channel here for {group.slug} {_NOTHING}",
            )
        is_narrow = command.in_channel and _is_of_group(db, group, group.channel, asker)
        save_reminds_in(db, group, command.in_channel, asker.desk.now(), asker.actor)
    return say_reminded_in(group, command.in_channel, is_narrow, to_text(RemindIn(group.slug, not command.in_channel)))


def _group(db: Database, command: SetChannel | RemindIn, asker: Asker) -> WorkingGroup | Reply:
    visitor = asker.visitor
    group = find_group(
        db, command.group, visitor.own, visitor.person, lambda slug: to_text(replace(command, group=slug))
    )
    if isinstance(group, WorkingGroup) and not may_decide(group, visitor):
        raise HelpfulError(
            f"Where {group.name} is reminded is said by its co-chairs and the secretariat.",
            f"Ask one of them. {_NOTHING}",
        )
    return group


def _channel_id(db: Database, command: SetChannel, group: WorkingGroup, asker: Asker) -> str:
    here = asker.request.conversation
    itself = f"Type in the channel itself: /meeting channel here for {group.slug} {_NOTHING}"
    if not here.team:
        raise HelpfulError("There are no channels here.", f"Say it where the group talks. {_NOTHING}")
    if command.channel == HERE and here.is_direct:
        raise HelpfulError("We are in direct messages here, in no channel.", itself)
    if command.channel.startswith("#"):
        raise HelpfulError(
            f"I cannot tell which channel “{command.channel[:80]}” is.",
            f"Choose it from the list that opens as you type #. {itself}",
        )
    target = here if command.channel == HERE else replace(here, channel=command.channel, thread="", is_direct=False)
    if not asker.desk.recogniser.takes_part(asker.request.sender, target):
        raise HelpfulError(
            "You are not in that channel, or I am not.", f"Join it, invite me there, and try again. {_NOTHING}"
        )
    if not asker.desk.recogniser.may_post(target):
        raise HelpfulError("I am not in that channel.", f"Invite me there, and try again. {_NOTHING}")
    return target.channel


def _is_of_group(db: Database, group: WorkingGroup, channel: str, asker: Asker) -> bool:
    """Whether everybody in the channel belongs to the group."""
    here = asker.request.conversation
    viewer = asker.desk.recogniser.listeners(db, Conversation(here.platform, here.team, channel))
    return group.is_of(viewer)
