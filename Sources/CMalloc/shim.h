// The C library's allocator, told to give back what is freed.
#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H
#include <malloc.h>

// A monitor runs all day, and its first poll needs many times the memory that it keeps. glibc unmaps large blocks when
// they are freed, but with each one raises the size from which it maps them, up to 32 MB; after that they stay with the
// process. A size that is set stays. And threads share two heaps: what one has freed is of use to the others.
static inline void cmalloc_keep_little(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);
  mallopt(M_TRIM_THRESHOLD, 256 * 1024);
  mallopt(M_ARENA_MAX, 2);
#endif
}

// Gives back the pages that are free now, wherever in a heap they are.
static inline void cmalloc_trim(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
#endif
