"""What is said around a form that is filled in line by line."""

CANCEL = frozenset({"cancel", "/cancel"})
HOW_TO_LEAVE = "  To leave the form, type cancel."
FORM_LEFT = "The form is left. Nothing was saved."
