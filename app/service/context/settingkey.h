#pragma once

#include "servicesettings.h"

#include <QList>

#include <functional>

namespace meja {

/// One setting of `meja-service serve`: a line `name = value` of the configuration file, or the variable
/// `MEJA_NAME`. A secret is in a file of its own, whose name is the setting `name_file`, or in the variable.
struct SettingKey
{
    QString name;
    QString defaultValue = {}; ///< Empty for a secret, which has no default.
    QString expected = {};     ///< Describes a valid value; completes the message "must be …".
    /// Stores the value; false when it is invalid.
    std::function<bool(ServiceSettings &settings, const QString &value)> apply = {};
    bool isSecret = false;
    bool isOptional = false; ///< For secrets only: may be missing.

    [[nodiscard]] QString variable() const { return QStringLiteral("MEJA_") + name.toUpper(); }
    [[nodiscard]] QString fileName() const { return name + QStringLiteral("_file"); }
    [[nodiscard]] QString fileVariable() const { return variable() + QStringLiteral("_FILE"); }
};

/// All settings, in the order of docs/operations.md.
[[nodiscard]] const QList<SettingKey> &settingKeys();

} // namespace meja
