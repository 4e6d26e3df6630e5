#!/usr/bin/env python3
"""Measures pantau beside its peers, on the same invented documents, terminal size and TERM, in one run.

    measure.py [--program .build/pantau] [--documents 1000,100000] [--runs 5] [--idle 60] [--only pantau,less]

Peers that are installed take part (less, lnav, fzf, htop); they read the same documents as a CSV file. Only pantau reads
every field of a document and keeps its status apart; the others match lines of text, and htop shows this machine. Prints
Markdown tables; what a program has no key for is a dash. Then pantau by itself: while the status of every document changes,
and a table of what no peer has a counterpart for:

- searchable: from the start until the last document, whose reference is typed as soon as rows are there, has been found
  and the screen is still;
- sorted: from Enter after :sort dpp until the screen is still;
- 100 changed, 1 % changed: what a poll costs that finds so many documents with another status, with the journal and the
  screen, in CPU beyond what the same time costs at rest; and until the screen is still, the wait for the poll included;
- journal: by how much it grows a minute while nothing changes, and for each change.

Absolute times on a busy machine only say where to look; compare within one run.
"""

import argparse
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field

from terminal_program import TerminalProgram

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Subject:
    """A program to measure: how it is started, what its list looks like, and its keys."""

    name: str
    argv: list
    row: bytes  # a pattern that each row of its list has once
    down: bytes
    page_down: bytes
    repaint: bytes = b"\x0c"
    env: dict = field(default_factory=dict)


def subjects(program, folder, home):
    """Those that are here, pantau first."""
    csv = os.path.join(folder, "pajak-keluaran.csv")
    reference, line = rb"CONTOH/20", rb"0999\d{12};"
    known = [
        Subject(
            "pantau", [program], reference, b"j", b"\x1b[6~",
            env={"HOME": home, "XDG_STATE_HOME": None, "XDG_DATA_HOME": None, "XDG_CONFIG_HOME": None}),
        Subject("less", ["less", "-S", csv], line, b"j", b" "),
        Subject("lnav", ["lnav", "-N", csv], line, b"k", b"\x1b[5~"),
        Subject("fzf", ["sh", "-c", "exec fzf --no-mouse < \"$1\"", "fzf", csv], line, b"\x1b[A", b"\x1b[5~"),
        Subject("htop", ["htop", "-d", "100"], rb"(?m)\d+:\d+\.\d+", b"\x1bOB", b"\x1b[6~"),
    ]
    return [subject for subject in known if subject.name == "pantau" or shutil.which(subject.name)]


def version(subject):
    """The first line that the program says of itself."""
    said = subprocess.run(
        [subject.name if subject.name != "pantau" else subject.argv[0], "--version"], capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=20)
    return (said.stdout + said.stderr).strip().split("\n")[0]


