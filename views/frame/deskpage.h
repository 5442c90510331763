#pragma once

#include "pageaddress.h"

#include <QJsonObject>
#include <QWidget>

namespace meja {

/// What stands in a tab. It reads by itself as soon as it is made, and tells the window about links
/// that were followed; the window decides in which tab they open.
class DeskPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual PageAddress address() const = 0;
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString iconName() const = 0;

    /// Reads again what is shown; filters and places are kept.
    virtual void refresh() = 0;

    /// What the page wants to find again when its tab comes back; empty: nothing but its address.
    [[nodiscard]] virtual QJsonObject memory() const { return {}; }

    /// The settings all pages share have changed.
    virtual void followSettings() {}

    /// Nothing that was asked for is still on its way.
    [[nodiscard]] virtual bool isSettled() const = 0;

    /// What was asked for last couldn't be read, and the page says so.
    [[nodiscard]] virtual bool hasFailed() const = 0;

Q_SIGNALS:
    void titleChanged();
    void memoryChanged();
    void settingsChanged(); ///< The page changed a setting that all share.
    void openRequested(const meja::PageAddress &address);
    void backRequested();
};

} // namespace meja
