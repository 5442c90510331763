#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QUrl>

#include <optional>

namespace meja {

/// Both partners on loopback ports of a test's own: starts `meja-sandbox`, which ends with the test,
/// whichever way that ends, and pulls its strings. What its admin interface refuses ends the test with a
/// message. Everything may be called from several threads; docs/sandbox.md tells the words.
class SandboxProcess
{
public:
    static constexpr char MidtransKey[] = "SB-Mid-server-TESTMEJA1";
    static constexpr char DeliveryKey[] = "delivery-test-key";
    static constexpr char TrackingKey[] = "tracking-test-key";

    struct Transaction
    {
        QString orderId;
        qint64 amount = 185'000; ///< Rupiah.
        QString type = QStringLiteral("gopay");
        QString status = QStringLiteral("settlement"); ///< Empty: no method chosen yet.
        QString bank = {};
        QJsonObject more = {}; ///< `acquirer`, `static`, `will_be_reversed`, `created_at`, …
    };
    struct Parcel
    {
        QString orderNo;
        QString awb; ///< Empty before the pickup was asked for.
    };
    /// The next `count` fitting calls go wrong. Endpoints: `midtrans.refund`, `komerce.cancel`, `midtrans.*`,
    /// `*`, …
    struct Fault
    {
        QString endpoint = QStringLiteral("*");
        QString answer;                     ///< `drop`, `hang`, `status`, `truncated`, …
        std::optional<bool> hasEffect = {}; ///< Nothing: as is usual for that answer.
        QString subject = {};               ///< An order, transaction or waybill; empty: any.
        qint64 count = 1;                   ///< Negative: until it is removed.
        QJsonObject more = {};              ///< `skip`, `milliseconds`, `status`, `retry_after`, `fields`.
    };

    /// `options` are the program's own.
    explicit SandboxProcess(const QStringList &options = {});
    ~SandboxProcess();
    Q_DISABLE_COPY_MOVE(SandboxProcess)

    [[nodiscard]] QUrl midtransUrl() const { return url("midtrans"); }
    [[nodiscard]] QUrl deliveryUrl() const { return url("komerce"); }
    [[nodiscard]] QUrl trackingUrl() const { return url("tracking"); }
    [[nodiscard]] QUrl adminUrl() const { return url("admin"); }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// @returns its `transaction_id`.
    QString createTransaction(const Transaction &transaction) const;
    /// `pay`, `settle`, `cancel`, `refund`, `chargeback`, `reverse`, `confirm-refund`, `deny-refunds`, …
    QJsonObject actOnTransaction(const QString &id, const QString &action,
                                 const QJsonObject &more = {}) const;
    Parcel createParcel(const QString &stage, const QString &courier = QStringLiteral("JNE"),
                        const QJsonObject &more = {}) const;
    /// A stage's name, `race`, `fail-pickup` or `say`.
    QJsonObject actOnParcel(const QString &name, const QString &action, const QJsonObject &more = {}) const;

    /// @returns its id.
    qint64 addFault(const Fault &fault) const;
    void clearFaults() const;
    /// A closed port refuses connections. Products: `midtrans`, `komerce`, `tracking`.
    void setPort(const QString &product, bool isOpen) const;

    void changeMidtrans(const QJsonObject &settings) const;
    void changeKomerce(const QJsonObject &settings) const;

    /// What really happened, each an object with `kind`, `subject`, `key`, `amount`, `by`.
    [[nodiscard]] QJsonArray effects(const QString &kind, const QString &subject = {}) const;
    [[nodiscard]] qint64 sum(const QString &kind, const QString &subject = {}) const;
    /// What arrived, whether or not it did anything.
    [[nodiscard]] QJsonArray requests(const QString &endpoint, const QString &subject = {}) const;
    [[nodiscard]] QJsonArray webhooks(const QString &subject = {}) const;

    /// Lets time pass; returns when all that was due has happened and been sent.
    void advance(qint64 seconds) const;
    /// `frozen`, `running` or `wall`.
    void setClock(const QString &mode) const;
    void reset() const;

    /// Any call of the admin interface, below `/_sandbox/`. @returns its answer and its HTTP status in
    /// `http`.
    QJsonObject call(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;

private:
    QJsonObject insist(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;
    [[nodiscard]] QUrl url(const char *name) const;

    QProcess m_process;
    QJsonObject m_said; ///< The line it began with.
};

} // namespace meja
