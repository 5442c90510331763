#include "pagelink.h"

#include "resourcecatalogue.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace meja {

namespace {

const auto scheme = QLatin1StringView("meja://");
const auto orders = QLatin1StringView("orders");

/// An order number contains a letter, so that it differs from a key.
bool isOrderNumber(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A(?=.*[A-Z])[A-Z0-9-]{4,40}\\z"));
    return pattern.match(text).hasMatch();
}

QString linkText(const char *source)
{
    return QCoreApplication::translate("Links", source);
}

} // namespace

QString PageLink::textFor(const PageAddress &address, const QString &title)
{
    if (address.resource == orders && !address.isList() && isOrderNumber(title))
        return scheme + orders + u'/' + title;
    return scheme + address.toText();
}

std::optional<PageLink> PageLink::parse(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\Ameja://([a-z_]{1,40})(?:/([A-Za-z0-9-]{1,40}))?/?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString resource = match.captured(1).toLower();
    const QString name = match.captured(2);
    if (resource == orders && isOrderNumber(name.toUpper()))
        return PageLink{.resource = resource, .number = name.toUpper()};
    const auto address = PageAddress::fromText(name.isEmpty() ? resource : resource + u'/' + name);
    if (!address)
        return std::nullopt;
    return PageLink{.resource = resource, .key = address->key};
}

PageLink::Problem PageLink::problemOf(const QString &text)
{
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return text.startsWith(QLatin1String("meja:"), Qt::CaseInsensitive) ? Problem::Malformed
                                                                            : Problem::OtherProgram;
    const QString resource = text.mid(scheme.size()).section(u'/', 0, 0).toLower();
    return findResource(resource) ? Problem::Malformed : Problem::UnknownPage;
}

QString linkProblemSentence(PageLink::Problem problem)
{
    switch (problem) {
    case PageLink::Problem::OtherProgram:
        return linkText(
            QT_TRANSLATE_NOOP("Links", "This is not a Meja link. Meja links begin with meja://."));
    case PageLink::Problem::Malformed:
        return linkText(QT_TRANSLATE_NOOP("Links", "This link is incomplete or damaged. Copy it again."));
    case PageLink::Problem::UnknownPage:
        return linkText(
            QT_TRANSLATE_NOOP("Links", "This link leads to a page that this version does not have."));
    }
    Q_UNREACHABLE();
}

} // namespace meja
