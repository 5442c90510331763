#pragma once

#include "desktop.h"
#include "error.h"

#include <QDir>
#include <QString>

#include <functional>

namespace meja {

/// Draws every page of the real window, in both languages and both appearances, into PNG files of
/// 1366×768: for the README, for a look at a machine without a display, and for the tests.
class Rendering
{
public:
    Rendering(Desktop &desktop, const QString &folder);

    /// Signs in from the environment first. `Unavailable` with a sentence when nobody could be signed
    /// in, a page didn't settle, or a file couldn't be written.
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
    [[nodiscard]] qint64 someKey(const QString &resource);

    Desktop &m_desktop;
    QDir m_folder;
};

} // namespace meja
