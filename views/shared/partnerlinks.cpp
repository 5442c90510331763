#include "partnerlinks.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace meja {

namespace {

/// One courier's public tracking page. `%1` is the waybill; a page without it has a form to paste it.
struct TrackingPage
{
    QLatin1StringView courier;
    QLatin1StringView page;
};

/// Couriers publish no description of these links. They are the addresses that several Indonesian open-source
/// shops link to for the same courier (searched on GitHub, 30 November 2026). Couriers on whose page they
/// disagree, and GoSend, which tracks by booking only, are left out.
constexpr std::array trackingPages{
    TrackingPage{QLatin1StringView("anteraja"), QLatin1StringView("https://anteraja.id/tracking")},
    TrackingPage{QLatin1StringView("jne"), QLatin1StringView("https://www.jne.co.id/tracking-package")},
    TrackingPage{QLatin1StringView("jnt"), QLatin1StringView("https://jet.co.id/track")},
    TrackingPage{QLatin1StringView("lion"), QLatin1StringView("https://lionparcel.com/track/stt?q=%1")},
    TrackingPage{QLatin1StringView("ninja"), QLatin1StringView("https://www.ninjaxpress.co/id-id/tracking")},
    TrackingPage{QLatin1StringView("pos"), QLatin1StringView("https://www.posindonesia.co.id/id/tracking")},
    TrackingPage{QLatin1StringView("sicepat"), QLatin1StringView("https://www.sicepat.com/checkAwb")},
    TrackingPage{QLatin1StringView("tiki"), QLatin1StringView("https://www.tiki.id/id/track")},
};

} // namespace

std::optional<PartnerLink> trackingPage(const QString &courier, const QString &waybill)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9-]{5,40}\\z"));
    const auto found = std::find_if(trackingPages.begin(), trackingPages.end(),
                                    [&](const TrackingPage &each) { return courier == each.courier; });
    if (found == trackingPages.end() || !form.match(waybill).hasMatch())
        return std::nullopt;
    const QString page = found->page;
    const bool takesNumber = page.contains(QLatin1String("%1"));
    return PartnerLink{QUrl(takesNumber ? page.arg(waybill) : page), !takesNumber};
}

std::optional<PartnerLink> whatsAppChat(const QString &phone)
{
    static const QRegularExpression mobile(QStringLiteral("\\A\\+628[0-9]{7,12}\\z"));
    if (!mobile.match(phone).hasMatch())
        return std::nullopt;
    return PartnerLink{QUrl(QStringLiteral("https://wa.me/") + phone.mid(1))};
}

void openPartnerLink(const PartnerLink &link, const QString &number)
{
    if (link.needsNumber)
        QGuiApplication::clipboard()->setText(number);
    QDesktopServices::openUrl(link.url);
}

} // namespace meja
