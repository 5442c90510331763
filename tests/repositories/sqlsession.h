#pragma once

#include "connection.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// A connection of one login to a database of the shared test cluster. Returns results and errors as texts,
/// so that a test can compare either with its expectation.
class SqlSession
{
public:
    /// Connects and sets "test" as the actor of all changes. Ends the test program when it cannot connect.
    explicit SqlSession(const QString &database, const QString &login = QStringLiteral("postgres"));

    /// The first value of the result: "null" for NULL, "" for no row, "error 42501" with the SQLSTATE for an
    /// error.
    QString ask(const QString &sql);
    /// All rows. An error is one row with one value, as in `ask()`.
    QList<QStringList> rows(const QString &sql);
    /// Runs several statements. Returns "" or, for example, "error 42501".
    QString script(const QString &sql);
    /// The message of the last error.
    [[nodiscard]] QString lastMessage() const { return m_lastMessage; }

    Connection &connection() { return m_connection; }

private:
    QString errorText(const Error &error);

    Connection m_connection;
    QString m_lastMessage;
};

/// Fills a database with a small shop: store 1 sells products 1 (Kopi, 50,000, 10 in stock) and 2 (Teh,
/// 20,000, 5 in stock), store 2 sells product 3 (Batik, 200,000, 3 in stock); customer 1 is Siti.
void fillShop(SqlSession &session);

/// Places an order of Siti for `quantity` units of `product`. Returns its number.
QString placeOrder(SqlSession &session, int product = 1, int quantity = 2);

/// Changes a newly placed order to a status by the shortest allowed way.
void bringTo(SqlSession &session, const QString &number, const QString &status);

} // namespace meja
