#pragma once

#include "filterpopup.h"
#include "role.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace meja {

class PillButton;

/// The filter buttons of a list. Filters that do not fit are in the "More" menu.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    FilterBar(RecordSource &source, const Resource &resource, Role role, QWidget *parent);

    void setQuery(const ListQuery &query, const QHash<QString, QString> &titles);
    /// Opens the popup of a column's filter. Returns false if the column has no filter.
    bool open(const QString &column);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void conditionChanged(const QString &column, const std::optional<meja::Condition> &condition);
    void titleKnown(const QString &name, const QString &title);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        Filter filter;
        const Column *column = nullptr;
        PillButton *button = nullptr;
    };

    void addFilter(const Filter &filter);
    void label(const Entry &entry);
    void arrange();
    void fillMore();
    void openPopup(const Entry &entry);

    RecordSource &m_source;
    const Resource &m_resource;
    QList<Entry> m_entries;
    QToolButton *m_more;
    ListQuery m_query;
    QHash<QString, QString> m_titles;
};

} // namespace meja
