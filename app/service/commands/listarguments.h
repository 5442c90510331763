#pragma once

#include "error.h"
#include "page.h"
#include "role.h"

#include <QCommandLineParser>
#include <QDate>

namespace meja {

/// The arguments of `meja-service list`.
struct ListArguments
{
    PageRequest request;
    qint64 limit = 100; ///< Maximum number of rows over all pages.
    bool countsOnly = false;
    bool asJson = false;

    static void addOptions(QCommandLineParser &parser);
    /// `Invalid` with a message that contains the wrong argument.
    ///
    /// @param today the store's current day, for words such as `kemarin`.
    static Result<ListArguments> read(const QCommandLineParser &parser, QDate today);

    /// Checks that the role may see the columns and that the list can be sorted by them. `Invalid` with a
    /// message that contains the available columns.
    [[nodiscard]] Result<> check(Role role) const;
};

} // namespace meja
