#include "rendering.h"

#include "commandpalette.h"
#include "navigation.h"
#include "recordsource.h"
#include "resourcecatalogue.h"
#include "signindialog.h"
#include "whenready.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace meja {

namespace {

constexpr QSize imageSize{1366, 768};
constexpr std::chrono::seconds timeout{60};
constexpr std::chrono::milliseconds pollInterval{20};
constexpr std::chrono::milliseconds settleDelay{260}; ///< Longer than the delays and animations of a page.

/// Processes events until `done()` or the timeout. Returns `done()`.
bool waitUntil(const std::function<bool()> &done)
{
    QElapsedTimer since;
    since.start();
    QEventLoop loop;
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &loop, [&] {
        if (done() || since.elapsed() > std::chrono::milliseconds(timeout).count())
            loop.quit();
    });
    clock.start(pollInterval);
    loop.exec();
    return done();
}

void pause(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

template <class T>
std::optional<T> waitFor(const QFuture<Result<T>> &future)
{
    if (!waitUntil([&] { return future.isFinished(); }) || future.resultCount() == 0 || !future.result())
        return std::nullopt;
    return *future.result();
}

} // namespace

Rendering::Rendering(Desktop &desktop, const QString &folder) : m_desktop(desktop), m_folder(folder) {}

Result<> Rendering::run()
{
    if (!m_folder.mkpath(QStringLiteral(".")))
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("The folder %1 cannot be created.").arg(m_folder.path()));
    m_desktop.window().setFixedSize(imageSize);
    m_desktop.window().show();
    if (const auto signedIn = signIn(); !signedIn)
        return signedIn;
    return renderAll();
}

Result<> Rendering::signIn()
{
    bool opened = false;
    std::optional<SignInFailure> refused;
    QObject::connect(&m_desktop, &Desktop::opened, &m_desktop, [&opened] { opened = true; });
    QObject::connect(&m_desktop, &Desktop::signInFailed, &m_desktop,
                     [&refused](const SignInFailure &why) { refused = why; });
    m_desktop.connectFromEnvironment();
    const bool finished = waitUntil([&] { return opened || refused.has_value(); });
    QObject::disconnect(&m_desktop, nullptr, &m_desktop, nullptr);
    if (refused)
        return failure(ErrorKind::Unavailable, signInSentence(refused->problem) + u' ' + refused->detail);
    return finished ? Result<>()
                    : failure(ErrorKind::Unavailable, QStringLiteral("The server does not respond."));
}

Result<> Rendering::renderAll()
{
    for (const auto language : {Language::Indonesian, Language::English}) {
        for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_desktop.window().chooseLanguage(language);
            m_desktop.window().chooseTheme(theme);
            for (const auto part :
                 {&Rendering::renderPages, &Rendering::renderOverlays, &Rendering::renderSignIn}) {
                if (const auto drawn = (this->*part)(); !drawn)
                    return drawn;
            }
        }
    }
    return {};
}

Result<> Rendering::renderPages()
{
    for (const Resource &resource : resourceCatalogue()) {
        if (!resource.section || !resource.isOpenTo(m_desktop.window().role()))
            continue;
        if (const auto drawn = renderPage(resource.name, PageAddress{resource.name}); !drawn)
            return drawn;
        const qint64 key = recordKey(resource.name);
        if (key == 0)
            continue;
        const QString name = resource.name + QStringLiteral("-record");
        if (const auto drawn = renderPage(name, PageAddress{resource.name, key}); !drawn)
            return drawn;
    }
    return {};
}

/// The record to render: the shipped order with the most items on the first page; the first record of other
/// lists. 0 if the list is empty.
qint64 Rendering::recordKey(const QString &resource)
{
    PageRequest request;
    request.query.resource = resource;
    const bool orders = resource == QLatin1String("orders");
    if (orders) {
        request.query.conditions = {
            {.column = QStringLiteral("status"), .values = {QStringLiteral("DIKIRIM")}}};
        request.columns = QStringList{QStringLiteral("item_count")};
    }
    auto page = waitFor(m_desktop.source()->page(Lane::next(), request));
    if (page && page->records.isEmpty() && orders) { // A small shop may have no shipped order.
        request.query.conditions.clear();
        page = waitFor(m_desktop.source()->page(Lane::next(), request));
    }
    if (!page || page->records.isEmpty())
        return 0;
    if (!orders)
        return page->records.constFirst().key;
    const auto largest =
        std::max_element(page->records.cbegin(), page->records.cend(), [](const Record &a, const Record &b) {
            return a.values[0].toInt() < b.values[0].toInt();
        });
    return largest->key;
}

Result<> Rendering::renderPage(const QString &name, const PageAddress &address)
{
    m_desktop.window().open(address);
    if (const auto settled = settle(); !settled)
        return failure(settled.error().kind, QStringLiteral("%1: %2").arg(name, settled.error().detail));
    if (m_desktop.window().currentPage()->hasFailed())
        return failure(ErrorKind::Unavailable, QStringLiteral("The page %1 could not be loaded.").arg(name));
    const auto drawn = grab(name, m_desktop.window());
    m_desktop.window().closePage();
    return drawn;
}

Result<> Rendering::renderOverlays()
{
    m_desktop.window().open(PageAddress{QStringLiteral("orders")});
    if (const auto settled = settle(); !settled)
        return settled;
    m_desktop.window().showPalette();
    pause(settleDelay);
    if (const auto drawn = grab(QStringLiteral("palette"), m_desktop.window()); !drawn)
        return drawn;
    m_desktop.window().hideOverlays();
    m_desktop.window().showShortcuts();
    pause(settleDelay);
    const auto drawn = grab(QStringLiteral("shortcuts"), m_desktop.window());
    m_desktop.window().hideOverlays();
    return drawn;
}

Result<> Rendering::renderSignIn()
{
    PostgresSignInGate gate;
    SignInDialog dialog(gate, m_desktop.settings());
    dialog.setRequest({.host = QStringLiteral("db.tokomeja.id"),
                       .port = 5432,
                       .database = QStringLiteral("meja"),
                       .user = QStringLiteral("ratna")});
    dialog.show();
    pause(settleDelay);
    if (const auto drawn = grab(QStringLiteral("sign-in"), dialog); !drawn)
        return drawn;
    dialog.showFailure({.problem = SignInProblem::WrongPassword});
    pause(settleDelay);
    return grab(QStringLiteral("sign-in-failed"), dialog);
}

Result<> Rendering::settle()
{
    pause(pollInterval);
    if (!waitUntil([this] { return m_desktop.window().isSettled(); }))
        return failure(ErrorKind::Unavailable, QStringLiteral("The page did not finish loading."));
    pause(settleDelay);
    return {};
}

Result<> Rendering::grab(const QString &name, QWidget &widget)
{
    const QString file =
        QStringLiteral("%1.%2.%3.png").arg(name, languageCode(currentLanguage()), themeName(currentTheme()));
    if (widget.grab().save(m_folder.filePath(file)))
        return {};
    return failure(ErrorKind::Unavailable,
                   QStringLiteral("The file %1 cannot be written.").arg(m_folder.filePath(file)));
}

} // namespace meja
