#pragma once

#include "error.h"
#include "page.h"
#include "role.h"

#include <QCommandLineParser>
#include <QDate>

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
    ///
    /// @param today the store's day, for words like `kemarin`.
    static Result<ListArguments> read(const QCommandLineParser &parser, QDate today);

    /// Whether its columns are there for this role, and can be ordered by; `Invalid` names those that are.
    [[nodiscard]] Result<> check(Role role) const;
};

} // namespace meja
