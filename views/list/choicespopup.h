#pragma once

#include "filterpopup.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace meja {

/// Several values of a column to tick, with the number of rows beside each as soon as it is known. A
/// column whose values aren't words of ours gets them from those counts.
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
    void askCounts();
    void showCounts(const Facet &facet);
    void fit();
    void tell();
    [[nodiscard]] QTreeWidgetItem *itemOf(const QString &value) const;

    QTreeWidget *m_list;
    QStringList m_ticked;
    Lane m_lane = Lane::next();
};

} // namespace meja
