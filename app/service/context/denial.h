#pragma once

#include <QString>

#include <functional>

namespace meja {

/// A person wanted something their role, or a rule about persons, does not allow.
struct Denial
{
    QString login; ///< Empty: nobody was signed in. A customer is `customer <id>`.
    QString route;
    QString problem; ///< The problem's name: `forbidden`, `own-request`, …
    QString requestId;
    QString reason = {}; ///< What was wrong with the token, where one was.
};

using DenialLog = std::function<void(const Denial &denial)>;

} // namespace meja
