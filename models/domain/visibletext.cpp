#include "visibletext.h"

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace meja {

namespace {

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n':
        return QStringLiteral("\\n");
    case u'\r':
        return QStringLiteral("\\r");
    case u'\t':
        return QStringLiteral("\\t");
    default:
        return c.unicode() < 0x100 ? QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'))
                                   : QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
    }
}

template <class Keep>
QString visible(const QString &text, const Keep &keep)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text)
        shown += isUnsafeOnTerminal(c) && !keep(c) ? escaped(c) : QString(c);
    return shown;
}

} // namespace

bool isUnsafeOnTerminal(QChar c)
{
    const char16_t code = c.unicode();
    return c.category() == QChar::Other_Control || code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

QString visibleText(const QString &text)
{
    return visible(text, [](QChar) { return false; });
}

QString visibleLines(const QString &text)
{
    return visible(text, [](QChar c) { return c == u'\n' || c == u'\t'; });
}

bool isTerminal(std::FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return ::isatty(::fileno(stream)) != 0;
#endif
}

} // namespace meja
