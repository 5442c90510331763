#pragma once

#include "apiserver.h"

namespace meja {

/// Another customer; the id.
qint64 addCustomer(SqlSession &shop, const QString &name);

/// An order of the customer's for product 4, which is never out of stock, at the status; its number. The mark
/// is who receives it and what was noted, so that an answer that holds it tells whose order it shows.
QString addOrder(SqlSession &shop, qint64 customer, const QString &mark,
                 const QString &status = QStringLiteral("MENUNGGU_PEMBAYARAN"), int product = 4);

/// Hides it from its customer.
void archiveOrder(SqlSession &shop, const QString &number, const QString &by);

/// A comment on what was bought in the order, which must be `SELESAI`; its id.
qint64 addComment(SqlSession &shop, const QString &number, const QString &text);

/// A request as the router takes it, without a connection.
[[nodiscard]] HttpRequest requestOf(const QByteArray &method, const QByteArray &target,
                                    const QByteArray &token, const QByteArray &key = {},
                                    const QByteArray &body = {});

} // namespace meja
