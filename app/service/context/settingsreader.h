#pragma once

#include "settingkey.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <tl/expected.hpp>

namespace meja {

/// Puts the service's settings together from a file and the environment, which overrides it.
class SettingsReader
{
public:
    explicit SettingsReader(QProcessEnvironment environment) : m_environment(std::move(environment)) {}

    /// @param fileName empty: the environment alone.
    /// @returns the settings, or a sentence for each value that is wrong, missing or unknown.
    /// @param beginning only settings whose name begins so are taken, for commands that need no others.
    tl::expected<ServiceSettings, QStringList> read(const QString &fileName, QLatin1String beginning = {});

private:
    /// What was said for a name, and where, for the sentence that complains about it.
    struct Said
    {
        QString value;
        QString where;
    };

    void readFile(const QString &fileName);
    void readLine(const QString &line, const QString &where);
    void readEnvironment();
    void complain(const QString &sentence) { m_problems.append(sentence); }

    void take(const SettingKey &key, ServiceSettings &settings);
    void takeSecret(const SettingKey &key, ServiceSettings &settings);
    QString secretIn(const QString &fileName, const SettingKey &key);

    QProcessEnvironment m_environment;
    QHash<QString, Said> m_said;
    QStringList m_problems;
    QStringList m_unknown;
};

} // namespace meja
