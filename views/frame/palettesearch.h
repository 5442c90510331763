#pragma once

#include "pageaddress.h"
#include "recordsource.h"

#include <QList>
#include <QObject>

#include <optional>

namespace meja {

/// A record that the palette found.
struct PaletteRecord
{
    PageAddress address;
    QString title;
    QString detail; ///< What tells equal titles apart: city and phone of a customer, state of an order.
};

/// Searches the records of several lists at once, with the search language of each. For `CommandPalette`.
/// Each list returns its newest matching records.
class PaletteSearch : public QObject
{
    Q_OBJECT

public:
    struct Group
    {
        const Resource *resource;
        Lane lane;
        QList<PaletteRecord> records = {};
        bool isRunning = false;
    };

    explicit PaletteSearch(QObject *parent);
    ~PaletteSearch() override;

    /// @param source null disables the search. Only lists that the role may open are searched.
    void setSource(RecordSource *source, Role role);
    /// Starts a search and discards the results of the previous one.
    void start(const QString &text);
    /// Discards all results; `changed` is not emitted.
    void discard();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] const QList<Group> &groups() const { return m_groups; }
    /// The failure of the last search, if the server could not be asked.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// The first record in the order of the groups. Empty while a group before it is still searching.
    [[nodiscard]] std::optional<PaletteRecord> first() const;

Q_SIGNALS:
    void changed();

private:
    void read(qsizetype group, const ListQuery &query, const std::optional<Cursor> &from);
    void take(qsizetype group, const ListQuery &query, const Result<Page> &page);

    RecordSource *m_source = nullptr;
    Role m_role = Role::Staff;
    QList<Group> m_groups;
    std::optional<Error> m_error;
    quint64 m_requestId = 0; ///< Results of an older search are discarded.
};

} // namespace meja
