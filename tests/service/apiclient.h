#pragma once

#include "serviceprocess.h"

#include <QByteArray>
#include <QString>

/// A client of a running `meja-service`, for tests: a database with a shop, staff and a customer token.
class ApiClient
{
public:
    /// Adds the admin `rani` to the database, whose cluster must not have the login yet.
    static void addAdmin(const QString &database);
    /// The token of a new session of `rani`.
    static QByteArray staffToken(const QString &database);
    /// A token of customer 1 for a service with `customerVariables()`.
    static QByteArray customerToken();
    static QMap<QString, QString> customerVariables();

    /// Sends one request on a new connection.
    static ServiceProcess::Response ask(quint16 port, const QByteArray &method, const QByteArray &path,
                                        const QByteArray &token, const QByteArray &body = {},
                                        const QByteArray &key = "key");
};
