#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace meja {

/// A public page outside Meja about a value of a record.
struct PartnerLink
{
    QUrl url;
    bool needsNumber = false; ///< The page has a form: the number must be pasted there.
};

/// The courier's page that tracks the waybill; empty for couriers without such a page.
/// @param courier RajaOngkir's code, such as `jne`.
[[nodiscard]] std::optional<PartnerLink> trackingPage(const QString &courier, const QString &waybill);

/// WhatsApp's page that opens a chat with this mobile number (+628…); empty for other and masked numbers.
[[nodiscard]] std::optional<PartnerLink> whatsAppChat(const QString &phone);

/// Opens the page in the browser. If the page needs the number, it is copied first.
void openPartnerLink(const PartnerLink &link, const QString &number);

} // namespace meja
