#include "settingsreader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace meja;

/// The settings of `meja-service serve` from a file and from environment variables.
class SettingsReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requiresOnlyTheSecrets();
    void reportsEachMissingSecret();
    void environmentOverridesTheFile();
    void readsSecretsFromFiles();
    void explainsInvalidSettings_data();
    void explainsInvalidSettings();
    void neverPrintsASecret();
    void refusesASecretFileThatOthersCanAccess_data();
    void refusesASecretFileThatOthersCanAccess();
    void checksTheKeysOfCustomerTokens();
    void readsOnlyTheSettingsOfAPrefix();
    void reportsAllProblemsAtOnce();
    void listsUnknownVariables();
    void assignsLimitedKindsToWorkers();
    void everySettingIsDocumented();

private:
    using Variables = QMap<QString, QString>;

    static Variables secrets()
    {
        return {{QStringLiteral("MEJA_MIDTRANS_SERVER_KEY"), QStringLiteral("midtrans-key")},
                {QStringLiteral("MEJA_KOMERCE_KEY"), QStringLiteral("komerce-key")},
                {QStringLiteral("MEJA_RAJAONGKIR_KEY"), QStringLiteral("rajaongkir-key")},
                {QStringLiteral("MEJA_WEBHOOK_SECRET"), QStringLiteral("0123456789abcdef")}};
    }
    static auto read(const Variables &variables, const QString &file = {})
    {
        QProcessEnvironment environment;
        for (auto i = variables.cbegin(); i != variables.cend(); ++i)
            environment.insert(i.key(), i.value());
        return SettingsReader(environment).read(file);
    }
    QString write(const QByteArray &text,
                  QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
    {
        QFile file(m_folder.filePath(QString::number(++m_files)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() ||
            !file.setPermissions(permissions))
            return {};
        return file.fileName();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void SettingsReaderTest::requiresOnlyTheSecrets()
{
    const auto settings = read(secrets());
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().join(u'\n')));
    QCOMPARE(settings->http.address, QStringLiteral("127.0.0.1"));
    QCOMPARE(settings->http.maxBodyBytes, 64 * 1024);
    QCOMPARE(settings->midtrans.baseUrl, QUrl(QStringLiteral("https://api.midtrans.com")));
    QCOMPARE(settings->midtrans.key, QStringLiteral("midtrans-key"));
    QCOMPARE(settings->approvalLimit, Rupiah(0));
    QCOMPARE(settings->refundFlight, Duration(std::chrono::minutes(10)));
    QCOMPARE(settings->logLevel, LogLevel::Info);
    QVERIFY(settings->database.preparesFixedStatements);
    QCOMPARE(settings->jobLimits, (QMap<JobKind, int>{{JobKind::TrackShipment, 2}}));
}

void SettingsReaderTest::reportsEachMissingSecret()
{
    const auto settings = read({});
    QVERIFY(!settings);
    QCOMPARE(settings.error().size(), 4);
    QCOMPARE(settings.error().constFirst(),
             QStringLiteral("midtrans_server_key is missing: set MEJA_MIDTRANS_SERVER_KEY, or set "
                            "MEJA_MIDTRANS_SERVER_KEY_FILE to the name of a file that contains it"));
}

void SettingsReaderTest::environmentOverridesTheFile()
{
    const QString file =
        write("# Where we listen\n\nlisten_port = 9000\napproval_limit=250000\nlog_level = debug\n");
    Variables variables = secrets();
    variables.insert(QStringLiteral("MEJA_LISTEN_PORT"), QStringLiteral("9001"));
    const auto settings = read(variables, file);
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().join(u'\n')));
    QCOMPARE(settings->http.port, quint16(9001));
    QCOMPARE(settings->approvalLimit, Rupiah(250000));
    QCOMPARE(settings->logLevel, LogLevel::Debug);
}

void SettingsReaderTest::readsSecretsFromFiles()
{
    Variables variables = secrets();
    variables.remove(QStringLiteral("MEJA_MIDTRANS_SERVER_KEY"));
    variables.remove(QStringLiteral("MEJA_KOMERCE_KEY"));
    variables.insert(QStringLiteral("MEJA_KOMERCE_KEY_FILE"), write("from-a-file\n"));
    const QString file = write("midtrans_server_key_file = " + write("another\n").toUtf8() + "\n");
    const auto settings = read(variables, file);
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().join(u'\n')));
    QCOMPARE(settings->komerce.key, QStringLiteral("from-a-file"));
    QCOMPARE(settings->midtrans.key, QStringLiteral("another"));
}

