#include "labelledfield.h"

#include "plainlabel.h"
#include "theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int gap = 3; ///< Pixels between the name, the field and the note.

} // namespace

LabelledField::LabelledField(QWidget *field, QWidget *parent)
    : QWidget(parent), m_field(field), m_name(new PlainLabel(this)), m_note(new PlainLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_name);
    column->addWidget(field);
    column->addWidget(m_note);
    m_name->setBuddy(field);
    m_note->setFont(fontFor(TextRole::Small));
    m_note->setWordWrap(true);
    showNote();
}

void LabelledField::setName(const QString &name)
{
    m_name->setText(name);
    m_field->setAccessibleName(name);
}

void LabelledField::setError(const QString &error)
{
    m_error = error;
    showNote();
}

void LabelledField::setHint(const QString &hint)
{
    m_hint = hint;
    showNote();
}

void LabelledField::showNote()
{
    const QString &note = m_error.isEmpty() ? m_hint : m_error;
    QPalette toned = palette();
    toned.setColor(QPalette::WindowText,
                   colors().tone(m_error.isEmpty() ? Tone::Warning : Tone::Danger).text);
    m_note->setPalette(toned);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_field->setAccessibleDescription(note);
}

void LabelledField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showNote();
}

} // namespace meja
