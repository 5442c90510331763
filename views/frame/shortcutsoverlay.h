#pragma once

#include "focusrestorer.h"
#include "resource.h"
#include "shortcuttable.h"

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace meja {

/// The list and role that the examples of the search language are written for.
struct SearchHelp
{
    const Resource *resource = nullptr;
    Role role = Role::Staff;
};

/// The help (F1) over a window: its keyboard shortcuts, and examples of the search language. An example runs
/// when it is clicked or Enter is pressed on it. Esc, F1 or a click beside the panel closes the help.
class ShortcutsOverlay : public QWidget
{
    Q_OBJECT

public:
    /// @param places where the window's shortcuts work; those of lists, records and sheets are always shown.
    explicit ShortcutsOverlay(QWidget *window, const QList<ShortcutPlace> &places = {
                                                   ShortcutPlace::Window, ShortcutPlace::MainWindow});

    /// Covers the window and takes the keyboard focus.
    void present(const SearchHelp &help);

Q_SIGNALS:
    void exampleChosen(const QString &resource, const QString &search);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// Tab and the arrows move between the examples only.
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void place();
    void addGroup(QVBoxLayout &column, const QString &title, const QList<ShortcutPlace> &places);
    void addExamples(QVBoxLayout &column);
    void dismiss();

    QList<ShortcutPlace> m_places;
    SearchHelp m_help;
    QScrollArea *m_panel;
    FocusRestorer m_keyboard;
};

} // namespace meja
