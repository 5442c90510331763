#pragma once

#include "settingkey.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <tl/expected.hpp>

namespace meja {

/// Reads the service's settings from a file and from environment variables, which override the file. Used by
/// `serve` and `token`.
class SettingsReader
{
public:
    explicit SettingsReader(const QProcessEnvironment &environment) : m_environment(environment) {}

    /// @param fileName empty: read only the environment.
    /// @param beginning read only settings whose name starts with it, for commands that need no others.
    /// @returns the settings, or one message for each invalid, missing or unknown value.
    tl::expected<ServiceSettings, QStringList> read(const QString &fileName, QLatin1String beginning = {});

private:
    /// The value given for a name and its source, which error messages contain.
    struct Given
    {
        QString value;
        QString where = {};
    };

    void readFile(const QString &fileName);
    void readLine(const QString &line, const QString &where);
    void readEnvironment();
    void addProblem(const QString &message) { m_problems.append(message); }

    void apply(const SettingKey &key, ServiceSettings &settings);
    void applySecret(const SettingKey &key, ServiceSettings &settings);
    QString readSecret(const QString &fileName, const SettingKey &key);
    void checkKeyFile(const QString &fileName);

    QProcessEnvironment m_environment;
    QHash<QString, Given> m_given;
    QStringList m_problems;
    QStringList m_unknown;
};

} // namespace meja
