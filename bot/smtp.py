"""E-mail by SMTP (RFC 5321): one connection, on which each letter is handed over once.

A letter counts as sent from when the server has said that it takes it. Where its answer to the whole letter is lost,
nobody can tell; everything before that has sent nothing.
"""

import logging
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr

from bot.letter import Letter
from bot.settings import Settings
from knowledge.errors import HelpfulError
from knowledge.groups.group import Member
from knowledge.notices import Outcome, Refused, Sent, Unknown
from knowledge.people import email_in

_log = logging.getLogger(__name__)
_SECONDS = 20.0
_ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_NOT_REACHED = "the mail server cannot be reached any more"


def mailer_of(settings: Settings) -> "SmtpMailer | None":
    """What sends e-mails by these settings; None where no server is set. Raises HelpfulError for settings that do not
    go together."""
    if not settings.smtp_host:
        return None
    name, address = parseaddr(settings.smtp_from)
    if not (email := email_in(address)):
        raise HelpfulError(
            "ANCHORBOT_SMTP_FROM has to be an e-mail address where ANCHORBOT_SMTP_HOST is set.",
            "For example: Anchor network <meetings@council.example>.",
        )
    if settings.smtp_password and settings.smtp_security == "none" and settings.smtp_host not in _ON_THIS_MACHINE:
        raise HelpfulError(
            "ANCHORBOT_SMTP_PASSWORD would be sent for everybody to read.",
            "Set ANCHORBOT_SMTP_SECURITY to starttls or tls, or leave the password out.",
        )
    return SmtpMailer(settings, Member(email, name or email))


@dataclass(frozen=True)
class SmtpMailer:
    """Sends letters through the mail server that the settings name."""

    settings: Settings
    sender: Member

    @contextmanager
    def connected(self) -> Iterator[Callable[[Letter], Outcome]]:
        sending = _Sending(self)
        try:
            sending.connect()
        except (OSError, smtplib.SMTPException) as error:
            _log.error("the mail server %s cannot be used: %s", self.settings.smtp_host, error)
            raise HelpfulError(
                f"I cannot send e-mails: {_told(error)}.", "Nothing was sent. Try again later."
            ) from error
        try:
            yield sending.send
        finally:
            sending.close()


def _told(error: Exception) -> str:
    match error:
        case smtplib.SMTPAuthenticationError():
            return "the mail server does not take the user and password that are set"
        case smtplib.SMTPNotSupportedError():
            return "the mail server does not offer what the settings ask for (STARTTLS, or a password)"
        case ssl.SSLError():
            return "the mail server's certificate is not one to trust"
    return "the mail server cannot be reached"


class _Sending:
    """A connection to the server; it is made again for the next letter where it broke off."""

    def __init__(self, mailer: SmtpMailer) -> None:
        self._mailer = mailer
        self._smtp: smtplib.SMTP | None = None
        self._is_gone = False

    def connect(self) -> smtplib.SMTP:
        settings, context = self._mailer.settings, ssl.create_default_context()
        where = settings.smtp_host, settings.smtp_port
        smtp: smtplib.SMTP
        if settings.smtp_security == "tls":
            smtp = smtplib.SMTP_SSL(*where, timeout=_SECONDS, context=context)
        else:
            smtp = smtplib.SMTP(*where, timeout=_SECONDS)
        self._smtp = smtp
        try:
            if settings.smtp_security == "starttls":
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if settings.smtp_user:
                smtp.login(settings.smtp_user, settings.smtp_password)
        except BaseException:
            self._drop()
            raise
        return smtp

    def close(self) -> None:
        """Takes leave of the server."""
        if self._smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self._drop()

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def send(self, letter: Letter) -> Outcome:
        """Hands over one letter and tells what became of it."""
        if email_in(letter.to.email) is None:
            return Refused("no address that can be written to")
        is_ascii = letter.to.email.isascii() and self._mailer.sender.email.isascii()
        try:
            content = _as_message(letter, self._mailer.sender).as_bytes(policy=SMTP if is_ascii else SMTPUTF8)
        except (ValueError, IndexError):  # what the e-mail package makes of addresses that it cannot write
            return Refused("no address that can be written to")
        if self._is_gone:
            return Refused(_NOT_REACHED)
        try:
            smtp = self._smtp or self.connect()
        except (OSError, smtplib.SMTPException):
            self._is_gone = True
            return Refused(_NOT_REACHED)
        return self._announce(smtp, letter, is_ascii) or self._hand_over(smtp, content)

    def _announce(self, smtp: smtplib.SMTP, letter: Letter, is_ascii: bool) -> Refused | None:
        """From whom and to whom: nothing is sent yet."""
        if not is_ascii and not smtp.has_extn("smtputf8"):
            return Refused("the mail server takes no such address")
        try:
            code, _ = smtp.mail(self._mailer.sender.email, [] if is_ascii else ["SMTPUTF8", "BODY=8BITMIME"])
            if code == 250:
                code, _ = smtp.rcpt(letter.to.email)
            if code not in (250, 251):
                smtp.rset()
                return Refused(str(code))
        except (OSError, smtplib.SMTPException):
            self._drop()
            return Refused("the mail server hung up")
        return None

    def _hand_over(self, smtp: smtplib.SMTP, content: bytes) -> Outcome:
        try:
            code, _ = smtp.data(content)
        except smtplib.SMTPDataError as error:  # it did not want to see the letter
            with suppress(OSError, smtplib.SMTPException):
                smtp.rset()
            return Refused(str(error.smtp_code))
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Unknown(type(error).__name__)
        return Sent() if code == 250 else Refused(str(code))


def _as_message(letter: Letter, sender: Member) -> EmailMessage:
    """Text and calendar as two ways to read the same, which calendars act on, and the file for everybody else."""
    message = EmailMessage()
    message["From"] = _address(sender)
    message["To"] = _address(letter.to)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    calendar = letter.calendar.decode("utf-8")
    message.add_alternative(calendar, subtype="calendar", params={"method": letter.method})
    message.add_attachment(letter.calendar, maintype="application", subtype="ics", filename=letter.file_name)
    return message


def _address(member: Member) -> Address:
    name, _, domain = member.email.rpartition("@")
    return Address(" ".join(member.name.split()), name, domain)
