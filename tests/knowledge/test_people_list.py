import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import HelpfulError
from knowledge.people import Grant, Identity, Role
from knowledge.people_list import CellProblem, Entry, PeopleList, read_people_list

HEADER = "name,email,organisation,roles,slack\n"
AMARA = Entry(2, "Amara Osei", "amara@northmere.example", "Northmere Council", frozenset({Grant(Role.SECRETARIAT)}))


def read(*rows: str, header: str = HEADER) -> PeopleList:
    return read_people_list((header + "\n".join(rows)).encode())


def problems(*rows: str, header: str = HEADER) -> list[tuple[int, str, str]]:
    """Row, column and the whole message of each problem."""
    return [(one.row, one.column, f"{one.wrong} {one.mend}") for one in read(*rows, header=header).problems]


def roles(cell: str) -> set[tuple[str, str]]:
    found = read(f'Amara,a@x.example,Council,"{cell}",')
    assert found.problems == ()
    return {(grant.role.value, grant.scope) for grant in found.entries[0].grants}


def role_problem(cell: str) -> str:
    ((row, column, message),) = problems(f'Amara,a@x.example,Council,"{cell}",')
    assert (row, column) == (2, "roles")
    return message


def test_a_list_is_read_in_its_order() -> None:
    found = read(
        "Amara Osei,Amara@Northmere.example,Northmere Council,secretariat,",
        '"Carr, Ben",ben@northmere.example,Northmere College,"co-chair: social-value; member: skills",T01:U02',
    )
    grants = frozenset({Grant(Role.CO_CHAIR, "social-value"), Grant(Role.MEMBER, "skills")})
    ben = Entry(3, "Carr, Ben", "ben@northmere.example", "Northmere College", grants, Identity("slack", "T01", "U02"))
    assert found == PeopleList((AMARA, ben))


@pytest.mark.parametrize(
    "content",
    [
        "name,email,organisation,roles\nAmara Osei,amara@northmere.example,Northmere Council,secretariat\n",
        "Roles;ORGANISATION; E-Mail ;Name\nSecretariat;Northmere Council;amara@northmere.example;Amara Osei\n",
        "name\temail\torganisation\troles\r\nAmara Osei\tamara@northmere.example\tNorthmere Council\tsecretariat\r\n",
        "sep=;\r\nname;email;organisation;roles\r\nAmara Osei;amara@northmere.example;Northmere Council;secretariat",
        "name,email,organisation,roles\rAmara Osei,amara@northmere.example,Northmere Council,secretariat\r",
        "name,email,organisation,roles,,\nAmara Osei,amara@northmere.example,Northmere Council,secretariat,,\n,,,,,\n",
        "name,email,organisation,roles\nAmara\u00a0Osei ,\u200bamara@northmere.example, Northmere Council,secretariat;",
        'name,email,organisation,roles\n"Amara\nOsei",amara@northmere.example,Northmere Council,"secretariat\n\n-"\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_same_list_is_read_from_whatever_a_spreadsheet_writes(content: str, encoding: str) -> None:
    assert read_people_list(content.encode(encoding)) == PeopleList((AMARA,))


def test_names_that_excel_wrote_in_its_own_code_page_are_whole() -> None:
    text = "name,email,organisation,roles\nZoë O’Brien,zoe@x.example,Café Trust,\n"
    (entry,) = read_people_list(text.encode("cp1252")).entries
    assert (entry.name, entry.organisation) == ("Zoë O’Brien", "Café Trust")


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("", set()),
        (" - ", set()),
        ("administrator", {("administrator", "")}),
        ("Secretariat , member: skills", {("secretariat", ""), ("member", "skills")}),
        ("member: procurement, skills", {("member", "procurement"), ("member", "skills")}),
        ("MEMBER :  Jobs and Pay ;observer:skills", {("member", "Jobs and Pay"), ("observer", "skills")}),
        ("chair: a; Co Chair: b; cochair: c; CO-CHAIR: d", {("co-chair", name) for name in "abcd"}),
        ("member: skills, jobs, secretariat", {("member", "skills"), ("member", "jobs"), ("secretariat", "")}),
        ("member: skills, chair: jobs, estates", {("member", "skills"), ("co-chair", "jobs"), ("co-chair", "estates")}),
    ],
)
def test_roles_are_read_in_the_ways_people_write_them(cell: str, held: set[tuple[str, str]]) -> None:
    assert roles(cell) == held


def test_a_role_written_twice_is_held_once() -> None:
    assert len(roles("member: Social Value, social-value; member: SOCIAL VALUE; secretariat; secretariat")) == 2


@pytest.mark.parametrize(
    ("cell", "said", "write"),
    [
        ("memmber: skills", 'no role "memmber"', '"member: skills"'),
        ("secretary", 'no role "secretary"', '"secretariat"'),
        ("co-chiar: skills", 'no role "co-chiar"', '"co-chair: skills"'),
        ("observr", 'no role "observr"', '"observer: GROUP"'),
        ("skills", 'no role "skills"', '"member: skills"'),
        ("member", "of which group", '"member: GROUP"'),
        ("chair:", "of which group", '"co-chair: GROUP"'),
        ("secretariat: skills", "whole network", '"secretariat"'),
        ("member of skills", "no colon", '"member: skills"'),
        ("Co-Chair skills", "no colon", '"co-chair: skills"'),
        ("member: skills observer: jobs", "two roles", '";"'),
        ("member: skills, secretariet", 'no role "secretariet"', '"secretariat"; or "member: secretariet"'),
        ("member: skills; jobs", 'no role "jobs"', '"member: jobs"'),
    ],
)
def test_a_mistyped_role_is_named_with_what_to_write(cell: str, said: str, write: str) -> None:
    message = role_problem(cell)
    assert said in message
    assert write in message


