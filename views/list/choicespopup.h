#pragma once

#include "filterpopup.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace meja {

/// A filter popup with the values of a column to tick, and the number of rows of each once it is counted.
/// For a column without described choices, the counts supply the values.
class ChoicesPopup : public FilterPopup
{
    Q_OBJECT

public:
    ChoicesPopup(const FilterContext &context, QWidget *parent);
    ~ChoicesPopup() override;

protected:
    void clearChoice() override;

private:
    void addChoice(const QString &value, const QString &text);
    void loadCounts();
    void showCounts(const Facet &facet);
    void fit();
    void applyTicks();
    [[nodiscard]] QTreeWidgetItem *itemOf(const QString &value) const;

    QTreeWidget *m_list;
    QStringList m_ticked;
    Lane m_lane = Lane::next();
};

} // namespace meja
