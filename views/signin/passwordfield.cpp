#include "passwordfield.h"

#include "icons.h"

#include <QAction>
#include <QKeyEvent>

namespace meja {

PasswordField::PasswordField(QWidget *parent)
    : QLineEdit(parent), m_show(addAction(icon(QStringLiteral("eye")), QLineEdit::TrailingPosition))
{
    setEchoMode(QLineEdit::Password);
    connect(m_show, &QAction::triggered, this, &PasswordField::toggle);
    updateAction();
}

void PasswordField::toggle()
{
    setEchoMode(echoMode() == QLineEdit::Password ? QLineEdit::Normal : QLineEdit::Password);
    updateAction();
}

void PasswordField::conceal()
{
    setEchoMode(QLineEdit::Password);
    updateAction();
}

void PasswordField::updateAction()
{
    const bool isHidden = echoMode() == QLineEdit::Password;
    m_show->setIcon(icon(isHidden ? QStringLiteral("eye") : QStringLiteral("eye-off")));
    m_show->setText(isHidden ? tr("Show password") : tr("Hide password"));
}

void PasswordField::setCapsLock(bool isOn)
{
    if (std::exchange(m_capsLock, isOn) != isOn)
        Q_EMIT capsLockChanged(isOn);
}

void PasswordField::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (event->key() == Qt::Key_CapsLock)
        setCapsLock(false); // Unknown until the next letter.
    else if (text.size() == 1 && text[0].isLetter() && text[0].toLower() != text[0].toUpper())
        setCapsLock(text[0].isUpper() != event->modifiers().testFlag(Qt::ShiftModifier));
    QLineEdit::keyPressEvent(event);
}

void PasswordField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateAction();
}

} // namespace meja
