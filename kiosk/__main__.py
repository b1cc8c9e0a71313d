"""The command `kiosk`; also `python -m kiosk`."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well. Without a command the kiosk starts."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["speech-worker"]:  # in the bundle, where there is no python to start it with
        from kiosk.speech.worker import main as speak

        return speak()
    from kiosk.cli.command import run_command

    return run_command(words)


if __name__ == "__main__":
    sys.exit(main())
