// The wide ncurses as Swift can see it. Swift imports neither its global variables nor its attribute macros, so each
// has a function here. This file holds no state: every importer would get a copy of its own.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#define _XOPEN_SOURCE 700    // wcwidth
#define _DEFAULT_SOURCE 1    // syscall
#define NCURSES_WIDECHAR 1   // the wide functions exist only with this
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <term.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

// Whether a window is visible to Swift or opaque depends on the distribution.
typedef WINDOW *cnc_window;

static inline SCREEN *cnc_newterm(const char *type, FILE *output) { return newterm((char *)type, output, stdin); }
// A file that is only in memory, closed when another program takes the process's place; -1 where there can be none.
static inline int cnc_memory_file(void) { return (int)syscall(SYS_memfd_create, "screen", 1U); }
static inline cnc_window cnc_stdscr(void) { return stdscr; }
static inline int cnc_colors(void) { return COLORS; }
static inline attr_t cnc_bold(void) { return A_BOLD; }
static inline attr_t cnc_dim(void) { return A_DIM; }
static inline attr_t cnc_reverse(void) { return A_REVERSE; }
static inline attr_t cnc_underline(void) { return A_UNDERLINE; }
// What a window's blanks are drawn with from now on: a pair of colours, 0 for the terminal's own.
static inline void cnc_background(cnc_window window, int pair) { wbkgdset(window, (chtype)' ' | (chtype)COLOR_PAIR(pair)); }
static inline const char *cnc_codeset(void) { return nl_langinfo(CODESET); }

// The string of a terminal's capability; NULL where it has none.
static inline const char *cnc_capability(const char *name) {
  const char *string = tigetstr((char *)name);
  return string == (char *)-1 ? (char *)0 : string;
}

// What moves the cursor to the beginning of a line, from 0; overwritten by the next such string. NULL where nothing does.
static inline const char *cnc_to_line(int line) {
  const char *move = cnc_capability("cup");
  return move ? tiparm(move, line, 0) : move;
}

// Reads the description of a type of terminal, without touching any terminal; forgotten by the function below.
static inline _Bool cnc_describe(const char *type) {
  int status = 0;
  return setupterm((char *)type, STDOUT_FILENO, &status) == OK;
}
static inline void cnc_forget_description(void) { del_curterm(cur_term); }
// The number of a terminal's capability; negative where it has none.
static inline int cnc_number(const char *name) { return tigetnum((char *)name); }
#endif
