#pragma once

#include "desktopsettings.h"

#include <QWidget>

namespace meja {

/// A narrow coloured banner that names the installation, so that users do not confuse training with
/// production. Hidden for an unnamed installation.
class EnvironmentBanner : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBanner(Environment environment, QWidget *parent = nullptr);

    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment;
};

} // namespace meja
