#!/usr/bin/env python3
"""celery's own monitor (`celery events`) over invented tasks kept in memory, without a broker; SIGUSR1 changes one of them.

    celery_tasks.py COUNT
"""

import signal
import sys
import time
import uuid

from celery import Celery
from celery.events.cursesmon import CursesMonitor, DisplayThread
from celery.events.event import Event
from celery.events.state import State


def main():
    """Shows the tasks until it is ended."""
    count = int(sys.argv[1])
    state = State(max_tasks_in_memory=max(count, 10000))
    names = [str(uuid.UUID(int=number + 1)) for number in range(count)]
    begun = time.time()

    def happen(kind, number, moment):
        state.event(Event(
            kind, uuid=names[number], hostname="contoh@kantor", clock=1, name="faktur.unggah", timestamp=moment,
            local_received=moment, utcoffset=0, pid=1, args="[]", kwargs="{}"))

    for number in range(count):
        happen("task-received", number, begun + number * 1e-4)
    changes = [0]

    def change(*_):
        changes[0] += 1
        happen("task-started" if changes[0] % 2 else "task-succeeded", count - 1 - changes[0] % 20, time.time())

    signal.signal(signal.SIGUSR1, change)
    monitor = CursesMonitor(state, app=Celery("contoh", broker="memory://"))
    monitor.init_screen()
    DisplayThread(monitor).start()
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main()
