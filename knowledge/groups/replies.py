"""What people answer when they are asked whether they come."""

from enum import StrEnum


class Answer(StrEnum):
    """An RSVP (PARTSTAT in iCalendar: accepted, declined, delegated, tentative)."""

    YES = "yes"
    NO = "no"
    DEPUTY = "deputy"
    MAYBE = "maybe"
