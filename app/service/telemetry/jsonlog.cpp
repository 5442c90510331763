#include "jsonlog.h"

#include <QDateTime>
#include <QJsonDocument>

#include <atomic>
#include <cstdio>

namespace meja {

namespace {

std::atomic<JsonLog *> messageLog{nullptr};

void toStandardError(const QByteArray &line)
{
    const QByteArray whole = line + '\n';
    std::fwrite(whole.constData(), 1, static_cast<std::size_t>(whole.size()), stderr);
}

QString nameOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warning:
        return QStringLiteral("warning");
    case LogLevel::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    Q_UNREACHABLE();
}

void logMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (JsonLog *log = messageLog)
        log->write(levelOf(type), QStringLiteral("message"), {{QStringLiteral("text"), text}});
}

/// The members of a JSON object, without its braces.
QByteArray membersOf(const QJsonObject &object)
{
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2);
}

} // namespace

JsonLog::JsonLog(LogLevel minLevel) : JsonLog(minLevel, toStandardError) {}

JsonLog::~JsonLog()
{
    if (!m_handlesMessages)
        return;
    messageLog = nullptr;
    qInstallMessageHandler(nullptr);
}

void JsonLog::write(LogLevel level, const QString &event, const QJsonObject &fields)
{
    if (level < m_minLevel)
        return;
    // The common members come first in every line, which makes the log easier to read.
    QByteArray line = R"({"time":")" + QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() +
                      R"(","level":")" + nameOf(level).toUtf8() + R"(",)";
    line += membersOf({{QStringLiteral("event"), event}});
    if (!fields.isEmpty())
        line += ',' + membersOf(fields);
    const std::lock_guard lock(m_mutex);
    m_sink(line + '}');
}

void JsonLog::installMessageHandler()
{
    m_handlesMessages = true;
    messageLog = this;
    qInstallMessageHandler(logMessage);
}

} // namespace meja
