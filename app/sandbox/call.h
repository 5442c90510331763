#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace meja::sandbox {

/// A parsed request to an emulator.
struct Call
{
    QString method = {};   ///< In upper case.
    QStringList path = {}; ///< Decoded segments; an order id may contain a slash.
    QHash<QString, QString> query = {};
    QHash<QString, QString> headers = {}; ///< By name in lower case.
    QByteArray body = {};
};

/// The endpoint of a call and the orders, waybills or transactions that it names. Faults and the request log
/// use it.
struct Target
{
    QString endpoint = {}; ///< For example `midtrans.refund`.
    QStringList subjects = {};
};

} // namespace meja::sandbox
