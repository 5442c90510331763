#pragma once

#include "listquery.h"

#include <QWidget>

#include <optional>

class QCheckBox;

namespace meja {

/// The boxes "Empty" and "Not empty" at the bottom of a filter popup. At most one is ticked; it replaces the
/// popup's own choice.
class PresenceBoxes : public QWidget
{
    Q_OBJECT

public:
    PresenceBoxes(const QString &column, const std::optional<Condition> &set, QWidget *parent);

    void clear();
    void showEmptyCount(const QString &rows);

Q_SIGNALS:
    void chosen(const std::optional<meja::Condition> &condition);

private:
    QCheckBox *addBox(const QString &text, const Condition &condition);

    QCheckBox *m_empty;
    QCheckBox *m_notEmpty;
};

} // namespace meja
