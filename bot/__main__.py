"""`python -m bot` and the `anchorbot` command."""


def main() -> None:
    """Runs the command line."""
    from bot.cli.app import app

    app()


if __name__ == "__main__":
    main()
