#pragma once

#include "servicesettings.h"

#include <QJsonObject>

#include <functional>
#include <mutex>

namespace meja {

/// The program's log: one JSON object a line. Ids belong into it; keys, tokens, names and addresses of people
/// don't, and nobody logs a request's path, which may bear a secret: its route says enough.
class JsonLog
{
public:
    /// Takes one line, without its end.
    using Sink = std::function<void(const QByteArray &line)>;

    /// To standard error.
    explicit JsonLog(LogLevel least);
    JsonLog(LogLevel least, Sink sink) : m_least(least), m_sink(std::move(sink)) {}
    ~JsonLog();
    Q_DISABLE_COPY_MOVE(JsonLog)

    /// @param event a short name for what happened, always the same for the same: `request`, `job`.
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

    /// Has what Qt and the libraries below say come here too, while this log lives.
    void takeMessages();

private:
    const LogLevel m_least;
    const Sink m_sink;
    std::mutex m_mutex; ///< Lines of several threads don't mix.
    bool m_takesMessages = false;
};

} // namespace meja
