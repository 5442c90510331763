#pragma once

#include "connection.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// One login's conversation with a database of the tests' own cluster. Answers are texts, and so are
/// refusals, so that a test compares either with what it expects.
class SqlSession
{
public:
    /// Signs in; names "test" as the actor of all changes unless the login is one that can't make any.
    explicit SqlSession(const QString &database, const QString &login = QStringLiteral("postgres"));

    /// The first cell of the answer, "null", "" for no row, or "error 42501" with the SQLSTATE.
    QString ask(const QString &sql);
    /// All rows; a refusal is one row with one cell as in `ask()`.
    QList<QStringList> rows(const QString &sql);
    /// Several statements at once; "" or "error 42501".
    QString script(const QString &sql);
    /// What the last refusal said.
    [[nodiscard]] QString lastMessage() const { return m_lastMessage; }

    Connection &connection() { return m_connection; }

private:
    QString refusal(const Error &error);

    Connection m_connection;
    QString m_lastMessage;
};

/// A little shop to try rules on: store 1 sells products 1 (Kopi, 50,000, 10 in stock) and 2 (Teh,
/// 20,000, 5 in stock), store 2 sells product 3 (Batik, 200,000, 3 in stock); customer 1 is Siti.
void fillShop(SqlSession &session);

/// Puts `quantity` of `product` into Siti's cart and places an order; its number.
QString placeOrder(SqlSession &session, int product = 1, int quantity = 2);

/// Brings an order that was just placed to a status on the shortest allowed way.
void bringTo(SqlSession &session, const QString &number, const QString &status);

} // namespace meja
