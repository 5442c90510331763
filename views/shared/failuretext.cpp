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
        return sentence(QT_TRANSLATE_NOOP("Failures", "This record doesn't exist"));
    case ErrorKind::Forbidden:
        return sentence(QT_TRANSLATE_NOOP("Failures", "You may not read this"));
    case ErrorKind::Invalid:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The question couldn't be read"));
    case ErrorKind::Unavailable:
    case ErrorKind::OutcomeUnknown:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The database doesn't answer"));
    case ErrorKind::Cancelled:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Reading was stopped"));
    case ErrorKind::Conflict:
    case ErrorKind::RuleViolated:
    case ErrorKind::Rejected:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The database refused"));
    }
    Q_UNREACHABLE();
}

QString failureHint(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return sentence(
            QT_TRANSLATE_NOOP("Failures", "It may have been named wrongly. Search the list for it."));
    case ErrorKind::Forbidden:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Ask an admin whether your role should."));
    case ErrorKind::Invalid:
        return sentence(QT_TRANSLATE_NOOP("Failures", "Change the search or the filters."));
    case ErrorKind::Unavailable:
    case ErrorKind::OutcomeUnknown:
        return sentence(QT_TRANSLATE_NOOP("Failures", "The connection is being restored; nothing is lost."));
    case ErrorKind::Cancelled:
    case ErrorKind::Conflict:
    case ErrorKind::RuleViolated:
    case ErrorKind::Rejected:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace meja
