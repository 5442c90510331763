#pragma once

#include "servicesettings.h"

#include <QList>

#include <functional>

namespace meja {

/// One thing `meja-service serve` can be told: a line `name = value` of its file, or the variable
/// `MEJA_NAME`. A secret stands in a file of its own, which `name_file` names, or in the variable.
struct SettingKey
{
    QString name;
    QString usual;  ///< What it is when nobody says; empty for a secret, which must be said.
    QString wanted; ///< What a value looks like, to complete "must be …".
    /// False for a value that isn't `wanted`.
    std::function<bool(ServiceSettings &settings, const QString &value)> take;
    bool isSecret = false;
    bool isOptional = false; ///< A secret that may be missing.

    [[nodiscard]] QString variable() const { return QStringLiteral("MEJA_") + name.toUpper(); }
    [[nodiscard]] QString fileName() const { return name + QStringLiteral("_file"); }
    [[nodiscard]] QString fileVariable() const { return variable() + QStringLiteral("_FILE"); }
};

/// All of them, in the order the documentation lists them.
[[nodiscard]] const QList<SettingKey> &settingKeys();

} // namespace meja
