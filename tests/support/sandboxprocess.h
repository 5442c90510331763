#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QUrl>

#include <optional>

namespace meja {

/// Starts `meja-sandbox`, which simulates both partners on loopback ports, and controls it with its admin
/// interface. The process ends with the test program, even if that is killed. A refused admin request ends
/// the test program. All functions may be called from several threads. docs/sandbox.md explains actions,
/// stages and faults.
class SandboxProcess
{
public:
    static constexpr char midtransKey[] = "SB-Mid-server-TESTMEJA1";
    static constexpr char deliveryKey[] = "delivery-test-key";
    static constexpr char trackingKey[] = "tracking-test-key";

    struct Transaction
    {
        QString orderId;
        qint64 amount = 185'000; ///< Rupiah.
        QString type = QStringLiteral("gopay");
        QString status = QStringLiteral("settlement"); ///< Empty: no payment method chosen yet.
        QString bank = {};
        QJsonObject more = {}; ///< `acquirer`, `static`, `will_be_reversed`, `created_at`, …
    };
    struct Parcel
    {
        QString orderNo;
        QString awb; ///< Empty before a pickup was requested.
    };
    /// Makes the next `count` matching requests fail. Endpoints: `midtrans.refund`, `komerce.cancel`,
    /// `midtrans.*`, `*`, …
    struct Fault
    {
        QString endpoint = QStringLiteral("*");
        QString answer; ///< `drop`, `hang`, `status`, `truncated`, …
        std::optional<bool> hasEffect =
            {};                ///< Whether the request still takes effect; missing: the default of `answer`.
        QString subject = {};  ///< An order, transaction or waybill. Empty: any.
        qint64 count = 1;      ///< Negative: until it is removed.
        QJsonObject more = {}; ///< `skip`, `milliseconds`, `status`, `retry_after`, `fields`.
    };

    /// @param options command-line options of `meja-sandbox`.
    explicit SandboxProcess(const QStringList &options = {});
    ~SandboxProcess();
    Q_DISABLE_COPY_MOVE(SandboxProcess)

    [[nodiscard]] QUrl midtransUrl() const { return url("midtrans"); }
    [[nodiscard]] QUrl deliveryUrl() const { return url("komerce"); }
    [[nodiscard]] QUrl trackingUrl() const { return url("tracking"); }
    [[nodiscard]] QUrl adminUrl() const { return url("admin"); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// @returns the `transaction_id`.
    QString createTransaction(const Transaction &transaction) const;
    /// `pay`, `settle`, `cancel`, `refund`, `chargeback`, `reverse`, `confirm-refund`, `deny-refunds`, …
    QJsonObject actOnTransaction(const QString &id, const QString &action,
                                 const QJsonObject &more = {}) const;
    Parcel createParcel(const QString &stage, const QString &courier = QStringLiteral("JNE"),
                        const QJsonObject &more = {}) const;
    /// @param action the name of a stage, `race`, `fail-pickup` or `say`.
    QJsonObject actOnParcel(const QString &name, const QString &action, const QJsonObject &more = {}) const;

    /// @returns the id of the fault.
    qint64 addFault(const Fault &fault) const;
    void clearFaults() const;
    /// A closed port refuses connections. Products: `midtrans`, `komerce`, `tracking`.
    void setPort(const QString &product, bool isOpen) const;

    void changeMidtrans(const QJsonObject &settings) const;
    void changeKomerce(const QJsonObject &settings) const;

    /// The effects that took place, each an object with `kind`, `subject`, `key`, `amount` and `by`.
    [[nodiscard]] QJsonArray effects(const QString &kind, const QString &subject = {}) const;
    [[nodiscard]] qint64 sum(const QString &kind, const QString &subject = {}) const;
    /// The received requests, whether or not they had an effect.
    [[nodiscard]] QJsonArray requests(const QString &endpoint, const QString &subject = {}) const;
    [[nodiscard]] QJsonArray webhooks(const QString &subject = {}) const;

    /// Advances the clock. Returns when all due events have happened and all their messages were sent.
    void advance(qint64 seconds) const;
    /// `frozen`, `running` or `wall`.
    void setClock(const QString &mode) const;
    void reset() const;

    /// Sends a request to the admin interface, below `/_sandbox/`. @returns the response, with the HTTP
    /// status in `http`.
    QJsonObject call(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;

private:
    QJsonObject requireSuccess(const QByteArray &method, const QString &path,
                               const QJsonObject &body = {}) const;
    [[nodiscard]] QUrl url(const char *name) const;

    QProcess m_process;
    QJsonObject m_addresses; ///< The first line of its output: the URLs.
};

} // namespace meja
