#pragma once

#include "filter.h"
#include "listquery.h"
#include "recordsource.h"

#include <QFrame>
#include <QHash>

#include <optional>

class QVBoxLayout;

namespace meja {

class PresenceBoxes;

/// The list and column that a filter popup belongs to.
struct FilterContext
{
    RecordSource &source;
    const Resource &resource;
    const Column &column;
    ListQuery query = {};                ///< The current query, for the counts beside the choices.
    QHash<QString, QString> titles = {}; ///< Of related rows, by `column/key`.
};

/// The popup below a filter's button. A choice filters the list immediately.
class FilterPopup : public QFrame
{
    Q_OBJECT

public:
    explicit FilterPopup(const FilterContext &context, QWidget *parent);

    /// Creates the popup for that kind of filter, showing the current condition.
    [[nodiscard]] static FilterPopup *make(FilterKind kind, const FilterContext &context, QWidget *parent);

Q_SIGNALS:
    /// @param condition empty: the column's filter was removed.
    void changed(const std::optional<meja::Condition> &condition);
    /// The title of a chosen related row, for its chip.
    void titleKnown(const QString &name, const QString &title);

protected:
    /// Filters the list by a choice of this popup and clears "Empty" and "Not empty".
    void choose(const std::optional<Condition> &condition);
    /// Called after "Empty" or "Not empty" was set: clears the popup's own choice.
    virtual void clearChoice() {}
    /// Shows the number of empty rows beside "Empty".
    void showEmptyCount(const QString &rows);
    [[nodiscard]] const FilterContext &context() const { return m_context; }
    [[nodiscard]] QVBoxLayout &column() { return *m_column; }
    /// The current condition of the column.
    [[nodiscard]] std::optional<Condition> current() const;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addPresence();

    FilterContext m_context;
    QVBoxLayout *m_column;
    PresenceBoxes *m_presence = nullptr; ///< Null if the column is never empty.
};

} // namespace meja
