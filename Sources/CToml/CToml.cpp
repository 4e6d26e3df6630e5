#include "CToml.h"

#include <cstdio>

#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace {

struct Walk {
  void *context;
  void (*visit)(void *, const ctoml_node *);

  void take(const toml::node &node, const toml::key *key) const {
    ctoml_node step{};
    if (key != nullptr) {
      step.key = key->data();
      step.key_length = key->length();
      step.key_line = key->source().begin.line;
      step.key_column = key->source().begin.column;
    }
    step.line = node.source().begin.line;
    step.column = node.source().begin.column;
    if (const auto *table = node.as_table()) {
      step.kind = CTOML_TABLE;
      visit(context, &step);
      for (const auto &[name, value] : *table) take(value, &name);
      end();
    } else if (const auto *array = node.as_array()) {
      step.kind = CTOML_ARRAY;
      visit(context, &step);
      for (const auto &item : *array) take(item, nullptr);
      end();
    } else {
      if (const auto *text = node.as_string()) {
        step.kind = CTOML_STRING;
        step.text = text->get().data();
        step.text_length = text->get().size();
      } else if (const auto *integer = node.as_integer()) {
        step.kind = CTOML_INTEGER;
        step.integer = integer->get();
      } else if (const auto *number = node.as_floating_point()) {
        step.kind = CTOML_NUMBER;
        step.number = number->get();
      } else if (const auto *boolean = node.as_boolean()) {
        step.kind = CTOML_BOOLEAN;
        step.integer = boolean->get() ? 1 : 0;
      } else {
        step.kind = CTOML_MOMENT;
      }
      visit(context, &step);
    }
  }

  void end() const {
    ctoml_node step{};
    step.kind = CTOML_END;
    visit(context, &step);
  }
};

}  // namespace

extern "C" bool ctoml_read(
    const char *text, size_t length, void *context, void (*visit)(void *, const ctoml_node *), ctoml_fault *fault) {
  try {
    const toml::table root = toml::parse(std::string_view(text, length));
    Walk{context, visit}.take(root, nullptr);
    return true;
  } catch (const toml::parse_error &error) {
    fault->line = error.source().begin.line;
    fault->column = error.source().begin.column;
    std::snprintf(fault->message, sizeof fault->message, "%s", error.what());
  } catch (const std::exception &error) {
    fault->line = 0;
    fault->column = 0;
    std::snprintf(fault->message, sizeof fault->message, "%s", error.what());
  }
  return false;
}
