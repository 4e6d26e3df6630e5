"""A program on a pseudo-terminal: what it writes, when, and what it costs. Python's own library only."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?>=!]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B]|[=>78MDEHc])")
# Questions to a terminal: device attributes, cursor position, colours, modes, terminfo by name.
QUESTIONS = re.compile(rb"\x1b\[[>=?]?[0-9;]*[cn]|\x1b\]1[0-2];\?|\x1b\[\?[0-9;]+\$p|\x1bP\+q|\x1b\[>[0-9]*q|\x1b\[\?u")


class TerminalProgram:
    """Starts a program on a terminal of its own; use it in a `with` statement, which ends it."""

    def __init__(self, argv, columns=120, rows=40, env=None, term="xterm-256color"):
        self.written = bytearray()
        environment = dict(os.environ, TERM=term, LANG="C.UTF-8", LC_ALL="C.UTF-8")
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        for name, value in (env or {}).items():
            if value is None:
                environment.pop(name, None)
            else:
                environment[name] = value
        self.outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self.outer)
                os.setsid()
                fcntl.ioctl(inner, termios.TIOCSCTTY, 0)
                for number in (0, 1, 2):
                    os.dup2(inner, number)
                os.execvpe(argv[0], argv, environment)
            finally:
                os._exit(127)
        os.close(inner)
        os.set_blocking(self.outer, False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self._family()):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.waitpid(self.pid, 0)
        os.close(self.outer)

    def count(self):
        """Bytes written so far."""
        return len(self.written)

    def read(self, timeout):
        """Takes what comes within the time; whether anything came."""
        if not select.select([self.outer], [], [], max(timeout, 0))[0]:
            return False
        try:
            self.written += os.read(self.outer, 1 << 16)
            return True
        except OSError:  # the program is gone
            return False

    def wait_for_rows(self, pattern, rows, timeout):
        """Seconds from the start until so many rows have been painted, or None."""
        row = re.compile(pattern)
        while (passed := time.perf_counter() - self.started) < timeout:
            if self.read(min(0.05, timeout - passed)):
                arrived = time.perf_counter()
                if len(row.findall(ESCAPES.sub(b"\n", bytes(self.written)))) >= rows:
                    return arrived - self.started
        return None

    def age(self):
        """Seconds since it was started."""
        return time.perf_counter() - self.started

    def shows(self, pattern, repaint=b"\x0c"):
        """Whether its screen has a pattern, which is painted whole for that."""
        start = self.count()
        self.press(repaint)
        return re.search(pattern, ESCAPES.sub(b"\n", bytes(self.written[start:]))) is not None

    def settle(self, quiet=0.25, timeout=10):
        """Waits until nothing has come for a while."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and self.read(quiet):
            pass

    def press(self, key):
        """Types a key: the bytes of the answer, and seconds to its first one (None where nothing came)."""
        before = self.count()
        pressed = time.perf_counter()
        os.write(self.outer, key)
        if not self.read(0.5):
            return 0, None
        answered = time.perf_counter() - pressed
        self.settle(0.15, 2)
        return self.count() - before, answered

    def answer(self, key, pause=0.02, timeout=5):
        """Types a key where other things are being written as well: seconds to the next byte (None where none came)."""
        while self.read(0):
            pass
        pressed = time.perf_counter()
        os.write(self.outer, key)
        if not self.read(timeout):
            return None
        answered = time.perf_counter() - pressed
        end = time.perf_counter() + pause
        while (left := end - time.perf_counter()) > 0:
            self.read(left)
        return answered

    def rest(self, seconds):
        """Leaves it alone: CPU seconds used, and bytes written."""
        cpu, written, _ = self.watch(seconds)
        return cpu, written

    def watch(self, seconds):
        """Leaves it alone: CPU seconds used, bytes written, and after how many seconds each piece of them came."""
        before, used, times = self.count(), self._cpu(), []
        begun = time.perf_counter()
        while (left := begun + seconds - time.perf_counter()) > 0:
            if self.read(left):
                times.append(time.perf_counter() - begun)
        return self._cpu() - used, self.count() - before, times

    def calm(self, share=0.02, timeout=180):
        """Waits until it uses less than a share of a processor, over two seconds."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and self.rest(2)[0] > share * 2:
            pass

    def asked_the_terminal(self):
        """Whether anything so far was a question to the terminal."""
        return QUESTIONS.search(bytes(self.written)) is not None

    def memory(self, figure="VmRSS"):
        """Resident memory of the program and its children, kB; at its highest so far: VmHWM."""
        total = 0
        for process in self._family():
            try:
                with open(f"/proc/{process}/status") as status:
                    found = re.search(figure + r":\s+(\d+) kB", status.read())
                    total += int(found.group(1)) if found else 0
            except OSError:
                pass
        return total

    def _cpu(self):
        ticks = 0
        for process in self._family():
            try:
                with open(f"/proc/{process}/stat") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
                    ticks += int(fields[11]) + int(fields[12])
            except OSError:
                pass
        return ticks / os.sysconf("SC_CLK_TCK")

    def _family(self):
        """The program and its children."""
        children = {}
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    with open(f"/proc/{name}/stat") as stat:
                        parent = int(stat.read().rsplit(")", 1)[1].split()[1])
                    children.setdefault(parent, []).append(int(name))
                except OSError:
                    pass
        family = [self.pid]
        for process in family:
            family += children.get(process, [])
        return family
