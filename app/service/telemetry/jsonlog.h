#pragma once

#include "servicesettings.h"

#include <QJsonObject>

#include <functional>
#include <mutex>

namespace meja {

/// The program's log: one JSON object per line. Log ids; never log keys, tokens, personal names or addresses.
/// Log the route of a request, never its path, which may contain a secret. Thread-safe.
class JsonLog
{
public:
    /// Writes one line, which is passed without a line break.
    using Sink = std::function<void(const QByteArray &line)>;

    /// Writes to standard error.
    explicit JsonLog(LogLevel minLevel);
    JsonLog(LogLevel minLevel, Sink sink) : m_minLevel(minLevel), m_sink(std::move(sink)) {}
    ~JsonLog();
    Q_DISABLE_COPY_MOVE(JsonLog)

    /// @param event a short, stable name of the kind of event: `request`, `job`.
    void write(LogLevel level, const QString &event, const QJsonObject &fields = {});
    void info(const QString &event, const QJsonObject &fields = {}) { write(LogLevel::Info, event, fields); }
    void warn(const QString &event, const QJsonObject &fields = {})
    {
        write(LogLevel::Warning, event, fields);
    }
    void error(const QString &event, const QJsonObject &fields = {})
    {
        write(LogLevel::Error, event, fields);
    }

    /// Also logs the messages of Qt, as the event `message`, until this object is destroyed.
    void installMessageHandler();

private:
    const LogLevel m_minLevel;
    const Sink m_sink;
    std::mutex m_mutex; ///< Guards the sink, so that lines of several threads do not mix.
    bool m_handlesMessages = false;
};

} // namespace meja
