#pragma once

#include "deskpage.h"
#include "desksettings.h"
#include "recordsource.h"
#include "session.h"

namespace meja {

/// What every page works with.
struct DeskContext
{
    RecordSource &source;
    Session session;
    DeskSettings &settings;
};

/// The page a tab leads to, as it was when its memory was made: a list, the order cockpit, or the form
/// of any other record.
[[nodiscard]] DeskPage *makeDeskPage(const TabMemory &tab, const DeskContext &context, QWidget *parent);

} // namespace meja
