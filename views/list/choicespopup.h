#pragma once

#include "filterpopup.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace meja {

/// A filter popup with a check box for each value of a column. The number of rows of each value is added when
/// it is counted. If the column has no described choices, the popup shows the counted values.
class ChoicesPopup : public FilterPopup
{
    Q_OBJECT

public:
    ChoicesPopup(const FilterContext &filter, QWidget *parent);
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
