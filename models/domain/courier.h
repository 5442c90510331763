#pragma once

#include <QString>

namespace meja {

/// The code of a courier, in lower case as the table `shipments` and RajaOngkir use it: `jne`, `jnt`,
/// `sicepat`, … Accepts other spellings of a known courier, for example "J&T Express" or "ID EXPRESS". An
/// unknown name is returned in lower case without spaces and punctuation.
[[nodiscard]] QString courierCode(const QString &name);

} // namespace meja
