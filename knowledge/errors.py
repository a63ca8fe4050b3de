"""The errors that people see."""


class HelpfulError(Exception):
    """Something went wrong that a person can understand and mend.

    `what_happened` is a full sentence in plain English; `what_to_do` says what to try next, and whether
    anything was saved where that could be in doubt.
    """

    def __init__(self, what_happened: str, what_to_do: str = "") -> None:
        super().__init__(what_happened)
        self.what_happened = what_happened
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.what_happened} {self.what_to_do}".strip()


class OfferingError(HelpfulError):
    """One where only the person can know what was meant: `offers` are labels, each with the command that it stands for,
    without a slash. `lines` are lines to paste, each with what it means, where the text has none."""

    def __init__(
        self, what_happened: str, what_to_do: str, offers: tuple[tuple[str, str], ...], lines: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what_happened, what_to_do)
        self.offers = offers
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join((super().__str__(), *(f"  • {line}" for line in self.lines)))


class OperatorError(HelpfulError):
    """One for whoever looks after the machine: it names folders and files, which nobody in a chat is to read."""


class FieldError(HelpfulError):
    """What is wrong with one answer of a form. `name` is the field's."""

    def __init__(self, name: str, what_happened: str, what_to_do: str) -> None:
        super().__init__(what_happened, what_to_do)
        self.name = name
