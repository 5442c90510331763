#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QSet>
#include <QString>
#include <QUrl>

namespace meja {

/// Makes requests and answers fit to be kept: what nobody has judged harmless is not shown.
///
/// A JSON value is shown if its key is on the list of harmless ones, in part if people need to recognise
/// it (a phone's last digits), and replaced otherwise, so a field a partner adds tomorrow is hidden too.
/// What isn't JSON can't be judged; only its size is kept.
class CallMask
{
public:
    /// @param harmless, @param endings: keys in lower case; of the latter's values the last four characters
    /// are shown. @param longest what is kept of a body, in characters.
    CallMask(QSet<QString> harmless, QSet<QString> endings, qsizetype longest = 8000)
        : m_harmless(std::move(harmless)), m_endings(std::move(endings)), m_longest(longest)
    {}

    static const CallMask &midtrans();
    static const CallMask &komerce();

    [[nodiscard]] QString body(const QByteArray &bytes) const;
    /// Path and query without the host; the values of a query count like those of a body.
    [[nodiscard]] QString path(const QUrl &url) const;

private:
    [[nodiscard]] QJsonValue masked(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] QString maskedText(const QString &key, const QString &text) const;
    [[nodiscard]] QJsonValue maskedMembers(const QString &key, const QJsonValue &value) const;

    const QSet<QString> m_harmless;
    const QSet<QString> m_endings;
    const qsizetype m_longest;
};

} // namespace meja
