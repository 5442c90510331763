#include "failuretext.h"

#include <QCoreApplication>

namespace meja {

namespace {

QString sentence(const char *source)
{
    return QCoreApplication::translate("Failures", source);
}

} // namespace

QString failureSentence(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return sentence(QT_TRANSLATE_NOOP("Failures", "This record was not found"));
    case ErrorKind::Forbidden:
        return sentence(QT_TRANSLATE_NOOP("Failures", "You do not have access to this data"));
    case ErrorKind::Invalid:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The search or a filter is not valid"));
    case ErrorKind::Unavailable:
    case ErrorKind::OutcomeUnknown:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The server is not responding"));
    case ErrorKind::Cancelled:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Loading was stopped"));
    case ErrorKind::Conflict:
    case ErrorKind::RuleViolated:
    case ErrorKind::Rejected:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The server rejected the request"));
    }
    Q_UNREACHABLE();
}

QString failureHint(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Search for it in the list."));
    case ErrorKind::Forbidden:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Ask your admin for access."));
    case ErrorKind::Invalid:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Change the search or the filters."));
    case ErrorKind::Unavailable:
    case ErrorKind::OutcomeUnknown:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Meja is reconnecting. No data is lost."));
    case ErrorKind::Cancelled:
    case ErrorKind::Conflict:
    case ErrorKind::RuleViolated:
    case ErrorKind::Rejected:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace meja
