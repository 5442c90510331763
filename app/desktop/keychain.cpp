#include "keychain.h"

#ifdef MEJA_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

#include <QPromise>

#include <memory>

namespace meja::keychain {

QString entryName(const SignInRequest &request)
{
    return QStringLiteral("%1@%2:%3/%4")
        .arg(request.user, request.host)
        .arg(request.port)
        .arg(request.database);
}

#ifdef MEJA_KEYCHAIN

namespace {

const QString service = QStringLiteral("Meja");

} // namespace

bool isAvailable()
{
    return true;
}

void store(const QString &name, const QString &password)
{
    auto *job = new QKeychain::WritePasswordJob(service); // Deletes itself after `finished`.
    job->setKey(name);
    job->setTextData(password);
    QObject::connect(job, &QKeychain::Job::finished, job, [](const QKeychain::Job *done) {
        if (done->error() != QKeychain::NoError)
            qWarning("The keychain did not store the password: %s", qUtf8Printable(done->errorString()));
    });
    job->start();
}

QFuture<QString> read(const QString &name)
{
    auto promise = std::make_shared<QPromise<QString>>();
    QFuture<QString> future = promise->future();
    promise->start();
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, job] {
        promise->addResult(job->error() == QKeychain::NoError ? job->textData() : QString());
        promise->finish();
    });
    job->start();
    return future;
}

#else

bool isAvailable()
{
    return false;
}

void store(const QString &, const QString &) {}

QFuture<QString> read(const QString &)
{
    QPromise<QString> promise;
    promise.start();
    promise.addResult(QString());
    promise.finish();
    return promise.future();
}

#endif

} // namespace meja::keychain
