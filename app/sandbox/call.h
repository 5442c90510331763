#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace meja::sandbox {

/// One request as a stand-in sees it.
struct Call
{
    QString method = {};   ///< In capitals.
    QStringList path = {}; ///< The parts between slashes, decoded: an order id may hold a slash.
    QHash<QString, QString> query = {};
    QHash<QString, QString> headers = {}; ///< By name in small letters.
    QByteArray body = {};
};

/// What a call is about: the name faults and the log know its endpoint by, and the order, waybill or
/// transaction it names.
struct Target
{
    QString endpoint = {};
    QStringList subjects = {};
};

} // namespace meja::sandbox
