"""``python -m timeline`` is the same as the command ``timeline``."""

from timeline.cli import main

main(prog_name="timeline")
