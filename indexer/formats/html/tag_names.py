"""Which tags are blocks, so that their words stand apart from those around them."""

LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
ENDING_A_HEADING = LISTS | frozenset(
    "p table pre blockquote h1 h2 h3 h4 h5 h6 main article section li".split(),
)
"""Tags that no heading holds: one that was never closed ends before them."""
BLOCKS = ENDING_A_HEADING | frozenset(
    "[document] html body header footer div center form address details summary figure figcaption hgroup hr fieldset"
    " legend dt dd caption thead tbody tfoot tr td th".split(),
)
