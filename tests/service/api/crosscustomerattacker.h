#pragma once

#include "customershop.h"

#include <QMap>
#include <QStringList>

#include <random>

namespace meja {

/// Simulates customer Siti (id 1), who tries to read and change customer Tuti's data: on every route, with
/// Tuti's order numbers, ids, cursors and keys, and with forged tokens. A seed repeats the same attempts.
class CrossCustomerAttacker
{
public:
    /// Adds Tuti's orders and comments; her private data contains a marker text.
    CrossCustomerAttacker(ApiServer &api, quint32 seed);

    /// Makes this many attempts.
    void attempt(int times);
    /// Number of successful attempts by kind.
    [[nodiscard]] const QMap<QString, int> &leaks() const { return m_leaks; }
    /// Number of all attempts by kind, to verify that every kind was tried.
    [[nodiscard]] const QMap<QString, int> &tries() const { return m_tries; }
    /// A digest of all of Tuti's data, to detect changes.
    [[nodiscard]] QString digestOfTuti();

private:
    struct Attempt
    {
        QString kind;
        HttpRequest request;
        bool isAllowed = false; ///< The route is allowed, but the response must not contain Tuti's rows.
    };
    void addShop();
    [[nodiscard]] Attempt next();
    [[nodiscard]] Attempt reading();
    [[nodiscard]] Attempt writing();
    [[nodiscard]] Attempt withInvalidToken();
    [[nodiscard]] bool isLeak(const Attempt &attempt, const HttpResponse &response) const;

    int pick(int count) { return static_cast<int>(m_random() % static_cast<quint32>(count)); }
    template <class List>
    auto any(const List &list)
    {
        return list.at(pick(static_cast<int>(list.size())));
    }
    QByteArray path(const QString &number, const char *rest = "")
    {
        return "/api/v1/orders/" + number.toLatin1() + rest;
    }

    ApiServer &m_api;
    std::mt19937 m_random;
    qint64 m_tuti = 0;
    QByteArray m_token; ///< Siti's.
    QStringList m_numbers;
    QList<qint64> m_comments;
    QStringList m_cursors;
    QMap<QString, int> m_leaks;
    QMap<QString, int> m_tries;
};

} // namespace meja
