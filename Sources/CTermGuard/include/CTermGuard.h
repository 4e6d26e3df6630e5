// Gives the terminal back when the process dies by a signal, whatever state it is in.
#ifndef CTERMGUARD_H
#define CTERMGUARD_H
#include <termios.h>

// Guards the terminal `tty`, whose modes were `found`.
//
// While fd 2 points to the file `hidden`, `shown` is where it pointed before, so that a crash report reaches the
// person; both -1 where fd 2 was left alone.
void cterm_guard_arm(int tty, const struct termios *found, int shown, int hidden);

// What brings the screen back, written before the modes are restored; a copy is kept, cut at 255 bytes.
void cterm_guard_set_restoring(const char *sequence);

// Stops guarding and puts the earlier signal handlers back.
void cterm_guard_disarm(void);

// Gives the terminal back and ends the process at once, as if by a signal.
_Noreturn void cterm_guard_end_process(int signal_number);
#endif
