#pragma once

#include "pageaddress.h"

#include <QJsonObject>
#include <QWidget>

namespace meja {

/// A page in a tab. It starts loading in its constructor. It emits `openRequested` when the user follows a
/// link; the window decides in which tab the target opens.
class DesktopPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual PageAddress address() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString iconName() const = 0;

    /// Loads the current content again; filters and the scroll position stay.
    virtual void refresh() = 0;

    /// The state to restore with the tab; empty when the address is enough.
    [[nodiscard]] virtual QJsonObject savedState() const { return {}; }

    /// Called after a setting that all pages share has changed.
    virtual void applySettings() {}

    /// Whether no request of the page is running.
    [[nodiscard]] virtual bool isSettled() const = 0;

    /// Whether the last request failed and the page shows the failure.
    [[nodiscard]] virtual bool hasFailed() const = 0;

Q_SIGNALS:
    void titleChanged();
    void savedStateChanged();
    void settingsChanged(); ///< The page changed a setting that all pages share.
    void openRequested(const meja::PageAddress &address);
    void backRequested();
};

} // namespace meja
