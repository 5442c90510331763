#pragma once

#include "filterpopup.h"
#include "role.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace meja {

class PillButton;

/// The filters of a list beside each other; those that find no room stand behind "More". A set filter
/// says what it is set to.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    FilterBar(RecordSource &source, const Resource &resource, Role role, QWidget *parent);

    void setQuery(const ListQuery &query, const QHash<QString, QString> &titles);
    /// Opens the sheet of a column's filter; false when it has none.
    bool open(const QString &column);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void conditionChanged(const QString &column, const std::optional<meja::Condition> &condition);
    void titleLearnt(const QString &name, const QString &title);

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
    void openSheet(const Entry &entry);

    RecordSource &m_source;
    const Resource &m_resource;
    QList<Entry> m_entries;
    QToolButton *m_more;
    ListQuery m_query;
    QHash<QString, QString> m_titles;
};

} // namespace meja
