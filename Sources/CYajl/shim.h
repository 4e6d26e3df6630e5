// yajl, which reads and writes JSON piece by piece: numbers stay the text they are, so that amounts stay exact.
#ifndef CYAJL_SHIM_H
#define CYAJL_SHIM_H
#include <yajl/yajl_gen.h>
#include <yajl/yajl_parse.h>

/// Several values may follow one another, as where saved answers were concatenated. (A function with a variable number
/// of arguments, such as `yajl_config`, cannot be called from Swift.)
static inline int pantau_yajl_allow_multiple_values(yajl_handle handle) {
  return yajl_config(handle, yajl_allow_multiple_values, 1);
}
#endif
