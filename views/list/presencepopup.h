#pragma once

#include "filterpopup.h"

namespace meja {

/// Whether a column is empty or not.
class PresencePopup : public FilterPopup
{
    Q_OBJECT

public:
    PresencePopup(const FilterContext &context, QWidget *parent);

private:
    void addOption(const QString &text, const std::optional<Condition> &condition);
};

} // namespace meja
