"""Write down whoever in this process turns to another machine, by TCP, UDP or a name's look-up.

Python runs this at its start wherever this folder is on PYTHONPATH: in the tests, and in all the
processes that they start. What native code does without Python's sockets isn't seen.
"""

import ipaddress
import os
import sys
import traceback

_NAMES = {"", "localhost", "localhost.localdomain", "ip6-localhost", "testserver"}
_LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_SENT_TO = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def is_here(host):
    """Whether a host is this machine alone."""
    host = host.decode() if isinstance(host, bytes) else str(host or "")
    if host.lower() in _NAMES:
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def host_of(event, args):
    """The host that an event turns to; None where it turns to none."""
    if event in _LOOKED_UP:
        return args[0]
    if event in _SENT_TO and isinstance(args[1], tuple) and args[1]:
        return args[1][0]
    return None


def watch(file):
    """Add a line to the file for each turn to another machine from now on."""

    def hook(event, args):
        if not event.startswith("socket."):
            return
        host = host_of(event, args)
        if host is None or is_here(host):
            return
        by = " < ".join(
            f"{each.filename}:{each.lineno}" for each in traceback.extract_stack()[-8:-1][::-1]
        )
        test = os.environ.get("PYTEST_CURRENT_TEST", "")
        with open(file, "a", encoding="utf-8") as out:  # noqa: PTH123 - as little as can be is loaded
            out.write(f"{event} {host} in {test} by {by}\n")

    sys.addaudithook(hook)


if "TURNS_OUTSIDE" in os.environ:
    watch(os.environ["TURNS_OUTSIDE"])
