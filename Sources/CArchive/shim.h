// libarchive, which reads and writes zip archives, and with them Excel's workbooks, without ever holding one whole.
#ifndef CARCHIVE_SHIM_H
#define CARCHIVE_SHIM_H
#include <archive.h>
#include <archive_entry.h>
#endif
