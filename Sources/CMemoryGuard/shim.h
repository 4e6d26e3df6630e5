// What keeps a secret inside of the process's memory, and Swift cannot call: prctl is variadic, and a plain memset of
// memory that is let go may be left out by the compiler.
#ifndef CMEMORYGUARD_SHIM_H
#define CMEMORYGUARD_SHIM_H
#define _DEFAULT_SOURCE 1    // explicit_bzero
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>

// Whether the process may be dumped, and read by others of the same user (PR_GET_DUMPABLE).
static inline int cmemory_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); }
static inline void cmemory_set_dumpable(int value) { prctl(PR_SET_DUMPABLE, (unsigned long)value, 0, 0, 0); }
static inline void cmemory_wipe(void *memory, size_t count) { explicit_bzero(memory, count); }
#endif
