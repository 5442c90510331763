#pragma once

#include <QString>

namespace meja {

/// Runs a script with psql, signed in as a login of the shared test cluster. Returns its output with all
/// messages; all in detail. For messages that libpq does not return with a result, such as logged
/// plans.
QString psql(const QString &database, const QString &login, const QString &script);

} // namespace meja
