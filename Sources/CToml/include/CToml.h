// Reads TOML with toml++ and tells where everything stands: each key and each value with its line and column.
#ifndef CTOML_H
#define CTOML_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  CTOML_TABLE,    // its entries follow, then CTOML_END
  CTOML_ARRAY,    // its items follow, then CTOML_END
  CTOML_END,
  CTOML_STRING,   // in `text`
  CTOML_INTEGER,  // in `integer`
  CTOML_NUMBER,   // in `number`
  CTOML_BOOLEAN,  // in `integer`, 0 or 1
  CTOML_MOMENT,   // a date, a time or both
} ctoml_kind;

// One step of the walk. What it points to lives no longer than the call it is given to.
typedef struct {
  ctoml_kind kind;
  const char *key;  // null in an array
  size_t key_length;
  uint32_t key_line, key_column;
  uint32_t line, column;
  const char *text;
  size_t text_length;
  int64_t integer;
  double number;
} ctoml_node;

// Why a text is no TOML, and where.
typedef struct {
  uint32_t line, column;
  char message[256];
} ctoml_fault;

// Reads a text and takes a walk through it; false, with the first fault, where it is no TOML: then nothing was visited.
bool ctoml_read(
  const char *text, size_t length, void *context, void (*visit)(void *context, const ctoml_node *node),
  ctoml_fault *fault);

#ifdef __cplusplus
}
#endif
#endif