def prepare(program, count, folder, home, age=0):
    """Writes the documents, and imports them into a queue of their own, as of so many seconds ago."""
    maker = os.path.join(HERE, "make-exports.py")
    subprocess.run([sys.executable, maker, str(count), folder, "--only", "csv,json"], check=True)
    moment = time.time() - age
    os.utime(os.path.join(folder, "outputinvoice.json"), (moment, moment))
    env = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    subprocess.run(
        [program, "import", os.path.join(folder, "outputinvoice.json")], check=True, env=dict(env, HOME=home),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def quantile(values, share):
    """The value that this share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def first_rows(subject, rows, runs):
    """Milliseconds to the first rows, one figure a run; and whether a terminal was asked anything before."""
    times, asked = [], False
    for _ in range(runs):
        with TerminalProgram(subject.argv, env=subject.env) as running:
            seconds = running.wait_for_rows(subject.row, rows, timeout=60)
            if seconds is None:
                return None, asked
            times.append(seconds * 1000)
            asked = asked or running.asked_the_terminal()
    return times, asked


def keys(running, data, times):
    """Bytes, and milliseconds to the first byte, of one key pressed so often."""
    counts, answers = [], []
    for _ in range(times):
        written, answer = running.press(data)
        counts.append(written)
        if answer is not None:
            answers.append(answer * 1000)
    return counts, answers


def measure(subject, rows, runs, idle):
    """Everything about one program, as cells of a row."""
    times, asked = first_rows(subject, rows, runs)
    if times is None:
        return [subject.name] + ["–"] * 11
    with TerminalProgram(subject.argv, env=subject.env) as running:
        running.wait_for_rows(subject.row, rows, timeout=60)
        running.settle(timeout=60)
        start_bytes = running.count()
        down, answers = keys(running, subject.down, 30)
        pages, _ = keys(running, subject.page_down, 8)
        repaint, _ = keys(running, subject.repaint, 3)
        running.settle(timeout=10)
        cpu, at_rest = running.rest(idle)
        memory = running.memory()
    return [
        subject.name, f"{statistics.median(times):.0f}", f"{min(times):.0f}–{max(times):.0f}",
        "yes" if asked else "no", f"{start_bytes}", f"{statistics.median(down):.0f}",
        f"{quantile(answers, 0.5):.1f} / {quantile(answers, 0.99):.1f}" if answers else "–",
        f"{statistics.median(pages):.0f}", f"{statistics.median(repaint):.0f}" if any(repaint) else "–",
        f"{at_rest * 60 / idle:.0f}", f"{cpu * 100 / idle:.2f}", f"{memory / 1024:.1f}",
    ]


def while_all_change(subject, queue):
    """Answers to Down in milliseconds while the status of every document changes three times, and the memory's peak, kB."""
    answers = []
    with TerminalProgram(subject.argv, env=subject.env) as running:
        running.wait_for_rows(subject.row, 20, timeout=60)
        running.settle(timeout=60)
        for status in ("APPROVED", "CREATED", "APPROVED"):
            with sqlite3.connect(queue, timeout=60) as database:
                database.execute("UPDATE document SET status = ?", (status,))
            database.close()
            answers += [running.answer(subject.down) for _ in range(100)]
        return [5000 if one is None else one * 1000 for one in answers], running.memory("VmHWM")


def last_reference(queue):
    """The reference of the document that was imported last."""
    with sqlite3.connect(queue, timeout=60) as database:
        found = database.execute("SELECT reference FROM document ORDER BY rowid DESC LIMIT 1").fetchone()
    database.close()
    return found[0]


def searchable(subject, queue, runs):
    """Milliseconds from the start until the last document has been found, one figure a run; None where it was not."""
    reference = last_reference(queue)
    # Typed in small letters, so that what is typed is not taken for what was found; its front may not fit.
    row = re.escape(reference[4:]).encode()
    times = []
    for _ in range(runs):
        with TerminalProgram(subject.argv, env=subject.env) as running:
            running.wait_for_rows(subject.row, 20, timeout=60)
            begun = running.age()
            os.write(running.outer, b"/" + reference.lower().encode())
            written = running.watch(6)[2]
            if not written or not running.shows(row):
                return None
            times.append((begun + written[-1]) * 1000)
            # What is shown is remembered, and the next start is to find its rows.
            running.press(b"\x1b")
            running.settle(1)
    return times


def sorting(running, runs):
    """Milliseconds from asking for another order until the screen is still, one figure a run."""
    times = []
    for turn in range(runs):
        os.write(running.outer, b":sort " + (b"dpp", b"reference")[turn % 2])
        running.settle()
        os.write(running.outer, b"\r")
        times += running.watch(3)[2][-1:]
    return [one * 1000 for one in times]


def polls(running, queue, count, times):
    """CPU milliseconds of a poll that finds so many changed, beyond those of rest, and seconds until the screen is still."""
    window = 8
    running.calm()
    resting, _ = running.rest(window)
    costs, delays = [], []
    for turn in range(times):
        with sqlite3.connect(queue, timeout=60) as database:
            database.execute(
                "UPDATE document SET status = ? WHERE rowid IN (SELECT rowid FROM document ORDER BY rowid LIMIT ?)",
                (("CREATED", "APPROVED")[turn % 2], count))
        database.close()
        cpu, _, written = running.watch(window)
        costs.append((cpu - resting) * 1000)
        delays += first_burst(written)
    return costs, delays


def first_burst(times, gap=0.5):
    """The end of what came together first, where anything came; what comes later by itself, such as an age, is not of it."""
    return [one for one, after in zip(times, times[1:] + [float("inf")]) if after - one > gap][:1]


def journal_bytes(journal):
    """How large the journal is, in bytes: its pages that are in use."""
    with sqlite3.connect(journal, timeout=60) as database:
        size, pages, free = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "page_count", "freelist_count"))
    database.close()
    return size * (pages - free)


