// yajl, a streaming JSON parser: numbers arrive as the text they were written as, so that amounts stay exact.
#ifndef CYAJL_SHIM_H
#define CYAJL_SHIM_H
#include <yajl/yajl_parse.h>
#endif
