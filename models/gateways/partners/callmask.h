#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QSet>
#include <QString>
#include <QUrl>

namespace meja {

/// Masks requests and responses before they are stored in the call log. Used by `PartnerClient`.
///
/// A JSON value is stored as it is if its key is listed as harmless, partly if staff need to recognise it
/// (the last digits of a phone number), and is replaced otherwise. So a field that a partner adds later is
/// masked too. Of a body that is not JSON, only the size is stored.
class CallMask
{
public:
    /// @param harmless keys, in lower case, whose values are stored.
    /// @param endings keys, in lower case, of whose values the last four characters are stored.
    /// @param maxLength characters of a body that are stored.
    CallMask(QSet<QString> harmless, QSet<QString> endings, qsizetype maxLength = 8000)
        : m_harmless(std::move(harmless)), m_endings(std::move(endings)), m_maxLength(maxLength)
    {}

    static const CallMask &midtrans();
    static const CallMask &komerce();

    /// The masked body as compact JSON; empty for an empty body.
    [[nodiscard]] QString body(const QByteArray &bytes) const;
    /// Path and query, without the host. Query values are masked like JSON values.
    [[nodiscard]] QString path(const QUrl &url) const;

private:
    [[nodiscard]] QJsonValue masked(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] QString maskedText(const QString &key, const QString &text) const;
    [[nodiscard]] QJsonValue maskedMembers(const QString &key, const QJsonValue &value) const;

    const QSet<QString> m_harmless;
    const QSet<QString> m_endings;
    const qsizetype m_maxLength;
};

} // namespace meja