def test_what_follows_from_a_mistyped_role_is_no_second_mistake() -> None:
    assert 'no role "memmber"' in role_problem("memmber: skills, jobs, estates")


@pytest.mark.parametrize(
    ("email", "said", "write"),
    [
        ("", "It is empty.", "address"),
        ("amara.northmere.example", "no @", "name@example.org"),
        ("amara @northmere.example", "a blank", "name@example.org"),
        ("Amara <Amara@northmere.example>", "more in it", '"amara@northmere.example"'),
        ("mailto:amara@northmere.example", "more in it", '"amara@northmere.example"'),
        ("a@x.example / b@x.example", "several", "chat account"),
        ("amara@northmere", "not an e-mail address", "name@example.org"),
    ],
)
def test_an_address_that_cannot_be_one_is_named(email: str, said: str, write: str) -> None:
    ((row, column, message),) = problems(f"Amara,{email},Council,,")
    assert (row, column) == (2, "email")
    assert said in message
    assert write in message


def test_every_bad_cell_is_named_with_its_row_and_column() -> None:
    found = problems(
        "Amara,amara@x.example,Council,secretariat,",
        "",
        ",ben.x.example,,member,U1",
        "Cat,cat@x.example,College,,",
        "Dil,CAT@x.example,College,chair,T1:U1",
        "Eve,eve@x.example,College,,T1:U1,surplus",
    )
    assert [(row, column) for row, column, _ in found] == [
        (4, "name"), (4, "organisation"), (4, "email"), (4, "roles"), (4, "slack"),
        (6, "roles"), (6, "email"), (7, ""), (7, "slack"),
    ]  # fmt: skip


def test_two_rows_with_one_address_or_account_are_both_named() -> None:
    found = problems(
        "Amara,amara@x.example,Council,,T1:U1", "Ben,Amara@X.example,Council,,", "Cat,c@x.example,Co,,T1:U1"
    )
    assert [(row, column) for row, column, _ in found] == [(3, "email"), (4, "slack")]
    assert all("in row 2, too" in message for _, _, message in found)


def test_rows_are_counted_as_the_spreadsheet_shows_them() -> None:
    found = problems('"Amara\nOsei",a@x.example,Council,"secretariat\nmember: skills",', "", "Ben,ben,Council,,")
    assert [row for row, _, _ in found] == [4]


def test_good_rows_beside_bad_ones_are_read() -> None:
    found = read("Amara,amara,Council,,", "Ben,ben@x.example,Council,,")
    assert [entry.name for entry in found.entries] == ["Ben"]
    assert found.problems[0] == CellProblem(
        2, "email", "amara", "It has no @.", "Write an address like name@example.org."
    )


def test_a_column_that_a_list_of_people_has_not_is_named() -> None:
    found = problems("Amara,a@x.example,Council,,01234", header="name,email,organisation,roles,phone\n")
    assert found == [(1, "", "A list of people has no such column. Take it out.")]


def test_a_mistyped_column_is_named_with_the_right_name_only() -> None:
    found = problems("Amara,a@x.example,Council,", header="name,email,organization,roles\n")
    assert found == [(1, "", 'A list of people has no such column. Write "organisation".')]


def test_missing_and_doubled_columns_are_named() -> None:
    found = problems("Amara,a@x.example,Council", header="name,email,Email,roles\n")
    assert [(row, column) for row, column, _ in found] == [(1, "email"), (1, "organisation")]


def test_a_list_without_a_header_is_told_what_the_first_row_must_be() -> None:
    ((row, column, message),) = problems("Amara,amara@x.example,Council,secretariat", header="")
    assert (row, column) == (1, "")
    assert "name, email, organisation, roles" in message


def test_cells_that_look_like_formulas_stay_text() -> None:
    (entry,) = read('"=HYPERLINK(""https://x.example"")",a@x.example,+44 Trust,member: @skills,').entries
    assert (entry.name, entry.organisation) == ('=HYPERLINK("https://x.example")', "+44 Trust")
    assert entry.grants == {Grant(Role.MEMBER, "@skills")}


@pytest.mark.parametrize("content", [b"", b"\n\n", b" ,,\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told_what_it_must_hold(content: bytes) -> None:
    with pytest.raises(HelpfulError, match=r"empty.*name, email, organisation, roles"):
        read_people_list(content)


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.7", b"name,\0\0email"])
def test_a_workbook_is_to_be_saved_as_csv(content: bytes) -> None:
    with pytest.raises(HelpfulError, match="Save it as CSV") as raised:
        read_people_list(content)
    assert "Nothing was saved" in raised.value.what_to_do


@pytest.mark.parametrize("row", ['"Amara,a@x.example,Council,,', '"Am"ara,a@x.example,Council,,'])
def test_a_stray_quotation_mark_is_named_with_its_row(row: str) -> None:
    with pytest.raises(HelpfulError, match="In row 3 a quotation mark"):
        read("Ben,ben@x.example,Council,,", row)


@given(
    st.binary(max_size=300)
    | st.text(alphabet='ab@.,;:\t\n" -', max_size=200).map(lambda text: (HEADER + text).encode())
)
def test_whatever_stands_in_a_file_is_read_or_refused_in_plain_words(content: bytes) -> None:
    try:
        found = read_people_list(content)
    except HelpfulError:
        return
    assert not {entry.row for entry in found.entries} & {problem.row for problem in found.problems}
    assert len({entry.email for entry in found.entries}) == len(found.entries)
