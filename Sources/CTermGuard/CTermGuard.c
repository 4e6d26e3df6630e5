// Everything that runs in the signal handler is async-signal-safe (signal-safety(7)): write, pread, fstat, dup2,
// tcflush, tcsetattr, fcntl, sigaction, pthread_sigmask, raise. endwin() is not, so what it would write is prepared beforehand.
#include "CTermGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Those of a crash, which are always guarded, then those that end a process which does not handle them.
static const int guarded[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGQUIT, SIGINT, SIGTERM, SIGHUP};
enum { guarded_count = sizeof guarded / sizeof guarded[0], crash_count = 6 };

// Written only while disarmed, except `restoring`, whose length is stored after its bytes.
static struct sigaction previous[guarded_count];
static int is_guarded[guarded_count];
static struct termios found_modes;
static int terminal = -1, shown_errors = -1, hidden_errors = -1;
static char restoring[256];
static atomic_size_t restoring_length;
static atomic_flag is_given_back = ATOMIC_FLAG_INIT;

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

// Shows what was said on fd 2 while the screen was taken: the last 8 kB, of which only printable ASCII passes.
static void replay_errors(void) {
  if (hidden_errors < 0 || shown_errors < 0) return;
  dup2(shown_errors, STDERR_FILENO);
  struct stat status;
  if (fstat(hidden_errors, &status) != 0) return;
  off_t position = status.st_size > 8192 ? status.st_size - 8192 : 0;
  char bytes[512];
  ssize_t count;
  while ((count = pread(hidden_errors, bytes, sizeof bytes, position)) > 0) {
    position += count;
    for (ssize_t i = 0; i < count; i++) {
      if ((bytes[i] < 0x20 && bytes[i] != '\n') || bytes[i] > 0x7E) bytes[i] = '?';
    }
    write_all(STDERR_FILENO, bytes, (size_t)count);
  }
}

static void give_back(void) {
  if (terminal < 0 || atomic_flag_test_and_set(&is_given_back)) return;
  // A process in the background would be stopped for touching the terminal.
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &before);
  // A terminal that reads no more would keep the process for ever: what it has not taken is dropped, and what it does
  // not take at once is given up. What was typed for this process is not for the shell, half a passphrase among it, and is
  // not to be shown. The flag is shared with whoever else has the terminal.
  tcflush(terminal, TCIOFLUSH);
  int flags = fcntl(terminal, F_GETFL);
  if (flags >= 0) fcntl(terminal, F_SETFL, flags | O_NONBLOCK);
  write_all(terminal, restoring, atomic_load(&restoring_length));
  tcsetattr(terminal, TCSANOW, &found_modes);
  replay_errors();
  if (flags >= 0) fcntl(terminal, F_SETFL, flags);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// The signal stays blocked until the handler returns; then it is taken by whoever handled it before. Swift's backtracer
// counts on the fault to occur again, which one sent by another process never does: that one takes its default course.
static void on_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  give_back();
  for (int i = 0; i < guarded_count; i++) {
    if (guarded[i] == number) sigaction(number, &previous[i], NULL);
  }
  if (info->si_code == SI_USER) signal(number, SIG_DFL);
  raise(number);
  errno = error;
}

void cterm_guard_arm(int tty, const struct termios *found, int shown, int hidden) {
  cterm_guard_disarm();
  found_modes = *found;
  shown_errors = shown;
  hidden_errors = hidden;
  atomic_store(&restoring_length, 0);
  atomic_flag_clear(&is_given_back);
  terminal = tty;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_ONSTACK | SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < guarded_count; i++) {
    sigaction(guarded[i], NULL, &previous[i]);
    int is_default = !(previous[i].sa_flags & SA_SIGINFO) && previous[i].sa_handler == SIG_DFL;
    is_guarded[i] = i < crash_count || is_default;
    if (is_guarded[i]) sigaction(guarded[i], &action, NULL);
  }
}

void cterm_guard_set_restoring(const char *sequence) {
  size_t length = strlen(sequence);
  if (length > sizeof restoring - 1) length = sizeof restoring - 1;
  atomic_store(&restoring_length, 0);
  memcpy(restoring, sequence, length);
  atomic_store(&restoring_length, length);
}

void cterm_guard_disarm(void) {
  if (terminal < 0) return;
  for (int i = 0; i < guarded_count; i++) {
    if (is_guarded[i]) sigaction(guarded[i], &previous[i], NULL);
  }
  terminal = -1;
}

void cterm_guard_end_process(int signal_number) {
  give_back();
  _exit(128 + signal_number);
}
