#pragma once

#include "session.h"
#include "tone.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace meja {

class ChangeFeed;

/// The status bar: connection, user and role, activity; at the right the buttons for shortcuts, language
/// and appearance.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setSession(const Session &session);
    /// Says that nobody is signed in, until the next session or connection state.
    void showSignedOut();
    void setConnection(ConnectionState state);
    /// Shows also whether changes arrive. Null: none are expected.
    void setChanges(const ChangeFeed *changes);
    void setBusy(bool busy);

    [[nodiscard]] QString connectionText() const;

Q_SIGNALS:
    void languageRequested();
    void themeRequested();
    void shortcutsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void showConnection();
    void showConnected(const QString &place);
    void showStatus(const QString &iconName, Tone tone, const QString &text);

    std::optional<Session> m_session;
    const ChangeFeed *m_changes = nullptr;
    ConnectionState m_state = ConnectionState::Connecting;
    bool m_signedOut = false;
    bool m_busy = false;
    QLabel *m_connectionIcon;
    QLabel *m_connection;
    QLabel *m_person;
    QLabel *m_activity;
    QToolButton *m_language;
    QToolButton *m_theme;
    QToolButton *m_shortcuts;
};

/// The role in the current language.
[[nodiscard]] QString roleWord(Role role);

} // namespace meja
