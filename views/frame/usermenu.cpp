#include "usermenu.h"

#include "icons.h"
#include "plainlabel.h"
#include "plaintooltip.h"
#include "statusbar.h"
#include "tokens.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace meja {

namespace {

constexpr int pictureSize = 20;
constexpr int maxNameWidth = 120;

/// Adds a choice to a menu; `group` makes the choices exclusive.
QAction *addChoice(QMenu *menu, QActionGroup *group, const QString &text, bool isChosen)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group->addAction(action);
    return action;
}

} // namespace

UserMenu::UserMenu(DesktopSettings &settings, QWidget *parent)
    : MenuButton(parent), m_settings(settings), m_menu(new QMenu(this))
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({pictureSize, pictureSize});
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &UserMenu::fill);
    setSession(std::nullopt);
}

void UserMenu::setSession(const std::optional<Session> &session)
{
    m_session = session;
    m_menu->clear();
    setText({});
    setAccessibleName({});
    setPlainToolTip(this, {});
    setVisible(session.has_value());
    retranslate();
}

/// The first letter of the name on a disc.
QPixmap UserMenu::picture() const
{
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap((QSizeF(pictureSize, pictureSize) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().accent);
    painter.drawEllipse(0, 0, pictureSize, pictureSize);
    painter.setPen(colors().onAccent);
    painter.setFont(fontFor(TextRole::Small));
    painter.drawText(QRect(0, 0, pictureSize, pictureSize), Qt::AlignCenter,
                     m_session->user.left(1).toUpper());
    return pixmap;
}

void UserMenu::retranslate()
{
    if (!m_session)
        return;
    setFont(fontFor(TextRole::Small));
    setIcon(picture());
    setText(fontMetrics()
                .elidedText(m_session->user, Qt::ElideRight, maxNameWidth)
                .replace(u'&', QStringLiteral("&&")));
    setAccessibleName(tr("Account of %1").arg(m_session->user));
    setPlainToolTip(this, tr("Signed in as %1").arg(m_session->user));
}

void UserMenu::addPerson()
{
    auto *person = new QWidget(m_menu);
    auto *column = new QVBoxLayout(person);
    column->setContentsMargins(space::m, space::s, space::m, space::s);
    column->setSpacing(2);
    auto *name = new PlainLabel(m_session->user, person);
    name->setFont(fontFor(TextRole::Strong));
    auto *role = new PlainLabel(roleWord(m_session->role), person);
    auto *place =
        new PlainLabel(QStringLiteral("%1 · %2").arg(m_session->place(), m_session->database), person);
    for (QLabel *label :
         {static_cast<QLabel *>(name), static_cast<QLabel *>(role), static_cast<QLabel *>(place)})
        column->addWidget(label);
    QPalette strong = palette();
    strong.setColor(QPalette::WindowText, colors().text); // Also for the disabled entry.
    name->setPalette(strong);
    role->setPalette(mutedPalette());
    place->setPalette(mutedPalette());
    auto *action = new QWidgetAction(m_menu);
    action->setDefaultWidget(person);
    action->setEnabled(false);
    m_menu->addAction(action);
}

void UserMenu::addLanguages()
{
    QMenu *menu = m_menu->addMenu(meja::icon(QStringLiteral("globe")), tr("Language"));
    auto *group = new QActionGroup(menu);
    for (const auto language : {Language::Indonesian, Language::English})
        connect(addChoice(menu, group, languageName(language), language == currentLanguage()),
                &QAction::triggered, this, [this, language] { Q_EMIT languageChosen(language); });
}

void UserMenu::addThemes()
{
    QMenu *menu = m_menu->addMenu(meja::icon(QStringLiteral("sun")), tr("Appearance"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](ThemeChoice theme, const QString &text) {
        connect(addChoice(menu, group, text, theme == currentTheme()), &QAction::triggered, this,
                [this, theme] { Q_EMIT themeChosen(theme); });
    };
    add(ThemeChoice::System, tr("Follow the system"));
    add(ThemeChoice::Light, tr("Light"));
    add(ThemeChoice::Dark, tr("Dark"));
}

void UserMenu::addDensities()
{
    QMenu *menu = m_menu->addMenu(meja::icon(QStringLiteral("list")), tr("Row height"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](bool compact, const QString &text) {
        connect(addChoice(menu, group, text, compact == m_settings.isCompact()), &QAction::triggered, this,
                [this, compact] { Q_EMIT densityChosen(compact); });
    };
    add(false, tr("Normal"));
    add(true, tr("Compact"));
}

void UserMenu::fill()
{
    m_menu->clear();
    if (!m_session)
        return;
    addPerson();
    m_menu->addSeparator();
    addLanguages();
    addThemes();
    addDensities();
    m_menu->addSeparator();
    // A tabulator separates the shortcut that the menu shows; the window has the shortcut itself.
    m_menu->addAction(meja::icon(QStringLiteral("settings")), tr("Settings…"), this,
                      &UserMenu::settingsRequested);
    m_menu->addAction(meja::icon(QStringLiteral("keyboard")),
                      tr("Keyboard shortcuts") + QStringLiteral("\tF1"), this, &UserMenu::shortcutsRequested);
    m_menu->addAction(meja::icon(QStringLiteral("info")), tr("About Meja"), this, &UserMenu::aboutRequested);
    m_menu->addSeparator();
    m_menu->addAction(meja::icon(QStringLiteral("lock")), tr("Lock") + QStringLiteral("\tCtrl+Shift+L"), this,
                      &UserMenu::lockRequested);
    m_menu->addAction(meja::icon(QStringLiteral("log-out")), tr("Sign out"), this,
                      &UserMenu::signOutRequested);
}

void UserMenu::changeEvent(QEvent *event)
{
    MenuButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace meja
