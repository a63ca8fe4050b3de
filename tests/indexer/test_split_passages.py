import pytest

from indexer.blocks import Item, Paragraph
from indexer.counted_paragraphs import with_counted_items
from indexer.formats.text.read_text import read_text
from indexer.split_passages import PASSAGE_WORDS, split_sections
from knowledge.documents import Section, Statement, StatementKind


def sections(text: str) -> tuple[Section, ...]:
    return split_sections(read_text(text))


def statements(text: str) -> list[Statement]:
    return [said for section in sections(text) for passage in section.passages for said in passage.statements]


def test_a_list_item_carries_the_sentence_that_leads_its_list_in() -> None:
    found = statements(
        "After a long debate, at last, the partners in the network agreed to:\n\n- hire locally\n- buy locally\n"
    )
    lead_in = "After a long debate, at last, the partners in the network agreed to:"
    assert [(said.text, said.context, said.group) for said in found] == [
        (lead_in, "", 0),
        ("hire locally", lead_in, 1),
        ("buy locally", lead_in, 1),
    ]


def test_a_short_row_is_told_whole_with_its_headers() -> None:
    table = "Area\tLevel (1-4)\t\tNote\n\tNow\tAim\t\nJobs\t2.0\t3.5\tgood start\nLand\t1.5\t2.0\tslow\n"
    first, second = statements(f"Scores\n\n{table}")
    assert first.text == "Jobs – Level (1-4) Now: 2.0; Level (1-4) Aim: 3.5; Note: good start"
    assert first.quote == "Jobs 2.0 3.5 good start"
    assert (second.kind, second.group) == (StatementKind.ROW, 1)


def test_a_long_cell_is_told_piece_by_piece_with_row_and_column() -> None:
    table = (
        "\tWork\tBenefits\t\n\tMove from 2 to 3\tFor people\tFor partners\n"
        "Planned\tTrain buyers in a common way of counting spend by next March Meet the suppliers at an open day\t"
        "better jobs\tshorter supply chains\n"
    )
    found = {said.text: said.context for said in statements(f"Buying\n\n{table}")}
    assert found["Meet the suppliers at an open day"] == "Planned – Work"
    assert found["better jobs"] == "Planned – Benefits For people"
    assert found["shorter supply chains"] == "Planned – Benefits For partners"


def test_a_grid_of_names_has_no_headers() -> None:
    found = statements("Members\n\nNorth Hospital\tNorth College\nNorth Council\tNorth Water\nNorth Homes\t\n")
    assert [said.text for said in found] == [
        "North Hospital; North College",
        "North Council; North Water",
        "North Homes",
    ]


def test_markup_is_kept_in_the_quote_and_left_out_of_the_text() -> None:
    (said,) = statements("The quorum is **ten** members of the [group](#).\n")
    assert said.text == "The quorum is ten members of the group."
    assert said.quote == "The quorum is **ten** members of the [group](#)."


def test_passages_stay_short_and_cut_no_statement() -> None:
    text = "\n\n".join(f"Sentence number {n} says something about the network, plainly." for n in range(60))
    for section in sections(text):
        for passage in section.passages:
            assert len(passage.text.split()) <= PASSAGE_WORDS + 20
    assert len(statements(text)) == 60


def test_a_very_short_item_is_quoted_with_its_neighbour() -> None:
    found = statements(
        "Members of the network include these five bodies:\n\n- the CCG\n- ELFT\n- North Hospital Trust\n"
    )
    assert [said.text for said in found] == ["the CCG", "ELFT", "North Hospital Trust"]
    assert [said.quote for said in found] == [
        "the CCG - ELFT",
        "ELFT - North Hospital Trust",
        "North Hospital Trust",
    ]


def test_a_short_item_says_what_the_list_nested_below_it_is_of() -> None:
    text = "# Money\n\n- It buys\n  - a van\n  - the help of a clerk\n- Not paid for: a shed\n"
    assert [(said.context, said.text) for said in statements(text)] == [
        ("", "It buys"),
        ("It buys", "a van"),
        ("It buys", "the help of a clerk"),
        ("", "Not paid for: a shed"),
    ]


def test_a_short_answer_with_its_number_is_quoted_with_the_question_above_it() -> None:
    text = "It was agreed in May.\n\n12. Is it necessary to wait?\n\n12.1 No\n\nOne more sentence stands here.\n"
    statement = next(one for one in statements(text) if one.text == "No")
    assert statement.quote == "Is it necessary to wait? 12.1 No"


def test_a_sentence_that_announces_these_things_leads_their_list_in() -> None:
    text = "A board will be formed, with these arrangements.\n\n- Quorum: seven\n- Chair: a resident\n"
    assert [one.context for one in statements(text) if one.kind is StatementKind.ITEM] == [
        "A board will be formed, with these arrangements."
    ] * 2


def test_paragraphs_that_count_themselves_are_items_of_a_list() -> None:
    told = [
        Paragraph("The project has two strands."),
        Paragraph("Strand 1: Doorstep hubs. Four hubs are opened."),
        Paragraph("Strand 2: Early wheels. Bicycles are lent."),
        Paragraph("All of it is new."),
    ]
    assert with_counted_items(told) == [
        told[0],
        Item("Strand 1: Doorstep hubs. Four hubs are opened."),
        Item("Strand 2: Early wheels. Bicycles are lent."),
        told[3],
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Strand 1: Doorstep hubs.", "It is new.", "Strand 2: Early wheels."),
        ("Strand 2: Doorstep hubs.", "Strand 3: Early wheels."),
        ("Strand 1: Doorstep hubs.", "Phase 2: Early wheels."),
        ("Strand 1 is new.", "Strand 2 is not."),
    ],
)
def test_paragraphs_that_do_not_count_on_stay(texts: tuple[str, ...]) -> None:
    told = [Paragraph(text) for text in texts]
    assert with_counted_items(told) == told
