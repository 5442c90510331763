#pragma once

#include "fieldchange.h"
#include "valueformat.h"

#include <optional>

namespace meja {

struct Resource;

/// The audit log in the words of the resources: columns by their labels, states by their words, amounts
/// and times as everywhere.
class ChangeWords
{
public:
    explicit ChangeWords(const ValueFormat &format) : m_format(format) {}

    struct Line
    {
        QString field;
        QString before; ///< `–` for nothing.
        QString after;
        bool isHousekeeping = false; ///< A version or the time of the change: left out on one line.
    };
    /// Every changed field. @param json as `RecordChange::fromJson` reads it.
    [[nodiscard]] QList<Line> lines(const QString &json) const;

    /// On one line: `Status Paid → Processing, Phone changed`.
    [[nodiscard]] QString summary(const QString &json) const;

    /// `Order 17` for `orders 17`; tables nobody described keep their name.
    [[nodiscard]] static QString recordName(const QString &value);

    /// Where `orders 17` leads; nothing when no resource shows the table.
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