def by_itself(subject, count, runs, idle, queue, journal):
    """What only pantau does, as cells of a row."""

    def middle(values, form="{:.0f}"):
        return form.format(statistics.median(values)) if values else "–"

    found = searchable(subject, queue, runs)
    with TerminalProgram(subject.argv, env=subject.env) as running:
        running.wait_for_rows(subject.row, 20, timeout=60)
        running.settle(timeout=60)
        running.calm()
        sorted_in = sorting(running, runs)
        running.calm()
        before = journal_bytes(journal)
        running.rest(idle)
        grown = (journal_bytes(journal) - before) * 60 / idle
        before = journal_bytes(journal)
        few, few_delays = polls(running, queue, min(100, count), 2 * runs)
        many, many_delays = polls(running, queue, max(1, count // 100), runs)
        changes = 2 * runs * min(100, count) + runs * max(1, count // 100)
        each = (journal_bytes(journal) - before) / changes
    return [
        str(count), middle(found), middle(sorted_in), f"{statistics.mean(few):.0f}", middle(few_delays, "{:.1f}"),
        f"{statistics.mean(many):.0f}", middle(many_delays, "{:.1f}"), f"{grown:.0f}", f"{each:.0f}",
    ]


def table(head, lines):
    """A Markdown table."""
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for line in lines:
        print("| " + " | ".join(line) + " |", flush=True)


HEAD = [
    "program", "first rows, ms", "range", "asked first", "bytes to rest", "Down, bytes", "Down, ms p50 / p99",
    "PageDown, bytes", "repaint, bytes", "idle, bytes/min", "idle, CPU %", "memory, MB",
]
OWN_HEAD = [
    "documents", "searchable, ms", "sorted, ms", "100 changed, CPU ms", "on the screen, s", "1 % changed, CPU ms",
    "on the screen, s", "journal at rest, bytes/min", "journal, bytes a change",
]


def main():
    """Reads the options, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/pantau")
    parser.add_argument("--documents", default="1000,100000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle", type=int, default=60)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    only = set(filter(None, options.only.split(",")))
    for count in (int(part) for part in options.documents.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            home = os.path.join(folder, "home")
            os.mkdir(home)
            chosen = [one for one in subjects(program, folder, home) if not only or one.name in only]
            if any(one.name == "pantau" for one in chosen):
                prepare(program, count, folder, home)
            else:
                maker = os.path.join(HERE, "make-exports.py")
                subprocess.run([sys.executable, maker, str(count), folder, "--only", "csv"], check=True)
            print(f"\n{count} documents, 120x40, TERM=xterm-256color, median of {options.runs} runs, at rest for "
                  f"{options.idle} s\n")
            for one in chosen:
                print(f"- {one.name}: {version(one)}")
            print()
            table(HEAD, (measure(one, 20 if one.name != "htop" else 5, options.runs, options.idle) for one in chosen))
            for one in chosen:
                if one.name == "pantau":
                    queue = os.path.join(home, ".local/share/pantau/queue.sqlite")
                    journal = os.path.join(home, ".local/state/pantau/journal.sqlite")
                    print()
                    table(OWN_HEAD, [by_itself(one, count, options.runs, options.idle, queue, journal)])
                    answers, peak = while_all_change(one, queue)
                    print(f"\npantau while all of them change: Down, ms p50 / p99 / worst of {len(answers)}: "
                          f"{quantile(answers, 0.5):.1f} / {quantile(answers, 0.99):.1f} / {max(answers):.1f}; "
                          f"memory at its highest: {peak / 1024:.1f} MB")


if __name__ == "__main__":
    main()
