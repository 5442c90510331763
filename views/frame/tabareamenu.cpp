#include "menubutton.h"
#include "pagelink.h"
#include "pagetabbar.h"
#include "tabarea.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace meja {

namespace {

/// The text of a menu entry with its shortcut. A shortcut of the action itself would be ambiguous with the
/// one of the window.
QString withKeys(const QString &text, const char *keys)
{
    return text + u'\t' + QLatin1String(keys);
}

QString escaped(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

void TabArea::showListButton()
{
    // A bar that is full only because of the button keeps it: otherwise the button would come and go.
    const bool isNeeded = m_bar->isOverfull();
    if (isNeeded != m_listButton->isVisibleTo(this))
        m_listButton->setVisible(isNeeded);
}

void TabArea::fillTabList()
{
    m_tabList->clear();
    for (int i = 0; i < m_bar->count(); ++i) {
        const int id = idAt(i);
        QAction *action = m_tabList->addAction(m_bar->tabIcon(i), escaped(textOf(id)), this,
                                               [this, id] { m_bar->setCurrentIndex(indexOf(id)); });
        action->setCheckable(i == m_bar->currentIndex());
        action->setChecked(i == m_bar->currentIndex());
    }
}

void TabArea::showMenu(int index, QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int tabs = m_bar->count();
    menu->addAction(withKeys(tr("Close tab"), "Ctrl+W"), this, [this, index] { closeTab(index); });
    menu->addAction(tr("Close other tabs"), this, [this, index] { closeOthers(index); })
        ->setEnabled(tabs > 1);
    menu->addAction(tr("Close tabs to the right"), this, [this, index] { closeToTheRight(index); })
        ->setEnabled(index < tabs - 1);
    menu->addAction(withKeys(tr("Reopen closed tab"), "Ctrl+Shift+T"), this, &TabArea::reopenClosed)
        ->setEnabled(canReopen());
    menu->addSeparator();
    menu->addAction(tr("Copy link"), this, [this, index] { copyLink(index); });
    menu->addAction(withKeys(tr("Move tab to a new window"), "Ctrl+Shift+N"), this,
                    [this, index] { tearOff(index); });
    menu->popup(position);
}

void TabArea::closeOthers(int index)
{
    closeToTheRight(index);
    for (int i = index - 1; i >= 0; --i)
        closeTab(i);
}

void TabArea::closeToTheRight(int index)
{
    m_bar->setCurrentIndex(index);
    for (int i = m_bar->count() - 1; i > index; --i)
        closeTab(i);
}

QString TabArea::linkOf(int index) const
{
    const SavedTab &saved = m_tabs[idAt(index)].saved;
    return PageLink::textFor(saved.address, saved.title);
}

void TabArea::copyLink(int index)
{
    if (index >= 0)
        QGuiApplication::clipboard()->setText(linkOf(index));
}

} // namespace meja
