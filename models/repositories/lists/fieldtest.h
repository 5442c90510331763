#pragma once

#include "column.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meja {

/// Compares one column with given values. NULL passes only `Empty`.
struct FieldTest
{
    enum class Kind {
        Like,  ///< `ilike pattern`, and `meja.search_text(value) ilike folded` if `folded` is not null. The
               ///< database folds case with lower(), `\` escapes.
        AnyOf, ///< Equal to one of `values`.
        Keys,  ///< The key of the related row is one of `values`.
        Range, ///< `min` ≤ value ≤ `max`, `above` < value < `below`; a null text means no limit.
        Empty, ///< NULL or an empty text.
        NotEmpty
    };

    const Column *column = nullptr;
    Kind kind = Kind::Like;
    QString pattern = {}; ///< An index serves it.
    QString folded = {};  ///< For a word with characters that may be stored in another form.
    QStringList values = {};
    QString min = {};
    QString max = {};
    QString above = {};
    QString below = {};
};

/// A row meets a criterion when it passes at least one of its tests. No row meets a criterion without tests.
using Criterion = QList<FieldTest>;

} // namespace meja
