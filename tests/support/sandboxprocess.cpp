#include "sandboxprocess.h"

#include "loopbackclient.h"

#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QUrlQuery>

namespace meja {

namespace {

constexpr int startTimeout = 60'000;    ///< Milliseconds.
constexpr int stopTimeout = 20'000;     ///< Milliseconds.
constexpr qint64 callTimeout = 120'000; ///< Milliseconds.

QProcessEnvironment environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("MEJA_SANDBOX_MIDTRANS_KEY"),
                       QLatin1String(SandboxProcess::midtransKey));
    environment.insert(QStringLiteral("MEJA_SANDBOX_DELIVERY_KEY"),
                       QLatin1String(SandboxProcess::deliveryKey));
    environment.insert(QStringLiteral("MEJA_SANDBOX_TRACKING_KEY"),
                       QLatin1String(SandboxProcess::trackingKey));
    return environment;
}

QJsonObject merged(QJsonObject first, const QJsonObject &more)
{
    for (auto entry = more.begin(); entry != more.end(); ++entry)
        first.insert(entry.key(), entry.value());
    return first;
}

QString encoded(const QString &segment)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(segment));
}

QString filtered(const QString &path, const QString &name, const QString &value, const QString &subject)
{
    QUrlQuery query;
    if (!value.isEmpty())
        query.addQueryItem(name, value);
    if (!subject.isEmpty())
        query.addQueryItem(QStringLiteral("subject"), encoded(subject));
    return path + u'?' + query.toString(QUrl::FullyEncoded);
}

} // namespace

SandboxProcess::SandboxProcess(const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setProcessEnvironment(environment());
    m_process.start(
        QStringLiteral(MEJA_SANDBOX_PROGRAM),
        QStringList{QStringLiteral("--until-stdin-closes"), QStringLiteral("--seed"), QStringLiteral("1")} +
            options);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(startTimeout))
        ;
    m_addresses = QJsonDocument::fromJson(m_process.readLine()).object();
    if (m_addresses.isEmpty())
        qFatal("meja-sandbox did not start");
}

SandboxProcess::~SandboxProcess()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(stopTimeout);
}

QUrl SandboxProcess::url(const char *name) const
{
    return QUrl(m_addresses.value(QLatin1String(name)).toString());
}

QJsonObject SandboxProcess::call(const QByteArray &method, const QString &path, const QJsonObject &body) const
{
    const auto response = sandbox::LoopbackClient::send(
        {.method = method,
         .url = QUrl(adminUrl().toString() + QStringLiteral("/_sandbox/") + path, QUrl::StrictMode),
         .headers = "Content-Type: application/json\r\n",
         .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
         .timeoutMilliseconds = callTimeout});
    QJsonObject read = QJsonDocument::fromJson(response.body).object();
    read.insert(QStringLiteral("http"), response.status);
    return read;
}

QJsonObject SandboxProcess::requireSuccess(const QByteArray &method, const QString &path,
                                           const QJsonObject &body) const
{
    const QJsonObject response = call(method, path, body);
    if (response.value(QStringLiteral("http")).toInt() != 200)
        qFatal("meja-sandbox: %s %s: %s", method.constData(), qUtf8Printable(path),
               QJsonDocument(response).toJson(QJsonDocument::Compact).constData());
    return response;
}

QString SandboxProcess::createTransaction(const Transaction &transaction) const
{
    const QJsonObject request{{QStringLiteral("order_id"), transaction.orderId},
                              {QStringLiteral("gross_amount"), transaction.amount},
                              {QStringLiteral("payment_type"), transaction.type},
                              {QStringLiteral("status"), transaction.status},
                              {QStringLiteral("bank"), transaction.bank}};
    return requireSuccess("POST", QStringLiteral("midtrans/transactions"), merged(request, transaction.more))
        .value(QStringLiteral("transaction_id"))
        .toString();
}

