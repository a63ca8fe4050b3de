"""Letters over real sockets: each handed over once, and what became of it told as exactly as can be known."""

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
import vobject

from bot.letter import Letter
from bot.settings import Settings
from bot.smtp import mailer_of
from knowledge.errors import HelpfulError
from knowledge.groups.group import Member
from knowledge.notices import Outcome, Refused, Sent, Unknown
from tests.fakes.smtp import FakeSmtp, Trouble, make_certificate

CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
    b"SUMMARY:Caf\xc3\xa9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
ANN = Member("ann@leigh.example", "Ann Ó Briain")
LETTER = Letter(
    ANN, "Invitation: Café", "Dear Ann,\n.\nCafé meets.\n", CALENDAR, "REQUEST", "cafe-2026-11-17.ics",
    "20261117-cafe.0.1@network.example", datetime(2026, 11, 3, 9, tzinfo=UTC),
)  # fmt: skip
FROM = "Anchor network <meetings@network.example>"


def settings_for(server: FakeSmtp, **more: object) -> Settings:
    given = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_from": FROM, "smtp_security": "none"}
    return Settings(**{**given, **more})  # type: ignore[arg-type]


def send(settings: Settings, *letters: Letter) -> list[Outcome]:
    mailer = mailer_of(settings)
    assert mailer is not None
    with mailer.connected() as send_one:
        return [send_one(letter) for letter in letters]


def to(name: str) -> Letter:
    return replace(LETTER, to=Member(f"{name}@leigh.example", name))


def test_a_letter_is_one_that_calendars_act_on() -> None:
    with FakeSmtp() as server:
        assert send(settings_for(server), LETTER) == [Sent()]
    (letter,), (recipient,) = server.letters, server.recipients
    assert recipient == "ann@leigh.example"
    assert [letter[name] for name in ("From", "To", "Subject", "Message-ID", "Auto-Submitted")] == [
        FROM,
        "Ann Ó Briain <ann@leigh.example>",
        "Invitation: Café",
        "<20261117-cafe.0.1@network.example>",
        "auto-generated",
    ]
    assert letter["Date"].datetime == LETTER.written_at
    both, attached = letter.iter_parts()
    text, calendar = both.iter_parts()
    assert [part.get_content_type() for part in (letter, both, text, calendar, attached)] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    assert isinstance(calendar, EmailMessage)
    assert calendar["Content-Type"].params == {"charset": "utf-8", "method": "REQUEST"}
    assert text.get_content().replace("\r\n", "\n") == LETTER.text
    assert vobject.readOne(calendar.get_content()).vevent.summary.value == "Café"
    assert (attached.get_filename(), attached.get_content()) == ("cafe-2026-11-17.ics", CALENDAR)


def test_by_starttls_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with FakeSmtp(certificate, "bot", "secret") as server:
        signed_in = {"smtp_security": "starttls", "smtp_user": "bot", "smtp_password": "secret"}
        assert send(settings_for(server, **signed_in), LETTER) == [Sent()]
        assert server.was_private == [True]
        with pytest.raises(HelpfulError, match="does not take the user and password that are set"):
            send(settings_for(server, **{**signed_in, "smtp_password": "wrong"}), LETTER)
    assert len(server.letters) == 1


def test_a_certificate_of_nobodys_and_a_server_without_starttls_are_refused(tmp_path: Path) -> None:
    with FakeSmtp(make_certificate(tmp_path)) as server, pytest.raises(HelpfulError, match="not one to trust"):
        send(settings_for(server, smtp_security="starttls"), LETTER)
    with FakeSmtp() as server, pytest.raises(HelpfulError, match=r"does not offer .*STARTTLS"):
        send(settings_for(server, smtp_security="starttls"), LETTER)
    assert server.letters == []


def test_nobody_there_is_told_before_anything_is_sent() -> None:
    with FakeSmtp() as server:
        pass
    with pytest.raises(
        HelpfulError, match=r"I cannot send e-mails: the mail server cannot be reached\. Nothing was sent"
    ):
        send(settings_for(server), LETTER)


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (Trouble.UNKNOWN_TO_IT, Refused("550")),
        (Trouble.NOT_NOW, Refused("451")),
        (Trouble.REFUSED, Refused("554")),
        (Trouble.HANGS_UP, Refused("the mail server hung up")),
        (Trouble.LOST_ANSWER, Unknown("SMTPServerDisconnected")),
        (Trouble.HANGS_UP_AT_DATA, Unknown("SMTPServerDisconnected")),
    ],
)
def test_what_goes_wrong_for_one_is_told_and_the_others_get_theirs(trouble: Trouble, outcome: Outcome) -> None:
    with FakeSmtp(troubles={"bob@leigh.example": trouble}) as server:
        assert send(settings_for(server), to("ann"), to("bob"), to("cy")) == [Sent(), outcome, Sent()]
    taken = ["bob@leigh.example"] if trouble is Trouble.LOST_ANSWER else []
    assert server.recipients == ["ann@leigh.example", *taken, "cy@leigh.example"]


def test_a_server_that_goes_away_has_sent_nothing_more() -> None:
    with FakeSmtp(closes_after=1) as server:
        first, *others = send(settings_for(server), to("ann"), to("bob"), to("cy"), to("dee"))
    assert first == Sent()
    assert {type(one) for one in others} == {Refused}
    assert server.recipients == ["ann@leigh.example"]


@pytest.mark.parametrize("email", ["ann@leigh.exämple", "änn@leigh.example", "a b@leigh.example", "ann@@leigh.example"])
def test_an_address_that_cannot_be_written_to_is_refused(email: str) -> None:
    with FakeSmtp() as server:
        outcomes = send(settings_for(server), replace(LETTER, to=Member(email, "Ann")), to("bob"))
    assert [type(one) for one in outcomes] == [Refused, Sent]


def test_names_and_subjects_make_no_further_headers() -> None:
    odd = Member("ann@leigh.example", 'Ann\r\nBcc: all@leigh.example, "')
    with FakeSmtp() as server:
        assert send(settings_for(server), replace(LETTER, to=odd)) == [Sent()]
    assert "Bcc" not in server.letters[0]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"smtp_from": ""}, "ANCHORBOT_SMTP_FROM has to be an e-mail address"),
        ({"smtp_from": "Anchor network"}, "ANCHORBOT_SMTP_FROM has to be an e-mail address"),
        ({"smtp_host": "mail.example", "smtp_password": "x"}, "would be sent for everybody to read"),
    ],
)
def test_settings_that_do_not_go_together_are_told(given: dict[str, str], told: str) -> None:
    with pytest.raises(HelpfulError, match=told):
        mailer_of(settings_for(FakeSmtp(port=25), **given))


def test_without_a_server_there_is_no_mailer_and_the_password_shows_nowhere() -> None:
    assert mailer_of(Settings()) is None
    assert "secret" not in repr(Settings(smtp_password="secret"))
