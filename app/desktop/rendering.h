#pragma once

#include "desktop.h"
#include "error.h"

#include <QDir>
#include <QString>

#include <functional>

namespace meja {

/// Saves a screenshot of every page of the real window as a PNG file of 1366×768, in both languages and
/// both appearances. The README, `meja --render` and the tests use it.
class Rendering
{
public:
    Rendering(Desktop &desktop, const QString &folder);

    /// Signs in with libpq's environment variables first. Fails with `Unavailable` when the sign-in fails, a
    /// page does not finish loading, or a file cannot be written.
    Result<> run();

private:
    Result<> signIn();
    Result<> renderAll();
    Result<> renderPages();
    Result<> renderOverlays();
    Result<> renderSignIn();
    Result<> renderPage(const QString &name, const PageAddress &address);
    Result<> settle();
    Result<> grab(const QString &name, QWidget &widget);
    [[nodiscard]] qint64 recordKey(const QString &resource);

    Desktop &m_desktop;
    QDir m_folder;
};

} // namespace meja
