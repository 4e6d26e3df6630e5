#!/usr/bin/env python3
"""Measures what travels while somebody watches over SSH: pantau beside watch, htop and celery events.

    over_ssh.py [--program .build/pantau] [--documents 1000] [--idle 60] [--python python3]

Every program runs behind a real SSH server on loopback with throw-away keys, on a terminal of 120x40, and is reached by a
real client through a relay that counts. A write is a piece in which something came from the server. pantau shows a queue
of so many invented documents, `watch` the first 38 lines of the same list every two seconds, celery events as many tasks
(where celery is installed for --python), htop this machine. Prints a Markdown table; what a program has no such thing for
is a dash.
"""

import argparse
import os
import re
import select
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import Callable, Optional

from measure import HERE, prepare, table
from terminal_program import TerminalProgram


class Relay:
    """Passes on what travels between clients and a server, and counts what the server sends."""

    def __init__(self, port):
        self.count = self.pieces = 0
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            client, _ = self._listener.accept()
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with client, socket.create_connection(("127.0.0.1", self._port)) as server:
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                while True:
                    for end in select.select([client, server], [], [])[0]:
                        data = end.recv(1 << 16)
                        if not data:
                            return
                        if end is server:
                            self.count += len(data)
                            self.pieces += 1
                        (server if end is client else client).sendall(data)
            except OSError:
                return


class Server:
    """An SSH server of this user alone, and what a client needs to reach it."""

    def __init__(self, folder, environment):
        for name in ("host", "key"):
            path = os.path.join(folder, name)
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
        shutil.copy(os.path.join(folder, "key.pub"), os.path.join(folder, "authorized_keys"))
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        variables = " ".join(f"{name}={value}" for name, value in environment.items())
        configuration = os.path.join(folder, "sshd_config")
        with open(configuration, "w") as file:
            file.write(
                f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nPidFile none\n"
                f"AuthorizedKeysFile {folder}/authorized_keys\nPasswordAuthentication no\nPermitRootLogin yes\n"
                f"KbdInteractiveAuthentication no\nStrictModes no\nUsePAM no\nPrintMotd no\nSetEnv {variables}\n")
        if os.getuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        program = shutil.which("sshd", path=os.environ["PATH"] + ":/usr/sbin")
        self._process = subprocess.Popen([program, "-D", "-f", configuration], stderr=subprocess.DEVNULL)
        self.relay = Relay(port)
        self.client = [
            "ssh", "-tt", "-F", "none", "-p", str(self.relay.port), "-i", os.path.join(folder, "key"), "-o",
            "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "StrictHostKeyChecking=no", "-o",
            "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "127.0.0.1",
        ]
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                time.sleep(0.05)

    def close(self):
        """Ends the server."""
        self._process.terminate()
        self._process.wait()


@dataclass
class Subject:
    """A program to measure: its command, its key for one down, how a row of it is changed and gets another status."""

    name: str
    command: str
    down: Optional[bytes]
    change: Optional[Callable[[int, bytes], None]]
    status: Optional[Callable[[int, bytes], None]] = None


def subjects(program, python, count, folder, home):
    """Those that are here, pantau first."""
    queue = os.path.join(home, ".local/share/pantau/queue.sqlite")
    text = os.path.join(folder, "list.txt")
    with open(os.path.join(folder, "pajak-keluaran.csv"), encoding="utf-8") as whole:
        lines = [next(whole).rstrip("\n")[:118] for _ in range(38)]

    def write(rows):
        with open(text + ".new", "w", encoding="utf-8") as file:
            file.write("\n".join(rows) + "\n")
        os.replace(text + ".new", text)

    def update(column, value, written):
        # One that stands on the screen; the screen has the end of its reference.
        shown = re.findall(rb"TOH/(\d+/\d+)", written)[4].decode()
        with sqlite3.connect(queue, timeout=10) as database:
            database.execute(f"UPDATE document SET {column} = ? WHERE reference = 'CONTOH/' || ?", (value, shown))

    def change_signer(number, written):
        update("signer", f"CONTOH TTD {number}", written)

    def change_status(number, written):
        update("status", ("SAVED INVALID", "SIGNING IN PROGRESS")[number % 2], written)

    def change_text(number, _):
        rows = list(lines)
        rows[5] = rows[5][:60] + f"CONTOH {number}" + rows[5][70:]
        write(rows)

    def change_task(*_):
        for process in subprocess.run(["pgrep", "-f", "celery_tasks.py"], capture_output=True, text=True).stdout.split():
            with open(f"/proc/{process}/environ", "rb") as file:
                if f"HOME={home}".encode() in file.read().split(b"\0"):
                    os.kill(int(process), signal.SIGUSR1)

    write(lines)
    yield Subject("pantau watch", f"{program} watch", b"j", change_signer, change_status)
    if shutil.which("watch"):
        yield Subject("watch -t -n 2", f"watch -t -n 2 cat {text}", None, change_text)
    if shutil.which("htop"):
        yield Subject("htop", "htop", b"\x1bOB", None)
    if subprocess.run([python, "-c", "import celery"], capture_output=True).returncode == 0:
        yield Subject("celery events", f"{python} {HERE}/celery_tasks.py {count}", b"j", change_task)


def settle(running, relay):
    """Waits until nothing comes any more, or for ten seconds where something always does."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        before = relay.count
        running.settle(0.5, 1)
        if relay.count == before:
            return


def measure(subject, server, idle):
    """Everything about one program, as cells of a row."""
    relay = server.relay
    with TerminalProgram(server.client + [f"exec {subject.command}"]) as running:
        running.settle(3, 8)
        settle(running, relay)

        def travelled(act, times):
            """The bytes and the writes of each time but the first."""
            each = []
            for number in range(times):
                before = running.count(), relay.pieces
                act(number)
                each.append((running.count() - before[0], relay.pieces - before[1]))
            settle(running, relay)
            return each[1:]

        def change(how):
            def act(number):
                how(number, bytes(running.written))
                # Whoever looks every two seconds has looked by then; a mark of what has just changed is gone as well.
                running.rest(8)

            return travelled(act, 6) if how else []

        keys = travelled(lambda _: running.press(subject.down), 21) if subject.down else []
        changes, statuses = change(subject.change), change(subject.status)
        seen, sent, pieces = running.count(), relay.count, relay.pieces
        running.rest(idle)
        rest = [(now - before) * 60 / idle for now, before in (
            (running.count(), seen), (relay.count, sent), (relay.pieces, pieces))]

    def shown(values):
        return [f"{statistics.median(column):.0f}" for column in zip(*values)] or ["–", "–"]

    return [subject.name] + [f"{value:.0f}" for value in rest] + shown(changes) + shown(statuses) + shown(keys)


HEAD = [
    "program", "idle, bytes a minute", "encrypted", "in writes", "one changed row, bytes", "in writes",
    "one changed status, bytes", "in writes", "one Down, bytes", "in writes",
]


def main():
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/pantau")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--idle", type=int, default=60)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        os.makedirs(home)
        # Half an hour away from the next full hour of age, when every age on the screen would rightly change at once.
        prepare(program, options.documents, folder, home, age=3.02 * 86400)
        server = Server(folder, {"HOME": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        try:
            print(f"\n{options.documents} documents, 120x40, TERM=xterm-256color, idle for {options.idle} s\n")
            chosen = subjects(program, options.python, options.documents, folder, home)
            table(HEAD, (measure(one, server, options.idle) for one in chosen))
        finally:
            server.close()


if __name__ == "__main__":
    main()
