#pragma once

#include "filterpopup.h"

#include <QTimer>

class QLineEdit;
class QTreeWidget;

namespace meja {

/// Rows of a related resource, found while typing; several may be ticked.
class RelatedPopup : public FilterPopup
{
    Q_OBJECT

public:
    RelatedPopup(const FilterContext &context, QWidget *parent);
    ~RelatedPopup() override;

protected:
    void clearChoice() override;

private:
    void ask();
    void offer(const QList<Suggestion> &suggestions);
    void buildList();
    void addRow(const Suggestion &row, bool ticked);
    void tell();

    QLineEdit *m_box;
    QTreeWidget *m_list;
    QStringList m_ticked;
    QHash<QString, Suggestion> m_known; ///< By key.
    QTimer m_pause;
    Lane m_lane = Lane::next();
    quint64 m_question = 0;
};

} // namespace meja
