#include "serviceprocess.h"

#include "rawclient.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <csignal>
#include <sys/prctl.h>

namespace {

constexpr int timeout = 30000;   ///< Milliseconds.
constexpr int pollInterval = 10; ///< Milliseconds between two reads of the log.

QMap<QString, QString> defaultVariables(const meja::ConnectionSettings &database)
{
    const QString nowhere = QStringLiteral("http://127.0.0.1:9");
    return {{QStringLiteral("PGHOST"), database.host},
            {QStringLiteral("PGPORT"), QString::number(database.port > 0 ? database.port : 5432)},
            {QStringLiteral("PGDATABASE"), database.database},
            {QStringLiteral("PGUSER"), QStringLiteral("meja_service")},
            {QStringLiteral("MEJA_LISTEN_PORT"), QStringLiteral("0")},
            {QStringLiteral("MEJA_MIDTRANS_URL"), nowhere},
            {QStringLiteral("MEJA_MIDTRANS_SERVER_KEY"), QStringLiteral("SB-Mid-server-secretOne")},
            {QStringLiteral("MEJA_KOMERCE_URL"), nowhere},
            {QStringLiteral("MEJA_KOMERCE_KEY"), QStringLiteral("secretTwo")},
            {QStringLiteral("MEJA_RAJAONGKIR_URL"), nowhere},
            {QStringLiteral("MEJA_RAJAONGKIR_KEY"), QStringLiteral("secretThree")},
            {QStringLiteral("MEJA_WEBHOOK_SECRET"), QStringLiteral("secretFour-0123456789")},
            {QStringLiteral("MEJA_LOG_LEVEL"), QStringLiteral("debug")}};
}

} // namespace

ServiceProcess::ServiceProcess(const meja::ConnectionSettings &database,
                               const QMap<QString, QString> &variables)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto insert = [&environment](const QMap<QString, QString> &some) {
        for (auto i = some.cbegin(); i != some.cend(); ++i)
            environment.insert(i.key(), i.value());
    };
    insert(defaultVariables(database));
    insert(variables);
    m_process.setProcessEnvironment(environment);
    if (!m_logFile.open())
        qFatal("cannot create a file for the service's log: %s", qUtf8Printable(m_logFile.errorString()));
    m_process.setStandardErrorFile(m_logFile.fileName());
    // The kernel kills the service when the test process is killed.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(QStringLiteral(MEJA_SERVICE), {QStringLiteral("serve")});
}

ServiceProcess::~ServiceProcess()
{
    kill();
}

void ServiceProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(timeout);
}

void ServiceProcess::readLog()
{
    QFile file(m_logFile.fileName());
    if (file.open(QIODevice::ReadOnly) && file.seek(m_log.size()))
        m_log += file.readAll();
}

QByteArray ServiceProcess::log()
{
    readLog();
    return m_log;
}

quint16 ServiceProcess::port()
{
    if (m_port == 0)
        m_port = static_cast<quint16>(line([](const QJsonObject &line) {
                                          return line.value(QStringLiteral("event")) ==
                                                 QStringLiteral("listening");
                                      })
                                          .value(QStringLiteral("port"))
                                          .toInt());
    return m_port;
}

ServiceProcess::Response ServiceProcess::ask(const QByteArray &method, const QByteArray &path,
                                             const QByteArray &body)
{
    return ask(port(), method, path, body);
}

ServiceProcess::Response ServiceProcess::ask(quint16 port, const QByteArray &method, const QByteArray &path,
                                             const QByteArray &body)
{
    RawClient client(port);
    client.send(method + ' ' + path + " HTTP/1.1\r\nHost: meja\r\nConnection: close\r\nContent-Length: " +
                QByteArray::number(body.size()) + "\r\n\r\n" + body);
    const auto response = client.readResponse();
    return {response.status, response.head, response.body};
}

QJsonObject ServiceProcess::line(const std::function<bool(const QJsonObject &)> &matches)
{
    const QDeadlineTimer deadline(timeout);
    for (qsizetype from = 0;;) {
        readLog();
        for (qsizetype end = m_log.indexOf('\n', from); end >= 0; end = m_log.indexOf('\n', from)) {
            const QJsonObject found = QJsonDocument::fromJson(m_log.mid(from, end - from)).object();
            from = end + 1;
            if (matches(found))
                return found;
        }
        if (m_process.state() == QProcess::NotRunning || deadline.hasExpired())
            return {};
        m_process.waitForFinished(pollInterval);
    }
}

int ServiceProcess::exitCode(int milliseconds)
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(milliseconds))
        return -1;
    readLog();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}
