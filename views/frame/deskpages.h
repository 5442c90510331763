#pragma once

#include "deskpage.h"
#include "desksettings.h"
#include "recordsource.h"
#include "session.h"

namespace meja {

/// What every page needs: the record source, the session and the settings. None is owned.
struct DeskContext
{
    RecordSource &source;
    Session session;
    DeskSettings &settings;
};

/// Creates the page of a tab and restores its saved state: a list, an order page, or the detail page of
/// any other record.
[[nodiscard]] DeskPage *makeDeskPage(const TabMemory &tab, const DeskContext &context, QWidget *parent);

} // namespace meja
