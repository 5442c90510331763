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

/// What a filter's sheet needs to know of the list it narrows.
struct FilterContext
{
    RecordSource &source;
    const Resource &resource;
    const Column &column;
    ListQuery query = {};                ///< At the moment, for the counts beside the choices.
    QHash<QString, QString> titles = {}; ///< Of related rows, by `column/key`.
};

/// The sheet under a filter's button; narrows the list as soon as something is chosen.
class FilterPopup : public QFrame
{
    Q_OBJECT

public:
    explicit FilterPopup(const FilterContext &context, QWidget *parent);

    /// The sheet for that kind of filter, showing what is set.
    [[nodiscard]] static FilterPopup *make(FilterKind kind, const FilterContext &context, QWidget *parent);

Q_SIGNALS:
    /// Empty: nothing is filtered by this column any more.
    void changed(const std::optional<meja::Condition> &condition);
    /// A related row was chosen; its chip shows the title.
    void titleLearnt(const QString &name, const QString &title);

protected:
    /// Narrows the list by what the sheet itself offers.
    void choose(const std::optional<Condition> &condition);
    /// "Empty" or "Not empty" was set: nothing else of the sheet is.
    virtual void clearChoice() {}
    /// How many rows are empty, for the box that asks for them.
    void showEmptyCount(const QString &rows);
    [[nodiscard]] const FilterContext &context() const { return m_context; }
    [[nodiscard]] QVBoxLayout &column() { return *m_column; }
    /// What is set for the column of this sheet.
    [[nodiscard]] std::optional<Condition> current() const;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addPresence();

    FilterContext m_context;
    QVBoxLayout *m_column;
    PresenceBoxes *m_presence = nullptr; ///< Of a column that may be empty.
};

} // namespace meja
