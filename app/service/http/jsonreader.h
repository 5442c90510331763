#pragma once

#include "error.h"

#include <QByteArray>
#include <QJsonValue>

namespace meja {

/// What a reader of JSON puts up with beside one object of whole numbers.
struct JsonTolerance
{
    bool allowsFractions = false; ///< Partners may send them; nothing of ours reads one.
    bool allowsArray = false;     ///< The document may be an array instead of an object.
};

/// Reads a whole JSON document without guessing: valid UTF-8, no key twice in one object, no null character,
/// nothing behind the end, no more than sixteen levels; whole numbers stay exact up to 64 bits with sign.
///
/// `Invalid` with code `malformed-json` and the place in its detail.
[[nodiscard]] Result<QJsonValue> readJson(const QByteArray &bytes, JsonTolerance tolerance = {});

} // namespace meja
