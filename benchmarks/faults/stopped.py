"""A build that kills itself before the n-th thing it does to its output.

    python -m benchmarks.faults.stopped N SPECIFICATION OUTPUT

Python tells a process of what it opens, makes, renames, links and removes before it does so; what
pyarrow and tantivy write by themselves it does not tell.
"""

from __future__ import annotations

import os
import signal
import sys

from metier.cli import main

EVENTS = ("open", "os.", "shutil.", "fcntl.")


def stop_before(number: int, output: str) -> None:
    """Kill this process before it does something to the output for the n-th time."""
    left = number

    def told(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event.startswith(EVENTS) and any(output in str(argument) for argument in arguments):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(told)


if __name__ == "__main__":
    stop_before(int(sys.argv[1]), sys.argv[3])
    main(["build", sys.argv[2], "--output", sys.argv[3]])
