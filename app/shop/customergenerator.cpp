#include "customergenerator.h"

#include <array>

namespace meja {

namespace {

constexpr std::array firstNames{"Agus", "Dewi",  "Rizky",  "Siti",  "Wayan", "Maria", "Yohanes", "Fitri",
                                "Bayu", "Intan", "Hendra", "Nurul", "Kevin", "Ratna", "Togar",   "Ayu"};
constexpr std::array lastNames{"Santoso", "Lestari", "Siregar", "Wijaya",  "Hidayat",    "Rahmawati",
                               "Ginting", "Halim",   "Sudarma", "Tanjung", "Pattiasina", "Kurniawan",
                               "Utami",   "Nugroho", "Lubis",   "Maulana"};
constexpr std::array streets{"Merdeka",  "Diponegoro",    "Melati",  "Kartini",
                             "Pahlawan", "Gatot Subroto", "Anggrek", "Sudirman"};

struct Place
{
    const char *city;
    const char *province;
};
constexpr std::array places{Place{"Jakarta Selatan", "DKI Jakarta"},
                            Place{"Bandung", "Jawa Barat"},
                            Place{"Surabaya", "Jawa Timur"},
                            Place{"Semarang", "Jawa Tengah"},
                            Place{"Medan", "Sumatera Utara"},
                            Place{"Makassar", "Sulawesi Selatan"},
                            Place{"Denpasar", "Bali"},
                            Place{"Sleman", "DI Yogyakarta"}};

struct Courier
{
    const char *name;
    const char *service;
};
constexpr std::array couriers{Courier{"jne", "REG"}, Courier{"jnt", "EZ"}, Courier{"sicepat", "REG"},
                              Courier{"anteraja", "REG"}, Courier{"ninja", "STANDARD"}};

constexpr std::array paymentTypes{"qris",          "qris",      "gopay",      "bank_transfer",
                                  "bank_transfer", "shopeepay", "credit_card"};

} // namespace

ShopCustomer CustomerGenerator::customer()
{
    const QString first = QLatin1String(firstNames[static_cast<size_t>(choose(firstNames.size()))]);
    const QString last = QLatin1String(lastNames[static_cast<size_t>(choose(lastNames.size()))]);
    const Place place = places[static_cast<size_t>(choose(places.size()))];
    const int number = choose(90000);
    return {.name = QStringLiteral("%1 %2").arg(first, last),
            .email = QStringLiteral("%1.%2.%3@gmail.com").arg(first.toLower(), last.toLower()).arg(number),
            .phone = QStringLiteral("+62812%1").arg(10000000 + choose(89999999)),
            .address = QStringLiteral("Jl. %1 No. %2")
                           .arg(QLatin1String(streets[static_cast<size_t>(choose(streets.size()))]))
                           .arg(1 + choose(180)),
            .city = QLatin1String(place.city),
            .province = QLatin1String(place.province)};
}

Purchase CustomerGenerator::next()
{
    Purchase purchase;
    purchase.customer = customer();
    const Courier courier = couriers[static_cast<size_t>(choose(couriers.size()))];
    purchase.courier = QLatin1String(courier.name);
    purchase.service = QLatin1String(courier.service);
    purchase.paymentType = QLatin1String(paymentTypes[static_cast<size_t>(choose(paymentTypes.size()))]);
    purchase.paymentSucceeds = choose(100) < 90;
    purchase.waybill =
        QStringLiteral("SHOP%1%2").arg(m_random.generate(), 10, 10, QLatin1Char('0')).arg(choose(1000));
    return purchase;
}

} // namespace meja
