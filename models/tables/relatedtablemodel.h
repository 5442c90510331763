#pragma once

#include "recordroles.h"
#include "recordsource.h"
#include "valueformat.h"

#include <QAbstractTableModel>
#include <QList>

#include <optional>

namespace meja {

/// Rows of one resource that belong to one record: the items of an order, the orders of a customer.
/// Read from the first on, page by page as the view scrolls down. Answers
/// the roles of `recordrole`.
class RelatedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// `column` is the one of `resource` whose link points at the parent. `role` decides what is left
    /// out of `columns`.
    RelatedTableModel(RecordSource &source, const Resource &resource, const QString &column,
                      QStringList columns, Role role, QObject *parent = nullptr);
    ~RelatedTableModel() override;

    /// Reads the rows of this parent, forgetting former ones. `except` is a key that is left out.
    void showRowsOf(qint64 parentKey, qint64 except = 0);
    void refresh();

    [[nodiscard]] const Resource &resource() const { return m_resource; }
    [[nodiscard]] bool isSettled() const { return !m_loading; }
    /// Whether there are rows beyond those that were read.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

    [[nodiscard]] qint64 keyAt(int row) const;
    /// As the database printed it; null text for NULL or an unknown column.
    [[nodiscard]] QString value(int row, const QString &column) const;
    [[nodiscard]] int columnOf(const QString &name) const; ///< -1 when it isn't shown.

    struct Link
    {
        QString resource;
        qint64 key = 0;
    };
    [[nodiscard]] std::optional<Link> linkAt(const QModelIndex &index) const;

    /// Tells views that all words have changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// An answer has come, good or bad.
    void settled();

private:
    void ask();
    void take(const Result<Page> &page);
    void append(const Page &page);

    RecordSource &m_source;
    const Resource &m_resource;
    QString m_parentColumn;
    QStringList m_names;
    QList<const Column *> m_columns;
    Lane m_lane = Lane::next();
    qint64 m_parentKey = 0;
    qint64 m_except = 0;
    quint64 m_generation = 0;
    QList<Record> m_records;
    bool m_loading = false;
    bool m_hasMore = false;
    std::optional<Error> m_failure;
    ValueFormat m_format;
};

} // namespace meja
