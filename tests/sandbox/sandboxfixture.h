#pragma once

#include "sandboxstate.h"

#include <QJsonArray>

namespace meja::sandbox {

/// The emulators without a server: a test makes calls directly, advances the time with `pass()`, and
/// `merchant` responds to notifications.
class SandboxFixture
{
public:
    SandboxFixture();

    static constexpr char midtransKey[] = "SB-Mid-server-CONTOH123";
    static Keys keys();
    /// 2026-03-02 10:00:00 in Jakarta.
    static Moment start();

    SandboxState state;
    std::function<int(const Webhook &webhook)> merchant = [](const Webhook &) { return 200; };
    QList<Webhook> sent; ///< Every attempt, in order.

    /// Calls with the correct key. `more` contains additional headers.
    Reply midtrans(const QString &method, const QString &path, const QJsonObject &body = {},
                   const QHash<QString, QString> &more = {});
    Reply komerce(const QString &method, const QString &path, const QJsonObject &body = {},
                  const QHash<QString, QString> &query = {});
    Reply track(const QHash<QString, QString> &query);

    /// Creates a transaction in any status; its `order_id` is `ORD-1` unless `more` contains another.
    MidtransTransaction &transaction(const QString &type, const QString &status,
                                     const QJsonObject &more = {});
    Reply refund(const QJsonObject &body = {}, const QString &id = QStringLiteral("ORD-1"));
    [[nodiscard]] QString statusOf(const QString &id = QStringLiteral("ORD-1"));
    /// Runs an action of the admin interface; false if it is refused.
    bool act(const QString &action, const QJsonObject &body = {},
             const QString &id = QStringLiteral("ORD-1"));

    /// A valid store request.
    static QJsonObject order();
    /// Stores an order. @returns its `order_no`.
    QString store(const QJsonObject &body = order());
    /// Requests the pickup of an order. @returns its `awb`.
    QString pickUp(const QString &orderNo);
    /// Runs an action of the admin interface on a parcel; false if it is refused.
    bool actOnParcel(const QString &orderNo, const QString &action, const QJsonObject &body = {});

    /// Advances the time, runs due events and sends notifications.
    void pass(Moment time);

private:
    void sendReady();
};

/// The `status_code` in the body.
[[nodiscard]] int bodyCode(const Reply &reply);
[[nodiscard]] QString text(const Reply &reply, const char *name);
[[nodiscard]] QJsonObject data(const Reply &reply);

} // namespace meja::sandbox
