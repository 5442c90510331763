#pragma once

#include "filterpopup.h"

#include <QTimer>

class QLineEdit;
class QTreeWidget;

namespace meja {

/// A filter popup that finds rows of a related resource while the user types. Several can be ticked.
class RelatedPopup : public FilterPopup
{
    Q_OBJECT

public:
    RelatedPopup(const FilterContext &filter, QWidget *parent);
    ~RelatedPopup() override;

protected:
    void clearChoice() override;

private:
    void loadSuggestions();
    void showSuggestions(const QList<Suggestion> &suggestions);
    void buildList();
    void addRow(const Suggestion &row, bool ticked);
    void applyTicks();

    QLineEdit *m_box;
    QTreeWidget *m_list;
    QStringList m_ticked;
    QHash<QString, Suggestion> m_known; ///< By key.
    QTimer m_typingDelay;
    Lane m_lane = Lane::next();
    quint64 m_requestId = 0;
};

} // namespace meja
