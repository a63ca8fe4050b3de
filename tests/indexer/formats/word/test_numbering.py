"""Items have the numbers that Word would print, and stand as deep as they look."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.blocks import Item
from indexer.formats.word.printed_numbers import printed_number
from tests.indexer.formats.word.making import HEADED, TEXT, blocks, labels, listed, p, part, styled


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    start = "" if "w:start" in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def restart(depth: int, at: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


LEGAL = definition(
    1,
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "%4)"),
)
TEXTS = ("Share what works, and say so.", "Ask for help, and offer it.", "Meet, or send word.", "Pay, or say why not.")


def items(*of: tuple[int, int]) -> str:
    """Items of these lists and levels."""
    return "".join(listed(TEXTS[at % 4], number, depth) for at, (number, depth) in enumerate(of))


def test_levels_count_below_each_other() -> None:
    body = items((1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 0), (1, 1))
    assert labels(body, LEGAL + num(1, 1)) == ["1", "1.1", "1.2", "a", "b", "i", "1.3", "2", "2.1"]


def test_a_restarted_list_counts_from_its_new_start_and_goes_on_from_there() -> None:
    numbering = LEGAL + num(1, 1) + num(2, 1, restart(0, 1)) + num(3, 1, restart(0, 7))
    assert labels(items((1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (3, 0)), numbering) == ["1", "2", "1", "2", "7", "8"]


def test_two_lists_of_one_definition_count_on_and_two_of_their_own_do_not() -> None:
    numbering = LEGAL + definition(2, level(0, "decimal", "%1")) + num(1, 1) + num(2, 1) + num(3, 2)
    assert labels(items((1, 0), (2, 0), (3, 0), (1, 0)), numbering) == ["1", "2", "1", "3"]


def test_a_list_goes_on_after_a_paragraph() -> None:
    assert labels(items((1, 0), (1, 0)) + TEXT + items((1, 0), (1, 0)), LEGAL + num(1, 1)) == ["1", "2", "3", "4"]


def test_empty_numbered_paragraphs_count() -> None:
    body = items((1, 0)) + listed("", 1) + items((1, 0), (1, 0))
    assert labels(body, LEGAL + num(1, 1)) == ["1", "3", "4"]


def test_a_level_may_never_restart_or_show_figures_only() -> None:
    never = definition(
        1, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')
    )
    body = items((1, 0), (1, 1), (1, 0), (1, 1))
    assert labels(body, never + num(1, 1)) == ["I", "1.1", "II", "2.2"]


def test_what_is_printed_around_the_number_stays_where_it_is_a_word() -> None:
    numbering = definition(1, level(0, "decimal", "Clause %1:")) + num(1, 1)
    assert labels(items((1, 0), (1, 0)), numbering) == ["Clause 1", "Clause 2"]


def test_an_override_can_change_how_a_level_looks() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    assert labels(items((1, 0), (2, 0)), LEGAL + num(1, 1) + num(2, 1, override)) == ["1", "B"]


def test_bullets_have_no_label_and_number_nothing_is_no_list() -> None:
    numbering = definition(1, level(0, "bullet", "\uf0b7")) + num(1, 1)
    body = HEADED + items((1, 0)) + listed("We went on to other things.", 0)
    found = blocks(body, {"word/numbering.xml": part("numbering", numbering)})
    assert [isinstance(block, Item) for block in found[2:]] == [True, False]
    assert found[2] == Item(TEXTS[0])


def test_styles_carry_numbers_and_a_style_of_lists_points_to_a_definition() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/></w:style>'
        '<w:style w:type="numbering" w:styleId="House"><w:name w:val="House"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="House"/></w:abstractNum>'
    parts: dict[str, str | bytes] = {
        "word/styles.xml": styles,
        "word/numbering.xml": part("numbering", LEGAL + linked + num(1, 1) + num(2, 2)),
    }
    body = listed(TEXTS[0], 2) + styled(TEXTS[1], "Clause") + styled(TEXTS[2], "Sub")
    assert [block.label for block in blocks(HEADED + body, parts) if isinstance(block, Item)] == ["1", "1.1", "1.2"]


def test_items_without_the_part_that_numbers_them_are_items() -> None:
    assert blocks(HEADED + items((4, 0), (4, 1)))[2:] == [Item(TEXTS[0]), Item(TEXTS[1], 1)]


def test_a_list_set_in_below_an_item_of_another_stands_under_it() -> None:
    numbering = LEGAL + definition(2, level(0, "bullet", "•")) + num(1, 1) + num(2, 2)
    set_in = '<w:ind w:left="{}"/>'
    body = listed(TEXTS[0], 1, 0, set_in.format(720)) + listed(TEXTS[1], 2, 0, set_in.format(1440))
    body += listed(TEXTS[2], 1, 0, set_in.format(720)) + listed(TEXTS[3], 2, 0, set_in.format(720))
    found = blocks(HEADED + body, {"word/numbering.xml": part("numbering", numbering)})
    assert [(block.depth, block.label) for block in found if isinstance(block, Item)] == [
        (0, "1"),
        (1, None),
        (0, "2"),
        (1, None),
    ]


def test_a_second_paragraph_of_an_item_is_an_item_without_a_number() -> None:
    body = items((1, 0)) + styled("It was agreed in May.", "ListParagraph") + items((1, 0))
    assert labels(body, LEGAL + num(1, 1)) == ["1", None, "2"]
    assert not isinstance(blocks(HEADED + styled("It was agreed in May.", "ListParagraph"))[-1], Item)


def test_a_second_paragraph_stands_as_deep_as_the_item_that_it_is_set_in_like() -> None:
    nothing = definition(2, level(0, "bullet", " "))
    body = listed(TEXTS[0], 1, 0, '<w:ind w:left="720"/>') + listed(TEXTS[1], 1, 1, '<w:ind w:left="1440"/>')
    body += listed("It was agreed in May.", 2, 0, '<w:ind w:left="720"/>')
    found = blocks(HEADED + body, {"word/numbering.xml": part("numbering", LEGAL + nothing + num(1, 1) + num(2, 2))})
    assert found[-1] == Item("It was agreed in May.", 0)


def test_bullets_and_numbers_typed_by_hand_are_items() -> None:
    body = p("•\tfirst of all") + p("- second") + p("4.2\tThe chair is elected for a year.") + p("A. Khan sent word.")
    found = blocks(HEADED + body)[2:]
    assert [(type(block).__name__, getattr(block, "label", None)) for block in found] == [
        ("Item", None),
        ("Item", None),
        ("Item", "4.2"),
        ("Paragraph", None),
    ]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (28, "lowerLetter", "bb"),
        (26, "upperLetter", "Z"),
        (1999, "lowerRoman", "mcmxcix"),
        (4, "upperRoman", "IV"),
        (5, "decimalZero", "05"),
        (22, "ordinal", "22nd"),
        (112, "ordinal", "112th"),
        (3, "cardinalText", "Three"),
        (12, "ordinalText", "Twelfth"),
        (7, "chicago", "7"),
        (7, "none", ""),
    ],
)
def test_numbers_are_printed_in_every_form(number: int, form: str, printed: str) -> None:
    assert printed_number(number, form) == printed


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.just(1), st.integers(0, 3)), min_size=2, max_size=12))
def test_no_two_items_of_a_list_have_the_same_place(of: list[tuple[int, int]]) -> None:
    full = definition(1, *(level(d, "decimal", ".".join(f"%{n + 1}" for n in range(d + 1))) for d in range(4)))
    numbers = [tuple(map(int, (label or "0").split("."))) for label in labels(HEADED + items(*of), full + num(1, 1))]
    assert numbers == sorted(set(numbers))
