#pragma once

#include "fieldchange.h"
#include "valueformat.h"

#include <optional>

namespace meja {

struct Resource;

/// Shows audit entries with the labels and formats of the resources. For the lists, the record pages and the
/// timeline.
class ChangeWords
{
public:
    explicit ChangeWords(const ValueFormat &format) : m_format(format) {}

    struct Line
    {
        QString field;
        QString before; ///< `–` for no value.
        QString after;
        bool isHousekeeping = false; ///< A version or the time of the change; left out of a summary.
    };
    /// Every changed field.
    ///
    /// @param json in the format of `RecordChange::fromJson`.
    [[nodiscard]] QList<Line> lines(const QString &json) const;

    /// One line of text: `Status Paid → Processing, Phone changed`.
    [[nodiscard]] QString summary(const QString &json) const;

    /// `Order 17` for `orders 17`; a table without a resource keeps its name.
    [[nodiscard]] static QString recordName(const QString &value);

    /// The reverse: `orders 17` for `Order 17`, `orders` for `Orders` and `Order`, in English or the current
    /// language. Empty for another text.
    [[nodiscard]] static std::optional<QString> recordNamed(const QString &shown);

    /// The record that `orders 17` names; empty when no resource shows the table.
    struct Target
    {
        QString resource;
        qint64 key = 0;
    };
    [[nodiscard]] static std::optional<Target> target(const QString &value);

private:
    [[nodiscard]] QString shown(const Column *column, const QString &value) const;

    const ValueFormat &m_format;
};

} // namespace meja
