#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace meja {

/// The target of a tab, a link or a palette entry: the list of a resource, or one of its records.
struct PageAddress
{
    QString resource;
    qint64 key = 0; ///< 0: the list.

    [[nodiscard]] bool isList() const { return key == 0; }
    /// `orders` or `orders/4711`, as stored in the settings.
    [[nodiscard]] QString toText() const;
    /// Empty for an unknown resource or an invalid key.
    static std::optional<PageAddress> fromText(const QString &text);

    friend bool operator==(const PageAddress &, const PageAddress &) = default;
};

} // namespace meja

Q_DECLARE_METATYPE(meja::PageAddress)
