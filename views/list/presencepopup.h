#pragma once

#include "filterpopup.h"

namespace meja {

/// A filter popup for columns that can only be filtered by "Empty" and "Not empty".
class PresencePopup : public FilterPopup
{
    Q_OBJECT

public:
    PresencePopup(const FilterContext &filter, QWidget *parent);

private:
    void addOption(const QString &text, const std::optional<Condition> &condition);
};

} // namespace meja
