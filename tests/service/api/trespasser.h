#pragma once

#include "customershop.h"

#include <QMap>
#include <QStringList>

#include <random>

namespace meja {

/// Customer Siti (1), who tries to get at what is Tuti's: every route, with Tuti's numbers, ids, cursors and
/// keys, and with tokens that nobody gave her. The same seed makes the same attempts.
class Trespasser
{
public:
    /// Fills the shop with Tuti's orders and comments; what nobody else may read of them bears a mark.
    Trespasser(ApiServer &api, quint32 seed);

    /// So many attempts, over all threads that share them.
    void attempt(int times);
    /// How many of each kind got something out or changed something: kind → times.
    [[nodiscard]] const QMap<QString, int> &leaks() const { return m_leaks; }
    /// What each kind was tried, so that none is forgotten.
    [[nodiscard]] const QMap<QString, int> &tries() const { return m_tries; }
    /// All that is Tuti's, as a digest: nobody else may change it.
    [[nodiscard]] QString whatIsTutis();

private:
    struct Attempt
    {
        QString kind;
        HttpRequest request;
        bool mayBeAnswered = false; ///< A list of one's own: the answer must merely be without Tuti's rows.
    };
    void addShop();
    [[nodiscard]] Attempt next();
    [[nodiscard]] Attempt reading();
    [[nodiscard]] Attempt writing();
    [[nodiscard]] Attempt withoutRight();
    [[nodiscard]] bool isLeak(const Attempt &attempt, const HttpAnswer &answer) const;

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
