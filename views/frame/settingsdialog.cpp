#include "settingsdialog.h"

#include "plainlabel.h"
#include "tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QVBoxLayout>

namespace meja {

namespace {

constexpr int dialogWidth = 420;

/// Sets the texts of a box again without a change of its choice.
void setTexts(QComboBox &box, const QStringList &texts)
{
    for (int i = 0; i < box.count(); ++i)
        box.setItemText(i, texts.value(i));
}

} // namespace

SettingsDialog::SettingsDialog(DesktopSettings &settings, QWidget *parent)
    : QDialog(parent),
      m_settings(settings),
      m_form(new QFormLayout),
      m_language(new QComboBox(this)),
      m_theme(new QComboBox(this)),
      m_density(new QComboBox(this)),
      m_lock(new QComboBox(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    layOut();
    retranslate();
    connectChoices();
}

void SettingsDialog::layOut()
{
    setMinimumWidth(dialogWidth);
    for (const auto language : {Language::Indonesian, Language::English})
        m_language->addItem(languageName(language), static_cast<int>(language));
    for (const auto theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        m_theme->addItem({}, static_cast<int>(theme));
    for (const bool compact : {false, true})
        m_density->addItem({}, compact);
    fillLockTimes();
    m_language->setCurrentIndex(m_language->findData(static_cast<int>(currentLanguage())));
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(currentTheme())));
    m_density->setCurrentIndex(m_density->findData(m_settings.isCompact()));
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(space::l);
    m_form->setVerticalSpacing(space::m);
    for (QComboBox *box : {m_language, m_theme, m_density, m_lock}) {
        auto *label = new PlainLabel(this);
        label->setBuddy(box);
        m_form->addRow(label, box);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::xl);
    column->addLayout(m_form);
    column->addWidget(m_buttons);
}

/// Contains the current time, even if it is none of the usual ones.
void SettingsDialog::fillLockTimes()
{
    QList<int> times{0, 5, 10, 15, 30, 60};
    const int current = m_settings.idleLockMinutes();
    if (!times.contains(current))
        times.append(current);
    for (const int minutes : times)
        m_lock->addItem({}, minutes);
    m_lock->setCurrentIndex(m_lock->findData(current));
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings – Meja"));
    const QStringList names{tr("Language"), tr("Appearance"), tr("Row height"), tr("Lock when idle")};
    for (int row = 0; row < names.size(); ++row) {
        QWidget *field = m_form->itemAt(row, QFormLayout::FieldRole)->widget();
        field->setAccessibleName(names[row]);
        static_cast<QLabel *>(m_form->labelForField(field))->setText(names[row]);
    }
    setTexts(*m_theme, {tr("Follow the system"), tr("Light"), tr("Dark")});
    setTexts(*m_density, {tr("Normal"), tr("Compact")});
    QStringList times;
    for (int i = 0; i < m_lock->count(); ++i) {
        const int minutes = m_lock->itemData(i).toInt();
        times.append(minutes == 0 ? tr("Never") : tr("After %n minute(s)", nullptr, minutes));
    }
    setTexts(*m_lock, times);
}

void SettingsDialog::connectChoices()
{
    const auto onChoice = [this](QComboBox *box, auto act) {
        connect(box, &QComboBox::activated, this, [box, act] { act(box->currentData()); });
    };
    onChoice(m_language, [this](const QVariant &choice) {
        Q_EMIT languageChosen(static_cast<Language>(choice.toInt()));
    });
    onChoice(m_theme, [this](const QVariant &choice) {
        Q_EMIT themeChosen(static_cast<ThemeChoice>(choice.toInt()));
    });
    onChoice(m_density, [this](const QVariant &choice) { Q_EMIT densityChosen(choice.toBool()); });
    onChoice(m_lock, [this](const QVariant &choice) { m_settings.setIdleLockMinutes(choice.toInt()); });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meja
