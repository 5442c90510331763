#pragma once

#include "moment.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace meja::sandbox {

/// A notification to the merchant, with its state and attempts.
struct Webhook
{
    enum class State { Waiting, Delivered, GivenUp, Lost, Held };
    struct Attempt
    {
        Moment at = 0;
        int status = 0; ///< HTTP status; 0: no connection or no response in time.
    };

    qint64 id = 0;
    QString partner = {};
    QString subject = {};
    QString mode = {}; ///< `plain`, or the planned error.
    QString url = {};
    QByteArray method = "POST";
    QByteArray userAgent = {};
    QByteArray body = {};
    qint64 timeoutMilliseconds = 15'000;
    qint64 burst = 0; ///< Webhooks with the same number are sent in parallel; 0: alone.
    State state = State::Waiting;
    QList<Attempt> attempts = {};

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace meja::sandbox
