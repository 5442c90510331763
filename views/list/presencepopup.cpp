#include "presencepopup.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace meja {

PresencePopup::PresencePopup(const FilterContext &filter, QWidget *parent) : FilterPopup(filter, parent)
{
    const QString name = filter.column.name;
    addOption(tr("Any"), std::nullopt);
    addOption(tr("Empty"), Condition{.column = name, .kind = Condition::Kind::Empty});
    addOption(tr("Not empty"), Condition{.column = name, .kind = Condition::Kind::NotEmpty});
}

void PresencePopup::addOption(const QString &text, const std::optional<Condition> &condition)
{
    auto *option = new QRadioButton(text, this);
    option->setChecked(current() == condition);
    column().addWidget(option);
    if (option->isChecked())
        setFocusProxy(option);
    connect(option, &QRadioButton::clicked, this, [this, condition] { Q_EMIT changed(condition); });
}

} // namespace meja
