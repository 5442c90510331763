#pragma once

#include "connectionsettings.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryFile>

#include <functional>

/// Runs `meja-service serve` as a process, like systemd does: with environment variables, a log and signals.
class ServiceProcess
{
public:
    /// Listens on any free port.
    ///
    /// @param variables settings in addition to the defaults that the service needs to start.
    explicit ServiceProcess(const meja::ConnectionSettings &database,
                            const QMap<QString, QString> &variables = {});
    /// Kills the process if it still runs.
    ~ServiceProcess();
    Q_DISABLE_COPY_MOVE(ServiceProcess)

    /// Waits until the service listens and returns its port; 0 when it exited instead.
    quint16 port();

    struct Response
    {
        int status = 0; ///< 0: no response, or only a part of one.
        QByteArray head;
        QByteArray body;
    };
    /// Sends one request on a new connection.
    Response ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    Response get(const QByteArray &path) { return ask("GET", path); }
    static Response ask(quint16 port, const QByteArray &method, const QByteArray &path,
                        const QByteArray &body = {});

    /// Waits for a line of the log that matches, starting at the first line; empty when there is none.
    QJsonObject line(const std::function<bool(const QJsonObject &line)> &matches);
    [[nodiscard]] QByteArray log();

    void terminate() { m_process.terminate(); }
    /// Like `kill -9`; returns when the process has ended.
    void kill();
    /// Waits for the exit code; -1 after a crash or the timeout.
    int exitCode(int milliseconds = 30000);

private:
    void readLog();

    QProcess m_process;
    QTemporaryFile m_logFile; ///< Not a pipe, since the service would block on a full pipe.
    QByteArray m_log;
    quint16 m_port = 0;
};
