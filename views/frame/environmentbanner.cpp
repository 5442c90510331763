#include "environmentbanner.h"

#include "theme.h"

#include <QEvent>
#include <QPainter>

namespace meja {

namespace {

constexpr int bandHeight = 20;

Tone toneOf(Environment environment)
{
    switch (environment) {
    case Environment::Unnamed:
        return Tone::Neutral;
    case Environment::Production:
        return Tone::Danger;
    case Environment::Training:
        return Tone::Success;
    case Environment::Demonstration:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
}

} // namespace

EnvironmentBanner::EnvironmentBanner(Environment environment, QWidget *parent)
    : QWidget(parent), m_environment(environment)
{
    setFixedHeight(bandHeight);
    setVisible(environment != Environment::Unnamed);
    setAccessibleName(sentence());
}

QString EnvironmentBanner::sentence() const
{
    switch (m_environment) {
    case Environment::Unnamed:
        return {};
    case Environment::Production:
        return tr("Production: real shop data");
    case Environment::Training:
        return tr("Training: sample data only");
    case Environment::Demonstration:
        return tr("Demonstration: sample data only");
    }
    Q_UNREACHABLE();
}

QSize EnvironmentBanner::sizeHint() const
{
    return {100, bandHeight};
}

void EnvironmentBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(sentence());
        update();
    }
}

void EnvironmentBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneColors toned = colors().tone(toneOf(m_environment));
    painter.fillRect(rect(), toned.tint);
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(toned.text);
    painter.drawText(rect(), Qt::AlignCenter, sentence());
}

} // namespace meja
