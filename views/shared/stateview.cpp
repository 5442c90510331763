#include "stateview.h"

#include "icons.h"
#include "plainlabel.h"
#include "theme.h"
#include "tokens.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace meja {

namespace {

constexpr std::chrono::milliseconds loadingDelay{150};
constexpr int stateIconSize = 24;
constexpr int discSize = 56;
constexpr int textWidth = 420;

QLabel *centredLabel(QWidget *parent, TextRole role)
{
    auto *label = new PlainLabel(parent);
    label->setFont(fontFor(role));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    // A wrapping label requests a width that is too small for its text.
    label->setFixedWidth(textWidth);
    return label;
}

/// The icon on a disc in the colours of the tone.
QPixmap pictureOf(const QString &iconName, Tone tone, qreal ratio)
{
    const ToneColors toned = colors().tone(tone);
    QPixmap picture(QSize(discSize, discSize) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toned.tint);
    painter.drawEllipse(0, 0, discSize, discSize);
    const int inset = (discSize - stateIconSize) / 2;
    icon(iconName, toned.text).paint(&painter, inset, inset, stateIconSize, stateIconSize);
    return picture;
}

/// A failure is red, everything else grey.
Tone toneOf(const QString &iconName)
{
    return iconName == QLatin1String("alert") ? Tone::Danger : Tone::Neutral;
}

} // namespace

StateView::StateView(QWidget *filled, QWidget *parent)
    : QWidget(parent),
      m_stack(new QStackedLayout(this)),
      m_filled(filled),
      m_notice(new QWidget(this)),
      m_icon(new PlainLabel(m_notice)),
      m_sentence(centredLabel(m_notice, TextRole::Strong)),
      m_hint(centredLabel(m_notice, TextRole::Body)),
      m_retry(new QPushButton(m_notice)),
      m_loadingTimer(new QTimer(this))
{
    auto *column = new QVBoxLayout(m_notice);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(space::s);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_hint, 0, Qt::AlignHCenter);
    column->addSpacing(space::s);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_stack->addWidget(m_notice);
    m_stack->addWidget(m_filled);
    m_loadingTimer->setSingleShot(true);
    m_loadingTimer->setInterval(loadingDelay);
    connect(m_loadingTimer, &QTimer::timeout, m_notice, [this] { m_stack->setCurrentWidget(m_notice); });
    connect(m_retry, &QPushButton::clicked, this, &StateView::retryRequested);
}

void StateView::showNotice(const QString &iconName, const QString &sentence, const QString &hint)
{
    m_icon->setPixmap(pictureOf(iconName, toneOf(iconName), devicePixelRatioF()));
    m_sentence->setText(sentence);
    m_hint->setText(hint);
    m_hint->setPalette(mutedPalette());
    m_hint->setVisible(!hint.isEmpty());
    m_retry->hide();
}

void StateView::showLoading(const QString &sentence)
{
    showNotice(QStringLiteral("clock"), sentence, {});
    m_loadingTimer->start();
}

void StateView::showEmpty(const QString &sentence, const QString &hint, const QString &action)
{
    m_loadingTimer->stop();
    showNotice(QStringLiteral("inbox"), sentence, hint);
    m_retry->setText(action);
    m_retry->setVisible(!action.isEmpty());
    m_stack->setCurrentWidget(m_notice);
}

void StateView::showFailed(const QString &sentence, const QString &hint, const QString &retry)
{
    m_loadingTimer->stop();
    showNotice(QStringLiteral("alert"), sentence, hint);
    m_retry->setText(retry);
    m_retry->setVisible(!retry.isEmpty());
    m_stack->setCurrentWidget(m_notice);
}

void StateView::showFilled()
{
    m_loadingTimer->stop();
    m_stack->setCurrentWidget(m_filled);
}

bool StateView::isFilled() const
{
    return m_stack->currentWidget() == m_filled;
}

QString StateView::sentence() const
{
    return isFilled() ? QString() : m_sentence->text();
}

} // namespace meja
