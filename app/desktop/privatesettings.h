#pragma once

class QSettings;

namespace meja {

/// Makes the settings file readable for its user only. It contains names of customers: the titles of open
/// tabs and searches. Call it before the first change of the settings; afterwards QSettings keeps the
/// permissions. Other files that this process creates are private, too.
void makePrivate(const QSettings &store);

} // namespace meja
