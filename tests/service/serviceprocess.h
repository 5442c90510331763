#pragma once

#include "connectionsettings.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>

#include <functional>

/// `meja-service serve` as systemd runs it: a process with an environment, a log and signals.
class ServiceProcess
{
public:
    /// Listens on any free port; `variables` come on top of settings that a process can start with.
    explicit ServiceProcess(const meja::ConnectionSettings &database,
                            const QMap<QString, QString> &variables = {});
    /// Ends it, whatever it does.
    ~ServiceProcess();
    Q_DISABLE_COPY_MOVE(ServiceProcess)

    /// Its port, once it listens; 0 when it ended instead.
    quint16 port();

    struct Answer
    {
        int status = 0; ///< 0: none came, or not all of it.
        QByteArray head;
        QByteArray body;
    };
    /// One request on a connection of its own.
    Answer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    Answer get(const QByteArray &path) { return ask("GET", path); }
    static Answer ask(quint16 port, const QByteArray &method, const QByteArray &path,
                      const QByteArray &body = {});

    /// The first line of the log, from the start, that this is true for; empty when none comes.
    QJsonObject line(const std::function<bool(const QJsonObject &line)> &isIt);
    [[nodiscard]] QByteArray log();

    void terminate() { m_process.terminate(); }
    /// As `kill -9` does it; returns once it is gone.
    void kill();
    /// Its exit code once it has ended; -1 when it doesn't, or crashed.
    int exitCode(int milliseconds = 30000);

private:
    void readLog();

    QProcess m_process;
    QTemporaryFile m_logFile; ///< No pipe: the service must not wait for a test that reads later.
    QByteArray m_log;
    quint16 m_port = 0;
};