QJsonObject SandboxProcess::actOnTransaction(const QString &id, const QString &action,
                                             const QJsonObject &more) const
{
    return requireSuccess("POST", QStringLiteral("midtrans/transactions/") + encoded(id) + u'/' + action,
                          more);
}

SandboxProcess::Parcel SandboxProcess::createParcel(const QString &stage, const QString &courier,
                                                    const QJsonObject &more) const
{
    const QJsonObject request{{QStringLiteral("stage"), stage}, {QStringLiteral("courier"), courier}};
    const QJsonObject made = requireSuccess("POST", QStringLiteral("komerce/parcels"), merged(request, more));
    return {made.value(QStringLiteral("order_no")).toString(), made.value(QStringLiteral("awb")).toString()};
}

QJsonObject SandboxProcess::actOnParcel(const QString &name, const QString &action,
                                        const QJsonObject &more) const
{
    return requireSuccess("POST", QStringLiteral("komerce/parcels/") + encoded(name) + u'/' + action, more);
}

qint64 SandboxProcess::addFault(const Fault &fault) const
{
    QJsonObject request{{QStringLiteral("endpoint"), fault.endpoint},
                        {QStringLiteral("answer"), fault.answer},
                        {QStringLiteral("subject"), fault.subject},
                        {QStringLiteral("count"), fault.count}};
    if (fault.hasEffect)
        request.insert(QStringLiteral("effect"), *fault.hasEffect);
    return requireSuccess("POST", QStringLiteral("faults"), merged(request, fault.more))
        .value(QStringLiteral("id"))
        .toInteger();
}

void SandboxProcess::clearFaults() const
{
    requireSuccess("DELETE", QStringLiteral("faults"));
}

void SandboxProcess::setPort(const QString &product, bool isOpen) const
{
    requireSuccess("POST", QStringLiteral("ports/") + product, {{QStringLiteral("open"), isOpen}});
}

void SandboxProcess::changeMidtrans(const QJsonObject &settings) const
{
    requireSuccess("PATCH", QStringLiteral("midtrans/settings"), settings);
}

void SandboxProcess::changeKomerce(const QJsonObject &settings) const
{
    requireSuccess("PATCH", QStringLiteral("komerce/settings"), settings);
}

QJsonArray SandboxProcess::effects(const QString &kind, const QString &subject) const
{
    QJsonArray found;
    const QJsonObject ledger = requireSuccess("GET", filtered(QStringLiteral("ledger"), {}, {}, subject));
    for (const auto &effect : ledger.value(QStringLiteral("effects")).toArray())
        if (effect.toObject().value(QStringLiteral("kind")) == kind)
            found.append(effect);
    return found;
}

qint64 SandboxProcess::sum(const QString &kind, const QString &subject) const
{
    qint64 total = 0;
    for (const auto &effect : effects(kind, subject))
        total += effect.toObject().value(QStringLiteral("amount")).toInteger();
    return total;
}

QJsonArray SandboxProcess::requests(const QString &endpoint, const QString &subject) const
{
    return requireSuccess("GET",
                          filtered(QStringLiteral("requests"), QStringLiteral("endpoint"), endpoint, subject))
        .value(QStringLiteral("requests"))
        .toArray();
}

QJsonArray SandboxProcess::webhooks(const QString &subject) const
{
    return requireSuccess("GET", filtered(QStringLiteral("webhooks"), {}, {}, subject))
        .value(QStringLiteral("webhooks"))
        .toArray();
}

void SandboxProcess::advance(qint64 seconds) const
{
    requireSuccess("POST", QStringLiteral("clock"), {{QStringLiteral("advance_seconds"), seconds}});
}

void SandboxProcess::setClock(const QString &mode) const
{
    requireSuccess("POST", QStringLiteral("clock"), {{QStringLiteral("mode"), mode}});
}

void SandboxProcess::reset() const
{
    requireSuccess("POST", QStringLiteral("reset"));
}

} // namespace meja
