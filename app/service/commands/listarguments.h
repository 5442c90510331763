#pragma once

#include "error.h"
#include "page.h"

#include <QCommandLineParser>

namespace meja {

/// What `meja-service list` was asked for.
struct ListArguments
{
    PageRequest request;
    qint64 limit = 100; ///< Rows altogether.
    bool countsOnly = false;
    bool asJson = false;

    static void addOptions(QCommandLineParser &parser);
    /// `Invalid` with a sentence that names the word that is off.
    static Result<ListArguments> read(const QCommandLineParser &parser);
};

} // namespace meja
