#include "postgressigningate.h"

#include "keychain.h"
#include "namedqueries.h"
#include "resourcecatalogue.h"
#include "schemacheck.h"
#include "schemaversion.h"
#include "signinproblems.h"
#include "verifiedserver.h"

#include <QCoreApplication>
#include <QPromise>

#include <memory>
#include <utility>

namespace meja {

namespace {

const QString queries = QStringLiteral("session");

tl::unexpected<SignInFailure> problem(SignInProblem kind, const QString &detail)
{
    return tl::unexpected(SignInFailure{kind, detail});
}

tl::unexpected<SignInFailure> problemOf(const Error &error)
{
    return problem(error.kind == ErrorKind::Forbidden ? SignInProblem::NoRight : signInProblem(error),
                   error.detail);
}

SignInOutcome checkSchema(Connection &connection, const Session &session)
{
    const auto rows = connection.run(NamedQueries::statement(queries, QStringLiteral("schema_version")));
    if (!rows)
        return rows.error().code == QLatin1String("42P01")
                   ? problem(SignInProblem::OutdatedSchema, rows.error().detail)
                   : problemOf(rows.error());
    const auto version = rows->integer(0, 0);
    if (version < schemaVersion)
        return problem(SignInProblem::OutdatedSchema,
                       QStringLiteral("The database schema has version %1, the program needs %2.")
                           .arg(version)
                           .arg(schemaVersion));
    if (version > schemaVersion)
        return problem(SignInProblem::NewerSchema,
                       QStringLiteral("The database schema has version %1, the program needs %2.")
                           .arg(version)
                           .arg(schemaVersion));
    const auto faults = checkResources(connection, resourceCatalogue(), session.role);
    if (!faults)
        return problemOf(faults.error());
    if (!faults->isEmpty())
        return problem(SignInProblem::SchemaMismatch, faults->join(u'\n'));
    return session;
}

/// @param changesFrom is set to the first transaction whose changes the session has not read.
SignInOutcome openSession(Connection &connection, QString &changesFrom)
{
    if (const auto opened = connection.open(); !opened)
        return problem(signInProblem(opened.error()), opened.error().detail);
    const auto who = connection.run(NamedQueries::statement(queries, QStringLiteral("who")));
    if (!who)
        return problemOf(who.error());
    if (who->rowCount() == 0)
        return problem(
            SignInProblem::NoRight,
            QStringLiteral("The login is not a member of meja_staff, meja_admin or meja_auditor."));
    Session session;
    session.user = who->text(0, 0);
    session.database = who->text(0, 1);
    session.role = *roleFromDatabaseGroup(who->text(0, 2));
    changesFrom = who->text(0, 5);
    session.server =
        who->text(0, 3).isEmpty()
            ? QString()
            : QStringLiteral("%1:%2").arg(connection.settings().host.isEmpty() ? who->text(0, 3)
                                                                               : connection.settings().host,
                                          who->text(0, 4));
    return checkSchema(connection, session);
}

} // namespace

PostgresSignInGate::PostgresSignInGate() : PostgresSignInGate(keychain::store) {}

PostgresSignInGate::PostgresSignInGate(StorePassword store) : m_storePassword(std::move(store))
{
    m_pool.setMaxThreadCount(1);
}

PostgresSignInGate::~PostgresSignInGate() = default;

ConnectionSettings PostgresSignInGate::settingsFor(const SignInRequest &request)
{
    const ConnectionSettings settings{.host = request.host,
                                      .port = request.port,
                                      .database = request.database,
                                      .user = request.user,
                                      .password = request.password};
    // Fails when the environment asks for a weaker encryption; opening the connection then reports it.
    return verifiedServer(settings).value_or(settings);
}

QFuture<SignInOutcome> PostgresSignInGate::run(std::function<SignInOutcome()> attempt)
{
    auto promise = std::make_shared<QPromise<SignInOutcome>>();
    QFuture<SignInOutcome> future = promise->future();
    promise->start();
    m_pool.start([promise, attempt = std::move(attempt)] {
        promise->addResult(attempt());
        promise->finish();
    });
    return future;
}

QFuture<SignInOutcome> PostgresSignInGate::open(const ConnectionSettings &settings)
{
    m_settings = settings;
    return run([this, settings] { return attempt(settings); });
}

QFuture<SignInOutcome> PostgresSignInGate::check(const SignInRequest &request)
{
    return run([settings = settingsFor(request)] {
        Connection connection(settings);
        QString changesFrom;
        return openSession(connection, changesFrom);
    });
}

SignInOutcome PostgresSignInGate::attempt(const ConnectionSettings &settings)
{
    auto connection = std::make_unique<Connection>(settings);
    QString changesFrom;
    SignInOutcome outcome = openSession(*connection, changesFrom);
    if (!outcome)
        return outcome;
    connection->release();
    const std::scoped_lock lock(m_mutex);
    m_connection = std::move(connection);
    m_changesFrom = changesFrom;
    return outcome;
}

QString PostgresSignInGate::changesFrom() const
{
    const std::scoped_lock lock(m_mutex);
    return m_changesFrom;
}

std::unique_ptr<Connection> PostgresSignInGate::takeConnection()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_connection, nullptr);
}

QFuture<SignInOutcome> PostgresSignInGate::signIn(const SignInRequest &request)
{
    QFuture<SignInOutcome> opened = open(settingsFor(request));
    if (!request.rememberPassword)
        return opened;
    // QtKeychain needs an event loop, so this runs on the window's thread.
    return opened.then(QCoreApplication::instance(),
                       [store = m_storePassword, request](const SignInOutcome &outcome) {
                           if (outcome)
                               store(keychain::entryName(request), request.password);
                           return outcome;
                       });
}

QFuture<SignInOutcome> PostgresSignInGate::signInFromEnvironment()
{
    return open({});
}

bool PostgresSignInGate::hasKeychain() const
{
    return keychain::isAvailable();
}

QFuture<QString> PostgresSignInGate::storedPassword(const SignInRequest &request)
{
    return keychain::read(keychain::entryName(request));
}

} // namespace meja
