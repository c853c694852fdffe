"""What a fresh installation of metier has to do; run with its interpreter, in any folder.

    PYTHON -I release/trial.py

It needs nothing but the standard library and the `metier` beside the interpreter.
"""

from __future__ import annotations

import fcntl
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

METIER = str(Path(sys.executable).with_name("metier"))
TITLES = ("loan servicing specialist", "collections specialist")
PAGE = """| Registered nurse | Cashier | |
| Yearly salary | $90,000 | $30,000 |
| Hourly rate | $40.00 | $14.42 |
"""
_SET_FLAGS, _UP = 0x8914, 1


def listen_to_oneself() -> str:
    """Switch the loopback on where it is the only way out, as in a new network namespace."""
    if [name for _, name in socket.if_nameindex()] != ["lo"]:
        return "with a network: the kernel gives no network namespace"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        fcntl.ioctl(channel, _SET_FLAGS, struct.pack("16sh22x", b"lo", _UP))
    return "without a network"


def command(*arguments: str) -> str:
    """What a command prints; it has to succeed and say nothing on standard error."""
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        sys.exit(f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def expect(part: str, text: str) -> None:
    """Stop where a text does not have a part."""
    if part not in text:
        sys.exit(f"expected {part!r}, found {text[:2000]!r}")


def served(port: int, seconds: float = 60) -> str:
    """The front page of a site that is started for it."""
    site = subprocess.Popen([METIER, "serve", "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + seconds
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{port}/", timeout=seconds) as answer:
                    return str(answer.read().decode("utf-8"))
            except URLError:
                if site.poll() is not None or time.monotonic() > until:
                    sys.exit(f"the site does not answer (exit code {site.poll()})")
                time.sleep(0.1)  # it is starting: nothing tells when it listens
    finally:
        site.terminate()
        site.wait()


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


if __name__ == "__main__":
    print(listen_to_oneself())
    expect("Loan interviewers and clerks earn more", command(METIER, "compare", *TITLES))
    print("metier compare")
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    expect("$83,200", command(sys.executable, "-I", "-m", "metier", "check", "page.txt"))
    print("python -m metier check")
    expect("</html>", served(free_port()))
    print("metier serve")