void SettingsReaderTest::explainsInvalidSettings_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *line, const char *message) {
        QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(message);
    };
    row("lisen_port = 1", "unknown setting \"lisen_port\"");
    row("listen_port", "expected name = value");
    row("listen_port = 70000", "listen_port must be a whole number from 0 to 65535, not \"70000\"");
    row("listen_port = many", "listen_port must be a whole number from 0 to 65535, not \"many\"");
    row("listen_port = 1\nlisten_port = 2", "\"listen_port\" is set twice");
    row("job_workers = 0", "job_workers must be a whole number from 1 to 64, not \"0\"");
    row("refund_flight_seconds = 0",
        "refund_flight_seconds must be a whole number from 1 to 86400, not \"0\"");
    row("approval_limit = -1", "approval_limit must be an amount in whole rupiah, not \"-1\"");
    row("approval_limit = 1.5", "approval_limit must be an amount in whole rupiah, not \"1.5\"");
    row("log_level = loud", "log_level must be debug, info, warning or error, not \"loud\"");
    row("job_limits = track_shipment=0",
        "job_limits must be kinds of jobs, each once with a whole number of 1 or more");
    row("job_limits = track_shipment=1 track_shipment=2", "job_limits must be kinds of jobs, each once");
    row("job_limits = refunds=1", "job_limits must be kinds of jobs");
    row("database_pooler = maybe", "database_pooler must be yes or no, not \"maybe\"");
    row("behind_proxy = perhaps", "behind_proxy must be yes or no, not \"perhaps\"");
    row("midtrans_url = http://api.midtrans.com",
        "midtrans_url must be an address that starts with https://");
    row("midtrans_url = https://user:word@api.midtrans.com", "midtrans_url must be an address");
    row("midtrans_url = midtrans", "midtrans_url must be an address");
    row("midtrans_server_key = abc", "midtrans_server_key is a secret and not allowed in this file");
    row("midtrans_server_key_file = /nowhere", "midtrans_server_key is set twice");
}

void SettingsReaderTest::explainsInvalidSettings()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, message);
    const auto settings = read(secrets(), write(line));
    QVERIFY(!settings);
    QCOMPARE(settings.error().size(), 1);
    QVERIFY2(settings.error().constFirst().contains(message), qPrintable(settings.error().constFirst()));
}

void SettingsReaderTest::neverPrintsASecret()
{
    Variables variables = secrets();
    variables.insert(QStringLiteral("MEJA_WEBHOOK_SECRET"), QStringLiteral("too short!"));
    variables.insert(QStringLiteral("MEJA_KOMERCE_KEY"), QStringLiteral("two\nlines"));
    const auto settings = read(variables, write("midtrans_server_key = s3cret"));
    QVERIFY(!settings);
    const QString all = settings.error().join(u'\n');
    QCOMPARE(settings.error().size(), 3);
    QVERIFY(!all.contains(QLatin1String("too short!")) && !all.contains(QLatin1String("lines")) &&
            !all.contains(QLatin1String("s3cret")));
}

void SettingsReaderTest::refusesASecretFileThatOthersCanAccess_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QFile::Permissions>("permissions");
    for (const char *setting : {"MEJA_KOMERCE_KEY_FILE", "MEJA_WEBHOOK_SECRET_FILE",
                                "MEJA_CUSTOMER_TOKEN_KEY_FILE", "MEJA_TLS_KEY"}) {
        for (const QFile::Permission permission :
             {QFile::ReadOther, QFile::WriteOther, QFile::ReadGroup, QFile::WriteGroup})
            QTest::addRow("%s %x", setting, permission)
                << QString::fromLatin1(setting) << QFile::Permissions(permission);
    }
}

void SettingsReaderTest::refusesASecretFileThatOthersCanAccess()
{
    QFETCH(QString, setting);
    QFETCH(QFile::Permissions, permissions);
    Variables variables = secrets();
    variables.remove(QString(setting).remove(QStringLiteral("_FILE")));
    variables.insert(setting, write(QByteArray(40, 'k'), QFile::ReadOwner | QFile::WriteOwner | permissions));
    const auto settings = read(variables);
    QVERIFY(!settings);
    const QString name =
        QString(setting).remove(QStringLiteral("MEJA_")).remove(QStringLiteral("_FILE")).toLower();
    QCOMPARE(settings.error().size(), 1);
    QVERIFY2(settings.error().constFirst().endsWith(QStringLiteral("with %1; run chmod 600 on it").arg(name)),
             qPrintable(settings.error().constFirst()));
    variables.insert(setting, write(QByteArray(40, 'k')));
    QVERIFY(read(variables));
}

