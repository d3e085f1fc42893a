// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/engine/storeguard.h"

#include <cstring>
#include <sqlite3.h>

namespace huying
{
namespace
{

sqlite3_vfs *s_original = nullptr;

bool isGeoPackage(const char *name)
{
    const size_t length = name ? std::strlen(name) : 0;
    return length > 5 && sqlite3_stricmp(name + length - 5, ".gpkg") == 0;
}

int openForReading(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    if ((flags & SQLITE_OPEN_MAIN_DB) && isGeoPackage(name))
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    return s_original->xOpen(vfs, name, file, flags, outFlags);
}

} // namespace

// Not an auto extension: GDAL's own reset those.
void keepStoresReadOnly()
{
    s_original = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs readOnly = *s_original;
    readOnly.zName = "huying-read-only";
    readOnly.xOpen = openForReading;
    sqlite3_vfs_register(&readOnly, 1);
}

} // namespace huying
