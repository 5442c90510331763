#include "settingsreader.h"

#include "secretfile.h"

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
    m_given.clear();
    m_problems.clear();
    m_unknown.clear();
    if (!fileName.isEmpty())
        readFile(fileName);
    readEnvironment();
    ServiceSettings settings;
    for (const SettingKey &key : settingKeys()) {
        if (key.name.startsWith(beginning))
            key.isSecret ? applySecret(key, settings) : apply(key, settings);
    }
    checkKeyFile(settings.http.keyFile);
    settings.unknownVariables = m_unknown;
    settings.database.applicationName = QStringLiteral("meja-service");
    settings.database.waitLimits = serviceWaitLimits;
    if (!m_problems.isEmpty())
        return tl::unexpected(m_problems);
    return settings;
}

void SettingsReader::readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return addProblem(
            QStringLiteral("cannot read the configuration file %1: %2").arg(fileName, file.errorString()));
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
        return addProblem(QStringLiteral("%1: expected name = value").arg(where));
    const QString name = line.first(equals).trimmed();
    if (isSecret(name))
        return addProblem(
            QStringLiteral(
                "%1: %2 is a secret and not allowed in this file; store it in a file of its own and set "
                "%2_file to that file's name")
                .arg(where, name));
    if (!isAllowedInFile(name))
        return addProblem(QStringLiteral("%1: unknown setting \"%2\"").arg(where, name));
    if (m_given.contains(name))
        return addProblem(QStringLiteral("%1: \"%2\" is set twice").arg(where, name));
    m_given.insert(name, {line.sliced(equals + 1).trimmed(), where});
}

void SettingsReader::readEnvironment()
{
    QStringList known;
    for (const SettingKey &key : settingKeys()) {
        known << key.variable();
        if (m_environment.contains(key.variable()))
            m_given.insert(key.name, {m_environment.value(key.variable()), key.variable()});
        if (!key.isSecret)
            continue;
        known << key.fileVariable();
        if (m_environment.contains(key.fileVariable()))
            m_given.insert(key.fileName(), {m_environment.value(key.fileVariable()), key.fileVariable()});
    }
    // Not an error, since the variables may belong to other programs.
    const auto variables = m_environment.keys();
    for (const QString &variable : variables) {
        if (variable.startsWith(QLatin1String("MEJA_")) && !known.contains(variable))
            m_unknown.append(variable);
    }
}

void SettingsReader::apply(const SettingKey &key, ServiceSettings &settings)
{
    const Given given = m_given.value(key.name, {.value = key.defaultValue});
    if (!key.apply(settings, given.value))
        addProblem(QStringLiteral("%1: %2 must be %3, not \"%4\"")
                       .arg(given.where, key.name, key.expected, given.value));
}

void SettingsReader::applySecret(const SettingKey &key, ServiceSettings &settings)
{
    const bool isInFile = m_given.contains(key.fileName());
    if (!isInFile && !m_given.contains(key.name) && key.isOptional)
        return;
    if (!isInFile && !m_given.contains(key.name))
        return addProblem(
            QStringLiteral("%1 is missing: set %2, or set %3 to the name of a file that contains it")
                .arg(key.name, key.variable(), key.fileVariable()));
    if (isInFile && m_given.contains(key.name))
        return addProblem(
            QStringLiteral("%1 is set twice: as a variable and as a file; remove one of them").arg(key.name));
    const qsizetype before = m_problems.size();
    const QString value =
        isInFile ? readSecret(m_given.value(key.fileName()).value, key) : m_given.value(key.name).value;
    if (m_problems.size() == before && !key.apply(settings, value))
        addProblem(QStringLiteral("%1 must be %2").arg(key.name, key.expected));
}

QString SettingsReader::readSecret(const QString &fileName, const SettingKey &key)
{
    const auto content = readSecretFile(fileName, key.name);
    if (content)
        return QString::fromUtf8(*content).trimmed();
    addProblem(content.error().detail);
    return {};
}

/// The server reads this file itself.
void SettingsReader::checkKeyFile(const QString &fileName)
{
    if (const QString problem = secretFileProblem(fileName, QStringLiteral("tls_key")); !problem.isEmpty())
        addProblem(problem);
}

} // namespace meja
