"""``python -m timeline`` is the same as the command ``timeline``."""

from timeline.cli import main

if __name__ == "__main__":
    main(prog_name="timeline")
