#pragma once

#include "changefeed.h"
#include "desktoppage.h"
#include "desktopsettings.h"
#include "recordsource.h"
#include "session.h"

namespace meja {

/// What every page needs: the record source, the session, the settings, and the changes of the database. None
/// is owned.
struct DesktopContext
{
    RecordSource &source;
    Session session;
    DesktopSettings &settings;
    ChangeFeed *changes = nullptr; ///< Null: pages do not update themselves.
};

/// Creates the page of a tab and restores its saved state: a list, an order page, or the detail page of
/// any other record.
[[nodiscard]] DesktopPage *makeDesktopPage(const SavedTab &tab, const DesktopContext &context,
                                           QWidget *parent);

} // namespace meja
