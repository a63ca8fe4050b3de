"""Writes the files in replies/ anew: python -m tests.bot.slack.write_replies

After a change of words or of blocks; the difference is then read before it is committed.
"""

from tests.bot.slack.kinds_of_reply import KINDS
from tests.bot.slack.reply_files import FOLDER, as_files


def write_replies() -> None:
    """Files of kinds that are no more are taken away."""
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for name, make in KINDS.items():
        for file, content in as_files(name, make()).items():
            (FOLDER / file).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write_replies()
