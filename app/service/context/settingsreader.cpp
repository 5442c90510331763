#include "settingsreader.h"

#include <QFile>
#include <QFileInfo>

namespace meja {

namespace {

bool isAllowedInFile(const QString &name)
{
    return std::any_of(settingKeys().cbegin(), settingKeys().cend(), [&](const SettingKey &key) {
        return name == (key.isSecret ? key.fileName() : key.name);
    });
}

bool isSecret(const QString &name)
{
    return std::any_of(settingKeys().cbegin(), settingKeys().cend(),
                       [&](const SettingKey &key) { return key.isSecret && key.name == name; });
}

} // namespace

tl::expected<ServiceSettings, QStringList> SettingsReader::read(const QString &fileName,
                                                                QLatin1String beginning)
{
    m_said.clear();
    m_problems.clear();
    m_unknown.clear();
    if (!fileName.isEmpty())
        readFile(fileName);
    readEnvironment();
    ServiceSettings settings;
    for (const SettingKey &key : settingKeys()) {
        if (key.name.startsWith(beginning))
            key.isSecret ? takeSecret(key, settings) : take(key, settings);
    }
    settings.unknownVariables = m_unknown;
    settings.database.applicationName = QStringLiteral("meja-service");
    if (!m_problems.isEmpty())
        return tl::unexpected(m_problems);
    return settings;
}

void SettingsReader::readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return complain(
            QStringLiteral("the configuration %1 can't be read: %2").arg(fileName, file.errorString()));
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (!line.isEmpty() && !line.startsWith(u'#'))
            readLine(line, QStringLiteral("%1, line %2").arg(fileName).arg(i + 1));
    }
}

void SettingsReader::readLine(const QString &line, const QString &where)
{
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0)
        return complain(QStringLiteral("%1: not of the form name = value").arg(where));
    const QString name = line.first(equals).trimmed();
    if (isSecret(name))
        return complain(
            QStringLiteral("%1: a secret doesn't belong into this file; %2_file names one for it alone")
                .arg(where, name));
    if (!isAllowedInFile(name))
        return complain(QStringLiteral("%1: there is no setting \"%2\"").arg(where, name));
    if (m_said.contains(name))
        return complain(QStringLiteral("%1: \"%2\" was said before").arg(where, name));
    m_said.insert(name, {line.sliced(equals + 1).trimmed(), where});
}

void SettingsReader::readEnvironment()
{
    QStringList known;
    for (const SettingKey &key : settingKeys()) {
        known << key.variable();
        if (m_environment.contains(key.variable()))
            m_said.insert(key.name, {m_environment.value(key.variable()), key.variable()});
        if (!key.isSecret)
            continue;
        known << key.fileVariable();
        if (m_environment.contains(key.fileVariable()))
            m_said.insert(key.fileName(), {m_environment.value(key.fileVariable()), key.fileVariable()});
    }
    // Other programs have variables too, so these are only mentioned.
    const auto variables = m_environment.keys();
    for (const QString &variable : variables) {
        if (variable.startsWith(QLatin1String("MEJA_")) && !known.contains(variable))
            m_unknown.append(variable);
    }
}

void SettingsReader::take(const SettingKey &key, ServiceSettings &settings)
{
    const Said said = m_said.value(key.name, {key.usual, {}});
    if (!key.take(settings, said.value))
        complain(QStringLiteral("%1: %2 must be %3, not \"%4\"")
                     .arg(said.where, key.name, key.wanted, said.value));
}

void SettingsReader::takeSecret(const SettingKey &key, ServiceSettings &settings)
{
    const bool isInFile = m_said.contains(key.fileName());
    if (!isInFile && !m_said.contains(key.name) && key.isOptional)
        return;
    if (!isInFile && !m_said.contains(key.name))
        return complain(QStringLiteral("%1 is missing: set %2, or %3 to the name of a file with it")
                            .arg(key.name, key.variable(), key.fileVariable()));
    if (isInFile && m_said.contains(key.name))
        return complain(QStringLiteral("%1 is given twice, by itself and by a file").arg(key.name));
    const qsizetype before = m_problems.size();
    const QString value =
        isInFile ? secretIn(m_said.value(key.fileName()).value, key) : m_said.value(key.name).value;
    if (m_problems.size() == before && !key.take(settings, value))
        complain(QStringLiteral("%1 must be %2").arg(key.name, key.wanted));
}

QString SettingsReader::secretIn(const QString &fileName, const SettingKey &key)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(QStringLiteral("the file %1 for %2 can't be read: %3")
                     .arg(fileName, key.name, file.errorString()));
        return {};
    }
    if (file.permissions() & (QFile::ReadOther | QFile::WriteOther))
        complain(
            QStringLiteral("the file %1 with %2 is open to everybody: chmod 600").arg(fileName, key.name));
    return QString::fromUtf8(file.readAll()).trimmed();
}

} // namespace meja
