#pragma once

#include "pageaddress.h"

#include <QJsonObject>
#include <QWidget>

#include <utility>

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

    /// The title of the page to which `backRequested` returns; empty if the page was not opened from another
    /// one.
    [[nodiscard]] const QString &returnTitle() const { return m_returnTitle; }
    void setReturnTitle(const QString &title)
    {
        if (std::exchange(m_returnTitle, title) != title)
            Q_EMIT returnTitleChanged();
    }

Q_SIGNALS:
    void titleChanged();
    void returnTitleChanged();
    void savedStateChanged();
    void settingsChanged(); ///< The page changed a setting that all pages share.
    void openRequested(const meja::PageAddress &address);
    void backRequested();

private:
    QString m_returnTitle;
};

} // namespace meja
