#pragma once

#include "recordroles.h"
#include "recordsource.h"
#include "rowchanges.h"
#include "valueformat.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace meja {

/// Rows of one resource that belong to one record, such as the items of an order or the orders of a customer.
/// Loads page by page as the view scrolls down. Implements the roles of `recordrole`. For record pages.
class RelatedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `column` is the column of `resource` that links to the parent. Columns that `role` may not see are
    /// omitted.
    RelatedTableModel(RecordSource &source, const Resource &resource, const QString &column,
                      QStringList columns, Role role, QObject *parent = nullptr);
    ~RelatedTableModel() override;

    /// Replaces the rows by those of this parent, without the row whose key is `except`.
    void showRowsOf(qint64 parentKey, qint64 except = 0);
    void refresh();
    /// Reads the rows again if the changes concern them. The old rows stay until the new ones arrive.
    void take(const RowChanges &changes);

    [[nodiscard]] const Resource &resource() const { return m_resource; }
    [[nodiscard]] qint64 parentKey() const { return m_parentKey; } ///< 0 before the first `showRowsOf`.
    [[nodiscard]] bool isSettled() const { return !m_loading; }
    /// Whether there are further rows.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

    [[nodiscard]] qint64 keyAt(int row) const;
    /// The value as the database printed it; a null text for NULL or an unknown column.
    [[nodiscard]] QString value(int row, const QString &column) const;
    [[nodiscard]] int columnOf(const QString &name) const; ///< -1 when it is not shown.

    struct Link
    {
        QString resource;
        qint64 key = 0;
    };
    [[nodiscard]] std::optional<Link> linkAt(const QModelIndex &index) const;

    /// Notifies views that all texts have changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A page has arrived or failed.
    void settled();

private:
    [[nodiscard]] ListQuery query() const;
    [[nodiscard]] bool showsRowOf(const RowChanges &changes) const;
    void readAgain();
    void requestPage();
    void take(const Result<Page> &page);
    void append(const Page &page);
    void replaceBy(const Page &page);
    [[nodiscard]] QList<Record> recordsOf(const Page &page) const;

    RecordSource &m_source;
    const Resource &m_resource;
    QString m_parentColumn;
    QStringList m_names;
    QList<const Column *> m_columns;
    Lane m_lane = Lane::next();
    Lane m_matchLane = Lane::next();
    qint64 m_parentKey = 0;
    qint64 m_except = 0;
    quint64 m_generation = 0;
    QList<Record> m_records;
    bool m_loading = false;
    bool m_isReplacing = false; ///< The requested rows replace those in memory.
    bool m_mustReadAgain = false;
    bool m_hasMore = false;
    std::optional<Error> m_failure;
    ValueFormat m_format;
};

} // namespace meja
