#pragma once

#include "ports/actionjournal.h"

namespace meja {

/// The content of a journal's file.
struct ActionFile
{
    QList<PendingAction> actions = {};
    bool isDamaged = false; ///< Something in it could not be read; `actions` has the rest.
};

/// Reads the content of a file. An empty one is damaged, because Meja never writes it.
[[nodiscard]] ActionFile parseActions(const QByteArray &content);
[[nodiscard]] QByteArray serialiseActions(const QList<PendingAction> &actions);

} // namespace meja
