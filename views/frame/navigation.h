#pragma once

#include "pageaddress.h"
#include "resource.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace meja {

class NavigationButton;

/// The navigation at the left: every list that the role may open, in sections. The entries scroll
/// when the window is low. Arrow keys move the focus.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    /// Rebuilds the entries for this role. Empty sections are left out.
    void setRole(Role role);
    /// Removes all entries, when nobody is signed in.
    void removeEntries();
    void setCurrent(const QString &resource);
    void setNarrow(bool narrow);
    [[nodiscard]] bool isNarrow() const { return m_narrow; }

    [[nodiscard]] QStringList entries() const { return m_order; } ///< Names of resources, from top to bottom.

Q_SIGNALS:
    void opened(const meja::PageAddress &address);
    void paletteRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void moveFocus(int entries);
    struct Heading
    {
        QLabel *label;
        Section section;
    };

    void addSection(Section section, Role role);
    void addEntry(const Resource &resource);
    void retranslate();
    void layOut();

    QScrollArea *m_scroll;
    QWidget *m_content; ///< The entries inside `m_scroll`.
    QVBoxLayout *m_entries;
    QLabel *m_brand;
    NavigationButton *m_palette;
    QList<Heading> m_headings;
    QHash<QString, NavigationButton *> m_buttons;
    QStringList m_order;
    QString m_current;
    bool m_narrow = false;
};

} // namespace meja
