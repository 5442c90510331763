#pragma once

#include "world.h"

#include <QJsonArray>

namespace meja::sandbox {

/// The stand-ins without a server: calls are made by hand, time passes on request, and `merchant` answers
/// what they send.
class SandboxWorld
{
public:
    SandboxWorld();

    static constexpr char MidtransKey[] = "SB-Mid-server-CONTOH123";
    static Keys keys();
    /// 2026-03-02 10:00:00 in Jakarta.
    static Moment start();

    World world;
    std::function<int(const Webhook &webhook)> merchant = [](const Webhook &) { return 200; };
    QList<Webhook> sent; ///< Every attempt, in their order.

    /// Each with the right key. `more` are further headers.
    Reply midtrans(const QString &method, const QString &path, const QJsonObject &body = {},
                   const QHash<QString, QString> &more = {});
    Reply komerce(const QString &method, const QString &path, const QJsonObject &body = {},
                  const QHash<QString, QString> &query = {});
    Reply track(const QHash<QString, QString> &query);

    /// A transaction in any state; its `order_id` is `ORD-1` unless `more` says otherwise.
    MidtransTransaction &transaction(const QString &type, const QString &status,
                                     const QJsonObject &more = {});
    Reply refund(const QJsonObject &body = {}, const QString &id = QStringLiteral("ORD-1"));
    [[nodiscard]] QString statusOf(const QString &id = QStringLiteral("ORD-1"));
    /// Does what the admin interface's action does; false when it was refused.
    bool act(const QString &action, const QJsonObject &wish = {},
             const QString &id = QStringLiteral("ORD-1"));

    /// A body that the Delivery API accepts.
    static QJsonObject order();
    /// Stores it; its `order_no`.
    QString store(const QJsonObject &body = order());
    /// Asks for its pickup; its `awb`.
    QString pickUp(const QString &orderNo);
    bool lead(const QString &orderNo, const QString &action, const QJsonObject &wish = {});

    void pass(Moment time);

private:
    void sendReady();
};

/// The `status_code` of a body.
[[nodiscard]] int bodyCode(const Reply &reply);
[[nodiscard]] QString text(const Reply &reply, const char *name);
[[nodiscard]] QJsonObject data(const Reply &reply);

} // namespace meja::sandbox