void SettingsReaderTest::checksTheKeysOfCustomerTokens()
{
    Variables variables = secrets();
    QVERIFY(!read(variables)->customerTokens.isOn());
    const QString key = QStringLiteral("MEJA_CUSTOMER_TOKEN_KEY");
    const QString algorithm = QStringLiteral("MEJA_CUSTOMER_TOKEN_ALGORITHM");
    variables.insert(key, QString(32, u'k'));
    variables.insert(QStringLiteral("MEJA_CUSTOMER_TOKEN_OTHER_KEY"), QString(32, u'o'));
    QCOMPARE(read(variables)->customerTokens.keys,
             (QList<QByteArray>{QByteArray(32, 'k'), QByteArray(32, 'o')}));
    variables.insert(key, QString(31, u'k'));
    QVERIFY2(!read(variables), "short secret");
    variables.remove(QStringLiteral("MEJA_CUSTOMER_TOKEN_OTHER_KEY"));
    const QString pem = QStringLiteral("-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----");
    variables.insert(key, pem);
    QVERIFY2(!read(variables), "a public key is not a secret");
    variables.insert(algorithm, QStringLiteral("RS256"));
    QVERIFY(read(variables).has_value());
    variables.insert(key, QString(32, u'k'));
    QVERIFY2(!read(variables), "a secret is not a public key");
    variables.insert(key, pem);
    variables.insert(algorithm, QStringLiteral("none"));
    QVERIFY2(!read(variables), "unknown algorithm");
}

void SettingsReaderTest::readsOnlyTheSettingsOfAPrefix()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("MEJA_CUSTOMER_TOKEN_ISSUER"), QStringLiteral("toko"));
    environment.insert(QStringLiteral("MEJA_JOB_WORKERS"), QStringLiteral("none"));
    const auto settings = SettingsReader(environment).read({}, QLatin1String("customer_token_"));
    QVERIFY(settings.has_value());
    QCOMPARE(settings->customerTokens.issuer, QStringLiteral("toko"));
}

void SettingsReaderTest::reportsAllProblemsAtOnce()
{
    Variables variables = secrets();
    variables.remove(QStringLiteral("MEJA_KOMERCE_KEY"));
    const auto settings = read(variables, write("job_workers = none\nspeed = fast\n"));
    QVERIFY(!settings);
    QCOMPARE(settings.error().size(), 3);
}

void SettingsReaderTest::listsUnknownVariables()
{
    Variables variables = secrets();
    variables.insert(QStringLiteral("MEJA_LISEN_PORT"), QStringLiteral("1"));
    const auto settings = read(variables);
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().join(u'\n')));
    QCOMPARE(settings->unknownVariables, QStringList{QStringLiteral("MEJA_LISEN_PORT")});
}

void SettingsReaderTest::assignsLimitedKindsToWorkers()
{
    ServiceSettings settings;
    settings.jobWorkers = 4;
    settings.jobLimits = {
        {JobKind::AdvanceRefund, 2}, {JobKind::CheckPayment, 1}, {JobKind::TrackShipment, 2}};
    const auto workers = [&](JobKind kind) {
        QList<int> all;
        for (int worker = 1; worker <= settings.jobWorkers; ++worker) {
            if (runsKind(settings, kind, worker))
                all.append(worker);
        }
        return all;
    };
    QCOMPARE(workers(JobKind::AdvanceRefund), QList<int>({1, 2}));
    QCOMPARE(workers(JobKind::CheckPayment), QList<int>({3}));
    QCOMPARE(workers(JobKind::TrackShipment), QList<int>({1, 4}));
    QCOMPARE(workers(JobKind::ExpireOrder), QList<int>({1, 2, 3, 4}));
    settings.jobWorkers = 1;
    QCOMPARE(workers(JobKind::TrackShipment), QList<int>({1}));
}

void SettingsReaderTest::everySettingIsDocumented()
{
    QFile file(QStringLiteral(MEJA_OPERATIONS));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const SettingKey &key : settingKeys()) {
        const QString defaultText = key.name == QLatin1String("http_workers")
                                        ? QStringLiteral("two for each core, 4 to 32")
                                    : key.isSecret && !key.isOptional ? QStringLiteral("needed")
                                    : key.defaultValue.isEmpty()      ? QStringLiteral("none")
                                                                      : u'`' + key.defaultValue + u'`';
        const QString row = QStringLiteral("| `%1` | %2 |").arg(key.name, defaultText);
        QVERIFY2(text.contains(row), qPrintable(row));
    }
}

QTEST_GUILESS_MAIN(SettingsReaderTest)
#include "settingsreadertest.moc"
