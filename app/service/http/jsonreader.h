#pragma once

#include "error.h"

#include <QByteArray>
#include <QJsonValue>

namespace meja {

/// What `readJson()` accepts in addition to an object that contains only whole numbers.
struct JsonTolerance
{
    bool allowsFractions = false; ///< Partners may send fractions; our own fields have none.
    bool allowsArray = false;     ///< The document may be an array instead of an object.
};

/// Parses a JSON document strictly: valid UTF-8, no repeated key in an object, no null character, nothing
/// after the document, at most 16 levels. Whole numbers are exact within 64 signed bits; with a fraction of
/// zero or an exponent (5.0, 5e0), up to 2^53.
///
/// `Invalid` with code `malformed-json`; the detail contains the reason and the byte position.
[[nodiscard]] Result<QJsonValue> readJson(const QByteArray &bytes, JsonTolerance tolerance = {});

} // namespace meja
