#pragma once

#include "apiserver.h"

namespace meja {

/// Adds a customer and returns the id.
qint64 addCustomer(SqlSession &shop, const QString &name);

/// Places an order with the given status and returns its number.
///
/// @param mark the recipient and address; identifies the owner of the order in a response.
/// @param product default: product 4, which has enough stock for all tests.
QString addOrder(SqlSession &shop, qint64 customer, const QString &mark,
                 const QString &status = QStringLiteral("MENUNGGU_PEMBAYARAN"), int product = 4);

/// Archives the order; its customer no longer sees it.
void archiveOrder(SqlSession &shop, const QString &number, const QString &by);

/// Adds a comment on the product of the order, which must be `SELESAI`; returns the id.
qint64 addComment(SqlSession &shop, const QString &number, const QString &text);

/// A request for the router, without an HTTP connection.
[[nodiscard]] HttpRequest requestOf(const QByteArray &method, const QByteArray &target,
                                    const QByteArray &token, const QByteArray &key = {},
                                    const QByteArray &body = {});

} // namespace meja
