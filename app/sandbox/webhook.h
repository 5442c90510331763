#pragma once

#include "moment.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace meja::sandbox {

/// One message to the merchant and what became of it.
struct Webhook
{
    enum class State { Waiting, Delivered, GivenUp, Lost, Held };
    struct Attempt
    {
        Moment at = 0;
        int answer = 0; ///< HTTP status; 0: no connection or no answer in time.
    };

    qint64 id = 0;
    QString partner = {};
    QString subject = {};
    QString mode = {}; ///< `plain`, or what is wrong with it on purpose.
    QString url = {};
    QByteArray method = "POST";
    QByteArray userAgent = {};
    QByteArray body = {};
    qint64 timeoutMilliseconds = 15'000;
    qint64 burst = 0; ///< Those with the same number, not 0, leave at the same moment.
    State state = State::Waiting;
    QList<Attempt> attempts = {};

    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace meja::sandbox
